//! Who writes with whom, and who may write now.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use sendapi_core::webhook::Reply;
use tokio::sync::watch;

use crate::Received;
use crate::call::Call;
use crate::checked::Checked;
use crate::conversation::Conversation;
use crate::grant::{Grant, Ground};
use crate::refusal::Refusal;

pub(crate) struct Conversations {
    /// How many messages of each conversation are kept.
    limit: usize,
    is_strict: bool,
    state: Mutex<State>,
    news: watch::Sender<()>,
}

impl Conversations {
    /// `is_strict` refuses messages to people of whom nothing is known.
    pub(crate) fn of(limit: usize, is_strict: bool) -> Self {
        Self { limit, is_strict, state: Mutex::default(), news: watch::Sender::new(()) }
    }

    /// From now on the account knows the person.
    pub(crate) fn meet(&self, person: &str, account: &str, name: &str) {
        let mut state = self.state();
        let conversation = || Conversation::new(account, name);
        state.conversations.entry(person.to_owned()).or_insert_with(conversation);
    }

    /// What a person did lets the account write, to them or to what they wrote or gave.
    pub(crate) fn allow(&self, person: &str, account: &str, reply: &Reply<'_>) {
        let Some(window) = reply.window else { return };
        let mut state = self.state();
        match Ground::of(&reply.recipient) {
            Some(ground) => {
                state.grants.insert(ground, Grant::new(account, person, window));
            }
            None => {
                if let Some(conversation) = state.conversations.get_mut(person) {
                    conversation.open(window);
                }
            }
        }
    }

    /// Whom the person writes with.
    pub(crate) fn account_of(&self, person: &str) -> Option<String> {
        self.with(person, |conversation| conversation.account().to_owned())
    }

    /// Whether the message may be sent now. Tells the person, where only what they wrote or gave is named.
    pub(crate) fn admit(
        &self,
        call: &Call,
        message: &Checked,
        now: SystemTime,
    ) -> Result<Option<String>, Refusal> {
        let mut state = self.state();
        let recipient = message.recipient();
        if let Some(id) = recipient.id.as_deref() {
            return match state.conversations.get(id) {
                Some(conversation) => conversation.admit(call, message, now).map(|()| None),
                None if self.is_strict => Err(Refusal::person_unknown(call.platform, id)),
                None => Ok(None),
            };
        }
        let Some(ground) = Ground::of(recipient) else { return Ok(None) };
        match state.grants.get_mut(&ground) {
            Some(grant) => grant.claim(&ground, call, message, now).map(Some),
            None if self.is_strict => Err(ground.unknown(call)),
            None => Ok(None),
        }
    }

    pub(crate) fn keep(&self, message: &Received) {
        let Some(person) = message.recipient_id() else { return };
        if let Some(conversation) = self.state().conversations.get_mut(person) {
            conversation.keep(message.clone(), self.limit);
        }
        self.news.send_replace(());
    }

    /// The person does not get a message, and who expects one wants to know why.
    pub(crate) fn note_refusal(&self, person: &str, refusal: &Refusal) {
        if let Some(conversation) = self.state().conversations.get_mut(person) {
            conversation.note_refusal(refusal);
        }
    }

    /// Why the newest message to the person was refused, if it was.
    pub(crate) fn refused(&self, person: &str) -> Option<String> {
        self.with(person, Conversation::refused)?
    }

    /// Changes whenever somebody gets a message.
    pub(crate) fn news(&self) -> watch::Receiver<()> {
        self.news.subscribe()
    }

    pub(crate) fn messages(&self, person: &str) -> Vec<Received> {
        self.with(person, Conversation::messages).unwrap_or_default()
    }

    /// The id of the newest message to the person.
    pub(crate) fn newest(&self, person: &str) -> Option<String> {
        self.with(person, Conversation::newest)?
    }

    /// The messages to the person that nobody has expected yet, so many at most.
    pub(crate) fn next_messages(&self, person: &str, count: usize) -> Vec<Received> {
        self.with(person, |conversation| conversation.next_messages(count)).unwrap_or_default()
    }

    /// These were expected.
    pub(crate) fn pass(&self, person: &str, messages: &[Received]) {
        if let (Some(last), Some(conversation)) =
            (messages.last(), self.state().conversations.get_mut(person))
        {
            conversation.pass(last);
        }
    }

    fn with<T>(&self, person: &str, look: impl FnOnce(&Conversation) -> T) -> Option<T> {
        self.state().conversations.get(person).map(look)
    }

    /// A thread that panicked while it held the lock left each conversation whole.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[derive(Default)]
struct State {
    /// By the person's id, which is another for each account.
    conversations: BTreeMap<String, Conversation>,
    grants: BTreeMap<Ground, Grant>,
}
