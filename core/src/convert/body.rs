//! What every request does alike, whichever object is its root: it is checked, and read from JSON.

use crate::check::violation::{Invalid, Violation};
use crate::convert::value::{Keep, Schema};
use crate::platform::PlatformKind;

/// All rules that `body` breaks on `platform`, errors and warnings.
pub(crate) fn check<T: Schema>(body: &T, platform: PlatformKind) -> Vec<Violation> {
    crate::check::check(T::SHAPE, body.node(), platform)
}

/// Whether the platform would refuse `body`.
pub(crate) fn validate<T: Schema>(body: &T, platform: PlatformKind) -> Result<(), Invalid> {
    Invalid::among(check(body, platform)).map_or(Ok(()), Err)
}

/// The value that JSON text describes, if it breaks no rule on `platform`.
pub(crate) fn from_json<T: Schema>(json: &str, platform: PlatformKind) -> Result<T, Invalid> {
    let json = crate::tree::json::Json::parse(json)?;
    let violations = crate::check::check(T::SHAPE, json.node(), platform);
    if let Some(invalid) = Invalid::among(violations) {
        return Err(invalid);
    }
    T::read(json.node(), Keep::Owned)
        .ok_or_else(|| Invalid::only(crate::check::unreadable(T::SHAPE)))
}
