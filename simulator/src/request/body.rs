//! The bytes of a request, up to a limit.

use std::future::poll_fn;
use std::pin::Pin;

use axum::body::{Body, HttpBody};
use axum::http::{HeaderMap, header};

use super::multipart::{self, PATIENCE, Parts};
use crate::answers::refusal::Refusal;
use crate::wire::header::media_type;

/// What a request carries.
pub(crate) enum Payload {
    Parts(Parts),
    Text { content_type: String, bytes: Vec<u8> },
}

/// `longest` is in bytes and does not count files.
pub(crate) async fn read(
    headers: &HeaderMap,
    body: Body,
    longest: usize,
) -> Result<Payload, Refusal> {
    let content_type = headers.get(header::CONTENT_TYPE);
    let content_type = content_type.and_then(|value| value.to_str().ok()).unwrap_or_default();
    if media_type(content_type) == "multipart/form-data" {
        return multipart::read(content_type, body, longest).await.map(Payload::Parts);
    }
    let bytes = text(body, longest).await?;
    Ok(Payload::Text { content_type: content_type.to_owned(), bytes })
}

async fn text(mut body: Body, longest: usize) -> Result<Vec<u8>, Refusal> {
    let mut kept = Vec::new();
    let mut length = 0_usize;
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let frame = frame.map_err(|_| Refusal::body_broken_off(length))?;
        let Ok(data) = frame.into_data() else { continue };
        length = length.saturating_add(data.len());
        if length <= longest {
            kept.extend_from_slice(&data);
        } else if length > PATIENCE {
            break;
        }
    }
    if length > longest { Err(Refusal::body_too_long(longest)) } else { Ok(kept) }
}
