//! One person and one account: until when the account may write, and what both did.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::SystemTime;

use sendapi_core::told::Written;
use sendapi_core::webhook::Window;

use super::entry::{Entry, What};
use crate::Received;
use crate::answers::refusal::Refusal;
use crate::request::call::Call;
use crate::request::checked::Checked;

#[derive(Debug)]
pub(crate) struct Conversation {
    /// The person's id.
    person: String,
    account: String,
    name: String,
    /// Whether the person is known by messages to them alone: then nothing is known of windows.
    is_stranger: bool,
    /// None as long as the person has not written.
    window: Option<Window>,
    entries: VecDeque<Arc<Entry>>,
    /// How many there were, with those that were forgotten.
    count: u64,
    /// The entry up to which messages were expected, and need not be again.
    passed: u64,
    /// Messages that the person has not read.
    unread: usize,
    /// Why the newest message was refused, if it was.
    refused: Option<String>,
    /// Why the bot was not told what the person did last, if it was not.
    untold: Option<String>,
}

impl Conversation {
    pub(crate) fn new(person: &str, account: &str, name: &str) -> Self {
        Self {
            person: person.to_owned(),
            account: account.to_owned(),
            name: name.to_owned(),
            is_stranger: false,
            window: None,
            entries: VecDeque::new(),
            count: 0,
            passed: 0,
            unread: 0,
            refused: None,
            untold: None,
        }
    }

    pub(crate) fn with_a_stranger(id: &str, account: &str) -> Self {
        Self { is_stranger: true, ..Self::new(id, account, &format!("Person {id}")) }
    }

    pub(crate) fn resumed(person: &str, account: &str, name: &str, is_stranger: bool) -> Self {
        Self { is_stranger, ..Self::new(person, account, name) }
    }

    pub(crate) fn person(&self) -> &str {
        &self.person
    }

    pub(crate) fn account(&self) -> &str {
        &self.account
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }

    pub(crate) fn is_stranger(&self) -> bool {
        self.is_stranger
    }

    pub(crate) fn window(&self) -> Option<Window> {
        self.window
    }

    pub(crate) fn unread(&self) -> usize {
        self.unread
    }

    /// The person is no stranger any more.
    pub(crate) fn introduce(&mut self, name: &str) {
        if self.is_stranger {
            self.is_stranger = false;
            name.clone_into(&mut self.name);
        }
    }

    pub(crate) fn open(&mut self, window: Window) {
        self.is_stranger = false;
        self.window = Some(window);
    }

    /// Whether the account of this call may send the message now.
    pub(crate) fn admit(
        &self,
        call: &Call,
        message: &Checked,
        now: SystemTime,
    ) -> Result<(), Refusal> {
        if self.is_stranger {
            return Ok(());
        }
        if !call.is_of(&self.account) {
            let id = message.recipient().person_id().unwrap_or_default();
            return Err(Refusal::person_unknown(call.platform, id));
        }
        let window = self.window.unwrap_or(Window::conversation(SystemTime::UNIX_EPOCH));
        message.fits(&window, now).map_err(|closed| {
            let hint = self.window.map_or_else(|| self.never_opened(), |_| closed.to_string());
            Refusal::window_closed(call.platform, &hint)
        })
    }

    /// The entry that this makes, after the others.
    pub(crate) fn add(&mut self, at: SystemTime, what: What, untold: Option<String>) -> Arc<Entry> {
        self.count = self.count.saturating_add(1);
        let entry = Arc::new(Entry { number: self.count, at, untold, what });
        self.note(&entry);
        self.entries.push_back(Arc::clone(&entry));
        entry
    }

    /// Forgets the oldest entry.
    pub(crate) fn forget_one(&mut self) {
        self.entries.pop_front();
    }

    /// The same with a number from an earlier life, which is at least the next.
    pub(crate) fn replay(&mut self, entry: Entry) {
        let Entry { number, at, untold, what } = entry;
        self.count = self.count.max(number.saturating_sub(1));
        self.add(at, what, untold);
    }

    pub(crate) fn caught_up(&mut self, unread: usize) {
        (self.passed, self.unread) = (self.count, unread);
    }

    /// Whether there was anything to read.
    pub(crate) fn read(&mut self) -> bool {
        std::mem::take(&mut self.unread) > 0
    }

    /// The newest message was refused for this.
    pub(crate) fn note_refusal(&mut self, why: String) {
        self.refused = Some(why);
    }

    /// Whether the bot was told what the person did last, or why not.
    pub(crate) fn note_told(&mut self, why_not: Option<String>) {
        self.untold = why_not;
    }

    pub(crate) fn untold(&self) -> Option<String> {
        self.untold.clone()
    }

    pub(crate) fn refused(&self) -> Option<String> {
        self.refused.clone()
    }

    /// What the account sent.
    pub(crate) fn messages(&self) -> impl DoubleEndedIterator<Item = &Received> {
        self.entries.iter().filter_map(|entry| entry.received())
    }

    pub(crate) fn newest_entry(&self) -> Option<&Arc<Entry>> {
        self.entries.back()
    }

    pub(crate) fn entries(&self) -> impl DoubleEndedIterator<Item = &Arc<Entry>> {
        self.entries.iter()
    }

    /// The one with this number, as long as it is kept.
    pub(crate) fn entry(&self, number: u64) -> Option<&Arc<Entry>> {
        let place = self.entries.binary_search_by_key(&number, |entry| entry.number).ok()?;
        self.entries.get(place)
    }

    /// Those with a higher number, oldest first.
    pub(crate) fn entries_after(
        &self,
        number: u64,
    ) -> impl DoubleEndedIterator<Item = &Arc<Entry>> {
        let first = self.entries.partition_point(|entry| entry.number <= number);
        self.entries.range(first..)
    }

    /// Those with a lower number, oldest first.
    pub(crate) fn entries_before(
        &self,
        number: u64,
    ) -> impl DoubleEndedIterator<Item = &Arc<Entry>> {
        let end = self.entries.partition_point(|entry| entry.number < number);
        self.entries.range(..end)
    }

    /// The message that is no sender action and came last.
    pub(crate) fn newest(&self) -> Option<String> {
        let mut incoming = self.entries.iter().rev().filter_map(|entry| entry.incoming());
        incoming.next().map(ToOwned::to_owned)
    }

    /// What the account sent under this id.
    pub(crate) fn message(&self, mid: &str) -> Option<&Received> {
        self.messages().rev().find(|received| received.message_id() == Some(mid))
    }

    /// Those that nobody has expected yet, so many at most.
    pub(crate) fn next_messages(&self, count: usize) -> Vec<Received> {
        let messages = self.entries_after(self.passed).filter_map(|entry| entry.received());
        messages.filter(|message| message.message_id().is_some()).take(count).cloned().collect()
    }

    /// All up to this message were expected.
    pub(crate) fn pass(&mut self, message: &Received) {
        let is_it = |entry: &&Arc<Entry>| {
            entry.received().is_some_and(|other| other.message_id() == message.message_id())
        };
        let number = self.entries_after(self.passed).find(is_it).map(|it| it.number);
        self.passed = number.unwrap_or(self.passed);
    }

    fn note(&mut self, entry: &Entry) {
        if entry.incoming().is_some() {
            self.unread = self.unread.saturating_add(1);
        }
        if entry.received().is_some() {
            self.refused = None;
        }
    }

    fn never_opened(&self) -> String {
        let name = Written(&self.name);
        format!(
            "`{name}` has not written to this account, and only they can begin: let them write first"
        )
    }
}
