//! That a handler failed.

use std::any::Any;
use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use sendapi_core::told::Written;

use super::Incoming;
use crate::Error;
use crate::error::chain;

/// A [`Handler`](super::Handler) that returned an error, panicked or was broken off. The events after it are handed on all
/// the same.
///
/// `Display` says all of it in one line, with what is behind the handler's error; so there is no source. Clones are cheap.
///
/// ```
/// use sendapi::webhook::Failure;
///
/// fn tell(failure: &Failure) {
///     let how = if failure.is_panic() { "it panicked" } else { "it failed" };
///     eprintln!("{how}: {failure}, about {}", failure.incoming().to_json());
/// }
/// ```
#[derive(Clone)]
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

    /// What the handler returned, as the type that it is; `None` if it did not come to that. `Display` has its words.
    #[must_use]
    pub fn error(&self) -> Option<&(dyn StdError + Send + Sync + 'static)> {
        match &self.cause {
            Cause::Error(error) => Some(error.as_ref()),
            Cause::Panic(_) | Cause::Timeout(_) | Cause::Interrupted => None,
        }
    }

    /// What to do about it, in a sentence of this crate: that of the [`Error`](crate::Error::advice) that the handler returned,
    /// perhaps with words of its own around it. `None` where nobody here knows.
    #[must_use]
    pub fn advice(&self) -> Option<Cow<'static, str>> {
        match &self.cause {
            Cause::Error(_) => self.own_error()?.advice(),
            Cause::Panic(_) => Some("look at the program's standard error, where the panic says its place".into()),
            Cause::Timeout(_) => Some("give `handler_timeout` more, or let a task of its own do what takes long".into()),
            Cause::Interrupted => {
                Some("end by `Inbox::shutdown` before the runtime ends; `accept_again` hands it on once more".into())
            }
        }
    }

    /// The error of this crate that the handler returned, or that is behind what it did.
    pub(crate) fn own_error(&self) -> Option<&Error> {
        let first: &(dyn StdError + 'static) = self.error()?;
        let mut causes = std::iter::successors(Some(first), |cause| (*cause).source());
        causes.find_map(|cause| cause.downcast_ref())
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
            Cause::Error(error) => {
                write!(f, "handler of what came in failed: {}", chain(error.as_ref()))
            }
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

/// `Display`, and what it was about.
impl fmt::Debug for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} [{}", self.incoming.happened().word())?;
        if let Some(account) = self.incoming.account_id() {
            write!(f, " for account {}", Written(&account))?;
        }
        f.write_str("]")
    }
}

impl StdError for Failure {}
