//! Calls that have a limit of their own.

use std::time::Duration;

use sendapi_core::call::Call;
use sendapi_core::call::conversation::ReadConversations;
use sendapi_core::call::profile::Settings;
use sendapi_core::call::user_menu::SetUserMenu;

use crate::pace::concerns_the_call_alone;
use crate::{Error, graph};

/// A limit of the platform that a call has for itself, beside those of the account.
///
/// A call that goes beyond it is refused with code 613:
/// [`is_rate_limited`](Error::is_rate_limited) tells so, and
/// [`retry_after`](Error::retry_after) is the length of the limit where the answer says nothing.
/// Messages of the account go on all the while, and so do its other calls.
///
/// Nothing waits for these limits beforehand: other programs may use them up as well, and who sets up
/// a profile wants to know at once.
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/overview/rate-limiting>.
///
/// # Example
///
/// ```
/// use std::time::Duration;
///
/// use sendapi::CallLimit;
/// use sendapi::graph::{Call, Path};
///
/// let profile = Call::get(Path::account().edge("messenger_profile"));
/// assert_eq!(CallLimit::of(&profile), Some(CallLimit::PROFILE));
/// assert_eq!(CallLimit::PROFILE.calls, 10);
/// assert_eq!(CallLimit::PROFILE.period, Duration::from_secs(10 * 60));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CallLimit {
    /// How many calls the platform takes in a [`period`](Self::period).
    pub calls: u32,
    /// How long the time is in which it counts them.
    pub period: Duration,
}

impl CallLimit {
    /// The Messenger profile: 10 calls of an account in 10 minutes, whatever they do.
    pub const PROFILE: Self = Self { calls: 10, period: Duration::from_secs(10 * 60) };
    /// The menu of a person: 10 calls for each person in 10 minutes.
    pub const USER_MENU: Self = Self { calls: 10, period: Duration::from_secs(10 * 60) };
    /// Conversations: 2 calls of an account a second.
    pub const CONVERSATIONS: Self = Self { calls: 2, period: Duration::from_secs(1) };

    /// The limit that a call has for itself; `None` where only those of the account hold.
    #[must_use]
    pub fn of(call: &graph::Call) -> Option<Self> {
        let edge = call.path.last_edge()?;
        LIMITS.iter().find(|(limited, _)| *limited == edge).map(|(_, limit)| *limit)
    }

    /// Adds to the platform's refusal when the call may be tried again.
    pub(crate) fn tell(call: &graph::Call, refusal: Error) -> Error {
        match Self::of(call) {
            Some(limit) if concerns_the_call_alone(&refusal) => {
                refusal.or_retry_after(limit.period)
            }
            _ => refusal,
        }
    }
}

const LIMITS: &[(&str, CallLimit)] = &[
    (Settings::EDGE, CallLimit::PROFILE),
    (SetUserMenu::EDGE, CallLimit::USER_MENU),
    (ReadConversations::EDGE, CallLimit::CONVERSATIONS),
];
