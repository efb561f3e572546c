//! One thing that happened, with the account that it is for.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::{Change, ChangeValue, Entry, Event, Kind, Party, Reply, Scalar, Webhook};
use crate::lanes::Lane;
use crate::payload::Unknown;
use crate::{Account, Accounts, AnyAccount, Instagram, Messenger, Payload};

/// One thing that happened, as a [`Handler`](super::Handler) gets it: an event, and the account that it is for.
///
/// Clones are cheap.
///
/// ```
/// use sendapi::message;
/// use sendapi::webhook::Incoming;
///
/// async fn echo(incoming: Incoming) -> Result<(), sendapi::Error> {
///     if let (Some(page), Some(reply), Some(text)) = (incoming.page(), incoming.reply(), incoming.text()) {
///         let recipient = reply.recipient.clone();
///         page.answer(&reply, &message!(Messenger { recipient, text })).await?;
///     }
///     Ok(())
/// }
/// ```
#[derive(Clone)]
pub struct Incoming(Arc<Inner>);

struct Inner {
    entry: Arc<Entry>,
    happened: Happened,
    account: Option<AnyAccount>,
}

/// What happened.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Happened {
    /// Something in a conversation.
    Event(Event),
    /// Something in a conversation that another app has; only with
    /// [`with_standby`](super::InboxBuilder::with_standby).
    Standby(Event),
    /// Something outside the conversations, such as a comment.
    Change(Change),
}

impl Incoming {
    /// What happened.
    #[must_use]
    pub fn happened(&self) -> &Happened {
        &self.0.happened
    }

    /// What happened in a conversation, unless another app has it.
    #[must_use]
    pub fn event(&self) -> Option<&Event> {
        match self.happened() {
            Happened::Event(event) => Some(event),
            Happened::Standby(_) | Happened::Change(_) => None,
        }
    }

    /// The account that it is for, if it is among the [`accounts`](super::InboxBuilder::accounts).
    #[must_use]
    pub fn account(&self) -> Option<&AnyAccount> {
        self.0.account.as_ref()
    }

    /// The account that it is for, if it sends Messenger messages.
    #[must_use]
    pub fn page(&self) -> Option<&Account<Messenger>> {
        self.account().and_then(AnyAccount::messenger)
    }

    /// The account that it is for, if it sends Instagram messages.
    #[must_use]
    pub fn instagram(&self) -> Option<&Account<Instagram>> {
        self.account().and_then(AnyAccount::instagram)
    }

    /// The id of the Page or the Instagram account, as the platform names it here.
    #[must_use]
    pub fn account_id(&self) -> Option<Cow<'_, str>> {
        self.0.entry.id.as_ref().map(Scalar::as_text)
    }

    /// The person whom it is about: the other side of the conversation, or who commented.
    #[must_use]
    pub fn person(&self) -> Option<Cow<'_, str>> {
        match self.happened() {
            Happened::Event(event) | Happened::Standby(event) => {
                let sides = [&event.sender, &event.recipient];
                let mut ids = sides.into_iter().flatten().filter_map(|party| id_of(party));
                ids.find(|id| Some(id) != self.account_id().as_ref())
            }
            Happened::Change(change) => match change.value.as_ref()? {
                ChangeValue::Comment(comment) | ChangeValue::LiveComment(comment) => {
                    comment.from.as_ref()?.id.as_ref().map(Scalar::as_text)
                }
                _ => None,
            },
        }
    }

    /// Whom it lets one write to, and until when: [`Event::reply`] and [`Change::reply`]. `None` while another app has
    /// the conversation.
    #[must_use]
    pub fn reply(&self) -> Option<Reply<'_>> {
        match self.happened() {
            Happened::Event(event) => event.reply(),
            Happened::Standby(_) => None,
            Happened::Change(change) => change.reply(&self.0.entry),
        }
    }

    /// What the person wrote, or the title of the quick reply that was tapped.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.event()?.kind {
            Kind::Message(message) if message.is_by_person() => message.text.as_deref(),
            _ => None,
        }
    }

    /// What the person tapped, as the type that the button was made of: [`Event::payload`].
    ///
    /// # Errors
    ///
    /// [`Unknown`] with the text, when no variant has it: mostly a button that is older than the program.
    #[must_use]
    pub fn payload<T: Payload>(&self) -> Option<Result<T, Unknown>> {
        self.event()?.payload()
    }

    /// Everything in a body, in its order.
    pub(super) fn all_of(webhook: Webhook, accounts: &Accounts) -> Vec<Self> {
        let mut all = Vec::new();
        for mut entry in webhook.entry.into_iter().flatten() {
            let events = entry.messaging.take().into_iter().flatten().map(Happened::Event);
            let changes = entry.changes.take().into_iter().flatten().map(Happened::of);
            let standby = entry.standby.take().into_iter().flatten().map(Happened::Standby);
            let account = entry.id.as_ref().and_then(|id| accounts.get(&id.as_text())).cloned();
            let entry = Arc::new(entry);
            all.extend(events.chain(changes).chain(standby).map(|happened| {
                let (entry, account) = (Arc::clone(&entry), account.clone());
                Self(Arc::new(Inner { entry, happened, account }))
            }));
        }
        all
    }

    /// One after the other for a person and an account.
    pub(super) fn lane(&self) -> Lane {
        Lane::named((self.account_id(), self.person()))
    }

    /// What the platform repeats when it sends the same again; `None` for what has nothing of the kind.
    pub(super) fn identity(&self) -> Option<impl std::hash::Hash> {
        let (event, standby) = match self.happened() {
            Happened::Event(event) => (event, false),
            Happened::Standby(event) => (event, true),
            Happened::Change(_) => return None,
        };
        let (mid, which) = match &event.kind {
            // A message that is taken back comes with the `mid` that it had.
            Kind::Message(message) => {
                (&message.mid, message.is_deleted.map(|deleted| u64::from(deleted).into()))
            }
            Kind::MessageEdit(edit) => (&edit.mid, edit.num_edit.clone()),
            Kind::Postback(postback) => (&postback.mid, None),
            _ => return None,
        };
        let mid = mid.clone()?;
        Some((self.account_id().map(Cow::into_owned), event.kind.name(), standby, mid, which))
    }

    /// Whether the account did it itself.
    pub(super) fn is_echo(&self) -> bool {
        match self.happened() {
            Happened::Event(event) | Happened::Standby(event) => {
                matches!(&event.kind, Kind::Message(message) if !message.is_by_person())
            }
            Happened::Change(_) => false,
        }
    }
}

impl Happened {
    /// Some fields deliver events of conversations as changes.
    fn of(change: Change) -> Self {
        match change.value {
            Some(ChangeValue::Event(event)) => Self::Event(*event),
            _ => Self::Change(change),
        }
    }
}

fn id_of(party: &Party) -> Option<Cow<'_, str>> {
    party.id.as_ref().or(party.user_ref.as_ref()).map(Scalar::as_text)
}

impl fmt::Debug for Incoming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming")
            .field("account_id", &self.account_id())
            .field("happened", self.happened())
            .finish_non_exhaustive()
    }
}
