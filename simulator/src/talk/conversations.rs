//! Who writes with whom, and who may write now.

use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::SystemTime;

use sendapi_core::webhook::{Event, Reply, Webhook, Window};
use tokio::sync::watch;

use super::conversation::Conversation;
use super::entry::{Entry, What};
use super::grant::{Grant, Ground};
use crate::Received;
use crate::answers::refusal::Refusal;
use crate::feed::{Feed, News};
use crate::request::call::Call;
use crate::request::checked::Checked;

pub(crate) struct Conversations {
    /// How many entries of each conversation are kept.
    limit: usize,
    is_strict: bool,
    state: Mutex<State>,
    /// Changes whenever somebody gets a message.
    arrivals: watch::Sender<()>,
    feed: Feed,
}

impl Conversations {
    /// `is_strict` refuses messages to people of whom nothing is known.
    pub(crate) fn of(limit: usize, is_strict: bool, feed: Feed) -> Self {
        let (state, arrivals) = (Mutex::default(), watch::Sender::new(()));
        Self { limit, is_strict, state, arrivals, feed }
    }

    /// From now on the account knows the person.
    pub(crate) fn meet(&self, person: &str, account: &str, name: &str) {
        let mut state = self.state();
        match state.conversations.get_mut(person) {
            Some(conversation) if !conversation.is_stranger() => return,
            Some(conversation) => conversation.introduce(name),
            None => {
                let conversation = Conversation::new(account, name);
                state.conversations.insert(person.to_owned(), conversation);
            }
        }
        drop(state);
        self.tell_of(person);
    }

    /// What a person did lets the account write, to them or to what they wrote or gave.
    pub(crate) fn allow(&self, person: &str, account: &str, reply: &Reply<'_>) {
        let Some(window) = reply.window else { return };
        match Ground::of(&reply.recipient) {
            Some(ground) => self.grant(ground, account, person, window),
            None if reply.recipient.person_id().is_some() => {
                if let Some(conversation) = self.state().conversations.get_mut(person) {
                    conversation.open(window);
                }
            }
            None => {}
        }
    }

    /// What a person did, as a webhook tells it, lets the account write.
    pub(crate) fn allow_all(&self, person: &str, account: &str, webhook: &Webhook) {
        let allow = |reply: Reply<'_>| self.allow(person, account, &reply);
        webhook.events().filter_map(Event::reply).for_each(allow);
        webhook.changes().filter_map(|(entry, change)| change.reply(entry)).for_each(allow);
    }

    pub(crate) fn grant(&self, ground: Ground, account: &str, person: &str, window: Window) {
        self.state().grants.insert(ground, Grant::new(account, person, window));
    }

    /// What stood for it entitles to nothing any more.
    pub(crate) fn revoke(&self, ground: &Ground) {
        self.state().grants.remove(ground);
    }

    /// Whom the person writes with.
    pub(crate) fn account_of(&self, person: &str) -> Option<String> {
        self.with(person, |conversation| conversation.account().to_owned())
    }

    /// The account that knows the person by this id, which no other account does; none if they are a stranger.
    pub(crate) fn knows(&self, person: &str) -> Option<String> {
        self.with(person, |it| (!it.is_stranger()).then(|| it.account().to_owned()))?
    }

    /// What the person is called, if they are no stranger.
    pub(crate) fn name_of(&self, person: &str) -> Option<String> {
        self.with(person, |it| (!it.is_stranger()).then(|| it.name().to_owned()))?
    }

