//! What every request does alike, whichever object is its root: it is checked, and read from JSON.

use crate::check::violation::{Invalid, Violation};
use crate::check::{self, no_json};
use crate::convert::value::{Keep, Schema};
use crate::platform::PlatformKind;
use crate::tree::json::Json;

/// All rules that `body` breaks on `platform`, errors and warnings.
pub(crate) fn check<T: Schema>(body: &T, platform: PlatformKind) -> Vec<Violation> {
    check::check(T::SHAPE, body.node(), platform)
}

/// Whether the platform would refuse `body`.
pub(crate) fn validate<T: Schema>(body: &T, platform: PlatformKind) -> Result<(), Invalid> {
    Invalid::among(check(body, platform)).map_or(Ok(()), Err)
}

/// The value that JSON text describes, if it breaks no rule on `platform`.
pub(crate) fn from_json<T: Schema>(json: &str, platform: PlatformKind) -> Result<T, Invalid> {
    let json = Json::parse(json).map_err(|why| Invalid::only(no_json(&why)))?;
    let violations = check::check(T::SHAPE, json.node(), platform);
    if let Some(invalid) = Invalid::among(violations) {
        return Err(invalid);
    }
    T::read(json.node(), Keep::Owned).ok_or_else(|| Invalid::only(check::unreadable(T::SHAPE)))
}
