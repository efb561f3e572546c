//! `GET /attachments/{id}`: an uploaded file, for pages that show what was sent. The platform has
//! nothing of the kind, so it takes no token and meets no faults.

use axum::body::Bytes;
use axum::http::{HeaderValue, Method, StatusCode, header};

use crate::attachment::Attachment;
use crate::reply::Reply;

/// The id that is asked for.
pub(crate) fn id_in<'p>(method: &Method, path: &'p str) -> Option<&'p str> {
    let id = path.strip_prefix("/attachments/")?;
    (method == Method::GET && !id.contains('/')).then_some(id)
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
    // Whatever somebody uploaded must not run as a page of the simulator.
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
