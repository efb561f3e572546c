//! What all accounts of an app share.

use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::Instant;

use super::rates::HOUR;
use super::throttle::App;

/// What the platform said of the app, the clock that its accounts share, and the notification of changes.
pub(crate) struct SharedApp {
    state: Mutex<App>,
    opened: Instant,
    pub(super) changed: Notify,
}

impl SharedApp {
    pub(super) fn state(&self) -> MutexGuard<'_, App> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn now(&self) -> Duration {
        BEFORE.saturating_add(self.opened.elapsed())
    }

    /// A time by this clock.
    pub(super) fn at(&self, time: Instant) -> Duration {
        BEFORE.saturating_add(time.saturating_duration_since(self.opened))
    }
}

impl Default for SharedApp {
    fn default() -> Self {
        Self { state: Mutex::default(), opened: Instant::now(), changed: Notify::new() }
    }
}

/// What the clock shows when it begins, so that what went elsewhere within the longest period of a rate has a time.
const BEFORE: Duration = HOUR;
