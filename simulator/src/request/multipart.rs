//! A multipart body: parameters and files.

use axum::body::{Body, Bytes};
use axum::extract::multipart::{Field, MultipartError};
use axum::extract::{DefaultBodyLimit, FromRequest, Multipart, Request};
use axum::http::{HeaderValue, StatusCode, header};
use sendapi_core::media::{FILEDATA, LONGEST_FILE};

use crate::answers::refusal::Refusal;
use crate::route::endpoint::MEBIBYTE;
use crate::wire::header::media_type;

/// What came in the parts, in their order.
#[derive(Default)]
pub(crate) struct Parts {
    pub(crate) parameters: Vec<(String, String)>,
    pub(crate) files: Vec<File>,
}

/// A file as it was sent.
#[derive(Clone, Debug)]
pub(crate) struct File {
    /// Of the part, not of the file.
    pub(crate) part: String,
    pub(crate) name: Option<String>,
    pub(crate) content_type: Option<String>,
    /// In bytes; of a file that is longer than any may be, no more than the longest are kept.
    pub(crate) length: usize,
    pub(crate) bytes: Bytes,
}

pub(crate) async fn read(
    content_type: &str,
    body: Body,
    longest_text: usize,
) -> Result<Parts, Refusal> {
    let mut multipart = multipart(content_type, body).await?;
    let mut parts = Parts::default();
    let mut text_length = 0_usize;
    while let Some(field) = multipart.next_field().await.map_err(refusal)? {
        let part = field.name().unwrap_or_default().to_owned();
        if is_file(&part, &field) {
            parts.files.push(file(part, field).await?);
        } else {
            let room = longest_text.saturating_sub(text_length);
            let (bytes, length) = kept(field, room).await.map_err(refusal)?;
            text_length = text_length.saturating_add(length);
            if text_length > longest_text {
                // Read on: the refusal reaches only a sender who has finished.
                continue;
            }
            let value = String::from_utf8(bytes)
                .map_err(|error| Refusal::part_no_utf8(&part, error.utf8_error().valid_up_to()))?;
            parts.parameters.push((part, value));
        }
    }
    if text_length > longest_text { Err(Refusal::body_too_long(longest_text)) } else { Ok(parts) }
}

async fn multipart(content_type: &str, body: Body) -> Result<Multipart, Refusal> {
    let mut request = Request::new(body);
    if let Ok(value) = HeaderValue::from_str(content_type) {
        request.headers_mut().insert(header::CONTENT_TYPE, value);
    }
    DefaultBodyLimit::max(PATIENCE).apply(&mut request);
    Multipart::from_request(request, &()).await.map_err(|_| Refusal::boundary())
}

/// Browsers give every `Blob` a file name, also one of JSON.
fn is_file(part: &str, field: &Field<'_>) -> bool {
    let is_json = || media_type(field.content_type().unwrap_or_default()) == "application/json";
    part == FILEDATA || (field.file_name().is_some() && !is_json())
}

async fn file(part: String, field: Field<'_>) -> Result<File, Refusal> {
    let name = field.file_name().map(ToOwned::to_owned);
    let content_type = field.content_type().map(ToOwned::to_owned);
    let longest = usize::try_from(LONGEST_FILE).unwrap_or(usize::MAX);
    let (bytes, length) = kept(field, longest).await.map_err(file_refusal)?;
    Ok(File { part, name, content_type, length, bytes: bytes.into() })
}

/// The first bytes, and how many there are in all.
async fn kept(mut field: Field<'_>, limit: usize) -> Result<(Vec<u8>, usize), MultipartError> {
    let mut kept = Vec::new();
    let mut length = 0_usize;
    while let Some(chunk) = field.chunk().await? {
        length = length.saturating_add(chunk.len());
        let room = limit.saturating_sub(kept.len());
        kept.extend_from_slice(chunk.get(..room).unwrap_or(&chunk));
    }
    Ok((kept, length))
}

#[expect(clippy::needless_pass_by_value, reason = "`map_err` gives it away")]
fn refusal(error: MultipartError) -> Refusal {
    if is_too_long(&error) {
        Refusal::body_too_long(PATIENCE)
    } else {
        Refusal::multipart(&error.body_text())
    }
}

/// Of a file that is far too long, the end is not waited for.
fn file_refusal(error: MultipartError) -> Refusal {
    if is_too_long(&error) { Refusal::file_too_long(LONGEST_FILE) } else { refusal(error) }
}

fn is_too_long(error: &MultipartError) -> bool {
    error.status() == StatusCode::PAYLOAD_TOO_LARGE
}

/// How much is read of any body, and where it is too much read over, before the answer: a sender who is
/// still writing when the connection closes sees a broken pipe instead of the refusal.
pub(crate) const PATIENCE: usize = 64 * MEBIBYTE;
