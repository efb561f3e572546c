//! For how long an account is paused.

use std::time::{Duration, SystemTime};

/// For how long an account is paused: a [`Duration`] from now on, until a [`SystemTime`], or
/// [until it is resumed](Self::UNTIL_RESUMED).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pause(pub(crate) Length);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    UntilResumed,
    Until(SystemTime),
    For(Duration),
}

impl Pause {
    /// However long that is.
    pub const UNTIL_RESUMED: Self = Self(Length::UntilResumed);
}

impl From<Duration> for Pause {
    fn from(time: Duration) -> Self {
        Self(Length::For(time))
    }
}

impl From<SystemTime> for Pause {
    fn from(end: SystemTime) -> Self {
        Self(Length::Until(end))
    }
}
