//! Until when an answer may be sent.

pub(in crate::webhook) mod closed;
mod milliseconds;
pub(in crate::webhook) mod opening;
pub(in crate::webhook) mod reply;

use std::time::{Duration, SystemTime};

use crate::message::recipient::Recipient;
use crate::message::tag::Tag;
use crate::message::{Message, MessagingType, Request};
use crate::platform::{PlatformKind, Target};
use crate::webhook::window::closed::{Closed, Instead};
use crate::webhook::window::opening::{Opening, Uncertain};

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
#[doc(alias = "24-hour window")]
#[doc(alias = "standard messaging window")]
pub struct Window {
    ground: Ground,
    opened: SystemTime,
    ends: Option<SystemTime>,
    /// Whether the person came by an advertisement.
    is_after_ad: bool,
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
        Self::of(Ground::Conversation, last_action)
    }

    /// A person commented, or wrote a post on the Page: one private reply within 7 days.
    #[must_use]
    pub const fn private_reply(commented: SystemTime) -> Self {
        Self::of(Ground::PrivateReply, commented)
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
        Self::of(Ground::OneTimeNotification, opted_in)
    }

    /// A person agreed to marketing messages: until the token expires.
    #[must_use]
    pub const fn notification_messages(token_expiry: SystemTime) -> Self {
        Self { ends: Some(token_expiry), ..Self::of(Ground::NotificationMessages, token_expiry) }
    }

    /// The window of a conversation, from what [`timestamp`](Self::timestamp) gave: milliseconds since 1970, as the `timestamp`
    /// of webhooks and a column of a database have them.
    ///
    /// A window is to be kept when the conversation may be gone on with later, by a reminder or by a person at a desk: who
    /// writes then has no event to answer.
    ///
    /// ```
    /// use std::time::{Duration, SystemTime};
    ///
    /// use sendapi_core::webhook::Window;
    ///
    /// let window = Window::conversation(SystemTime::UNIX_EPOCH + Duration::from_millis(1_763_800_000_123));
    /// let column: i64 = window.timestamp();
    /// assert_eq!(column, 1_763_800_000_123);
    /// assert_eq!(Window::from_timestamp(column), window);
    /// ```
    ///
    /// Whether the person came by an advertisement is not in the number: keep it beside it
    /// ([`is_after_ad`](Self::is_after_ad)), and add it again by [`after_ad`](Self::after_ad). Windows that something else
    /// opened have constructors of their own, which take the [time](Self::opened).
    #[must_use]
    pub fn from_timestamp(milliseconds: i64) -> Self {
        Self::conversation(milliseconds::read(milliseconds))
    }

    /// When it was [opened](Self::opened), in milliseconds since 1970: for a column of a database.
    #[must_use]
    pub fn timestamp(&self) -> i64 {
        milliseconds::write(self.opened)
    }

    /// When it was opened: by the person's last action, the comment or the opt-in; of marketing messages when the token
    /// expires.
    #[must_use]
    pub const fn opened(&self) -> SystemTime {
        self.opened
    }

    /// Whether the person came [by an advertisement](Self::after_ad).
    #[must_use]
    pub const fn is_after_ad(&self) -> bool {
        self.is_after_ad
    }

    const fn of(ground: Ground, opened: SystemTime) -> Self {
        Self { ground, opened, ends: None, is_after_ad: false }
    }

    /// The same window, where the person came to the conversation by an advertisement: it may be open for up to 7 days in
    /// place of 24 hours, which only the platform knows. So nothing is refused in between: it is
    /// [uncertain](Opening::Uncertain). Of a conversation only.
    ///
    /// [`Event::reply`](crate::webhook::Event::reply) says so of an event that tells of the advertisement; later events of
    /// the same person tell of none.
    ///
    /// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/policy>.
    ///
    /// ```
    /// use std::time::{Duration, SystemTime};
    ///
    /// use sendapi_core::webhook::{Opening, Window};
    /// use sendapi_core::{Message, Messenger};
    ///
    /// let written = SystemTime::UNIX_EPOCH + Duration::from_secs(1_763_800_000);
    /// let after = |hours: u64| written + Duration::from_secs(hours * 3600);
    /// let window = Window::conversation(written).after_ad();
    /// let body = r#"{"recipient": {"id": "7204418830956127"}, "message": {"text": "Hello"}}"#;
    /// let hello = Message::<Messenger>::from_json(body)?;
    ///
    /// assert_eq!(window.opening(&hello, after(24)), Opening::Open);
    /// let Opening::Uncertain(why) = window.opening(&hello, after(25)) else { panic!("it may be open") };
    /// assert_eq!(
    ///     why.to_string(),
    ///     "the window for this message closed 1 hour ago, 24 hours after the person's last action, unless it is open for \
    ///      7 days after the advertisement that the person came by: only the platform knows, for 5 days more"
    /// );
    /// assert!(window.allows(&hello, after(25)).is_ok());
    /// assert!(window.allows(&hello, after(7 * 24 + 1)).is_err());
    /// # Ok::<(), sendapi_core::Invalid>(())
    /// ```
    #[must_use]
    pub const fn after_ad(self) -> Self {
        Self { is_after_ad: true, ..self }
    }

    /// The same window, but it ends at this time at the latest: a broadcast that is over.
    #[must_use]
    pub fn ending(self, at: SystemTime) -> Self {
        Self { ends: Some(self.ends.map_or(at, |ends| ends.min(at))), ..self }
    }

    /// Until when an ordinary message may be sent, for certain; `None` if that lies beyond the system's clock.
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

    /// Until when an ordinary message may be sent if the window is longer [after an advertisement](Self::after_ad); `None`
    /// where there was none, or if that lies beyond the system's clock.
    #[must_use]
    pub fn perhaps_closes(&self) -> Option<SystemTime> {
        self.closes_after(self.perhaps()?)
    }

    /// How long it may be open.
    fn perhaps(&self) -> Option<Duration> {
        (self.is_after_ad && self.ground == Ground::Conversation).then_some(WEEK)
    }

    /// Whether the message may be sent now, for certain or [perhaps](Self::opening). At the very moment of closing it may.
    ///
    /// Sender actions may always, and so may what the window is not about; whether a private reply was sent before, a
    /// window does not know.
    ///
    /// # Errors
    ///
    /// [`Closed`] says since when it may not, and what may be sent instead: in place of a message for
    /// [`Both`](crate::Both) what both platforms take.
    pub fn allows<P: Target>(
        &self,
        message: &Message<'_, P>,
        now: SystemTime,
    ) -> Result<(), Closed> {
        self.closing_for(message).allows(now)
    }

    /// Whether it is open for this message now, closed, or perhaps open.
    #[must_use]
    pub fn opening<P: Target>(&self, message: &Message<'_, P>, now: SystemTime) -> Opening {
        self.closing_for(message).opening(now)
    }

    /// When it closes for this message: what [`allows`](Self::allows) goes by, without the message.
    #[must_use]
    pub fn closing_for<P: Target>(&self, message: &Message<'_, P>) -> Closing {
        let (length, perhaps) = match self.length_for(message) {
            Some(Length::Ordinary(length)) => (Some(length), self.perhaps()),
            Some(Length::Fixed(length)) => (Some(length), None),
            None => (None, None),
        };
        let bound_by = bound_by(message.request());
        Closing { window: *self, platforms: P::PLATFORMS, length, perhaps, bound_by }
    }

    fn check(
        &self,
        length: Duration,
        platforms: &[PlatformKind],
        bound_by: Option<&'static str>,
        now: SystemTime,
    ) -> Result<(), Closed> {
        match self.closes_after(length) {
            Some(since) if since < now => Err(Closed {
                ground: self.ground,
                length: since.duration_since(self.opened).ok().filter(|_| self.ends.is_none()),
                since,
                now,
                instead: self.instead(platforms, now),
                bound_by,
            }),
            _ => Ok(()),
        }
    }

    /// How long this message may be sent; `None` if the window never closes for it.
    fn length_for<P>(&self, message: &Message<'_, P>) -> Option<Length> {
        message.content()?;
        if !self.ground.is_about(message.recipient()) {
            return None;
        }
        if self.ground != Ground::Conversation {
            return Some(Length::Fixed(self.ground.length()));
        }
        let is_bound = bound_by(message.request()).is_some();
        match (message.messaging_type(), message.tag()) {
            _ if is_bound => Some(Length::Fixed(DAY)),
            (Some(MessagingType::Utility | MessagingType::NonPromotionalSubscription), _) => None,
            (_, Some(Tag::HumanAgent | Tag::CustomerFeedback)) => Some(Length::Fixed(WEEK)),
            (Some(MessagingType::MessageTag), _) | (_, Some(_)) => None,
            (Some(MessagingType::Response | MessagingType::Update) | None, None) => {
                Some(Length::Ordinary(DAY))
            }
        }
    }

    fn closes_after(&self, length: Duration) -> Option<SystemTime> {
        let closes = match self.ground {
            Ground::NotificationMessages => Some(self.opened),
            _ => self.opened.checked_add(length),
        };
        closes.map_or(self.ends, |closes| Some(self.ends.map_or(closes, |ends| ends.min(closes))))
    }

    /// What each of the platforms takes.
    fn instead(&self, platforms: &[PlatformKind], now: SystemTime) -> Vec<Instead> {
        let later = self.opened.checked_add(WEEK).filter(|until| *until >= now);
        let on_messenger = *platforms == [PlatformKind::Messenger];
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

/// What goes within 24 hours of what a person did and no later, whatever the ground.
fn bound_by(request: &Request<'_>) -> Option<&'static str> {
    let has_sticker = request.message.as_ref().is_some_and(|it| it.sticker_id.is_some());
    match request.reply_to {
        Some(_) => Some("reply_to"),
        None => has_sticker.then_some("sticker_id"),
    }
}

/// When a [`Window`] closes for one message, from [`Window::closing_for`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Closing {
    window: Window,
    platforms: &'static [PlatformKind],
    /// For ever, without one.
    length: Option<Duration>,
    /// How long it may be open beyond that.
    perhaps: Option<Duration>,
    /// What in the message no other ground helps.
    bound_by: Option<&'static str>,
}

impl Closing {
    /// Whether the message may be sent now: [`Window::allows`].
    ///
    /// # Errors
    ///
    /// [`Closed`] says since when it may not, and what may be sent instead.
    pub fn allows(&self, now: SystemTime) -> Result<(), Closed> {
        let Some(length) = self.perhaps.or(self.length) else { return Ok(()) };
        self.window.check(length, self.platforms, self.bound_by, now)
    }

    /// Until when the message may be sent, or may perhaps be sent; `None` if for ever.
    #[must_use]
    pub fn closes(&self) -> Option<SystemTime> {
        self.window.closes_after(self.perhaps.or(self.length)?)
    }

    /// Whether it is open now, closed, or perhaps open: [`Window::opening`].
    #[must_use]
    pub fn opening(&self, now: SystemTime) -> Opening {
        let Some(length) = self.length else { return Opening::Open };
        let Err(closed) = self.window.check(length, self.platforms, self.bound_by, now) else {
            return Opening::Open;
        };
        let until = self.perhaps.and_then(|perhaps| self.window.closes_after(perhaps));
        match (self.allows(now), until) {
            (Err(closed), _) => Opening::Closed(closed),
            (Ok(()), Some(until)) => Opening::Uncertain(Uncertain { closed, until }),
            // It ends beyond the system's clock.
            (Ok(()), None) => Opening::Open,
        }
    }
}

/// How long a message may be sent.
enum Length {
    /// Unless the person came by an advertisement, when it may be longer.
    Ordinary(Duration),
    /// Wherever the person came from.
    Fixed(Duration),
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
