//! One person and one account: until when the account may write, and what it wrote.

use std::collections::VecDeque;
use std::time::SystemTime;

use sendapi_core::webhook::Window;

use crate::Received;
use crate::call::Call;
use crate::checked::Checked;
use crate::refusal::Refusal;

#[derive(Debug)]
pub(crate) struct Conversation {
    account: String,
    name: String,
    /// None as long as the person has not written.
    window: Option<Window>,
    messages: VecDeque<Received>,
    /// How many of the messages were expected, and need not be again.
    passed: usize,
    /// Why the newest message was refused, if it was.
    refused: Option<String>,
}

impl Conversation {
    pub(crate) fn new(account: &str, name: &str) -> Self {
        let (account, name) = (account.to_owned(), name.to_owned());
        Self { account, name, window: None, messages: VecDeque::new(), passed: 0, refused: None }
    }

    pub(crate) fn account(&self) -> &str {
        &self.account
    }

    pub(crate) fn open(&mut self, window: Window) {
        self.window = Some(window);
    }

    /// Whether the account of this call may send the message now.
    pub(crate) fn admit(
        &self,
        call: &Call,
        message: &Checked,
        now: SystemTime,
    ) -> Result<(), Refusal> {
        if !call.is_of(&self.account) {
            let id = message.recipient().id.as_deref().unwrap_or_default();
            return Err(Refusal::person_unknown(call.platform, id));
        }
        let window = self.window.unwrap_or(Window::conversation(SystemTime::UNIX_EPOCH));
        message.fits(&window, now).map_err(|closed| {
            let hint = self.window.map_or_else(|| self.never_opened(), |_| closed.to_string());
            Refusal::window_closed(call.platform, &hint)
        })
    }

    pub(crate) fn keep(&mut self, message: Received, limit: usize) {
        self.refused = None;
        self.messages.push_back(message);
        if self.messages.len() > limit {
            self.messages.pop_front();
            self.passed = self.passed.saturating_sub(1);
        }
    }

    pub(crate) fn note_refusal(&mut self, refusal: &Refusal) {
        self.refused = Some(refusal.to_string());
    }

    pub(crate) fn refused(&self) -> Option<String> {
        self.refused.clone()
    }

    pub(crate) fn messages(&self) -> Vec<Received> {
        self.messages.iter().cloned().collect()
    }

    /// The newest that is no sender action.
    pub(crate) fn newest(&self) -> Option<String> {
        self.messages.iter().rev().find_map(|message| message.message_id().map(ToOwned::to_owned))
    }

    /// Those that nobody has expected yet, so many at most.
    pub(crate) fn next_messages(&self, count: usize) -> Vec<Received> {
        let messages = self.messages.iter().skip(self.passed);
        messages.filter(|message| message.message_id().is_some()).take(count).cloned().collect()
    }

    /// All up to this message were expected.
    pub(crate) fn pass(&mut self, message: &Received) {
        let is_it = |other: &Received| other.message_id() == message.message_id();
        if let Some(place) = self.messages.iter().skip(self.passed).position(is_it) {
            self.passed = self.passed.saturating_add(place).saturating_add(1);
        }
    }

    fn never_opened(&self) -> String {
        let name = self.name.escape_debug();
        format!(
            "`{name}` has not written to this account, and only they can begin: let them write first"
        )
    }
}
