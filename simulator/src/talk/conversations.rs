//! Who writes with whom, and who may write now.
//!
//! A conversation is called by an id: that of its person, or where another account than the first has one with the same id, both
//! ids.

use std::collections::{BTreeMap, VecDeque};
use std::ops::Bound;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
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
    /// How many entries are kept, of all conversations together.
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

    /// From now on the account knows the person. Gives the id of their conversation.
    pub(crate) fn meet(&self, person: &str, account: &str, name: &str) -> String {
        let mut state = self.state();
        let id = state.id(person, account);
        match state.conversations.get_mut(id.as_str()) {
            Some(conversation) if !conversation.is_stranger() => return id,
            Some(conversation) => conversation.introduce(name),
            None => {
                let conversation = Conversation::new(person, account, name);
                state.conversations.insert(id.as_str().into(), conversation);
            }
        }
        drop(state);
        self.tell_of(&id);
        id
    }

    /// What the conversation of a person and an account is called; `me` may be any.
    pub(crate) fn id(&self, person: &str, account: &str) -> String {
        self.state().id(person, account)
    }

    /// What a person did lets the account write, to them or to what they wrote or gave.
    pub(crate) fn allow(&self, person: &str, account: &str, reply: &Reply<'_>) {
        let Some(window) = reply.window else { return };
        match Ground::of(&reply.recipient) {
            Some(ground) => self.grant(ground, account, person, window),
            None if reply.recipient.person_id().is_some() => {
                let mut state = self.state();
                let id = state.id(person, account);
                if let Some(conversation) = state.conversations.get_mut(id.as_str()) {
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

    /// Whom the person writes with; of several the first.
    pub(crate) fn account_of(&self, person: &str) -> Option<String> {
        self.with(person, |conversation| conversation.account().to_owned())
    }

    /// The accounts that know a person by this id, if they are no stranger: usually one, since each has another id for them.
    pub(crate) fn knowers(&self, person: &str) -> Vec<String> {
        let state = self.state();
        state.knowing(person).map(|it| it.account().to_owned()).collect()
    }

    /// What the person is called, if they are no stranger.
    pub(crate) fn name_of(&self, person: &str) -> Option<String> {
        self.state().knowing(person).next().map(|it| it.name().to_owned())
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
        if let Some(person) = recipient.person_id() {
            let id = state.id(person, &call.route.account);
            return match state.conversations.get(id.as_str()) {
                Some(conversation) => conversation.admit(call, message, now).map(|()| None),
                None if self.is_strict || state.knowing(person).next().is_some() => {
                    Err(Refusal::person_unknown(call.platform, person))
                }
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
        let id = match message.account() {
            ME => state.id(person, ME),
            _ => state.id(person, account),
        };
        if !state.conversations.contains_key(id.as_str())
            && state.conversations.len() < MOST_STRANGERS
        {
            let stranger = Conversation::with_a_stranger(person, account);
            state.conversations.insert(id.as_str().into(), stranger);
        }
        drop(state);
        self.add(&id, at, What::Request(message.clone()));
    }

    /// The person did something, of which the bot is told, or is not since nobody subscribed to the field that tells it.
    pub(crate) fn keep_deed(
        &self,
        id: &str,
        at: SystemTime,
        what: What,
        untold: Option<NotSubscribed>,
    ) {
        let (field, why) = untold.map(|NotSubscribed { field, why }| (field, why)).unzip();
        if let Some(conversation) = self.state().conversations.get_mut(id) {
            conversation.note_told(why);
        }
        self.add_entry(id, at, what, field);
    }

    /// Something happened in the conversation.
    pub(crate) fn add(&self, id: &str, at: SystemTime, what: What) {
        self.add_entry(id, at, what, None);
    }

    fn add_entry(&self, id: &str, at: SystemTime, what: What, untold: Option<String>) {
        let mut state = self.state();
        let Some(conversation) = state.conversations.get_mut(id) else { return };
        let number = conversation.add(at, what, untold).number;
        state.forget(id, self.limit);
        let conversation = id.to_owned();
        // Told before anybody else adds anything, so that the order is the same for all.
        self.feed.tell(News::Entry { conversation, number });
        drop(state);
        self.arrivals.send_replace(());
    }

    /// A conversation of an earlier life, without what happened in it. Gives its id.
    pub(crate) fn resume(
        &self,
        person: &str,
        account: &str,
        name: &str,
        is_stranger: bool,
    ) -> String {
        let mut state = self.state();
        let id = state.id(person, account);
        let conversation = Conversation::resumed(person, account, name, is_stranger);
        state.conversations.insert(id.as_str().into(), conversation);
        id
    }

    /// What happened in it, one after the other.
    pub(crate) fn replay(&self, id: &str, entry: Entry) {
        let mut state = self.state();
        if let Some(conversation) = state.conversations.get_mut(id) {
            conversation.replay(entry);
            state.forget(id, self.limit);
        }
    }

    /// Nobody expects what came in an earlier life.
    pub(crate) fn caught_up(&self, id: &str, unread: usize) {
        if let Some(conversation) = self.state().conversations.get_mut(id) {
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
    pub(crate) fn read(&self, id: &str) -> bool {
        let read = self.state().conversations.get_mut(id).is_some_and(Conversation::read);
        if read {
            self.tell_of(id);
        }
        read
    }

    /// The person does not get a message, and who expects one wants to know why.
    pub(crate) fn note_refusal(&self, id: &str, refusal: &Refusal, log: u64, at: SystemTime) {
        if let Some(conversation) = self.state().conversations.get_mut(id) {
            conversation.note_refusal(refusal.to_string());
        }
        self.add(id, at, What::Refusal { sentence: refusal.sentence(), log: Some(log) });
    }

    /// Why the bot was not told what the person did last, if it was not.
    pub(crate) fn untold(&self, id: &str) -> Option<String> {
        self.with(id, Conversation::untold)?
    }

    /// Why the newest message to the person was refused, if it was.
    pub(crate) fn refused(&self, id: &str) -> Option<String> {
        self.with(id, Conversation::refused)?
    }

    /// Changes whenever somebody gets a message.
    pub(crate) fn arrivals(&self) -> watch::Receiver<()> {
        self.arrivals.subscribe()
    }

    pub(crate) fn messages(&self, id: &str) -> Vec<Received> {
        self.with(id, |it| it.messages().cloned().collect()).unwrap_or_default()
    }

    /// The id of the newest message to the person.
    pub(crate) fn newest(&self, id: &str) -> Option<String> {
        self.with(id, Conversation::newest)?
    }

    /// The messages to the person that nobody has expected yet, so many at most.
    pub(crate) fn next_messages(&self, id: &str, count: usize) -> Vec<Received> {
        self.with(id, |conversation| conversation.next_messages(count)).unwrap_or_default()
    }

    /// These were expected.
    pub(crate) fn pass(&self, id: &str, messages: &[Received]) {
        if let (Some(last), Some(conversation)) =
            (messages.last(), self.state().conversations.get_mut(id))
        {
            conversation.pass(last);
        }
    }

    /// What `look` makes of each, by its id.
    pub(crate) fn each<T>(&self, look: impl FnMut(&str, &Conversation) -> T) -> Vec<T> {
        let mut look = look;
        let state = self.state();
        state.conversations.iter().map(|(id, it)| look(id, it)).collect()
    }

    /// The first that `look` finds in any, with its id.
    pub(crate) fn find<T>(
        &self,
        mut look: impl FnMut(&str, &Conversation) -> Option<T>,
    ) -> Option<T> {
        let state = self.state();
        state.conversations.iter().find_map(|(id, it)| look(id, it))
    }

    /// What `look` makes of one.
    pub(crate) fn with<T>(&self, id: &str, look: impl FnOnce(&Conversation) -> T) -> Option<T> {
        self.state().conversations.get(id).map(look)
    }

    /// That something else than an entry is new.
    pub(crate) fn tell_of(&self, id: &str) {
        self.feed.tell(News::Conversation(id.to_owned()));
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
    /// By their ids.
    conversations: BTreeMap<Arc<str>, Conversation>,
    /// Which conversation each entry that is kept stands in, oldest first.
    order: VecDeque<Arc<str>>,
    grants: BTreeMap<Ground, Grant>,
}

impl State {
    /// There is a new entry in this conversation: of all that are more than `limit`, the oldest is forgotten, wherever it
    /// stands.
    fn forget(&mut self, id: &str, limit: usize) {
        let Some((id, _)) = self.conversations.get_key_value(id) else { return };
        self.order.push_back(Arc::clone(id));
        if self.order.len() > limit
            && let Some(oldest) = self.order.pop_front()
            && let Some(conversation) = self.conversations.get_mut(&oldest)
        {
            conversation.forget_one();
        }
    }

    /// What the conversation of a person and an account is called, or will be; `me` may be any.
    fn id(&self, person: &str, account: &str) -> String {
        match self.conversations.get(person) {
            Some(first) if account != ME && first.account() != account => {
                format!("{person}-{account}")
            }
            _ => person.to_owned(),
        }
    }

    /// Those with a person of this id who is no stranger.
    fn knowing<'s>(&'s self, person: &'s str) -> impl Iterator<Item = &'s Conversation> {
        let begun = self.conversations.range::<str, _>((Bound::Included(person), Bound::Unbounded));
        let alike = begun.map(|(_, it)| it).take_while(move |it| it.person() == person);
        alike.filter(|it| !it.is_stranger())
    }
}

const ME: &str = "me";

/// Of whom nothing is known but what was sent to them. A broadcast reaches more.
const MOST_STRANGERS: usize = 1000;
