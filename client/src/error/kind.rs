//! What kinds of failures there are.

/// What kind of failure an [`Error`](super::Error) is.
///
/// ```
/// use sendapi::{Error, ErrorKind};
///
/// fn in_short(error: &Error) -> &'static str {
///     match error.kind() {
///         ErrorKind::WindowClosed => "the person wrote too long ago",
///         ErrorKind::Invalid => "a rule of the platform is broken",
///         ErrorKind::Connect | ErrorKind::Timeout => "the network",
///         other => other.as_str(),
///     }
/// }
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A setting of the client or the account cannot be used, or a [batch](crate::Batch) cannot be
    /// sent as it is. Nothing was sent.
    Setup,
    /// The message or the call breaks rules of the platform: [`Error::invalid`](super::Error::invalid). Nothing was sent.
    Invalid,
    /// The platform could not be reached. Nothing was sent.
    Connect,
    /// The answer did not arrive in time.
    Timeout,
    /// The connection broke after the request may have been written and before the answer was
    /// complete.
    Interrupted,
    /// The platform answered with an error: [`Error::graph`](super::Error::graph).
    Graph,
    /// The answer is neither a receipt nor a Graph error: [`Error::raw_body`](super::Error::raw_body).
    Unreadable,
    /// The platform answered a [batch](crate::Batch) before it had finished this message. Nobody
    /// knows whether it goes out.
    Unfinished,
    /// An earlier message of the [batch](crate::Batch) failed, and this one was to go only after it:
    /// [`Error::failed_parent`](super::Error::failed_parent). Nothing was sent.
    ParentFailed,
    /// The account stands still since the platform refuses its messages, for longer than
    /// [`Rates::patience`](crate::Rates::patience) allows to wait. Nothing was sent;
    /// [`Error::retry_after`](super::Error::retry_after) tells how long it lasts.
    Throttled,
    /// Sending was [stopped](crate::Stopper::stop) before the message began. Nothing was sent.
    Stopped,
    /// The [deadline](crate::Performing::deadline) passed. [`Error::delivery`](super::Error::delivery) tells whether the message
    /// was on its way by then.
    Deadline,
    /// A [file](crate::graph::File) could not be read to its end, is not as long as it was said
    /// to be, or is none that the platform takes: [`Error::file`](super::Error::file). Nothing was carried out.
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
