//! `GET /{version}/{id}/picture`: where the picture of a person or an account is.

use axum::http::{HeaderValue, StatusCode, header};
use sendapi_core::call::picture::ReadPicture;
use serde_json::{Value, json};

use super::answer;
use super::asked::asked;
use crate::answers::refusal::Refusal;
use crate::context::Context;
use crate::journal::accepted::Accepted;
use crate::request::call::Call;
use crate::wire::members::present;
use crate::wire::reply::Reply;

/// Without `redirect=0` the platform leads to the picture itself.
pub(crate) fn judge(context: &Context, call: &Call) -> Result<Accepted, Refusal> {
    let id = context.accounts.resolve(&call.route.account);
    let url = context.picture_of(id);
    if present(&call.body, "/redirect").is_none() {
        return Ok(found(&url));
    }
    let read: ReadPicture = asked(call)?;
    if read.redirect {
        return Ok(found(&url));
    }
    Ok(answer(&told(&url, read.height, read.width)))
}

/// What is told of a picture.
pub(super) fn told(url: &str, height: Option<u64>, width: Option<u64>) -> Value {
    let (height, width) = (height.unwrap_or(USUAL), width.unwrap_or(USUAL));
    json!({ "data": { "url": url, "height": height, "width": width, "is_silhouette": false } })
}

fn found(url: &str) -> Accepted {
    let reply = Reply::empty(StatusCode::FOUND);
    Accepted::reply(match HeaderValue::from_str(url) {
        Ok(url) => reply.with((header::LOCATION, url)),
        Err(_) => reply,
    })
}

/// Pixels.
const USUAL: u64 = 50;
