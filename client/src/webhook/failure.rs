//! That a handler failed.

use std::any::Any;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::Incoming;

/// A [`Handler`](super::Handler) that returned an error, panicked or was broken off. The events after it are handed on all
/// the same.
///
/// Clones are cheap.
#[derive(Clone, Debug)]
pub struct Failure {
    incoming: Incoming,
    cause: Cause,
}

#[derive(Clone, Debug)]
enum Cause {
    Error(Arc<dyn StdError + Send + Sync>),
    Panic(String),
    Timeout(Duration),
    Interrupted,
}

impl Failure {
    /// What was being handled. The platform was told that it arrived, and does not send it again;
    /// [`Inbox::accept_again`](super::Inbox::accept_again) hands it on once more.
    #[must_use]
    pub fn incoming(&self) -> &Incoming {
        &self.incoming
    }

    /// What the handler returned; `None` if it did not come to that.
    #[must_use]
    pub fn error(&self) -> Option<&(dyn StdError + Send + Sync + 'static)> {
        match &self.cause {
            Cause::Error(error) => Some(error.as_ref()),
            Cause::Panic(_) | Cause::Timeout(_) | Cause::Interrupted => None,
        }
    }

    /// Whether the handler panicked.
    #[must_use]
    pub fn is_panic(&self) -> bool {
        matches!(self.cause, Cause::Panic(_))
    }

    /// Whether the handler took longer than [it may](super::InboxBuilder::handler_timeout). It was broken off wherever it
    /// waited: it may have done some of its work, and a message that was on its way may have arrived.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        matches!(self.cause, Cause::Timeout(_))
    }

    /// Whether the runtime that the handler ran on ended before it did. It may have done some of its work.
    #[must_use]
    pub fn is_interrupted(&self) -> bool {
        matches!(self.cause, Cause::Interrupted)
    }

    pub(super) fn error_of(incoming: Incoming, error: Box<dyn StdError + Send + Sync>) -> Self {
        Self { incoming, cause: Cause::Error(error.into()) }
    }

    pub(super) fn panic_of(incoming: Incoming, panic: &(dyn Any + Send)) -> Self {
        let words = panic
            .downcast_ref::<&str>()
            .map(|words| (*words).to_owned())
            .or_else(|| panic.downcast_ref::<String>().cloned());
        Self { incoming, cause: Cause::Panic(words.unwrap_or_else(|| "without words".to_owned())) }
    }

    pub(super) fn timeout_of(incoming: Incoming, limit: Duration) -> Self {
        Self { incoming, cause: Cause::Timeout(limit) }
    }

    pub(super) fn interruption_of(incoming: Incoming) -> Self {
        Self { incoming, cause: Cause::Interrupted }
    }

    /// What became of it, in a word.
    #[cfg(any(feature = "metrics", feature = "tracing"))]
    pub(crate) fn word(&self) -> &'static str {
        match self.cause {
            Cause::Error(_) => "failed",
            Cause::Panic(_) => "panicked",
            Cause::Timeout(_) => "timed_out",
            Cause::Interrupted => "interrupted",
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            Cause::Error(_) => f.write_str("handler of what came in failed"),
            Cause::Panic(words) => write!(f, "handler of what came in panicked: {words}"),
            Cause::Timeout(limit) => {
                write!(f, "handler of what came in was broken off, it took longer than {limit:?}")
            }
            Cause::Interrupted => f.write_str(
                "handler of what came in was broken off, its runtime ended before it did",
            ),
        }
    }
}

impl StdError for Failure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.cause {
            Cause::Error(error) => Some(error.as_ref()),
            Cause::Panic(_) | Cause::Timeout(_) | Cause::Interrupted => None,
        }
    }
}
