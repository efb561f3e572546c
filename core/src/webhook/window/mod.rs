//! Until when an answer may be sent.

pub(in crate::webhook) mod closed;
pub(in crate::webhook) mod reply;

use std::time::{Duration, SystemTime};

use crate::message::recipient::Recipient;
use crate::message::tag::Tag;
use crate::message::{Message, MessagingType};
use crate::platform::{Platform, PlatformKind};
use crate::webhook::window::closed::{Closed, Instead};

/// Until when an answer may be sent, from the time of what it answers.
///
/// A window judges the messages that it is about: one of a conversation those to an `id` or `user_ref`, one of a comment
/// private replies, one of a token messages to that token. It knows one event; a later one opens a later window.
///
/// ```
/// use std::time::{Duration, SystemTime};
///
/// use sendapi_core::webhook::Window;
/// use sendapi_core::{Message, Messenger};
///
/// let written = SystemTime::UNIX_EPOCH + Duration::from_secs(1_763_800_000);
/// let window = Window::conversation(written);
/// let body = r#"{"recipient": {"id": "7204418830956127"}, "message": {"text": "Hello"}}"#;
/// let hello = Message::<Messenger>::from_json(body)?;
///
/// assert!(window.allows(&hello, written + Duration::from_secs(23 * 3600)).is_ok());
/// let closed = window.allows(&hello, written + Duration::from_secs(25 * 3600)).unwrap_err();
/// assert_eq!(
///     closed.to_string(),
///     "the window for this message closed 1 hour ago, 24 hours after the person's last action: \
///      the tag `HUMAN_AGENT` for what a person writes, for 5 days more, \
///      the tag `CUSTOMER_FEEDBACK` with its template, for 5 days more, \
///      an approved utility template with `messaging_type: UTILITY`, \
///      or wait until the person writes again"
/// );
/// # Ok::<(), sendapi_core::Invalid>(())
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/send-messages>.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    ground: Ground,
    opened: SystemTime,
    ends: Option<SystemTime>,
}

/// What opened a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ground {
    Conversation,
    PrivateReply,
    OneTimeNotification,
    NotificationMessages,
}

impl Window {
    /// A person wrote, tapped or reacted: any message within 24 hours, what a human agent writes within 7 days, utility
    /// templates at any time.
    #[must_use]
    pub const fn conversation(last_action: SystemTime) -> Self {
        Self { ground: Ground::Conversation, opened: last_action, ends: None }
    }

    /// A person commented, or wrote a post on the Page: one private reply within 7 days.
    #[must_use]
    pub const fn private_reply(commented: SystemTime) -> Self {
        Self { ground: Ground::PrivateReply, opened: commented, ends: None }
    }

    /// A person commented on a broadcast on Instagram: one private reply while it goes on, which no event tells. Tell it
    /// by [`ending`](Self::ending); otherwise the 7 days of other comments count, and the platform may refuse earlier.
    #[must_use]
    pub const fn live_comment(commented: SystemTime) -> Self {
        Self::private_reply(commented)
    }

    /// A person asked to be told once: one message within a year.
    #[must_use]
    pub const fn one_time_notification(opted_in: SystemTime) -> Self {
        Self { ground: Ground::OneTimeNotification, opened: opted_in, ends: None }
    }

    /// A person agreed to marketing messages: until the token expires.
    #[must_use]
    pub const fn notification_messages(token_expiry: SystemTime) -> Self {
        Self {
            ground: Ground::NotificationMessages,
            opened: token_expiry,
            ends: Some(token_expiry),
        }
    }

    /// The same window, but it ends at this time at the latest: a broadcast that is over.
    #[must_use]
    pub fn ending(self, at: SystemTime) -> Self {
        Self { ends: Some(self.ends.map_or(at, |ends| ends.min(at))), ..self }
    }

    /// Until when an ordinary message may be sent; `None` if that lies beyond the system's clock.
    #[must_use]
    pub fn closes(&self) -> Option<SystemTime> {
        self.closes_after(self.ground.length())
    }

    /// Until when what a human agent writes may be sent, by the tag `HUMAN_AGENT`; `None` for a window that is about
    /// something else than a conversation, or if that lies beyond the system's clock.
    #[must_use]
    pub fn closes_for_human_agent(&self) -> Option<SystemTime> {
        if self.ground == Ground::Conversation { self.closes_after(WEEK) } else { None }
    }

