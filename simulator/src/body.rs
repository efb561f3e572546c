//! The bytes of a request, up to a limit.

use std::future::poll_fn;
use std::pin::Pin;

use axum::body::{Body, HttpBody};

use crate::refusal::Refusal;

/// No request comes near it: the longest that the rules allow are receipts of some hundred kilobytes.
pub(crate) const LIMIT: usize = 1024 * 1024;

pub(crate) async fn read(mut body: Body) -> Result<Vec<u8>, Refusal> {
    let mut kept = Vec::new();
    let mut length = 0_usize;
    while let Some(frame) = poll_fn(|context| Pin::new(&mut body).poll_frame(context)).await {
        let frame = frame.map_err(|_| Refusal::body_broken_off(length))?;
        let Ok(data) = frame.into_data() else { continue };
        length = length.saturating_add(data.len());
        if length <= LIMIT {
            kept.extend_from_slice(&data);
        } else if length > PATIENCE {
            break;
        }
    }
    if length > LIMIT { Err(Refusal::body_too_long()) } else { Ok(kept) }
}

/// How much is read over before the answer: a sender who is still writing when the connection closes
/// sees a broken pipe instead of the refusal.
const PATIENCE: usize = 64 * LIMIT;
