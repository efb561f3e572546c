//! That an account stands still, as its user sees it.

use std::fmt;
use std::time::Duration;

use sendapi_core::graph_error::Code;

use crate::error::seconds;

/// That an account stands still: the platform wants nothing of this from it for now, from
/// [`Account::standstill`](crate::Account::standstill). `Display` says so in one line.
///
/// When its time is over, one message goes alone to find out whether the platform takes it; the others
/// follow when it does, and else wait for as long as the answer says, or twice as long, 5 minutes at most.
/// After a [pause](Because::Paused) all go at once.
///
/// [Rate limits](https://developers.facebook.com/documentation/business-messaging/messenger-platform/overview/rate-limiting)
///
/// ```
/// use std::time::Duration;
/// use sendapi::{Because, Client};
///
/// let page = Client::new().page("101", "a-token");
/// page.pause(Duration::from_secs(600));
/// let standstill = page.standstill().expect("it was told to pause");
/// assert!(matches!(standstill.because, Because::Paused));
/// println!("{standstill}");
/// page.resume();
/// assert!(page.standstill().is_none());
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Standstill {
    /// What stands still.
    pub what: StandsStill,
    /// For so long from now on. Zero when the time is over and nothing has gone since.
    pub left: Duration,
    /// Why.
    pub because: Because,
}

/// What of an account [stands still](Standstill).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum StandsStill {
    /// Everything of every account of the app.
    App,
    /// Messages of the account, private replies included.
    Messages,
    /// Private replies of the account, which have a limit of their own.
    PrivateReplies,
    /// Calls of the account beside messages.
    Calls,
}

/// Why an account [stands still](Standstill).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Because {
    /// The platform refused with this code and subcode.
    Refused {
        /// The code.
        code: i64,
        /// The subcode.
        subcode: Option<i64>,
    },
    /// An answer had this HTTP status and no word of the platform.
    Status(u16),
    /// The header `X-Business-Use-Case-Usage` says how long it lasts.
    Usage,
    /// [`Account::pause`](crate::Account::pause) was called.
    Paused,
}

impl fmt::Display for Standstill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} stand still for another {} seconds: {}",
            self.what,
            seconds(self.left),
            self.because
        )
    }
}

impl fmt::Display for StandsStill {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::App => "all accounts of the app",
            Self::Messages => "messages of the account",
            Self::PrivateReplies => "private replies of the account",
            Self::Calls => "calls of the account",
        })
    }
}

impl fmt::Display for Because {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Refused { code, subcode } => {
                write!(f, "{} (code {code}", Code::of(*code, *subcode).meaning())?;
                subcode.map_or(Ok(()), |subcode| write!(f, ", subcode {subcode}"))?;
                f.write_str(")")
            }
            Self::Status(status) => write!(f, "an answer had the HTTP status {status}"),
            Self::Usage => f.write_str("the platform's usage header says so"),
            Self::Paused => f.write_str("it was paused"),
        }
    }
}
