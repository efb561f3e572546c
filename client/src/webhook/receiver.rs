//! What stands behind an address.

use super::{Inbox, Refused, Rejected, Unanswered, Verifier};

/// What stands behind an [`Address`](super::axum::Address): an [`Inbox`], or that of `sendapi-outbox`.
pub trait Receiver: Clone + Send + Sync + 'static {
    /// Why a body is not taken.
    type Error: Send;

    /// What tells whether a body is genuine, and how long it may be.
    fn verifier(&self) -> &Verifier;

    /// Answers the platform's question whether the address is ours.
    ///
    /// # Errors
    ///
    /// [`Unanswered`] says what is wrong.
    fn handshake(&self, query: &str) -> Result<String, Unanswered>;

    /// Takes a body that came whole.
    fn take(
        &self,
        signature: &str,
        body: &[u8],
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;

    /// Hears of a body that is refused before it is read.
    fn refuse(&self, refused: Refused) -> Self::Error;

    /// The HTTP status to answer with, and what whoever sent the body is told.
    fn answer(error: &Self::Error) -> (u16, String);

    /// Hears of a request of which no body could be looked at: why, in a word, and in a sentence.
    fn not_read(&self, reason: &'static str, cause: &str);
}

impl Receiver for Inbox {
    type Error = Rejected;

    fn verifier(&self) -> &Verifier {
        &self.0.verifier
    }

    fn handshake(&self, query: &str) -> Result<String, Unanswered> {
        self.handshake(query)
    }

    async fn take(&self, signature: &str, body: &[u8]) -> Result<(), Rejected> {
        self.receive(signature, body).map(drop)
    }

    fn refuse(&self, refused: Refused) -> Rejected {
        self.refuse(refused, &[])
    }

    fn answer(error: &Rejected) -> (u16, String) {
        (error.status(), error.to_string())
    }

    fn not_read(&self, reason: &'static str, cause: &str) {
        self.0.refusals.tell_not_read(reason, cause);
    }
}
