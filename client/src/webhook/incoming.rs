//! One thing that happened, with the account that it is for.

use std::borrow::Cow;
use std::fmt;
use std::sync::Arc;

use super::{
    AccountKind, CallEvent, Change, ChangeValue, Comment, Entry, Event, Happened, Kind, Party,
    Reply, Scalar, Webhook,
};
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
///
/// # In a task of its own
///
/// A task may outlive the handler. What [`page`](Self::page), [`account`](Self::account) and [`reply`](Self::reply) give
/// borrows nothing, so it goes along as it is; so does what [`Account::answer`] gives. What [`text`](Self::text) and
/// [`person`](Self::person) give borrows from the event: the task gets a clone of `incoming` and asks that, or what it
/// needs of them is copied before, by `to_owned` and `into_owned`.
///
/// ```no_run
/// use sendapi::message;
/// use sendapi::webhook::Incoming;
///
/// async fn bake(incoming: Incoming) -> Result<(), sendapi::Error> {
///     let (Some(page), Some(reply)) = (incoming.page(), incoming.reply()) else { return Ok(()) };
///     let soon = message!(Messenger { recipient: reply.recipient.clone(), text: "In the oven." });
///     tokio::spawn(page.answer(&reply, &soon));
///     tokio::spawn(async move {
///         tokio::time::sleep(std::time::Duration::from_secs(45 * 60)).await;
///         let ready = message!(Messenger { recipient: reply.recipient.clone(), text: "Ready." });
///         page.answer(&reply, &ready).await
///     });
///     Ok(())
/// }
/// ```
///
/// # To keep it
///
/// It serialises to the body of a webhook with this one event, nothing of which is lost, and comes back from what it
/// wrote: by [`from_json`](Self::from_json), or by `Deserialize` with `serde_json`. Account and token are no part of that;
/// [`Inbox::accept_again`](super::Inbox::accept_again) finds the account anew and hands it on. [`Inbox`](super::Inbox#what-a-crash-loses)
/// tells how nothing is lost in a crash.
///
/// ```
/// use sendapi::webhook::Incoming;
///
/// let json = r#"{"object":"page","entry":[{"id":"1","time":1763800000000,"messaging":[{"sender":{"id":"7"},"message":{"mid":"m_1"}}]}]}"#;
/// let incoming = Incoming::from_json(json.as_bytes())?;
/// assert_eq!(incoming.person().as_deref(), Some("7"));
/// assert_eq!(incoming.to_json(), json);
/// # Ok::<(), sendapi::webhook::NotIncoming>(())
/// ```
#[derive(Clone)]
pub struct Incoming {
    pub(super) what: Arc<What>,
    account: Option<AnyAccount>,
}

/// What came, whoever it is for.
#[derive(Debug, PartialEq)]
pub(super) struct What {
    /// The body without its entries.
    pub(super) outline: Arc<Webhook>,
    /// The entry without its events.
    pub(super) entry: Arc<Entry>,
    pub(super) happened: Happened,
    /// The change, without its value, that an event of a conversation came as.
    pub(super) came_as: Option<Box<Change>>,
    /// Its members stood in the entry itself.
    pub(super) is_own: bool,
}

impl Incoming {
    /// What happened.
    #[must_use]
    pub fn happened(&self) -> &Happened {
        &self.what.happened
    }

    /// What happened in a conversation, unless another app has it.
    #[must_use]
    pub fn event(&self) -> Option<&Event> {
        match self.happened() {
            Happened::Event(event) => Some(event),
            Happened::Standby(_) | Happened::Change(_) | Happened::Call(_) | Happened::Other => {
                None
            }
        }
    }

    /// What was written in public: a comment or a post, on whichever platform and in whichever form it came.
    #[must_use]
    #[doc(alias = "feed")]
    pub fn comment(&self) -> Option<&Comment> {
        match self.happened() {
            Happened::Event(event) => match &event.kind {
                Kind::Comment(comment) => Some(comment),
                _ => None,
            },
            Happened::Change(change) => match change.value.as_ref()? {
                ChangeValue::Comment(comment) | ChangeValue::LiveComment(comment) => Some(comment),
                _ => None,
            },
            Happened::Standby(_) | Happened::Call(_) | Happened::Other => None,
        }
    }

    /// What became of a call.
    #[must_use]
    pub fn call(&self) -> Option<&CallEvent> {
        match self.happened() {
            Happened::Call(call) => Some(call),
            Happened::Change(change) => match change.value.as_ref()? {
                ChangeValue::Call(call) => Some(call),
                _ => None,
            },
            _ => None,
        }
    }

    /// The entry that it came in, without events: who, when, and what is not known besides.
    #[must_use]
    pub fn entry(&self) -> &Entry {
        &self.what.entry
    }

    /// For which kind of account it is.
    #[must_use]
    pub fn object(&self) -> Option<&AccountKind> {
        self.what.outline.object.as_ref()
    }

    /// The account that it is for, if it was among the inbox's [accounts](super::Inbox::accounts) when it came.
    #[must_use]
    pub fn account(&self) -> Option<AnyAccount> {
        self.account.clone()
    }

