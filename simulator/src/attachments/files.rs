//! `GET /attachments/{id}`: an uploaded file, for pages that show what was sent, with its name behind the id if one likes.
//! The platform has nothing of the kind, so it takes no token and meets no faults.

use axum::body::Bytes;
use axum::http::{HeaderValue, Method, StatusCode, header};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::attachment::Attachment;
use crate::wire::reply::Reply;

/// The id that is asked for.
pub(crate) fn id_in<'p>(method: &Method, path: &'p str) -> Option<&'p str> {
    let id_and_name = path.strip_prefix(FILES)?;
    let (id, name) = id_and_name.split_once('/').unwrap_or((id_and_name, ""));
    (method == Method::GET && !name.contains('/')).then_some(id)
}

/// Where a file is, on the simulator.
pub(crate) fn path_of(id: &str, name: Option<&str>) -> String {
    match name.filter(|name| !leads_up(name)) {
        Some(name) => format!("{FILES}{id}/{}", utf8_percent_encode(name, NOT_IN_NAMES)),
        None => format!("{FILES}{id}"),
    }
}

/// Dots alone have a meaning of their own in a path.
fn leads_up(name: &str) -> bool {
    name.chars().all(|letter| letter == '.')
}

pub(crate) fn reply(attachment: &Attachment) -> Reply {
    match attachment.content() {
        Some(bytes) => file(attachment, bytes),
        None => redirect(attachment),
    }
}

fn file(attachment: &Attachment, bytes: Bytes) -> Reply {
    let content_type = attachment.content_type().and_then(|it| HeaderValue::from_str(it).ok());
    let content_type = content_type.unwrap_or(HeaderValue::from_static("application/octet-stream"));
    let reply = Reply { body: bytes, ..Reply::empty(StatusCode::OK) };
    let reply = reply.with((header::CONTENT_TYPE, content_type));
    // What was uploaded must not run as a page of the simulator's origin.
    let reply = reply.with((header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")));
    reply.with((header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("sandbox")))
}

fn redirect(attachment: &Attachment) -> Reply {
    let location = attachment.url().and_then(|url| HeaderValue::from_str(url).ok());
    match location {
        Some(location) => Reply::empty(StatusCode::FOUND).with((header::LOCATION, location)),
        None => Reply::empty(StatusCode::NOT_FOUND),
    }
}

const FILES: &str = "/attachments/";
const NOT_IN_NAMES: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_');
