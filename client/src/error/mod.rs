//! Why a message was not sent, or may not have been.

mod file;
pub(crate) mod setup;
pub(crate) mod verdict;
mod written;

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use sendapi_core::graph_error::Code;

pub use self::file::{FileError, FileProblem};
pub(crate) use self::setup::Problem;
use self::verdict::{Evidence, Extent, Heard, Refusal, Says, Verdict};
pub(crate) use self::written::Written;
use crate::graph::Reply;
use crate::pace::seconds;
use crate::{GraphError, Invalid};

const LONGEST_KEPT_BODY: usize = 64 * 1024;

/// What went wrong, and what the caller can do about it.
///
/// The questions to ask first: [`delivery`](Self::delivery), may the message have arrived all the
/// same?, and [`is_transient`](Self::is_transient), may the same request succeed later? `Display`
/// says in one line what happened; the cause behind it, such as the platform's own words, is the
/// [`source`](StdError::source). Neither they nor `Debug` ever show the access token.
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
///         Err(error) => eprintln!("{error}: {:?}", error.graph()),
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
    /// [`GraphError::is_blocked`]. Whoever goes on makes it worse.
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
    ///         Some(code) => eprintln!("{error}: {code}"),
    ///         None => eprintln!("{error}"),
    ///     }
    /// }
    /// ```
    #[must_use]
    pub fn explain(&self) -> Option<&'static Code> {
        self.graph().map(GraphError::explain)
    }

    /// The words of an error, when there were such. They may be a gateway's, which writes errors like the
    /// platform's: [`GraphError::is_from_graph`] tells, and what a gateway says proves nothing.
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

    #[cfg(feature = "webhook")]
    pub(crate) fn cause(&self) -> &Cause {
        &self.0.cause
    }

    pub(crate) fn new(cause: Cause) -> Self {
        Self(Box::new(Inner {
            cause: Arc::new(cause),
            answer: None,
            retry_after: None,
            raw_body: None,
            trace_id: None,
            written: None,
            attempts: 0,
            earlier_try_unknown: false,
            about: About::Message,
        }))
    }

    /// It is not about a message: `Display` speaks of a request.
    pub(crate) fn about_a_call(mut self) -> Self {
        self.0.about = About::Call;
        self
    }

    /// Names the file that could not be read.
    pub(crate) fn about_the_file(mut self, name: &str) -> Self {
        self.0.cause = match Arc::try_unwrap(self.0.cause) {
            Ok(Cause::File(failure)) => {
                Arc::new(Cause::LocalFile(FileError::unreadable(name, failure)))
            }
            Ok(other) => Arc::new(other),
            Err(shared) => shared,
        };
        self
    }

    /// It is about all messages of a batch at once.
    pub(crate) fn about_a_batch(mut self) -> Self {
        self.0.about = About::Batch;
        self
    }

    /// The account stands still for so long.
    pub(crate) fn throttled(standstill: Duration) -> Self {
        let mut error = Self::new(Cause::Throttled);
        error.0.retry_after = Some(standstill);
        error
    }

    /// Adds how long to wait, unless the answer said so.
    pub(crate) fn or_retry_after(mut self, wait: Duration) -> Self {
        self.0.retry_after.get_or_insert(wait);
        self
    }

    /// It was not to begin any more.
    pub(crate) fn stopped() -> Self {
        Self::new(Cause::Stopped)
    }

    /// Whether no try was made: it stopped, was too late or could not wait before that.
    pub(crate) fn has_not_begun(&self) -> bool {
        match self.kind() {
            ErrorKind::Stopped | ErrorKind::Throttled => true,
            ErrorKind::Deadline => self.written() == Some(Written::Nothing),
            _ => false,
        }
    }

    /// The deadline passed: before the request left, or when so much of it was written.
    pub(crate) fn late(written: Written) -> Self {
        Self::new(Cause::Deadline).having_written(written)
    }

    /// Something that is neither a receipt nor an error.
    pub(crate) fn unreadable(why: impl Into<Source>) -> Self {
        Self::new(Cause::Unreadable { source: why.into(), contradicts: false })
    }

    /// A receipt beside a status that tells of a failure.
    pub(crate) fn contradictory() -> Self {
        let source = "the status tells of a failure, the body of none".into();
        Self::new(Cause::Unreadable { source, contradicts: true })
    }

    /// Adds what is known of the answer.
    pub(crate) fn with(self, reply: Reply) -> Self {
        self.answered(reply, true)
    }

    /// Adds what is known of an answer whose end did not come.
    pub(crate) fn with_part_of(self, reply: Reply) -> Self {
        self.answered(reply, false)
    }

    fn answered(mut self, reply: Reply, is_whole: bool) -> Self {
        let Reply { status, retry_after, trace_id, mut body, .. } = reply;
        self.0.answer = Some(Answer { status, is_whole });
        self.0.retry_after = retry_after;
        self.0.trace_id = trace_id;
        body.truncate(LONGEST_KEPT_BODY);
        // Without the room that the whole body took.
        self.0.raw_body = Some(body.into_boxed_slice().into());
        self
    }

    /// Adds how much of the request was written.
    pub(crate) fn having_written(mut self, written: Written) -> Self {
        self.0.written = Some(written);
        self
    }

    /// Adds what is known of all tries, this one included.
    pub(crate) fn after(mut self, attempts: u32, earlier_try_unknown: bool) -> Self {
        self.0.attempts = attempts;
        self.0.earlier_try_unknown = earlier_try_unknown;
        self
    }

    fn what_happened(&self) -> Cow<'_, str> {
        let status = self.status().unwrap_or_default();
        match &*self.0.cause {
            Cause::Setup(problem) => problem.text.as_ref().into(),
            Cause::Invalid(invalid) => {
                let what = self.0.about.noun();
                match invalid.violations().len() {
                    1 => format!("{what} breaks a rule of the platform").into(),
                    several => format!("{what} breaks {several} rules of the platform").into(),
                }
            }
            Cause::Connect { to, .. } => {
                format!("no connection to `{to}`{}", without_tls(to)).into()
            }
            Cause::Timeout(_) => "no answer within the timeout".into(),
            Cause::Interrupted(_) => "connection lost before the answer was complete".into(),
            Cause::Graph(_) if self.0.about == About::Batch => {
                format!("platform answered the whole batch with an error (HTTP {status})").into()
            }
            Cause::Unfinished => "platform did not finish the message in time".into(),
            Cause::ParentFailed(Parent { place, .. }) => format!(
                "message {} of the batch failed, which this one depends on",
                place.saturating_add(1)
            )
            .into(),
            Cause::Mismatched(_) => {
                "answer does not tell what became of this message of the batch".into()
            }
            Cause::Graph(error) if !error.is_from_graph() => {
                format!("server answered with an error that is not the platform's (HTTP {status})")
                    .into()
            }
            Cause::Graph(_) => format!("platform answered with an error (HTTP {status})").into(),
            Cause::Unreadable { .. } if is_redirect(status) => {
                format!("server redirects (HTTP {status}), give `base_url` the address it leads to")
                    .into()
            }
            Cause::Throttled => {
                let seconds = seconds(self.retry_after().unwrap_or_default());
                format!("platform wants nothing from this account for another {seconds} seconds")
                    .into()
            }
            Cause::Stopped => "sending was stopped before this message began".into(),
            Cause::Deadline => "deadline passed".into(),
            #[cfg(feature = "webhook")]
            Cause::WindowClosed(_) => "answer comes too late".into(),
            Cause::Token(_) => "provider of the access token gave none that can be used".into(),
            Cause::File(_) => "file could not be read while it was sent".into(),
            Cause::LocalFile(error) => error.to_string().into(),
            Cause::Unreadable { .. } if self.0.about == About::Call => {
                format!("answer is not what the call promises (HTTP {status})").into()
            }
            Cause::Unreadable { .. } if self.0.about == About::Batch => {
                format!("answer is neither a list of answers nor a Graph error (HTTP {status})")
                    .into()
            }
            Cause::Unreadable { .. } => {
                format!("answer is neither a receipt nor a Graph error (HTTP {status})").into()
            }
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.what_happened())?;
        // From `build` there is no message yet.
        if self.kind() == ErrorKind::Setup {
            return Ok(());
        }
        f.write_str(match (self.0.about, self.delivery()) {
            (About::Message | About::Batch, Delivery::NotSent) => ", the message was not sent",
            (About::Message | About::Batch, Delivery::Unknown) => {
                ", the message may have been sent"
            }
            (About::Call, Delivery::NotSent) => ", the request was not carried out",
            (About::Call, Delivery::Unknown) => ", the request may have been carried out",
            (_, Delivery::Delivered) => ", the message was delivered all the same",
        })
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Error")
            .field("cause", &self.0.cause)
            .field("delivery", &self.delivery())
            .field("written", &self.written())
            .field("status", &self.status())
            .field("retry_after", &self.0.retry_after)
            .field("attempts", &self.0.attempts)
            .field("raw_body_bytes", &self.0.raw_body.as_ref().map(Bytes::len))
            .finish()
    }
}

