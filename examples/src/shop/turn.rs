//! One turn of a conversation: who is to be answered, and how long.

use std::time::SystemTime;

use sendapi::call::person::PersonField;
use sendapi::webhook::Reply;
use sendapi::{Account, Error, Message, Recipient};

use super::messages::counter;

/// Somebody who did something and may be answered.
pub(super) struct Turn<'a> {
    pub(super) page: &'a Account,
    pub(super) person: &'a str,
    pub(super) reply: Reply<'a>,
    pub(super) now: SystemTime,
}

impl Turn<'_> {
    /// Sends what `write` writes to the person, unless it comes too late.
    pub(super) async fn say<'m>(
        &'m self,
        write: impl FnOnce(Recipient<'m>) -> Message<'m>,
    ) -> Result<(), Error> {
        let message = write(self.reply.recipient.clone());
        self.page.answer_at(&self.reply, &message, self.now).await.map(drop)
    }

    /// Shows that it was seen and that an answer is on its way.
    pub(super) async fn show_attention(&self) {
        for write in [counter::seen, counter::typing] {
            // A courtesy: without it the answer goes out all the same.
            let _ = self.page.send(&write(self.reply.recipient.clone())).await;
        }
    }

    /// The person's first name, if the platform tells it.
    pub(super) async fn first_name(&self) -> Option<String> {
        self.page.person(self.person, &[PersonField::FirstName]).await.ok()?.first_name
    }

    /// The person's whole name, if the platform tells it.
    pub(super) async fn name(&self) -> Option<String> {
        self.page.person(self.person, &[PersonField::Name]).await.ok()?.name
    }
}
