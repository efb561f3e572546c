//! An inbox behind an address of axum.

use sendapi::webhook::axum::Receiver;
use sendapi::webhook::{Refused, Unanswered, Verifier};

use super::receive::{Inbox, NOT_KEPT, NotReceived};
use crate::Database;

impl<DB: Database> Receiver for Inbox<DB> {
    type Error = NotReceived;

    fn verifier(&self) -> &Verifier {
        Self::verifier(self)
    }

    fn handshake(&self, query: &str) -> Result<String, Unanswered> {
        Self::handshake(self, query)
    }

    async fn take(&self, signature: &str, body: &[u8]) -> Result<(), NotReceived> {
        self.receive(signature, body).await.map(drop)
    }

    fn refuse(&self, refused: Refused) -> NotReceived {
        self.refused(refused)
    }

    fn answer(error: &NotReceived) -> (u16, String) {
        let words = match error {
            NotReceived::Refused(refused) => refused.to_string(),
            // What is wrong with the database is nobody else's.
            NotReceived::NotKept(_) => NOT_KEPT.to_owned(),
        };
        (error.status(), words)
    }

    fn not_read(&self, reason: &'static str, cause: &str) {
        self.refusals().tell_not_read(reason, cause);
    }
}
