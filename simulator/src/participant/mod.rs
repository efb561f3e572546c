//! Somebody who writes to an account, as a test or a person at a page lets them.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use sendapi_core::webhook::{
    AttachmentKind, AttachmentPayload, IncomingAttachment, IncomingMessage, IncomingReaction, Kind,
    Optin, OptinKind, Postback, ReactionAction, ReactionName, TappedReply, Webhook,
};

use crate::events::{self, Written};
use crate::follow;
use crate::ids::Ids;
use crate::service::Service;
use crate::{Platform, Received};

mod action_error;
mod expected;
mod picture;
mod tappable;
mod unexpected;

use tappable::{Tap, Tappable};

pub use action_error::ActionError;
pub use expected::Expected;
pub use unexpected::Unexpected;

/// A person at their side of the conversation with an account, from
/// [`Simulator::person`](crate::Simulator::person). Cheap to clone.
///
/// What a person does opens the platform's windows, by the simulator's [`Clock`](crate::Clock): from then on
/// the account may write to their [`id`](Self::id), and what comes too late is refused as the platform
/// refuses it. As long as they have done nothing, nothing may be sent to them but sender actions and utility
/// templates.
///
/// If the simulator has a [bot](crate::Builder::webhook), it is told, and each method waits until the bot
/// took that or failed to at every attempt that is made at once. What is told is the platform's event,
/// which differs between Messenger and Instagram.
///
/// ```no_run
/// # async fn test(simulator: sendapi_simulator::Simulator) -> Result<(), Box<dyn std::error::Error>> {
/// use std::time::Duration;
///
/// use serde_json::json;
///
/// let ada = simulator.person("Ada");
/// ada.says("Is there rye bread?").await?;
/// ada.expects("Yes. Shall we put one aside?").await?;
/// ada.taps("Put one aside").await?;
/// ada.expects(json!({ "attachment": { "payload": { "template_type": "receipt" } } })).await?;
///
/// simulator.clock().advance(Duration::from_hours(24));
/// ada.says("Here I am").await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Participant {
    service: Arc<Service>,
    url: String,
    account: String,
    platform: Platform,
    name: String,
    id: String,
    patience: Duration,
}

