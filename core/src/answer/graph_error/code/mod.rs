//! One row of what is known of the platform's codes.

use std::fmt;
use std::ops::RangeInclusive;

mod lookup;
mod table;

pub use table::CODES;

/// What a code of the platform means and what to do about it: a row of [`CODES`](super::CODES).
///
/// [`GraphError::explain`](super::GraphError::explain) finds the row of an error. `Display` writes
/// the meaning, the way out and the link, in one line.
///
/// # Example
///
/// ```
/// use sendapi_core::graph_error::{Family, GraphError, Waiting};
///
/// let error = GraphError::from_json(br#"{"error": {"code": 10, "error_subcode": 2018278}}"#)?;
/// let code = error.explain();
/// assert_eq!((code.family(), code.waiting()), (Family::Window, Waiting::NotBeforeAChange));
/// assert_eq!(code.meaning(), "the person's last message is more than 24 hours ago");
/// # Ok::<(), sendapi_core::graph_error::NotAGraphError>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    pub(super) first: i64,
    pub(super) last: i64,
    pub(super) subcode: Option<i64>,
    pub(super) family: Family,
    pub(super) waiting: Waiting,
    pub(super) limited: Option<Limited>,
    pub(super) blocks: bool,
    pub(super) meaning: &'static str,
    pub(super) what_to_do: &'static str,
    pub(super) link: &'static str,
}

impl Code {
    /// What is known of a code and a subcode, from [`CODES`](super::CODES):
    /// [`GraphError::explain`](super::GraphError::explain) for numbers out of a log.
    ///
    /// # Example
    ///
    /// ```
    /// use sendapi_core::graph_error::Code;
    ///
    /// assert_eq!(Code::of(190, Some(463)).meaning(), "the access token has expired");
    /// assert!(!Code::of(77, None).is_known());
    /// ```
    #[must_use]
    pub fn of(code: i64, subcode: Option<i64>) -> &'static Self {
        lookup::find(code, subcode)
    }

    /// The codes that the row is about, mostly a single one; 0 in the row of unknown codes.
    #[must_use]
    pub const fn codes(&self) -> RangeInclusive<i64> {
        self.first..=self.last
    }

    /// The subcode that the row is about; without one it is about the code and every subcode that
    /// has no row of its own.
    #[must_use]
    pub const fn subcode(&self) -> Option<i64> {
        self.subcode
    }

    /// Whether the row is about this very subcode, and not about its code in general. Numbers of the Messenger
    /// Platform itself come as code or as subcode.
    #[must_use]
    pub fn names(&self, subcode: i64) -> bool {
        self.subcode.map_or_else(|| self.codes().contains(&subcode), |known| known == subcode)
    }

    /// What the error is about.
    #[must_use]
    pub const fn family(&self) -> Family {
        self.family
    }

    /// Whether the same request may get through later.
    #[must_use]
    pub const fn waiting(&self) -> Waiting {
        self.waiting
    }

    /// Whose requests are too many, where the error is a rate limit that a pause helps against.
    #[must_use]
    pub const fn limited(&self) -> Option<Limited> {
        self.limited
    }

    /// Whether the platform wants nothing more from the account, for hours or days, for what it sent.
    #[must_use]
    pub const fn blocks(&self) -> bool {
        self.blocks
    }

    /// What has happened.
    #[must_use]
    pub const fn meaning(&self) -> &'static str {
        self.meaning
    }

    /// The way out.
    #[must_use]
    pub const fn what_to_do(&self) -> &'static str {
        self.what_to_do
    }

    /// The page of the platform's documentation.
    #[must_use]
    pub const fn link(&self) -> &'static str {
        self.link
    }

    /// Whether anything is known of the code.
    #[must_use]
    pub fn is_known(&self) -> bool {
        self.family != Family::Unknown
    }

    /// The same row, about an account from which nothing more is wanted.
    pub(super) const fn blocking(mut self) -> Self {
        self.blocks = true;
        self
    }

    /// The same row, about the requests of these.
    pub(super) const fn limiting(mut self, limited: Limited) -> Self {
        self.limited = Some(limited);
        self
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {} ({})", self.meaning, self.what_to_do, self.link)
    }
}

/// What an error is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Family {
    /// A fault of the platform itself. Beside an HTTP status of 5xx the message may have been
    /// delivered all the same.
    Platform,
    /// The platform could not take the message for a moment, and did not send it.
    Busy,
    /// The platform gave up half-way: the message may have been sent.
    Timeout,
    /// The message was delivered although an error came back.
    Delivered,
    /// The comment has had its one private reply. After a try of unknown outcome that try was it.
    Replied,
    /// Too much was sent in too short a time.
    RateLimit,
    /// The person's last message is too long ago.
    Window,
    /// The person cannot get messages from this account.
    Recipient,
    /// The access token cannot be used.
    Token,
    /// A permission, a review or a link between accounts is missing.
    Permission,
    /// The account was restricted for what it sent.
    Policy,
    /// Something in the request is wrong.
    Request,
    /// A file cannot be used.
    Attachment,
    /// The app does not control the conversation.
    Thread,
    /// Marketing messages and opt-in requests.
    Marketing,
    /// Payments.
    Payment,
    /// Calls.
    Calling,
    /// Messenger Extensions and Instant Games.
    Extension,
    /// A code that no page of the platform explains.
    Unknown,
}

impl Family {
    /// Its name in logs and numbers, such as `rate_limit`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Platform => "platform",
            Self::Busy => "busy",
            Self::Timeout => "timeout",
            Self::Delivered => "delivered",
            Self::Replied => "replied",
            Self::RateLimit => "rate_limit",
            Self::Window => "window",
            Self::Recipient => "recipient",
            Self::Token => "token",
            Self::Permission => "permission",
            Self::Policy => "policy",
            Self::Request => "request",
            Self::Attachment => "attachment",
            Self::Thread => "thread",
            Self::Marketing => "marketing",
            Self::Payment => "payment",
            Self::Calling => "calling",
            Self::Extension => "extension",
            Self::Unknown => "unknown",
        }
    }
}

/// Whose requests are too many.
///
/// [Rate limits](https://developers.facebook.com/docs/graph-api/overview/rate-limiting)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Limited {
    /// Those of the app, for all of its accounts together.
    App,
    /// Those by this token: of its user, or of the Page by a user's token.
    Caller,
    /// Those to this very API.
    Api,
    /// Those of the business about its Pages, such as their posts and comments.
    Pages,
    /// Those of the business about its Instagram accounts.
    Instagram,
    /// Messages on Messenger.
    Messenger,
}

/// Whether waiting helps against an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Waiting {
    /// The same request may get through in some seconds.
    Seconds,
    /// The same request may get through after a pause; the answer's headers may say how long.
    Pause,
    /// The same request may get through in minutes, hours or days, when something has passed that
    /// no answer mentions.
    Later,
    /// The same request fails again until something has changed, unless the platform flags the
    /// error as transient.
    NotBeforeAChange,
    /// The same request must not be repeated, whatever the platform flags: it did get through, or
    /// repeating it makes things worse.
    Never,
}

impl Waiting {
    /// Its name in logs and numbers, such as `not_before_a_change`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Seconds => "seconds",
            Self::Pause => "pause",
            Self::Later => "later",
            Self::NotBeforeAChange => "not_before_a_change",
            Self::Never => "never",
        }
    }
}
