//! `GET /pictures/{id}.png`: the picture of a person or an account, the same for all.
//! On the platform it lies on another host, so it takes no token and meets no faults.

use axum::body::Bytes;
use axum::http::{HeaderValue, Method, StatusCode, header};

use crate::wire::reply::Reply;

/// Where it is, on the simulator.
pub(crate) fn path_of(id: &str) -> String {
    format!("{PICTURES}{id}{PNG}")
}

/// Whether it is asked for.
pub(crate) fn is_at(method: &Method, path: &str) -> bool {
    let name = path.strip_prefix(PICTURES).and_then(|name| name.strip_suffix(PNG));
    *method == Method::GET && name.is_some_and(|name| !name.is_empty() && !name.contains('/'))
}

pub(crate) fn reply() -> Reply {
    let reply = Reply { body: Bytes::from_static(PERSON), ..Reply::empty(StatusCode::OK) };
    reply.with((header::CONTENT_TYPE, HeaderValue::from_static("image/png")))
}

const PICTURES: &str = "/pictures/";
const PNG: &str = ".png";
const PERSON: &[u8] = include_bytes!("person.png");
