//! Whether a window is open, where that may be uncertain.

use std::fmt;
use std::time::SystemTime;

use crate::webhook::window::closed::{Closed, Instead, Span};

/// Whether a message may be sent now, from [`Window::opening`](crate::webhook::Window::opening).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Opening {
    /// It may.
    Open,
    /// Perhaps: it is sent, and the platform may refuse it.
    Uncertain(Uncertain),
    /// It comes too late.
    Closed(Closed),
}

/// Why only the platform knows whether a message comes too late: the person came by an advertisement.
///
/// Its `Display` says since when, and until when it may be open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncertain {
    /// What would be, without the advertisement.
    pub(crate) closed: Closed,
    pub(crate) until: SystemTime,
}

impl Uncertain {
    /// Since when it is uncertain: until then the window was open.
    #[must_use]
    pub const fn since(&self) -> SystemTime {
        self.closed.since()
    }

    /// Until when it is uncertain: after that the window is closed.
    #[must_use]
    pub const fn until(&self) -> SystemTime {
        self.until
    }

    /// What may be sent for certain; at least one.
    #[must_use]
    pub fn instead(&self) -> &[Instead] {
        self.closed.instead()
    }
}

impl fmt::Display for Uncertain {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.closed.write_since(formatter)?;
        let more = self.until.duration_since(self.closed.now).unwrap_or_default();
        write!(
            formatter,
            ", unless it is open for 7 days after the advertisement that the person came by: \
             only the platform knows, for {} more",
            Span(more)
        )
    }
}
