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
}

impl Conversation {
    pub(crate) fn new(account: &str, name: &str) -> Self {
        let (account, name) = (account.to_owned(), name.to_owned());
        Self { account, name, window: None, messages: VecDeque::new() }
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
        self.messages.push_back(message);
        if self.messages.len() > limit {
            self.messages.pop_front();
        }
    }

    fn never_opened(&self) -> String {
        let name = self.name.escape_debug();
        format!(
            "`{name}` has not written to this account, and only they can begin: let them write first"
        )
    }
}
