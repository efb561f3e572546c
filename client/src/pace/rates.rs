//! How many messages an account sends in a time, as it is set.

use std::num::NonZeroU32;
use std::time::Duration;

use crate::error::Problem;

/// How fast an account sends, for [`ClientBuilder::rates`](crate::ClientBuilder::rates) and
/// [`Account::with_rates`](crate::Account::with_rates).
///
/// [`send`](crate::Account::send) waits until its message keeps to these limits, which by default
/// are those of the
/// [platform](https://developers.facebook.com/documentation/business-messaging/messenger-platform/overview/rate-limiting).
/// Each account has its own: all [`Account`](crate::Account)s of one client with the same id
/// together, clones included (an id of `me` is one account for each call of
/// [`Client::page`](crate::Client::page)), on each platform for itself. In no stretch of a second, or
/// of an hour for private replies, more messages begin than the limit allows. Up to a tenth of them may
/// go out at once, and the rest evenly; a [batch](crate::Batch) goes together, in calls as large as the
/// limit allows.
///
/// Answers go before broadcasts: [`Priority`].
///
/// Beyond that an account slows down when the platform's headers (`X-App-Usage`, `X-Page-Usage`,
/// `X-Business-Use-Case-Usage`) tell that three quarters of a limit are used, and
/// [stands still](crate::Standstill) while the platform refuses: for as long as the platform says, or
/// from a second on for twice as long each time. Then one message goes alone to find out whether it is
/// over. What the platform says about the app holds for all of its accounts.
///
/// # Example
///
/// ```
/// use sendapi::{Client, Rates};
///
/// let client = Client::builder().rates(Rates::default().messages_per_second(40)).build()?;
/// # Ok::<(), sendapi::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use = "give it to `ClientBuilder::rates`"]
#[doc(alias = "rate limiting")]
pub struct Rates {
    pub(crate) messages: Option<u32>,
    pub(crate) media: Option<u32>,
    pub(crate) private_replies: Option<u32>,
    pub(crate) patience: Duration,
}

impl Rates {
    /// No limits of its own. What the platform says in its answers holds all the same.
    pub const UNLIMITED: Self =
        Self { messages: None, media: None, private_replies: None, patience: PATIENCE };

    /// Text, links, reactions, stickers and all that has no limit below: messages a second, by
    /// default 300.
    pub const fn messages_per_second(mut self, messages: u32) -> Self {
        self.messages = Some(messages);
        self
    }

    /// Audio and video: messages a second, by default 10.
    pub const fn media_per_second(mut self, messages: u32) -> Self {
        self.media = Some(messages);
        self
    }

    /// Private replies, which go to a `comment_id` or `post_id`: messages an hour, by default 750.
    pub const fn private_replies_per_hour(mut self, messages: u32) -> Self {
        self.private_replies = Some(messages);
        self
    }

    /// How long a message may wait for an account that stands still, by default an hour.
    ///
    /// If the platform goes on refusing for longer, the message fails at once with
    /// [`ErrorKind::Throttled`](crate::ErrorKind::Throttled). Waiting for the limits above does not
    /// count.
    pub const fn patience(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    pub(crate) fn check(&self) -> Result<(), Problem> {
        let limits = [
            ("messages_per_second", self.messages),
            ("media_per_second", self.media),
            ("private_replies_per_hour", self.private_replies),
        ];
        match limits.into_iter().find(|(_, limit)| *limit == Some(0)) {
            Some((name, _)) => Err(Problem::new(format!(
                "`{name}` is zero, which lets nothing through, give at least 1"
            ))),
            None => Ok(()),
        }
    }

    pub(crate) fn of(&self, kind: Kind) -> Option<Rate> {
        let (limit, period) = match kind {
            Kind::Message => (self.messages, SECOND),
            Kind::Media => (self.media, SECOND),
            Kind::PrivateReply => (self.private_replies, HOUR),
            Kind::Call => (None, SECOND),
        };
        limit.and_then(NonZeroU32::new).map(|limit| Rate { limit, period })
    }
}

impl Default for Rates {
    fn default() -> Self {
        Self::UNLIMITED.messages_per_second(300).media_per_second(10).private_replies_per_hour(750)
    }
}

/// Who goes first when an account cannot send everything at once.
///
/// A broadcast never delays a bot on the same account: answers do not wait behind it, and it leaves
/// them a tenth of each of the [`Rates`].
///
/// ```no_run
/// use sendapi::{Client, Priority, message};
///
/// # async fn run() -> Result<(), sendapi::Error> {
/// let page = Client::new().page("101", "a-token");
/// // Nobody waits for it: answers of the same account go first.
/// let reminder = message!(Messenger { recipient: "7204418830956127", text: "Tomorrow at ten" });
/// page.send(&reminder).priority(Priority::Broadcast).await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Priority {
    /// What somebody waits for: everything but what follows.
    #[default]
    Answer,
    /// What nobody waits for: messages of [`send_all`](crate::Account::send_all) and
    /// [`broadcast`](crate::Account::broadcast), unless they [say otherwise](crate::SendAll::priority).
    Broadcast,
}

/// Under which limit of the platform a message falls, of [`PreparedMessage::kind`](crate::PreparedMessage::kind).
///
/// [Rate limits](https://developers.facebook.com/documentation/business-messaging/messenger-platform/overview/rate-limiting)
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum MessageKind {
    /// Text, templates, images and all that has no limit below.
    Message,
    /// Audio and video.
    Media,
    /// A private reply, which goes to a `comment_id` or `post_id`.
    PrivateReply,
}

/// At most so many messages in any stretch of time of this length.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Rate {
    pub(crate) limit: NonZeroU32,
    pub(crate) period: Duration,
}

/// Which limit a message falls under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Message,
    Media,
    PrivateReply,
    /// Not a message. It has no limit here, but slows down and stands still as the platform says.
    Call,
}

impl Kind {
    /// Its name in logs and numbers.
    pub(crate) const fn as_str(self) -> &'static str {
        match self {
            Self::Message => "message",
            Self::Media => "media",
            Self::PrivateReply => "private_reply",
            Self::Call => "call",
        }
    }
}

impl From<MessageKind> for Kind {
    fn from(kind: MessageKind) -> Self {
        match kind {
            MessageKind::Message => Self::Message,
            MessageKind::Media => Self::Media,
            MessageKind::PrivateReply => Self::PrivateReply,
        }
    }
}

const PATIENCE: Duration = HOUR;
pub(super) const HOUR: Duration = Duration::from_secs(60 * 60);
const SECOND: Duration = Duration::from_secs(1);
