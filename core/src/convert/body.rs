//! What every request does alike, whichever object is its root: it is checked, and read from JSON.

use serde::Deserializer;
use serde::de::Error as _;

use crate::check::violation::{Invalid, Violation};
use crate::check::{self, no_json};
use crate::convert::value::{Schema, Storage};
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
    read(&json, platform)
}

/// The same out of any format.
pub(crate) fn deserialize<'de, T: Schema, D: Deserializer<'de>>(
    deserializer: D,
    platform: PlatformKind,
) -> Result<T, D::Error> {
    read(&Json::deserialize(deserializer)?, platform).map_err(D::Error::custom)
}

fn read<T: Schema>(json: &Json, platform: PlatformKind) -> Result<T, Invalid> {
    let violations = check::check(T::SHAPE, json.node(), platform);
    if let Some(invalid) = Invalid::among(violations) {
        return Err(invalid);
    }
    T::read(json.node(), Storage::Owned).ok_or_else(|| Invalid::only(check::unreadable(T::SHAPE)))
}

/// The JSON that `write` appends, as text.
pub(crate) fn text(write: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut json = Vec::new();
    write(&mut json);
    // What is written comes out of strings, so that nothing of it is ever replaced.
    String::from_utf8(json)
        .unwrap_or_else(|odd| String::from_utf8_lossy(odd.as_bytes()).into_owned())
}