    /// Whether the message may be sent now. At the very moment of closing it may.
    ///
    /// Sender actions may always, and so may what the window is not about; whether a private reply was sent before, a
    /// window does not know.
    ///
    /// # Errors
    ///
    /// [`Closed`] says since when it may not, and what may be sent instead.
    pub fn allows<P: Platform>(
        &self,
        message: &Message<'_, P>,
        now: SystemTime,
    ) -> Result<(), Closed> {
        self.closing_for(message).allows(now)
    }

    /// When it closes for this message: what [`allows`](Self::allows) goes by, without the message.
    #[must_use]
    pub fn closing_for<P: Platform>(&self, message: &Message<'_, P>) -> Closing {
        Closing { window: *self, platform: P::KIND, length: self.length_for(message) }
    }

    fn check(
        &self,
        length: Duration,
        platform: PlatformKind,
        now: SystemTime,
    ) -> Result<(), Closed> {
        match self.closes_after(length) {
            Some(since) if since < now => Err(Closed {
                ground: self.ground,
                length: since.duration_since(self.opened).ok().filter(|_| self.ends.is_none()),
                since,
                now,
                instead: self.instead(platform, now),
            }),
            _ => Ok(()),
        }
    }

    /// How long this message may be sent; `None` if the window never closes for it.
    fn length_for<P: Platform>(&self, message: &Message<'_, P>) -> Option<Duration> {
        let content = message.content()?;
        if !self.ground.is_about(message.recipient()) {
            return None;
        }
        if self.ground != Ground::Conversation {
            return Some(self.ground.length());
        }
        let quotes = message.request().reply_to.is_some();
        match (message.messaging_type(), message.tag()) {
            _ if content.sticker_id.is_some() || quotes => Some(DAY),
            (Some(MessagingType::Utility | MessagingType::NonPromotionalSubscription), _) => None,
            (_, Some(Tag::HumanAgent | Tag::CustomerFeedback)) => Some(WEEK),
            (Some(MessagingType::MessageTag), _) | (_, Some(_)) => None,
            (Some(MessagingType::Response | MessagingType::Update) | None, None) => Some(DAY),
        }
    }

    fn closes_after(&self, length: Duration) -> Option<SystemTime> {
        let closes = match self.ground {
            Ground::NotificationMessages => Some(self.opened),
            _ => self.opened.checked_add(length),
        };
        closes.map_or(self.ends, |closes| Some(self.ends.map_or(closes, |ends| ends.min(closes))))
    }

    fn instead(&self, platform: PlatformKind, now: SystemTime) -> Vec<Instead> {
        let later = self.opened.checked_add(WEEK).filter(|until| *until >= now);
        let on_messenger = platform == PlatformKind::Messenger;
        match self.ground {
            Ground::Conversation => [
                later.map(|until| Instead::HumanAgent { until }),
                later.filter(|_| on_messenger).map(|until| Instead::CustomerFeedback { until }),
                on_messenger.then_some(Instead::Utility),
                Some(Instead::NewMessage),
            ]
            .into_iter()
            .flatten()
            .collect(),
            _ => vec![Instead::NewMessage],
        }
    }
}

/// When a [`Window`] closes for one message, from [`Window::closing_for`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closing {
    window: Window,
    platform: PlatformKind,
    /// For ever, without one.
    length: Option<Duration>,
}

impl Closing {
    /// Whether the message may be sent now: [`Window::allows`].
    ///
    /// # Errors
    ///
    /// [`Closed`] says since when it may not, and what may be sent instead.
    pub fn allows(&self, now: SystemTime) -> Result<(), Closed> {
        let Some(length) = self.length else { return Ok(()) };
        self.window.check(length, self.platform, now)
    }
}

impl Ground {
    const fn length(self) -> Duration {
        match self {
            Self::Conversation => DAY,
            Self::PrivateReply => WEEK,
            Self::OneTimeNotification => YEAR,
            Self::NotificationMessages => Duration::ZERO,
        }
    }

    const fn is_about(self, recipient: &Recipient<'_>) -> bool {
        match self {
            Self::Conversation => matches!(recipient, Recipient::Id(_) | Recipient::UserRef(_)),
            Self::PrivateReply => recipient.is_private_reply(),
            Self::OneTimeNotification => matches!(recipient, Recipient::OneTimeNotifToken(_)),
            Self::NotificationMessages => {
                matches!(recipient, Recipient::NotificationMessagesToken(_))
            }
        }
    }
}

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

const WEEK: Duration = Duration::from_secs(7 * 24 * 60 * 60);

const YEAR: Duration = Duration::from_secs(365 * 24 * 60 * 60);