impl StdError for Error {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
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
            Cause::LocalFile(error) => error.source(),
            Cause::Token(source) => Some(source.as_ref()),
            #[cfg(feature = "webhook")]
            Cause::WindowClosed(closed) => Some(closed),
        }
    }
}

impl From<FileError> for Error {
    fn from(error: FileError) -> Self {
        Self::new(Cause::LocalFile(error))
    }
}

impl From<Problem> for Error {
    fn from(problem: Problem) -> Self {
        Self::new(Cause::Setup(problem))
    }
}

/// What kind of failure an [`Error`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A setting of the client or the account cannot be used, or a [batch](crate::Batch) cannot be
    /// sent as it is. Nothing was sent.
    Setup,
    /// The message or the call breaks rules of the platform: [`Error::invalid`]. Nothing was sent.
    Invalid,
    /// The platform could not be reached. Nothing was sent.
    Connect,
    /// The answer did not arrive in time.
    Timeout,
    /// The connection broke after the request may have been written and before the answer was
    /// complete.
    Interrupted,
    /// The platform answered with an error: [`Error::graph`].
    Graph,
    /// The answer is neither a receipt nor a Graph error: [`Error::raw_body`].
    Unreadable,
    /// The platform answered a [batch](crate::Batch) before it had finished this message. Nobody
    /// knows whether it goes out.
    Unfinished,
    /// An earlier message of the [batch](crate::Batch) failed, and this one was to go only after it:
    /// [`Error::failed_parent`]. Nothing was sent.
    ParentFailed,
    /// The account stands still since the platform refuses its messages, for longer than
    /// [`Rates::patience`](crate::Rates::patience) allows to wait. Nothing was sent;
    /// [`Error::retry_after`] tells how long it lasts.
    Throttled,
    /// Sending was [stopped](crate::Stopper::stop) before the message began. Nothing was sent.
    Stopped,
    /// The [deadline](crate::Performing::deadline) passed. [`Error::delivery`] tells whether the message
    /// was on its way by then.
    Deadline,
    /// A [file](crate::graph::File) could not be read to its end, is not as long as it was said
    /// to be, or is none that the platform takes: [`Error::file`]. Nothing was carried out.
    File,
    /// The [provider](crate::TokenProvider) of the access token failed, or gave what cannot be one.
    /// Nothing was sent with a token that works.
    Token,
    /// The answer comes too late, as `Account::answer` saw. Nothing was sent; `Error::closed` tells what may be sent
    /// instead.
    WindowClosed,
}