    /// The account that it is for, if it sends Messenger messages. It borrows nothing, so it may go into a
    /// [task of its own](Self#in-a-task-of-its-own).
    #[must_use]
    pub fn page(&self) -> Option<Account<Messenger>> {
        self.account.as_ref().and_then(AnyAccount::messenger)
    }

    /// The account that it is for, if it sends Instagram messages.
    #[must_use]
    pub fn instagram(&self) -> Option<Account<Instagram>> {
        self.account.as_ref().and_then(AnyAccount::instagram)
    }

    /// The id of the Page or the Instagram account, as the platform names it here.
    #[must_use]
    pub fn account_id(&self) -> Option<Cow<'_, str>> {
        let in_the_event = || match self.happened() {
            Happened::Event(event) if self.what.is_own => event.recipient.as_ref()?.id.as_ref(),
            _ => None,
        };
        self.entry().id.as_ref().or_else(in_the_event).and_then(Scalar::as_id)
    }

    /// The person whom it is about: the other side of the conversation or the call, or who commented. `None` for what is about nobody,
    /// such as the platform's word on a template, and for what the account writes in public or to itself.
    #[must_use]
    pub fn person(&self) -> Option<Cow<'_, str>> {
        match self.happened() {
            Happened::Event(event) | Happened::Standby(event) => self.person_of(event),
            Happened::Change(change) => match change.value.as_ref()? {
                ChangeValue::Comment(comment) | ChangeValue::LiveComment(comment) => {
                    self.author_of(comment)
                }
                ChangeValue::Call(call) => self.side_of(call),
                ChangeValue::MarketingMessage(message) => {
                    message.recipient_id.as_ref().and_then(Scalar::as_id)
                }
                _ => None,
            },
            Happened::Call(call) => self.side_of(call),
            Happened::Other => None,
        }
    }

    /// Whom it lets one write to, and until when: [`Event::reply`] and [`Change::reply`]. `None` while another app has
    /// the conversation. It borrows nothing, so it may go into a [task of its own](Self#in-a-task-of-its-own).
    #[must_use]
    pub fn reply(&self) -> Option<Reply<'static>> {
        let reply = match self.happened() {
            Happened::Event(event) => event.reply(),
            Happened::Change(change) => change.reply(self.entry()),
            Happened::Standby(_) | Happened::Call(_) | Happened::Other => None,
        };
        reply.map(Reply::into_owned)
    }

    /// What the person wrote in the conversation, or the title of the quick reply that was tapped. What they write in
    /// public is a [`comment`](Self::comment).
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        let event = self.event()?;
        match &event.kind {
            Kind::Message(message) if !event.is_by_account() => message.text.as_deref(),
            _ => None,
        }
    }

    /// The `mid` that it names, in a conversation: [`Event::mid`]. By what the same is known again when it comes twice, is its
    /// [`identity`](Self::identity).
    #[must_use]
    pub fn mid(&self) -> Option<&str> {
        self.happened().in_a_conversation()?.mid()
    }

    /// The telephone number of their own that the person tapped, by the quick reply `user_phone_number`:
    /// [`Event::phone_number`]. [`text`](Self::text) has it too, as it has what they type in its place.
    #[must_use]
    pub fn phone_number(&self) -> Option<&str> {
        self.event()?.phone_number()
    }

    /// The e-mail address of their own that the person tapped, by the quick reply `user_email`: [`Event::email`].
    /// [`text`](Self::text) has it too, as it has what they type in its place.
    #[must_use]
    pub fn email(&self) -> Option<&str> {
        self.event()?.email()
    }

    /// What the person tapped, as the type that the button was made of: [`Event::payload`]. `None` if it was nothing with a
    /// payload, or a [number](Self::phone_number) or [address](Self::email) of their own.
    ///
    /// # Errors
    ///
    /// [`Unknown`] with the text, when no variant has it: mostly a button that is older than the program.
    #[must_use]
    pub fn payload<T: Payload>(&self) -> Option<Result<T, Unknown>> {
        self.event()?.payload()
    }

    /// Everything in a webhook, in its order, each as an [inbox](super::Inbox) would hand it on: to store it before the
    /// platform is told that it arrived. None has an account until [`Inbox::accept_again`](super::Inbox::accept_again)
    /// takes it, which hands on what it gets, echoes and what other apps have in conversations among it:
    /// [`is_echo`](Self::is_echo) and [`is_standby`](Self::is_standby) tell them.
    #[must_use]
    pub fn all_of(webhook: Webhook) -> Vec<Self> {
        Self::all_for(webhook, &Accounts::new())
    }

    /// Whether it is what the account sent or did itself, in a conversation. An inbox leaves it out unless
    /// [asked](super::InboxBuilder::with_echoes).
    #[must_use]
    #[doc(alias = "message_echoes")]
    pub fn is_echo(&self) -> bool {
        let event = self.happened().in_a_conversation();
        event.is_some_and(|event| event.is_by_account() && !matches!(event.kind, Kind::Comment(_)))
    }

    /// Whether another app has the conversation. An inbox leaves it out unless [asked](super::InboxBuilder::with_standby).
    #[must_use]
    #[doc(alias = "standby")]
    #[doc(alias = "standby channel")]
    pub fn is_standby(&self) -> bool {
        self.happened().is_standby()
    }

    /// Everything in a body, for these accounts.
    pub(super) fn all_for(webhook: Webhook, accounts: &Accounts) -> Vec<Self> {
        let mut outline = webhook;
        let entries = outline.entry.take().unwrap_or_default();
        let outline = Arc::new(outline);
        let whats = entries.into_iter().flat_map(|entry| What::all_of(&outline, entry));
        whats.map(|what| Self { what: Arc::new(what), account: None }.at(accounts)).collect()
    }

    /// The same, for the account that it names if that is in this directory: for what was kept and is handled without an
    /// [inbox](super::Inbox).
    #[must_use]
    pub fn with_account_in(self, accounts: &Accounts) -> Self {
        self.at(accounts)
    }

    /// The same for the account that has it in this directory.
    pub(super) fn at(self, accounts: &Accounts) -> Self {
        let account = self.account_id().and_then(|id| accounts.get(&id)).cloned();
        Self { account, ..self }
    }

    /// Whether the account did it itself, in a conversation.
    /// Not simply the side that is not the account: on Instagram an entry may name the account by another id than its
    /// events do.
    fn person_of<'e>(&self, event: &'e Event) -> Option<Cow<'e, str>> {
        let account = self.account_id();
        let is_other = |id: &Cow<'_, str>| account.as_ref() != Some(id);
        let sender = sender_of(event).filter(is_other);
        let recipient = || event.recipient.as_deref().and_then(id_of).filter(is_other);
        match &event.kind {
            Kind::Comment(comment) => self.author_of(comment),
            Kind::MarketingMessage(message) => {
                message.recipient_id.as_ref().and_then(Scalar::as_id)
            }
            _ if event.is_with_itself() => None,
            Kind::Message(message) if message.is_echo == Some(true) => recipient().or(sender),
            Kind::PolicyEnforcement(_) | Kind::AppRoles(_) => sender,
            _ => sender.or_else(recipient),
        }
    }

    fn author_of<'c>(&self, comment: &'c Comment) -> Option<Cow<'c, str>> {
        let author = comment.from.as_ref()?;
        let account = self.account_id();
        let is_account =
            |id: &Option<Scalar>| id.is_some() && id.as_ref().map(Scalar::as_text) == account;
        if is_account(&author.id) || comment.is_self() {
            return None;
        }
        author.id.as_ref().and_then(Scalar::as_id)
    }

    fn side_of<'c>(&self, call: &'c CallEvent) -> Option<Cow<'c, str>> {
        call.person(self.entry().id.as_ref()).and_then(Scalar::as_id)
    }
}

