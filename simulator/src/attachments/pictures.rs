//! `GET /stickers/{id}.png`: pictures of the simulator's own, for what people send without a file. The platform has them
//! elsewhere, so they take no token and meet no faults.

use axum::body::Bytes;
use axum::http::{HeaderValue, Method, StatusCode, header};

use crate::wire::reply::Reply;

/// The picture at this path, if there is one.
pub(crate) fn reply(method: &Method, path: &str) -> Option<Reply> {
    let is_meant = *method == Method::GET && path == THUMB;
    is_meant.then(|| {
        let reply = Reply { body: Bytes::from_static(PICTURE), ..Reply::empty(StatusCode::OK) };
        reply.with((header::CONTENT_TYPE, HeaderValue::from_static("image/png")))
    })
}

/// Where the thumb is, on the simulator.
pub(crate) const THUMB: &str = "/stickers/369239263222822.png";

const PICTURE: &[u8] = include_bytes!("../../pictures/thumb.png");
