//! Who has the control over a conversation.

use std::time::{Duration, SystemTime};

use serde::{Deserialize, Serialize};

use crate::time;

/// The app that has the control, and until when.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Owner {
    pub(crate) app_id: String,
    #[serde(with = "time")]
    until: SystemTime,
}

impl Owner {
    /// From `now` on for as long as an app has the control without a message: 24 hours.
    pub(crate) fn new(app_id: impl Into<String>, now: SystemTime) -> Self {
        Self::lasting(app_id, Duration::from_secs(24 * 60 * 60), now)
    }

    pub(crate) fn lasting(app_id: impl Into<String>, time: Duration, now: SystemTime) -> Self {
        Self { app_id: app_id.into(), until: now.checked_add(time).unwrap_or(now) }
    }

    pub(crate) fn lasts(&self, now: SystemTime) -> bool {
        now < self.until
    }

    /// In seconds since 1970.
    pub(crate) fn expiration(&self) -> u64 {
        let since_1970 = self.until.duration_since(SystemTime::UNIX_EPOCH);
        since_1970.map_or(0, |time| time.as_secs())
    }

    pub(crate) fn is(&self, app: &str) -> bool {
        self.app_id == app
    }

    pub(crate) fn is_this_app(&self) -> bool {
        self.is(THIS_APP)
    }
}

/// The id of the app that calls the simulator, whatever its token.
pub(crate) const THIS_APP: &str = "1000000000000042";
