//! From an event to its answer: who gets it, and until when.

use std::time::SystemTime;

use crate::message::MessagingType;
use crate::message::recipient::Recipient;
use crate::webhook::change::{Change, ChangeValue};
use crate::webhook::entry::Entry;
use crate::webhook::event::{Event, Kind};
use crate::webhook::kinds::optin::Optin;
use crate::webhook::kinds::party::Party;
use crate::webhook::window::Window;

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

    /// Whether the message may be sent now: what [`Window::allows`] says. Without a window, only the platform knows.
    ///
    /// # Errors
    ///
    /// [`Closed`](crate::webhook::Closed) when it comes too late.
    pub fn allows<P: crate::Platform>(
        &self,
        message: &crate::Message<'_, P>,
        now: SystemTime,
    ) -> Result<(), crate::webhook::Closed> {
        self.window.as_ref().map_or(Ok(()), |window| window.allows(message, now))
    }
}

impl Event {
    /// Whom the event lets one write to, and until when.
    ///
    /// `None` for what is not the person's doing (echoes, deliveries, which app has the conversation) or opens no window
    /// (that messages were read), and without an identifier of the person.
    #[must_use]
    pub fn reply(&self) -> Option<Reply<'_>> {
        let at = self.timestamp.as_ref().and_then(crate::webhook::Time::at);
        match &self.kind {
            Kind::Optin(optin) => self.reply_to_optin(optin, at),
            kind if kind.is_by_person() => {
                let person = self.sender.as_deref().and_then(Party::as_recipient)?;
                Some(Reply::new(person, at.map(Window::conversation)))
            }
            _ => None,
        }
    }

    /// A token is good for what it was given for; without one it is the checkbox plugin.
    fn reply_to_optin<'a>(&'a self, optin: &'a Optin, at: Option<SystemTime>) -> Option<Reply<'a>> {
        if let Some(token) = &optin.one_time_notif_token {
            let recipient = Recipient::one_time_notif_token(token);
            return Some(Reply::new(recipient, at.map(Window::one_time_notification)));
        }
        if let Some(token) = &optin.notification_messages_token {
            let recipient = Recipient::NotificationMessagesToken(token.into());
            let expiry = optin.token_expiry_timestamp.as_ref().and_then(crate::webhook::Time::at);
            return Some(Reply::new(recipient, expiry.map(Window::notification_messages)));
        }
        let by_plugin = || {
            optin
                .user_ref
                .as_ref()
                .map(|reference| Recipient::user_ref(reference.as_message_text()))
        };
        let person = self.sender.as_deref().and_then(Party::as_recipient).or_else(by_plugin)?;
        Some(Reply::new(person, at.map(Window::conversation)))
    }
}

impl Kind {
    /// Whether a person did something that lets the account answer. Where the platform's pages are silent, yes.
    fn is_by_person(&self) -> bool {
        // Without `_`, so that it is decided for each kind: it opens a window.
        match self {
            Self::Message(message) => message.is_by_person(),
            Self::MessageEdit(_)
            | Self::Postback(_)
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
            | Self::Lead(_) => true,
            Self::Delivery(_)
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
        if author
            .is_some_and(|id| entry.id.as_ref().is_some_and(|own| own.as_text() == id.as_text()))
        {
            return None;
        }
        let time = comment.created_time.as_ref().or(entry.time.as_ref());
        let at = time.and_then(crate::webhook::Time::at);
        Some(Reply::new(comment.as_recipient()?, at.map(window)))
    }
}
