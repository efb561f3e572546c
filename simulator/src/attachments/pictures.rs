//! `GET /stickers/{id}.png` and `GET /pictures/{id}.png`: pictures of the simulator's own, for stickers that people send and
//! for people and accounts, who all look the same. The platform has them on other hosts, so they take no token and meet no
//! faults.

use axum::body::Bytes;
use axum::http::{HeaderValue, Method, StatusCode, header};

use crate::wire::reply::Reply;

/// The picture at this path, if there is one.
pub(crate) fn reply(method: &Method, path: &str) -> Option<Reply> {
    let picture = at(path).filter(|_| *method == Method::GET)?;
    let reply = Reply { body: Bytes::from_static(picture), ..Reply::empty(StatusCode::OK) };
    Some(reply.with((header::CONTENT_TYPE, HeaderValue::from_static("image/png"))))
}

/// Where the picture of a person or an account is, on the simulator.
pub(crate) fn path_of(id: &str) -> String {
    format!("{PICTURES}{id}{PNG}")
}

/// Where the thumb is, on the simulator.
pub(crate) const THUMB: &str = "/stickers/369239263222822.png";

fn at(path: &str) -> Option<&'static [u8]> {
    if path == THUMB {
        return Some(STICKER);
    }
    let id = path.strip_prefix(PICTURES)?.strip_suffix(PNG)?;
    (!id.is_empty() && !id.contains('/')).then_some(PERSON)
}

const PICTURES: &str = "/pictures/";
const PNG: &str = ".png";
const STICKER: &[u8] = include_bytes!("../../pictures/thumb.png");
const PERSON: &[u8] = include_bytes!("../../pictures/person.png");
