//! What every request does alike, whichever object is its root: it is checked, and read from JSON. [`Checked`] is what
//! those do alike that nobody gets unchecked.

use serde_core::Deserializer;
use serde_core::de::Error as _;

use crate::check::violation::{Invalid, Violation, warnings_among};
use crate::check::{self, no_json};
use crate::convert::value::{Schema, Storage};
use crate::platform::PlatformKind;
use crate::schema::Severity;
use crate::tree::json::Json;

/// A request that breaks no rule of its platform, since it is checked where it is made: a message, a profile. Each shows
/// these methods as its own, with its own words.
pub(crate) trait Checked: Sized {
    /// The object of the API that it holds.
    type Held: Schema;
    /// The platform whose rules it keeps.
    const PLATFORM: PlatformKind;

    /// The request as it is, completed but not checked.
    fn unchecked(held: Self::Held) -> Self;

    /// The request that was read, beside which there was what the platform passes over.
    fn read(held: Self::Held, passed_over: Vec<Violation>) -> Self {
        let _ = passed_over;
        Self::unchecked(held)
    }

    /// All that the rules have to say of it.
    fn violations(&self) -> Vec<Violation>;

    /// Appends its JSON to `out`.
    fn write_json(&self, out: &mut Vec<u8>);

    /// Whether the platform would refuse it.
    fn validate(&self) -> Result<(), Invalid> {
        Invalid::among(self.violations()).map_or(Ok(()), Err)
    }

    fn new(held: Self::Held) -> Result<Self, Invalid> {
        let checked = Self::unchecked(held);
        checked.validate()?;
        Ok(checked)
    }

    fn warnings(&self) -> Vec<Violation> {
        warnings_among(self.violations())
    }

    fn from_json(json: &str) -> Result<Self, Invalid> {
        let (held, passed_over) = parse(json, Self::PLATFORM)?;
        Ok(Self::read(held, passed_over))
    }

    /// The same out of any format.
    fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Json::deserialize(deserializer)?;
        let (held, passed_over) = read(&json, Self::PLATFORM).map_err(D::Error::custom)?;
        Ok(Self::read(held, passed_over))
    }

    fn to_json(&self) -> String {
        text(|out| self.write_json(out))
    }
}

/// Implements what the standard library and serde have for values that are checked where they are made, for a [`Checked`]
/// that has the methods as its own.
macro_rules! checked {
    ($checked:ident of $held:ident) => {
        #[doc = concat!("As [`", stringify!($checked), "::new`]: what breaks rules is none.")]
        impl<'a, P: $crate::platform::Platform> TryFrom<$held<'a>> for $checked<'a, P> {
            type Error = $crate::check::violation::Invalid;

            fn try_from(held: $held<'a>) -> Result<Self, Self::Error> {
                Self::new(held)
            }
        }

        #[doc = concat!("As [`", stringify!($checked), "::from_json`].")]
        impl<P: $crate::platform::Platform> std::str::FromStr for $checked<'_, P> {
            type Err = $crate::check::violation::Invalid;

            fn from_str(json: &str) -> Result<Self, Self::Err> {
                $checked::from_json(json)
            }
        }

        #[doc = concat!(
            "As [`", stringify!($checked), "::from_json`], out of any format: where rules are broken, the error tells of ",
            "all of them.",
        )]
        impl<'de, P: $crate::platform::Platform> serde_core::Deserialize<'de> for $checked<'_, P> {
            fn deserialize<D: serde_core::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::convert::body::Checked::deserialize(deserializer)
            }
        }
    };
}
pub(crate) use checked;

/// All rules that `body` breaks on `platform`, errors and warnings.
pub(crate) fn check<T: Schema>(body: &T, platform: PlatformKind) -> Vec<Violation> {
    check::check(T::SHAPE, body.node(), platform)
}

/// Whether the platform would refuse `body`.
pub(crate) fn validate<T: Schema>(body: &T, platform: PlatformKind) -> Result<(), Invalid> {
    Invalid::among(check(body, platform)).map_or(Ok(()), Err)
}

/// The value that JSON text describes, if it breaks no rule on `platform`.
#[cfg(feature = "calls")]
pub(crate) fn from_json<T: Schema>(json: &str, platform: PlatformKind) -> Result<T, Invalid> {
    parse(json, platform).map(|(value, _)| value)
}

/// A value out of JSON text, and what was told of members that the platform passes over: they are not in the value.
type Read<T> = Result<(T, Vec<Violation>), Invalid>;

fn parse<T: Schema>(json: &str, platform: PlatformKind) -> Read<T> {
    let json = Json::parse(json).map_err(|why| Invalid::only(no_json(&why)))?;
    read(&json, platform)
}

fn read<T: Schema>(json: &Json, platform: PlatformKind) -> Read<T> {
    let (refused, mut warned): (Vec<_>, Vec<_>) = check::check(T::SHAPE, json.node(), platform)
        .into_iter()
        .partition(|violation| violation.severity() == Severity::Reject);
    if let Some(invalid) = Invalid::among(refused) {
        return Err(invalid);
    }
    let value = T::read(json.node(), Storage::Owned)
        .ok_or_else(|| Invalid::only(check::unreadable(T::SHAPE)))?;
    let rule = T::SHAPE.members().passed_over;
    warned.retain(|violation| Some(violation.rule()) == rule);
    Ok((value, warned))
}

/// The JSON that `write` appends, as text.
pub(crate) fn text(write: impl FnOnce(&mut Vec<u8>)) -> String {
    let mut json = Vec::new();
    write(&mut json);
    // What is written comes out of strings, so that nothing of it is ever replaced.
    String::from_utf8(json)
        .unwrap_or_else(|odd| String::from_utf8_lossy(odd.as_bytes()).into_owned())
}
