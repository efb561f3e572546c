//! That a handler failed.

use std::any::Any;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;

use super::Incoming;

/// A [`Handler`](super::Handler) that returned an error or panicked. The events after it are handed on all the same.
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
}

impl Failure {
    /// What was being handled. The platform was told that it arrived, and does not send it again.
    #[must_use]
    pub fn incoming(&self) -> &Incoming {
        &self.incoming
    }

    /// What the handler returned; `None` if it panicked.
    #[must_use]
    pub fn error(&self) -> Option<&(dyn StdError + Send + Sync + 'static)> {
        match &self.cause {
            Cause::Error(error) => Some(error.as_ref()),
            Cause::Panic(_) => None,
        }
    }

    /// Whether the handler panicked.
    #[must_use]
    pub fn is_panic(&self) -> bool {
        matches!(self.cause, Cause::Panic(_))
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
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.cause {
            Cause::Error(_) => f.write_str("handler of what came in failed"),
            Cause::Panic(words) => write!(f, "handler of what came in panicked: {words}"),
        }
    }
}

impl StdError for Failure {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.cause {
            Cause::Error(error) => Some(error.as_ref()),
            Cause::Panic(_) => None,
        }
    }
}