/// Who does it; a person who came by the checkbox plugin has no id as yet.
fn sender_of(event: &Event) -> Option<Cow<'_, str>> {
    let by_plugin = || match &event.kind {
        Kind::Optin(optin) => optin.user_ref.as_ref().and_then(Scalar::as_id),
        _ => None,
    };
    event.sender.as_deref().and_then(id_of).or_else(by_plugin)
}

fn id_of(party: &Party) -> Option<Cow<'_, str>> {
    let reference = || party.user_ref.as_ref().and_then(Scalar::as_id);
    party.id.as_ref().and_then(Scalar::as_id).or_else(reference)
}

impl What {
    /// What is odd about an entry is a thing of its own, beside what happened.
    fn all_of(outline: &Arc<Webhook>, mut entry: Entry) -> Vec<Self> {
        let says_something_else = entry.says_something_else();
        let plain = |happened| (happened, None, false);
        let own = |(happened, came_as)| (happened, came_as, true);
        let in_a_list = |(happened, came_as)| (happened, came_as, false);
        let events = entry.messaging.take().into_iter().flatten().map(Happened::Event).map(plain);
        let event = entry.own_event.take().map(|event| own((Happened::Event(*event), None)));
        let changes = entry.changes.take().into_iter().flatten().map(Happened::of).map(in_a_list);
        let change = entry.own_change.take().map(|change| own(Happened::of(*change)));
        let calls = entry.calls.take().into_iter().flatten().map(Happened::call).map(plain);
        let standby = entry.standby.take().into_iter().flatten().map(Happened::Standby).map(plain);
        let whole = Arc::new(entry.clone());
        let entry = Arc::new(entry.without_something_else());
        let what = |entry: &Arc<Entry>, (happened, came_as, is_own)| Self {
            outline: Arc::clone(outline),
            entry: Arc::clone(entry),
            happened,
            came_as,
            is_own,
        };
        let all = events.chain(event).chain(changes).chain(change).chain(calls).chain(standby);
        let all = all.map(|it| what(&entry, it));
        let other = says_something_else.then(|| what(&whole, plain(Happened::Other)));
        all.chain(other).collect()
    }
}

impl fmt::Debug for Incoming {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Incoming")
            .field("account_id", &self.account_id())
            .field("happened", self.happened())
            .finish_non_exhaustive()
    }
}