impl ErrorKind {
    /// Its name in logs and numbers, such as `connect`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Setup => "setup",
            Self::Invalid => "invalid",
            Self::Connect => "connect",
            Self::Timeout => "timeout",
            Self::Interrupted => "interrupted",
            Self::Graph => "graph",
            Self::Unreadable => "unreadable",
            Self::Throttled => "throttled",
            Self::Stopped => "stopped",
            Self::Deadline => "deadline",
            Self::File => "file",
            Self::Token => "token",
            Self::Unfinished => "unfinished",
            Self::ParentFailed => "parent_failed",
            Self::WindowClosed => "window_closed",
        }
    }
}

/// Whether a message that failed reached the platform.
///
/// It is decided by one table, for single messages, items of [batches](crate::Batch) and calls alike;
/// [`Error::is_transient`] and [`Retry`](crate::Retry) go by it too. "Tried again" is what
/// [`Retry::default`](crate::Retry) does:
///
/// | what came back | the message | tried again |
/// |---|---|---|
/// | no connection, or one that broke before the whole request was handed over | not sent | yes |
/// | the connection lost, or no answer in time, after that | unknown | no |
/// | an answer whose body broke off, stalled or is over 1 MiB, with any status but those of the next row | unknown | no |
/// | a status that the platform never gives, with a whole body or not: 301, 307, 308, 405, 407, 411 to 417, 421, 426, 428, 431 | not sent | no |
/// | 2xx with `recipient_id`, `message_id`, `id`, `attachment_id` or `result` | sent | |
/// | 2xx without any of them | unknown | no |
/// | an error of the platform, in its envelope (`type` and `fbtrace_id`): | | |
/// | – 1 with subcode 1357046 | delivered | no |
/// | – subcode 2534023: the comment has had its private reply | not sent; delivered if an earlier try of it was unknown | no |
/// | – 504 | unknown | no |
/// | – 1, 2 or -1 beside a status of 5xx | unknown | no |
/// | – 1, 2 or -1 beside another status | not sent | yes |
/// | – a code in no [table](crate::graph_error::CODES) beside a status that refuses: 400, 401, 403, 404, 422, 429, or one that the platform never gives | not sent | no |
/// | – such a code beside any other status | unknown | no |
/// | – 1200 and rate limits (4, 17, 32, 341, 613, 80001, 80002, 80006) | not sent | yes, after the pause |
/// | – every other code | not sent | if the platform flags it as transient |
/// | no JSON, an empty body, an `error` of somebody else: beside 400, 401, 403, 404, 422, 429 | not sent | 429: yes |
/// | the same beside any other status, such as 200, 302, 408, 409 and 5xx | unknown | no |
/// | `null` for an item of a batch whose parent did not fail | unknown | no |
///
/// An error of the platform about a batch as a whole speaks of all its messages at once: there 1, 2, -1
/// and 1200 beside any status, and 1357046, leave them unknown.
///
/// Behind the rows about 1, 2 and -1 is what people have met in production: messages that arrived
/// although such an error came back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Delivery {
    /// Certainly not: sending it again shows it once.
    NotSent,
    /// Nobody knows: sending it again may show it twice.
    Unknown,
    /// It reached the person although the platform answered with an error.
    Delivered,
}

