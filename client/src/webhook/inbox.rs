//! The inbox: between a server and a bot.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use super::dispatch::Dispatch;
use super::{
    Handshake, InboxBuilder, Incoming, Rejected, Unanswered, Unfinished, Verifier, Webhook,
};
use crate::Accounts;

/// Between a server and a bot: checks what the platform posts, and hands it on to a [`Handler`](super::Handler).
///
/// A server gives it the body and the header of each request to [`receive`](Self::receive) and answers at once; the work
/// begins after that, on Tokio. With the feature `axum` there is such a server: `sendapi::webhook::axum`.
///
/// - **In order** for each person of an account, side by side for all others. The order is that in which the platform
///   sends; it does not promise to send in the order of `timestamp`, and nothing is sorted here.
/// - **Once:** a message, an edit or a postback that comes again, by its `mid`, is dropped, as long as it is
///   [remembered](super::InboxBuilder::remember). Deliveries, reads and reactions have no id and come as often as the
///   platform sends them.
/// - **Without echoes** of what the account sends itself, unless
///   [asked for](super::InboxBuilder::with_echoes).
/// - **Never more than there is room for:** a body that does not fit into the queue is rejected whole, and the platform
///   sends it again.
/// - **A handler that fails** or panics is [reported](super::InboxBuilder::on_error), and the next event handed on.
///
/// Clones are cheap and share the same queue. What was accepted goes on without any of them, as long as Tokio runs; end
/// with [`shutdown`](Self::shutdown).
///
/// ```
/// use std::time::Duration;
/// use sendapi::webhook::{Handshake, Inbox, Incoming, Verifier};
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let (verifier, handshake) = (Verifier::new("the app secret"), Handshake::new("the verify token"));
/// let inbox = Inbox::builder(verifier, handshake)
///     .on_error(|failure| eprintln!("{failure}"))
///     .start(async |incoming: Incoming| {
///         println!("{:?} wrote {:?}", incoming.person(), incoming.text());
///         Ok::<(), sendapi::Error>(())
///     });
///
/// let rejected = inbox.receive("sha256=0", b"{}").unwrap_err();
/// assert_eq!(rejected.status(), 403);
/// assert!(inbox.shutdown(Duration::from_secs(10)).await.is_empty());
/// # }
/// ```
///
/// [Webhooks](https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks)
#[derive(Clone)]
pub struct Inbox(pub(super) Arc<Shared>);

pub(super) struct Shared {
    pub(super) verifier: Verifier,
    pub(super) handshake: Handshake,
    pub(super) accounts: Accounts,
    pub(super) echoes: bool,
    pub(super) standby: bool,
    pub(super) dispatch: Arc<Dispatch>,
}

impl Inbox {
    /// An inbox for what this verifier takes for genuine, and with this answer to the platform's question.
    pub fn builder(verifier: Verifier, handshake: Handshake) -> InboxBuilder {
        InboxBuilder::new(verifier, handshake)
    }

    /// Takes the body of a POST request as it came, with the value of its header `X-Hub-Signature-256` (empty if it is
    /// missing), and hands on what is in it.
    ///
    /// Answer with 200 when it is accepted, and with [`Rejected::status`] otherwise; the platform wants the answer within
    /// 5 seconds. Nothing is waited for here.
    ///
    /// # Errors
    ///
    /// [`Rejected`] when it is not genuine, or when there is no room; nothing of it is handed on then.
    ///
    /// # Panics
    ///
    /// Outside a Tokio runtime.
    pub fn receive(&self, signature: &str, body: &[u8]) -> Result<Accepted, Rejected> {
        match self.0.verifier.open(signature, body) {
            Ok(webhook) => self.accept(webhook),
            Err(refused) => {
                self.0.dispatch.count_refused();
                Err(Rejected::Refused(refused))
            }
        }
    }

    /// Hands on what is in a webhook that is known to be genuine, such as one that was kept.
    ///
    /// # Errors
    ///
    /// [`Rejected`] when there is no room.
    ///
    /// # Panics
    ///
    /// Outside a Tokio runtime.
    pub fn accept(&self, webhook: Webhook) -> Result<Accepted, Rejected> {
        let mut incoming = Incoming::all_of(webhook, &self.0.accounts);
        let all = incoming.len();
        incoming.retain(|incoming| self.wants(incoming));
        let ignored = all - incoming.len();
        self.0.dispatch.accept(incoming, ignored)
    }

    /// Answers the platform's question whether the address is ours: [`Handshake::answer`].
    ///
    /// # Errors
    ///
    /// [`Unanswered`] says what is wrong; answer with 403.
    pub fn handshake(&self, query: &str) -> Result<String, Unanswered> {
        self.0.handshake.answer(query)
    }

    /// What has come so far, and what has become of it.
    #[must_use]
    pub fn counts(&self) -> Counts {
        self.0.dispatch.counts()
    }

    /// The largest body that is taken, in bytes: [`Verifier::limit`].
    #[must_use]
    pub fn body_limit(&self) -> usize {
        self.0.verifier.body_limit()
    }

    /// Waits until everything that was accepted has been handled.
    pub async fn settled(&self) {
        self.0.dispatch.settled().await;
    }

    /// Accepts nothing any more, and finishes what was accepted.
    ///
    /// What is not finished after `deadline` is broken off and given back: the platform was told that it arrived.
    pub async fn shutdown(&self, deadline: Duration) -> Unfinished {
        self.0.dispatch.shutdown(deadline).await
    }

    fn wants(&self, incoming: &Incoming) -> bool {
        let standby = matches!(incoming.happened(), super::Happened::Standby(_));
        (self.0.echoes || !incoming.is_echo()) && (self.0.standby || !standby)
    }
}

impl fmt::Debug for Inbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inbox").field("counts", &self.counts()).finish_non_exhaustive()
    }
}

/// What became of a body: numbers of events and changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Accepted {
    /// They are handed on.
    pub events: usize,
    /// They came before.
    pub duplicates: usize,
    /// Echoes, or events of conversations that another app has.
    pub ignored: usize,
}

/// What has come so far: numbers of events and changes, where nothing else is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Counts {
    /// Were accepted, to be handed on.
    pub accepted: u64,
    /// Had come before.
    pub duplicates: u64,
    /// Were echoes, or of conversations that another app has.
    pub ignored: u64,
    /// Were handled without an error.
    pub handled: u64,
    /// Were handled with an error or a panic.
    pub failed: u64,
    /// Wait or are under way now.
    pub unfinished: usize,
    /// Bodies for which there was no room, or that came after the [`shutdown`](Inbox::shutdown).
    pub turned_away: u64,
    /// Bodies that were not genuine, or no webhooks.
    pub refused: u64,
}

impl Counts {
    pub(super) fn add(&mut self, accepted: Accepted) {
        self.accepted += accepted.events as u64;
        self.duplicates += accepted.duplicates as u64;
        self.ignored += accepted.ignored as u64;
    }
}
