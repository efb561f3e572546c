//! From an event to its answer: who gets it, and until when.

use std::time::SystemTime;

use crate::message::MessagingType;
use crate::message::recipient::Recipient;
use crate::reading::scalar::Scalar;
use crate::reading::time::Time;
use crate::webhook::change::{Change, ChangeValue};
use crate::webhook::entry::Entry;
use crate::webhook::event::{Event, Kind};
use crate::webhook::kinds::optin::Optin;
use crate::webhook::kinds::party::Party;
use crate::webhook::kinds::referral::Referral;
use crate::webhook::window::Window;
use crate::webhook::window::opening::Opening;

/// Whom an event lets one write to, and until when.
///
/// ```
/// use sendapi_core::webhook::Webhook;
/// use sendapi_core::{Content, Message, Messenger, Request};
///
/// let webhook = Webhook::from_json(br#"{"object": "page", "entry": [{"id": "1", "time": 1763800000000, "messaging": [{
///     "sender": {"id": "7204418830956127"}, "recipient": {"id": "1"}, "timestamp": 1763800000000,
///     "message": {"mid": "m_1", "text": "Is there rye bread?"}
/// }]}]}"#)?;
/// for reply in webhook.events().filter_map(|event| event.reply()) {
///     // With the macro: `message!(Messenger { recipient: reply.recipient, text: "Yes" })`.
///     let yes = Content { text: Some("Yes".into()), ..Content::EMPTY };
///     let request = Request { message: Some(yes), ..Request::to(reply.recipient.clone()) };
///     let message = Message::<Messenger>::new(request)?;
///     assert!(reply.allows(&message, std::time::SystemTime::now()).is_err(), "that was in 2025");
/// }
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Reply<'a> {
    /// Who gets it; what `message!` takes as `recipient`.
    pub recipient: Recipient<'a>,
    /// The ground on which it is sent; what `message!` takes as `messaging_type`, where it may also be left out. None for a
    /// private reply, which is sent without.
    pub messaging_type: Option<MessagingType>,
    /// Until when; `None` if the event does not say when it happened.
    pub window: Option<Window>,
}

impl<'a> Reply<'a> {
    fn new(recipient: Recipient<'a>, window: Option<Window>) -> Self {
        let messaging_type = (!recipient.is_private_reply()).then_some(MessagingType::Response);
        Self { recipient, messaging_type, window }
    }

    /// The same, with what it borrows of the event copied: for a task that outlives the event. What
    /// `Incoming::reply` of the client gives is owned already.
    #[must_use]
    pub fn into_owned(self) -> Reply<'static> {
        let Self { recipient, messaging_type, window } = self;
        Reply { recipient: recipient.into_owned(), messaging_type, window }
    }

    /// Whether the message may be sent now: what [`Window::allows`] says. Without a window, only the platform knows.
    ///
    /// # Errors
    ///
    /// [`Closed`](crate::webhook::Closed) when it comes too late.
    pub fn allows<P: crate::platform::Target>(
        &self,
        message: &crate::Message<'_, P>,
        now: SystemTime,
    ) -> Result<(), crate::webhook::Closed> {
        self.window.as_ref().map_or(Ok(()), |window| window.allows(message, now))
    }

    /// Whether the window is open for this message now, closed, or perhaps open: [`Window::opening`]. Without a window,
    /// only the platform knows; it counts as open.
    #[must_use]
    pub fn opening<P: crate::platform::Target>(
        &self,
        message: &crate::Message<'_, P>,
        now: SystemTime,
    ) -> Opening {
        self.window.as_ref().map_or(Opening::Open, |window| window.opening(message, now))
    }
}

impl Event {
    /// Whom the event lets one write to, and until when.
    ///
    /// `None` for what is not the person's doing (what the [account did itself](Self::is_by_account), deliveries, which
    /// app has the conversation) or opens no window (that messages were read, changed or taken back), and without an
    /// identifier of the person.
    #[must_use]
    pub fn reply(&self) -> Option<Reply<'_>> {
        let at = self.timestamp.as_ref().and_then(Time::at);
        match &self.kind {
            _ if self.is_by_owner() || self.is_by_account() => None,
            Kind::Optin(optin) => self.reply_to_optin(optin, at),
            Kind::Comment(comment) => {
                let at = comment.created_time.as_ref().and_then(Time::at).or(at);
                Some(Reply::new(comment.as_recipient()?, at.map(Window::private_reply)))
            }
            kind if kind.lets_answer() => {
                let person = self.sender.as_deref().and_then(Party::as_recipient)?;
                Some(Reply::new(person, at.map(|at| self.window(at))))
            }
            _ => None,
        }
    }

    /// The conversation's window: after an advertisement it may be longer.
    fn window(&self, at: SystemTime) -> Window {
        let window = Window::conversation(at);
        if self.came_by().is_some_and(Referral::is_by_an_ad) { window.after_ad() } else { window }
    }

    /// A token is good for what it was given for; without one it is the checkbox plugin.
    fn reply_to_optin<'a>(&'a self, optin: &'a Optin, at: Option<SystemTime>) -> Option<Reply<'a>> {
        if let Some(token) = &optin.one_time_notif_token {
            let recipient = Recipient::one_time_notif_token(token);
            return Some(Reply::new(recipient, at.map(Window::one_time_notification)));
        }
        if let Some(token) = &optin.notification_messages_token {
            let recipient = Recipient::NotificationMessagesToken(token.into());
            let expiry = optin.token_expiry_timestamp.as_ref().and_then(Time::at);
            return Some(Reply::new(recipient, expiry.map(Window::notification_messages)));
        }
        let by_plugin =
            || optin.user_ref.as_ref().and_then(Scalar::as_message_id).map(Recipient::user_ref);
        let person = self.sender.as_deref().and_then(Party::as_recipient).or_else(by_plugin)?;
        Some(Reply::new(person, at.map(|at| self.window(at))))
    }
}