impl Delivery {
    /// Its name in logs and numbers, such as `not_sent`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NotSent => "not_sent",
            Self::Unknown => "unknown",
            Self::Delivered => "delivered",
        }
    }
}

pub(crate) type Source = Box<dyn StdError + Send + Sync>;

#[derive(Debug)]
pub(crate) enum Cause {
    Setup(Problem),
    Invalid(Invalid),
    Connect {
        to: String,
        source: Source,
    },
    Timeout(Source),
    Interrupted(Source),
    Graph(GraphError),
    Unreadable {
        source: Source,
        /// It has a receipt beside a status that tells of a failure.
        contradicts: bool,
    },
    /// The answer to a batch does not fit what was asked.
    Mismatched(Source),
    /// The answer to a batch has `null` for it.
    Unfinished,
    ParentFailed(Parent),
    Throttled,
    Stopped,
    Deadline,
    File(Source),
    LocalFile(FileError),
    /// All who waited for the token share the reason.
    Token(Arc<dyn StdError + Send + Sync>),
    #[cfg(feature = "webhook")]
    WindowClosed(sendapi_core::webhook::Closed),
}

/// The message of a batch that failed, so that those which depend on it were not sent.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Parent {
    /// Among the messages of the batch, from 0 on.
    pub(crate) place: usize,
    pub(crate) is_transient: bool,
}

/// What an error is about.
#[derive(Clone, Copy, PartialEq, Eq)]
enum About {
    Message,
    Call,
    /// All messages that went along in one call.
    Batch,
}

impl About {
    fn noun(self) -> &'static str {
        match self {
            Self::Message | Self::Batch => "message",
            Self::Call => "request",
        }
    }
}

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
}

/// What came back.
#[derive(Clone, Copy)]
struct Answer {
    status: u16,
    /// Whether the body was read to its end.
    is_whole: bool,
}

fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

fn without_tls(url: &str) -> &'static str {
    if cfg!(feature = "tls") || !url.starts_with("https") {
        ""
    } else {
        " (the feature `tls` of `sendapi` is off)"
    }
}
