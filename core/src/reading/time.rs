//! Points in time as the platform writes them.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use serde_core::{Serialize, Serializer};
use serde_json::{Number, Value};

use crate::reading::member::Member;
use crate::reading::scalar::Scalar;

/// A point in time: milliseconds since 1970, in some events seconds, as a number or as text. The form is kept.
///
/// ```
/// use sendapi_core::webhook::{Scalar, Time};
///
/// let milliseconds = Time::from(Scalar::from(1_763_800_000_000));
/// let seconds = Time::from(Scalar::from("1763800000"));
/// assert_eq!(milliseconds.at(), seconds.at());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Time(Scalar);

impl Time {
    /// The point in time; `None` for text that is no number, and for what lies beyond the system's clock.
    ///
    /// Which unit it is shows in the number: as seconds, milliseconds since March 1973 would lie beyond the year 5138.
    #[must_use]
    pub fn at(&self) -> Option<SystemTime> {
        let number = self.0.as_u64()?;
        let since = if number < FIRST_MILLISECONDS {
            Duration::from_secs(number)
        } else {
            Duration::from_millis(number)
        };
        UNIX_EPOCH.checked_add(since)
    }

    /// Whether it is precise to the millisecond, and not only to the second.
    #[must_use]
    pub fn is_in_milliseconds(&self) -> bool {
        self.0.as_u64().is_some_and(|number| number >= FIRST_MILLISECONDS)
    }

    /// The number or text as it came.
    #[must_use]
    pub const fn as_written(&self) -> &Scalar {
        &self.0
    }
}

impl From<Scalar> for Time {
    fn from(scalar: Scalar) -> Self {
        Self(scalar)
    }
}

impl Member for Time {
    fn of_number(value: Number) -> Result<Self, Value> {
        Scalar::of_number(value).map(Self)
    }

    fn of_text(value: &str) -> Result<Self, Value> {
        Scalar::of_text(value).map(Self)
    }
}

impl Serialize for Time {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

/// Numbers from here on are milliseconds.
const FIRST_MILLISECONDS: u64 = 100_000_000_000;