impl Participant {
    /// The id by which the account knows the person: page-scoped, or Instagram-scoped. The same name has
    /// the same id in every simulator.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The account that the person writes to.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account
    }

    /// Waits this long, in real time, for what is [expected](Self::expects): 5 seconds unless told.
    #[must_use]
    pub fn patient(self, time: Duration) -> Self {
        Self { patience: time, ..self }
    }

    /// The person writes. Gives the message's id, its `mid`.
    pub async fn says(&self, text: &str) -> Result<String, ActionError> {
        let mut message = IncomingMessage::default();
        message.text = Some(text.to_owned());
        self.writes(message).await
    }

    /// The person sends a picture, which the bot can fetch from the simulator. Gives the message's id.
    ///
    /// PNG, JPEG, GIF and WebP are told as such; other bytes are sent as they are.
    pub async fn sends_picture(&self, bytes: impl Into<Vec<u8>>) -> Result<String, ActionError> {
        let id = picture::keep(&self.service, &self.account, self.platform, bytes.into());
        self.writes(picture_at(format!("{}/attachments/{id}", self.url))).await
    }

    /// The person taps what has this title: a quick reply of the newest message, else a button of the newest
    /// message that has one, else `Notify Me` of a request for a one-time notification.
    ///
    /// Titles are compared exactly. Of several in one message it is the first;
    /// [`taps_in`](Self::taps_in) tells the cards of a carousel apart.
    pub async fn taps(&self, title: &str) -> Result<(), ActionError> {
        self.taps_what(title, |tappable| tappable.title == title).await
    }

    /// The person taps the button with this title on the card with that title.
    pub async fn taps_in(&self, card: &str, title: &str) -> Result<(), ActionError> {
        let is_meant =
            |tappable: &Tappable| tappable.title == title && tappable.card.as_deref() == Some(card);
        self.taps_what(&format!("{title} ({card})"), is_meant).await
    }

    /// The person taps what stands outside of the messages: Get Started, an ice breaker, the menu.
    pub async fn posts_back(&self, title: &str, payload: &str) -> Result<(), ActionError> {
        let mut postback = Postback::default();
        postback.mid = Some(self.service.ids.message());
        postback.title = Some(title.to_owned());
        postback.payload = Some(payload.to_owned());
        self.does(Kind::Postback(Box::new(postback))).await
    }

    /// The person reacts to the newest message of the account by an emoji.
    pub async fn reacts(&self, emoji: &str) -> Result<(), ActionError> {
        let mut reaction = IncomingReaction::default();
        reaction.mid = Some(self.newest()?);
        reaction.action = Some(ReactionAction::React);
        reaction.reaction = Some(reaction_name(emoji, self.platform));
        reaction.emoji = Some(emoji.to_owned());
        self.does(Kind::Reaction(Box::new(reaction))).await
    }

    /// The person reads all messages of the account. That opens no window.
    pub async fn reads(&self) -> Result<(), ActionError> {
        let read = follow::read(self.platform, &self.newest()?, self.service.clock.now());
        self.does(Kind::Read(Box::new(read))).await
    }

    /// The person writes a comment below a post of the account. Gives the comment's id, which is good for one
    /// private reply within 7 days.
    pub async fn comments(&self, text: &str) -> Result<String, ActionError> {
        let (post, own) = (self.service.ids.attachment(), self.service.ids.attachment());
        let (post, comment) = match self.platform {
            Platform::Messenger => (format!("{}_{post}", self.account), format!("{post}_{own}")),
            Platform::Instagram => (post, own),
        };
        let (person, name) = (&self.id, &self.name);
        let written = Written { person, name, post: &post, comment: &comment, text };
        let at = self.service.clock.now();
        let (entry, change) = events::of_comment(self.platform, &self.account, at, &written);
        if let Some(reply) = change.reply(&entry) {
            self.service.conversations.allow(&self.id, &self.account, &reply);
        }
        self.tell(&events::of_change(self.platform, entry, change)).await?;
        Ok(comment)
    }

    /// All messages that the account sent to the person, oldest first; sender actions among them.
    #[must_use]
    pub fn messages(&self) -> Vec<Received> {
        self.service.conversations.messages(&self.id)
    }

    /// Waits for the account's next message, which must be as expected: a text, a part of the `message` as
    /// JSON, or [anything](Expected::anything).
    ///
    /// Each message is expected once, in the order in which they were sent; sender actions are passed over.
    /// When it fails, the same messages can be expected again.
    pub async fn expects(&self, expected: impl Into<Expected>) -> Result<(), Unexpected> {
        self.expects_all([expected]).await.map(drop)
    }

    /// Waits for the account's next messages, which must be these in this order.
    pub async fn expects_all<E: Into<Expected>>(
        &self,
        expected: impl IntoIterator<Item = E>,
    ) -> Result<Vec<Received>, Unexpected> {
        expected::wait(self, expected.into_iter().map(Into::into).collect()).await
    }

    pub(crate) fn of(service: Arc<Service>, url: &str, account: &str, name: &str) -> Self {
        let id = Ids::person(&format!("{account} {name}"));
        let platform = service.accounts.platform(account, None);
        service.conversations.meet(&id, account, name);
        let (url, account, name) = (url.to_owned(), account.to_owned(), name.to_owned());
        Self { service, url, account, platform, name, id, patience: PATIENCE }
    }

    async fn taps_what(
        &self,
        title: &str,
        is_meant: impl Fn(&Tappable) -> bool,
    ) -> Result<(), ActionError> {
        let there = tappable::in_messages(&self.messages());
        let Some(Tappable { title, tap, .. }) = there.iter().find(|it| is_meant(it)) else {
            return Err(ActionError::nothing_to_tap(&self.name, title, &there));
        };
        match tap {
            Tap::QuickReply(payload) => self.says_by_reply(title, payload).await,
            Tap::Postback(payload) => self.posts_back(title, payload).await,
            Tap::NotifyMe(payload) => self.opts_in(payload).await,
            Tap::Untold(kind) => Err(ActionError::untold(title, kind)),
        }
    }

    async fn says_by_reply(&self, title: &str, payload: &str) -> Result<(), ActionError> {
        let mut reply = TappedReply::default();
        reply.payload = Some(payload.to_owned());
        let mut message = IncomingMessage::default();
        message.text = Some(title.to_owned());
        message.quick_reply = Some(Box::new(reply));
        self.writes(message).await.map(drop)
    }

    /// The token is good for one message within a year.
    async fn opts_in(&self, payload: &str) -> Result<(), ActionError> {
        let mut optin = Optin::default();
        optin.kind = Some(OptinKind::OneTimeNotification);
        optin.payload = Some(payload.to_owned());
        optin.one_time_notif_token = Some(self.service.ids.attachment());
        self.does(Kind::Optin(Box::new(optin))).await
    }

    async fn writes(&self, mut message: IncomingMessage) -> Result<String, ActionError> {
        let mid = self.service.ids.message();
        message.mid = Some(mid.clone());
        self.does(Kind::Message(Box::new(message))).await?;
        Ok(mid)
    }

    async fn does(&self, kind: Kind) -> Result<(), ActionError> {
        let at = self.service.clock.now();
        let event = events::event(&self.id, &self.account, at, kind);
        if let Some(reply) = event.reply() {
            self.service.conversations.allow(&self.id, &self.account, &reply);
        }
        self.tell(&events::of_conversation(self.platform, &self.account, at, event)).await
    }

    async fn tell(&self, webhook: &Webhook) -> Result<(), ActionError> {
        match self.service.courier.send(&self.id, webhook).outcome().await {
            Some(delivery) if !delivery.is_taken() => Err(ActionError::undelivered(delivery)),
            _ => Ok(()),
        }
    }

    /// The id of the account's newest message.
    fn newest(&self) -> Result<String, ActionError> {
        let newest = self.service.conversations.newest(&self.id);
        newest.ok_or_else(|| ActionError::no_message(&self.name))
    }
}

impl fmt::Debug for Participant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Participant")
            .field("name", &self.name)
            .field("id", &self.id)
            .field("account", &self.account)
            .finish_non_exhaustive()
    }
}

fn picture_at(url: String) -> IncomingMessage {
    let mut payload = AttachmentPayload::default();
    payload.url = Some(url);
    let mut attachment = IncomingAttachment::default();
    attachment.kind = Some(AttachmentKind::Image);
    attachment.payload = Some(Box::new(payload));
    let mut message = IncomingMessage::default();
    message.attachments = Some(vec![attachment]);
    message
}

fn reaction_name(emoji: &str, platform: Platform) -> ReactionName {
    match (emoji.trim_end_matches('\u{fe0f}'), platform) {
        ("😆" | "😂", Platform::Messenger) => ReactionName::Smile,
        ("😆" | "😂", Platform::Instagram) => ReactionName::Laugh,
        ("😠" | "😡", _) => ReactionName::Angry,
        ("😢", _) => ReactionName::Sad,
        ("😮", _) => ReactionName::Wow,
        ("❤" | "😍", _) => ReactionName::Love,
        ("👍", _) => ReactionName::Like,
        ("👎", _) => ReactionName::Dislike,
        _ => ReactionName::Unnamed,
    }
}

/// For what is expected.
const PATIENCE: Duration = Duration::from_secs(5);
