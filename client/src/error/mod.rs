//! Why a message was not sent, or may not have been.
//!
//! - `verdict`: what one try proves, from what was `written` and heard; its table stands at `delivery`
//! - `cause`: what is behind an error, `problem` and `file` among it; `words`: how it says so; `made`: how it comes about

mod advice;
mod answered;
mod cause;
mod delivery;
mod file;
mod kind;
mod made;
mod problem;
pub(crate) mod verdict;
mod words;
mod written;

use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use sendapi_core::graph_error::Code;

pub(crate) use self::answered::Answered;
use self::cause::About;
pub(crate) use self::cause::{Cause, Parent};
pub use self::delivery::Delivery;
pub use self::file::{FileError, FileProblem};
pub use self::kind::ErrorKind;
pub(crate) use self::problem::{Problem, check_duration};
use self::verdict::{Evidence, Extent, Heard, Refusal, Says, Verdict};
#[cfg(feature = "webhook")]
pub(crate) use self::words::chain;
pub(crate) use self::words::seconds;
use self::words::without_tls;
pub(crate) use self::written::Written;
use crate::{GraphError, Invalid};

/// What went wrong, and what the caller can do about it.
///
/// The questions to ask first: [`delivery`](Self::delivery), may the message have arrived all the
/// same?, and [`is_transient`](Self::is_transient), may the same request succeed later?
///
/// `Display` says all of it in one line: what happened, with the platform's code, what is behind it, whether the message was
/// sent, and the platform's own words. So there is no [`source`](StdError::source), and reports that print a chain, such as
/// `{:#}` of `anyhow`, say nothing twice; [`cause`](Self::cause) gives what is behind it as a type. `Debug` is `Display` with
/// a few numbers. Neither ever shows the access token.
///
/// ```text
/// the access token has expired (190/463); the message was not sent; the platform says: Error validating access token
/// ```
///
/// It is a struct and no enum, so there is no `Error::WindowClosed` or `Error::Graph { .. }` to be matched on.
/// [`kind`](Self::kind) is one, with [`ErrorKind::WindowClosed`] and [`ErrorKind::Graph`], for which [`graph`](Self::graph) has the
/// code; and questions such as [`is_window_closed`](Self::is_window_closed) hold for whoever noticed it, the platform or this
/// crate.
///
/// # Example
///
/// ```no_run
/// use sendapi::{Account, Delivery, Message, Receipt};
///
/// async fn send(page: &Account, message: &Message<'_>) -> Option<Receipt> {
///     match page.send(message).await {
///         Ok(receipt) => return Some(receipt),
///         Err(error) if error.is_window_closed() => eprintln!("wait until the person writes"),
///         Err(error) if error.needs_new_token() => eprintln!("connect the page again"),
///         Err(error) if error.is_transient() && error.delivery() == Delivery::NotSent => {
///             eprintln!("try again in {:?}", error.retry_after());
///         }
///         Err(error) => eprintln!("{error}"),
///     }
///     None
/// }
/// ```
///
/// Clones are cheap: the messages of a [batch](crate::Batch) that failed as a whole share the cause.
#[derive(Clone)]
pub struct Error(Box<Inner>);

impl Error {
    /// What kind of failure it is.
    #[must_use]
    pub fn kind(&self) -> ErrorKind {
        match *self.0.cause {
            Cause::Setup(_) => ErrorKind::Setup,
            Cause::Invalid(_) => ErrorKind::Invalid,
            Cause::Connect { .. } => ErrorKind::Connect,
            Cause::Timeout(_) => ErrorKind::Timeout,
            Cause::Interrupted(_) => ErrorKind::Interrupted,
            Cause::Graph(_) => ErrorKind::Graph,
            Cause::Unreadable { .. } | Cause::Mismatched(_) => ErrorKind::Unreadable,
            Cause::Unfinished => ErrorKind::Unfinished,
            Cause::ParentFailed(_) => ErrorKind::ParentFailed,
            Cause::Throttled => ErrorKind::Throttled,
            Cause::Stopped => ErrorKind::Stopped,
            Cause::Deadline => ErrorKind::Deadline,
            Cause::File(_) | Cause::LocalFile(_) => ErrorKind::File,
            Cause::Token(_) => ErrorKind::Token,
            #[cfg(feature = "webhook")]
            Cause::WindowClosed(_) => ErrorKind::WindowClosed,
        }
    }

    /// Whether the message reached the platform: the table at [`Delivery`].
    ///
    /// The platform knows no idempotency key: sending again what is not
    /// [`NotSent`](Delivery::NotSent) may show the person the message twice. Speaks of all tries
    /// together.
    #[must_use]
    pub fn delivery(&self) -> Delivery {
        let is_replied = self.platforms_word().is_some_and(GraphError::is_replied);
        verdict::over_all_tries(self.verdict().0, is_replied, self.0.earlier_try_unknown)
    }