    /// Who wrote or gave what the account of this call names as a recipient, whatever else is wrong with it.
    pub(crate) fn behind(&self, call: &Call) -> Option<String> {
        let message = Checked::to(call.platform, call.body.get("recipient")?)?;
        let ground = Ground::of(message.recipient())?;
        Some(self.state().grants.get(&ground)?.person_for(call)?.to_owned())
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
        if let Some(id) = recipient.person_id() {
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

    /// The account wrote or did something. A person who gets a message before writing is listed as a stranger, up to so
    /// many.
    pub(crate) fn keep(&self, account: &str, message: &Received, at: SystemTime) {
        let Some(person) = message.recipient_id() else { return };
        let mut state = self.state();
        if !state.conversations.contains_key(person) && state.conversations.len() < MOST_STRANGERS {
            let stranger = Conversation::with_a_stranger(account, person);
            state.conversations.insert(person.to_owned(), stranger);
        }
        drop(state);
        self.add(person, at, What::Request(message.clone()));
    }

    /// The person did something, of which the bot is told, or is not since nobody subscribed to the field that tells it.
    pub(crate) fn keep_deed(
        &self,
        person: &str,
        at: SystemTime,
        what: What,
        untold: Option<NotSubscribed>,
    ) {
        let (field, why) = untold.map(|NotSubscribed { field, why }| (field, why)).unzip();
        if let Some(conversation) = self.state().conversations.get_mut(person) {
            conversation.note_told(why);
        }
        self.add_entry(person, at, what, field);
    }

    /// Something happened in the conversation.
    pub(crate) fn add(&self, person: &str, at: SystemTime, what: What) {
        self.add_entry(person, at, what, None);
    }

    fn add_entry(&self, person: &str, at: SystemTime, what: What, untold: Option<String>) {
        let mut state = self.state();
        let Some(conversation) = state.conversations.get_mut(person) else { return };
        let number = conversation.add(at, what, untold, self.limit).number;
        let conversation = person.to_owned();
        // Told before anybody else adds anything, so that the order is the same for all.
        self.feed.tell(News::Entry { conversation, number });
        drop(state);
        self.arrivals.send_replace(());
    }

    /// A conversation of an earlier life, without what happened in it.
    pub(crate) fn resume(&self, person: &str, account: &str, name: &str, is_stranger: bool) {
        let conversation = Conversation::resumed(account, name, is_stranger);
        self.state().conversations.insert(person.to_owned(), conversation);
    }

    /// What happened in it, one after the other.
    pub(crate) fn replay(&self, person: &str, entry: Entry) {
        if let Some(conversation) = self.state().conversations.get_mut(person) {
            conversation.replay(entry, self.limit);
        }
    }

    /// Nobody expects what came in an earlier life.
    pub(crate) fn caught_up(&self, person: &str, unread: usize) {
        if let Some(conversation) = self.state().conversations.get_mut(person) {
            conversation.caught_up(unread);
        }
    }

    /// What a message was for in an earlier life is not good for another.
    pub(crate) fn use_up(&self, message: &Received) {
        let Ok(checked) = Checked::read(message.platform(), message.text()) else { return };
        let Some(ground) = Ground::of(checked.recipient()) else { return };
        if let Some(grant) = self.state().grants.get_mut(&ground) {
            grant.use_up(&ground);
        }
    }

    /// The person has seen everything. Tells whether there was anything new.
    pub(crate) fn read(&self, person: &str) -> bool {
        let read = self.state().conversations.get_mut(person).is_some_and(Conversation::read);
        if read {
            self.tell_of(person);
        }
        read
    }

    /// The person does not get a message, and who expects one wants to know why.
    pub(crate) fn note_refusal(&self, person: &str, refusal: &Refusal, log: u64, at: SystemTime) {
        if let Some(conversation) = self.state().conversations.get_mut(person) {
            conversation.note_refusal(refusal.to_string());
        }
        self.add(person, at, What::Refusal { sentence: refusal.sentence(), log: Some(log) });
    }

    /// Why the bot was not told what the person did last, if it was not.
    pub(crate) fn untold(&self, person: &str) -> Option<String> {
        self.with(person, Conversation::untold)?
    }

    /// Why the newest message to the person was refused, if it was.
    pub(crate) fn refused(&self, person: &str) -> Option<String> {
        self.with(person, Conversation::refused)?
    }

    /// Changes whenever somebody gets a message.
    pub(crate) fn arrivals(&self) -> watch::Receiver<()> {
        self.arrivals.subscribe()
    }

    pub(crate) fn messages(&self, person: &str) -> Vec<Received> {
        self.with(person, |it| it.messages().cloned().collect()).unwrap_or_default()
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

    /// What `look` makes of each, by the person's id.
    pub(crate) fn each<T>(&self, look: impl FnMut(&str, &Conversation) -> T) -> Vec<T> {
        let mut look = look;
        let state = self.state();
        state.conversations.iter().map(|(person, it)| look(person, it)).collect()
    }

    /// The first that `look` finds in any, with the person's id.
    pub(crate) fn find<T>(
        &self,
        mut look: impl FnMut(&str, &Conversation) -> Option<T>,
    ) -> Option<T> {
        let state = self.state();
        state.conversations.iter().find_map(|(person, it)| look(person, it))
    }

    /// What `look` makes of one.
    pub(crate) fn with<T>(&self, person: &str, look: impl FnOnce(&Conversation) -> T) -> Option<T> {
        self.state().conversations.get(person).map(look)
    }

    /// That something else than an entry is new.
    pub(crate) fn tell_of(&self, person: &str) {
        self.feed.tell(News::Conversation(person.to_owned()));
    }

    /// A thread that panicked while it held the lock left each conversation whole.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// That the bot is not told of something, since nobody subscribed the app to it.
#[derive(Clone, Debug)]
pub(crate) struct NotSubscribed {
    /// What would have told it.
    pub(crate) field: String,
    /// A sentence.
    pub(crate) why: String,
}

#[derive(Default)]
struct State {
    /// By the person's id, which is another for each account.
    conversations: BTreeMap<String, Conversation>,
    grants: BTreeMap<Ground, Grant>,
}

/// Of whom nothing is known but what was sent to them. A broadcast reaches more.
const MOST_STRANGERS: usize = 1000;
