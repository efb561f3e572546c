//! The typed view of a message that is text: it is read when it is first asked for, once for each string of the program,
//! and leaked.

use super::Request;
use crate::convert::stencil::store::Store;
use crate::convert::value::{Storage, Value as _};
use crate::tree::json::Json;

/// The request that is written in `json`.
pub(crate) fn request(json: &'static str) -> &'static Request<'static> {
    static REQUESTS: Store<Request<'static>> = Store::new();
    REQUESTS.get(json, read)
}

#[expect(clippy::panic, reason = "only the macros call it, with what this very crate wrote")]
fn read(json: &'static str) -> Request<'static> {
    let request =
        Json::parse(json).ok().and_then(|json| Request::read(json.node(), Storage::Leaked));
    request.unwrap_or_else(|| panic!("`message!` wrote what it cannot read: {json}"))
}