impl Kind {
    /// Whether it is marked as the account's own doing.
    pub(crate) fn is_by_account(&self) -> bool {
        match self {
            Self::Message(message) => !message.is_by_person(),
            Self::Comment(comment) => comment.is_self(),
            _ => self.is_self() == Some(true),
        }
    }

    /// The mark of what the account does to itself, where it stands among the members of what happened.
    pub(crate) fn is_self(&self) -> Option<bool> {
        match self {
            Self::Message(message) => message.is_self,
            Self::MessageEdit(edit) => edit.is_self,
            Self::Postback(postback) => postback.is_self,
            Self::Reaction(reaction) => reaction.is_self,
            Self::Read(read) => read.is_self,
            Self::Optin(optin) => optin.is_self,
            Self::Referral(referral) => referral.is_self,
            Self::ResponseFeedback(feedback) => feedback.is_self,
            _ => None,
        }
    }

    /// Whether one of the two sides did it, and neither the platform nor an app.
    pub(crate) fn is_of_a_side(&self) -> bool {
        self.lets_answer()
            || matches!(
                self,
                Self::Message(_) | Self::MessageEdit(_) | Self::Read(_) | Self::Comment(_)
            )
    }

    /// Whether a person did something that lets the account answer. Where the platform's pages are silent, yes.
    fn lets_answer(&self) -> bool {
        // Without `_`, so that it is decided for each kind: it opens a window.
        match self {
            Self::Message(message) => message.is_by_person() && message.is_deleted != Some(true),
            Self::Postback(_)
            | Self::Reaction(_)
            | Self::Referral(_)
            | Self::Optin(_)
            | Self::AccountLinking(_)
            | Self::GamePlay(_)
            | Self::ResponseFeedback(_)
            | Self::MessagingFeedback(_)
            | Self::MessagingCustomerInformation(_)
            | Self::Order(_)
            | Self::Template(_)
            | Self::CallPermissionReply(_)
            | Self::Lead(_) => true,
            // A comment is answered in private, by its own id.
            Self::Comment(_)
            | Self::MessageEdit(_)
            | Self::MarketingMessage(_)
            | Self::SubscriberUpload(_)
            | Self::Delivery(_)
            | Self::Read(_)
            | Self::PassThreadControl(_)
            | Self::TakeThreadControl(_)
            | Self::RequestThreadControl(_)
            | Self::AppRoles(_)
            | Self::PolicyEnforcement(_)
            | Self::Odd(_)
            | Self::Other => false,
        }
    }
}

impl Change {
    /// Whom the change lets one write to, and until when: the author of a comment or of a visitor's post gets one
    /// private reply. `entry` is the one that the change stands in, whose time is that of comments on Instagram.
    ///
    /// `None` for what the account wrote itself and for all other changes; events of conversations among them are
    /// answered as [events](crate::webhook::Webhook::events).
    #[must_use]
    pub fn reply<'a>(&'a self, entry: &Entry) -> Option<Reply<'a>> {
        let (comment, window): (_, fn(SystemTime) -> Window) = match self.value.as_ref()? {
            ChangeValue::Comment(comment) => (comment, Window::private_reply),
            ChangeValue::LiveComment(comment) => (comment, Window::live_comment),
            _ => return None,
        };
        let author = comment.from.as_ref().and_then(|author| author.id.as_ref());
        let is_own = author
            .is_some_and(|id| entry.id.as_ref().is_some_and(|own| own.as_text() == id.as_text()));
        if is_own || comment.is_self() {
            return None;
        }
        let time = comment.created_time.as_ref().or(entry.time.as_ref());
        let at = time.and_then(Time::at);
        Some(Reply::new(comment.as_recipient()?, at.map(window)))
    }
}