    /// Whether the same request may succeed later: no connection, a busy platform, a rate limit.
    ///
    /// That says nothing about what has become of this one: see [`delivery`](Self::delivery). Where
    /// the platform itself says that an error does not pass, its word counts.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        self.verdict().1
    }

    /// What the last try proves, and whether another may succeed.
    fn verdict(&self) -> (Delivery, bool) {
        match &*self.0.cause {
            Cause::Setup(_)
            | Cause::Invalid(_)
            | Cause::Stopped
            | Cause::File(_)
            | Cause::LocalFile(_)
            | Cause::Token(_) => (Delivery::NotSent, false),
            #[cfg(feature = "webhook")]
            Cause::WindowClosed(_) => (Delivery::NotSent, false),
            Cause::Throttled => (Delivery::NotSent, true),
            Cause::Deadline if self.written() == Some(Written::Nothing) => {
                (Delivery::NotSent, true)
            }
            Cause::Deadline => (Delivery::Unknown, true),
            Cause::ParentFailed(parent) => (Delivery::NotSent, parent.is_transient),
            Cause::Connect { to, .. } => (Delivery::NotSent, without_tls(to).is_empty()),
            Cause::Unfinished => (Delivery::Unknown, true),
            Cause::Mismatched(_) => (Delivery::Unknown, false),
            Cause::Timeout(_) | Cause::Interrupted(_) => self.proven(Says::Other),
            Cause::Unreadable { contradicts: true, .. } => self.proven(Says::Taken),
            Cause::Unreadable { .. } => self.proven(Says::Other),
            Cause::Graph(error) if error.is_from_graph() => {
                self.proven(Says::Refused(Refusal::of(error)))
            }
            Cause::Graph(_) => self.proven(Says::Other),
        }
    }

    fn proven(&self, says: Says) -> (Delivery, bool) {
        let heard = match self.0.answer {
            None => Heard::Nothing,
            Some(Answer { status, is_whole: false }) => Heard::Part { status },
            Some(Answer { status, is_whole: true }) => Heard::Whole { status, says },
        };
        let extent = if self.0.about == About::Batch { Extent::Whole } else { Extent::One };
        let written = self.written().unwrap_or(Written::All);
        match (Evidence { written, heard, extent }).proves() {
            Verdict::Failed { delivery, is_transient } => (delivery, is_transient),
            // What was taken is no error.
            Verdict::Taken => (Delivery::Unknown, false),
        }
    }

    /// Whether the message came too late after the person's last one: the platform says so
    /// ([`GraphError::is_window_closed`]), or it was [not even sent](ErrorKind::WindowClosed).
    #[must_use]
    pub fn is_window_closed(&self) -> bool {
        self.kind() == ErrorKind::WindowClosed
            || self.graph().is_some_and(GraphError::is_window_closed)
    }

    /// Whether the person cannot get messages from this account:
    /// [`GraphError::is_recipient_unavailable`].
    #[must_use]
    pub fn is_recipient_unavailable(&self) -> bool {
        self.graph().is_some_and(GraphError::is_recipient_unavailable)
    }

    /// Whether too much was sent in too short a time: [`GraphError::is_rate_limited`], HTTP 429, or
    /// an account that [stands still](ErrorKind::Throttled).
    ///
    /// [Rate limits](https://developers.facebook.com/documentation/business-messaging/messenger-platform/overview/rate-limiting)
    #[must_use]
    pub fn is_rate_limited(&self) -> bool {
        self.kind() == ErrorKind::Throttled
            || self.status() == Some(verdict::TOO_MANY)
            || self.graph().is_some_and(GraphError::is_rate_limited)
    }

    /// Whether nothing gets through until the access token is replaced:
    /// [`GraphError::needs_new_token`], or a [provider](crate::TokenProvider) that gave none.
    #[must_use]
    pub fn needs_new_token(&self) -> bool {
        self.kind() == ErrorKind::Token || self.graph().is_some_and(GraphError::needs_new_token)
    }

    /// Whether the platform wants nothing more from this account, for hours or days, for what it sent:
    /// [`GraphError::is_blocked`]. Going on makes it worse.
    #[must_use]
    pub fn is_blocked(&self) -> bool {
        self.graph().is_some_and(GraphError::is_blocked)
    }

    /// How long to wait before the next request, when the answer said so: in a `Retry-After` header,
    /// in seconds, or as `estimated_time_to_regain_access` in `X-Business-Use-Case-Usage`, whichever is longer;
    /// else, for a call beyond a [limit of its own](crate::CallLimit), the length of that limit.
    #[must_use]
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// How often the message was tried, as [`Retry`](crate::Retry) allows; 0 when it never left the
    /// program.
    #[must_use]
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }

    /// What the platform's code means and what to do about it, when it refused:
    /// [`GraphError::explain`].
    ///
    /// # Example
    ///
    /// ```
    /// fn log(error: &sendapi::Error) {
    ///     match error.explain() {
    ///         Some(code) => eprintln!("{error}; {}", code.what_to_do()),
    ///         None => eprintln!("{error}"),
    ///     }
    /// }
    /// ```
    #[must_use]
    pub fn explain(&self) -> Option<&'static Code> {
        self.graph().map(GraphError::explain)
    }

    /// The words of an error, when there were such. They may be a gateway's, which writes errors like the
    /// platform's, or the flat ones of Instagram's login host: [`GraphError::is_from_graph`] tells, and what
    /// others than the Graph API say proves nothing.
    #[must_use]
    pub fn graph(&self) -> Option<&GraphError> {
        match &*self.0.cause {
            Cause::Graph(error) => Some(error),
            _ => None,
        }
    }

    /// The platform's own words, and nobody else's.
    pub(crate) fn platforms_word(&self) -> Option<&GraphError> {
        self.graph().filter(|error| error.is_from_graph())
    }

    /// The rules that the message or the call breaks, when it was not sent for that.
    #[must_use]
    pub fn invalid(&self) -> Option<&Invalid> {
        match &*self.0.cause {
            Cause::Invalid(invalid) => Some(invalid),
            _ => None,
        }
    }

    /// What is wrong with the file, when it could not be [uploaded or sent](crate::upload) for that.
    #[must_use]
    pub fn file(&self) -> Option<&FileError> {
        match &*self.0.cause {
            Cause::LocalFile(error) => Some(error),
            _ => None,
        }
    }

    /// The message of the same [batch](crate::Batch) that had to go first and failed, when this one
    /// was not sent for that: its place among the outcomes, from 0 on.
    #[must_use]
    pub fn failed_parent(&self) -> Option<usize> {
        match &*self.0.cause {
            Cause::ParentFailed(parent) => Some(parent.place),
            _ => None,
        }
    }

    /// The HTTP status of the answer, when there was one. In a batch each message has its own.
    #[must_use]
    pub fn status(&self) -> Option<u16> {
        self.0.answer.map(|answer| answer.status)
    }

    /// The trace id of the answer, which Meta's support asks for: from its header `x-fb-trace-id`, or
    /// the `fbtrace_id` of the platform's refusal.
    #[must_use]
    pub fn trace_id(&self) -> Option<&str> {
        self.0.trace_id.as_deref().or_else(|| self.graph().and_then(GraphError::fbtrace_id))
    }

    /// The answer's body as far as it arrived, when there was one; at most 64 KiB. An access token
    /// or an app secret proof in it is blotted out.
    #[must_use]
    pub fn raw_body(&self) -> Option<&[u8]> {
        self.0.raw_body.as_deref()
    }

    /// How much of the request was written in the last try; `None` if there was none.
    pub(crate) fn written(&self) -> Option<Written> {
        self.0.written
    }

    /// What is behind it, as the type that it is: what a [provider](crate::TokenProvider) of the access token returned, the
    /// [`GraphError`] of a refusal, the broken rules, or the error of a library. `Display` has its words.
    ///
    /// ```
    /// # fn of(error: &sendapi::Error) -> Option<&std::io::Error> {
    /// error.cause()?.downcast_ref::<std::io::Error>()
    /// # }
    /// ```
    #[must_use]
    pub fn cause(&self) -> Option<&(dyn StdError + 'static)> {
        match &*self.0.cause {
            Cause::Setup(problem) => problem.source.as_deref().map(|source| source as _),
            Cause::Invalid(invalid) => Some(invalid),
            Cause::Graph(error) => Some(error),
            Cause::Throttled
            | Cause::Stopped
            | Cause::Deadline
            | Cause::Unfinished
            | Cause::ParentFailed(_) => None,
            Cause::Connect { source, .. }
            | Cause::Timeout(source)
            | Cause::Interrupted(source)
            | Cause::Unreadable { source, .. }
            | Cause::Mismatched(source)
            | Cause::File(source) => Some(source.as_ref()),
            Cause::LocalFile(error) => Some(error),
            Cause::Token(source) => Some(source.as_ref()),
            #[cfg(feature = "webhook")]
            Cause::WindowClosed(closed) => Some(closed),
        }
    }

    #[cfg(feature = "webhook")]
    pub(crate) fn why(&self) -> &Cause {
        &self.0.cause
    }

    /// Whether no try was made: it stopped, was too late or could not wait before that.
    pub(crate) fn has_not_begun(&self) -> bool {
        match self.kind() {
            ErrorKind::Stopped | ErrorKind::Throttled => true,
            ErrorKind::Deadline => self.written() == Some(Written::Nothing),
            _ => false,
        }
    }
}

/// `Display` tells all that is behind it: no source, or reports that print the chain would say it twice. Whoever looks for
/// a type behind it asks [`cause`](Error::cause).
impl StdError for Error {}

#[derive(Clone)]
struct Inner {
    cause: Arc<Cause>,
    answer: Option<Answer>,
    retry_after: Option<Duration>,
    raw_body: Option<Bytes>,
    trace_id: Option<String>,
    written: Option<Written>,
    attempts: u32,
    earlier_try_unknown: bool,
    about: About,
    /// Whether there is a line about it already.
    #[cfg(any(feature = "metrics", feature = "tracing"))]
    is_told: bool,
}

/// What came back.
#[derive(Clone, Copy)]
struct Answer {
    status: u16,
    /// Whether the body was read to its end.
    is_whole: bool,
}
