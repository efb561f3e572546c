//! The inbox: between a server and a bot.

pub(super) mod settings;

use std::fmt;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};
use std::time::Duration;

use crate::webhook::dispatch::Dispatch;
use crate::webhook::observe::{self, Refusals, Report};
use crate::webhook::{
    Accepted, Counts, Handshake, InboxBuilder, Incoming, LeftOver, Refused, RefusedBody, Rejected,
    Unanswered, Unfinished, Verifier, Webhook,
};
use crate::{Accounts, AnyAccount, Error};

/// Between a server and a bot: checks what the platform posts, and hands it on to a [`Handler`](crate::webhook::Handler).
///
/// A server gives it the body and the header of each request to [`receive`](Self::receive) and answers at once; the work
/// begins after that, on Tokio. With the feature `axum` there is such a server: `sendapi::webhook::axum`.
///
/// - **In order** for each person of an account, side by side for all others. What is about no person is in order for the
///   comment, post, message or template that it is about, or for the account itself (its roles, what the platform warns
///   it of); all else is by itself. The order is that in which the platform sends; it does not promise to send in the
///   order of `timestamp`, and nothing is sorted here.
/// - **No account stands in the way of another:** each has its own
///   [handlers](crate::webhook::InboxBuilder::concurrency) and its own share of the [queue](crate::webhook::InboxBuilder::capacity).
/// - **Once:** what comes again is dropped, as long as it is [remembered](crate::webhook::InboxBuilder::remember) and as far as it
///   [can be known again](crate::webhook::Incoming::identity): messages, edits, taps and comments by their ids, reactions, opt-ins
///   and the like by all that they say. Deliveries and reads come as often as the platform sends them. After a restart,
///   and in a second process, all of it is new.
/// - **Without echoes** of what the account sends or does itself, by whichever
///   [mark](crate::webhook::Event::is_by_account), unless [asked for](crate::webhook::InboxBuilder::with_echoes).
/// - **Never more than there is room for:** what does not fit into the queue is rejected, and the platform sends it again.
/// - **A handler that fails,** panics or [takes too long](crate::webhook::InboxBuilder::handler_timeout) is
///   [reported](crate::webhook::InboxBuilder::on_error), and the next event handed on.
/// - **An odd event** does not affect the others: it is handed on as what it is, an [`Odd`](crate::webhook::Odd).
///
/// Clones are cheap and share the same queue. What was accepted goes on without any of them, as long as Tokio runs; end
/// with [`shutdown`](Self::shutdown). Should a runtime end before that, what it leaves behind is taken up by the next
/// that something is accepted on, or that waits until all is [settled](Self::settled); a handler that it broke off is
/// [reported](crate::webhook::Failure::is_interrupted).
///
/// Everything here can be seen by spans, events and numbers: [`observe`](crate::observe).
///
/// # What a crash loses
///
/// The inbox keeps what it accepted in memory, and the platform sends nothing again that was answered with 200. So a process
/// that is killed, or a machine that goes down, loses what waits and what handlers are at, and those people get no answer;
/// and the next process takes for new what the platform sends once more. A [`shutdown`](Self::shutdown) loses nothing, if
/// what it gives back is kept: [`Unfinished`].
///
/// Whoever must not lose anything stores what came before the platform is told so, and lets it go when it is done:
///
/// 1. [`Verifier::open`](crate::webhook::Verifier::open) says whether the body is genuine; the server asks it in place of
///    [`receive`](Self::receive).
/// 2. [`Incoming::all_of`](crate::webhook::Incoming::all_of) takes the webhook apart. In one transaction the
///    [text](crate::webhook::Incoming::to_json) of each goes into a table, under its
///    [`identity`](crate::webhook::Incoming::identity): a row that is there already came before, in this process or another.
///    Echoes and what other apps have in conversations [may be left out](crate::webhook::Incoming::is_echo).
/// 3. [`accept_again`](Self::accept_again) hands on what is new, and only now the answer is 200. If there is no room, that is
///    no matter: the row is there.
/// 4. The handler marks its row as its last deed; the identity stays for some hours.
/// 5. The next process hands on what is not marked, by
///    [`Incoming::from_json`](crate::webhook::Incoming::from_json) and `accept_again`, before it listens.
///
/// What is left is what no program can know: a process that ends after a message went out and before its row was marked
/// sends that message again. `examples/examples/memory.rs` does all of it with SQLite.
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
#[doc(alias = "webhook")]
#[doc(alias = "callback URL")]
pub struct Inbox(pub(super) Arc<Shared>);

pub(super) struct Shared {
    pub(super) verifier: Verifier,
    pub(super) handshake: Handshake,
    pub(super) accounts: RwLock<Accounts>,
    pub(super) echoes: bool,
    pub(super) standby: bool,
    pub(super) on_refused: Option<OnRefused>,
    pub(super) on_unanswered: Option<OnUnanswered>,
    pub(super) refusals: Refusals,
    pub(super) dispatch: Arc<Dispatch>,
}

/// What is done about a body that is refused.
pub(super) type OnRefused = Box<dyn Fn(RefusedBody<'_>) + Send + Sync>;

/// What is done about a handshake that gets no answer.
pub(super) type OnUnanswered = Box<dyn Fn(&Unanswered) + Send + Sync>;

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
    /// [`Rejected`] when it is not genuine, when there is no room, or when there is no Tokio runtime that could run a
    /// handler. Nothing of it is handed on then, nor remembered, but for the other accounts of a body when
    /// [one of them has no room](Rejected::Full).
    pub fn receive(&self, signature: &str, body: &[u8]) -> Result<Accepted, Rejected> {
        observe::received(body.len(), || match self.0.verifier.open(signature, body) {
            Ok(webhook) => {
                observe::verified();
                self.accept(webhook)
            }
            Err(refused) => Err(self.refuse(refused, body)),
        })
    }

    /// Hands on what is in a webhook that is known to be genuine, such as one that was kept. What came before is dropped
    /// here as in [`receive`](Self::receive).
    ///
    /// # Errors
    ///
    /// [`Rejected`] as there.
    pub fn accept(&self, webhook: Webhook) -> Result<Accepted, Rejected> {
        let mut incoming = Incoming::all_for(webhook, &self.read_accounts());
        let (all, mut report) = (incoming.len(), Report::new());
        incoming.retain(|incoming| {
            let is_wanted = self.wants(incoming);
            if !is_wanted {
                report.ignored(incoming.happened().word());
            }
            is_wanted
        });
        let ignored = all - incoming.len();
        self.0.dispatch.accept(incoming, ignored, report)
    }

    /// Hands on what was accepted before, here or in another process: what a shutdown left
    /// [unfinished](Unfinished), or what a handler [failed](crate::webhook::Failure) at. It does not matter that it is remembered,
    /// nor whether echoes and what other apps have are asked for. Its account is that which is among the accounts now.
    ///
    /// It waits behind what is there of the same person already.
    ///
    /// # Errors
    ///
    /// [`Rejected`] when there is no room or no Tokio runtime; keep it, and try again later.
    pub fn accept_again(&self, incoming: Incoming) -> Result<(), Rejected> {
        let incoming = incoming.at(&self.read_accounts());
        self.0.dispatch.accept_again(incoming)
    }

    /// Hands on again what a shutdown left [unfinished](Unfinished), each as [`accept_again`](Self::accept_again) does, what
    /// had begun first. Do so before a server begins to listen, so that what is about one person stays in order.
    ///
    /// # Errors
    ///
    /// [`LeftOver`] with what was not handed on, from the first for which there is no room on: in that order it can be taken
    /// up later.
    pub fn take_up(&self, unfinished: Unfinished) -> Result<(), LeftOver> {
        let Unfinished { begun, waiting } = unfinished;
        let mut begun = begun.into_iter();
        while let Some(incoming) = begun.next() {
            if let Err(because) = self.accept_again(incoming.clone()) {
                let begun = std::iter::once(incoming).chain(begun).collect();
                let unfinished = Unfinished { begun, waiting };
                return Err(LeftOver { unfinished, because: because.into() });
            }
        }
        let mut waiting = waiting.into_iter();
        while let Some(incoming) = waiting.next() {
            if let Err(because) = self.accept_again(incoming.clone()) {
                let waiting = std::iter::once(incoming).chain(waiting).collect();
                let unfinished = Unfinished { begun: Vec::new(), waiting };
                return Err(LeftOver { unfinished, because: because.into() });
            }
        }
        Ok(())
    }

    /// The accounts that events are for now.
    #[must_use]
    pub fn accounts(&self) -> Accounts {
        self.read_accounts().clone()
    }

    /// Adds an account by its own id: it is found for all that comes from now on.
    ///
    /// # Errors
    ///
    /// As with [`Accounts::add`].
    pub fn add_account(&self, account: impl Into<AnyAccount>) -> Result<(), Error> {
        self.write_accounts(|accounts| accounts.add(account))
    }

    /// Adds an account by another id than its own.
    ///
    /// # Errors
    ///
    /// As with [`Accounts::add_as`].
    pub fn add_account_as(
        &self,
        id: impl ToString,
        account: impl Into<AnyAccount>,
    ) -> Result<(), Error> {
        self.write_accounts(|accounts| accounts.add_as(id, account))
    }

    /// Takes the account with this id out. What came before is still handled with it; what comes after is handed on
    /// without an account.
    #[expect(clippy::must_use_candidate, reason = "it changes the inbox")]
    pub fn remove_account(&self, id: &str) -> Option<AnyAccount> {
        self.write_accounts(|accounts| accounts.remove(id))
    }

    /// Puts other accounts in the place of all; those that were there come back.
    #[expect(clippy::must_use_candidate, reason = "it changes the inbox")]
    pub fn set_accounts(&self, accounts: Accounts) -> Accounts {
        self.write_accounts(|all| std::mem::replace(all, accounts))
    }

    /// Answers the platform's question whether the address is ours: [`Handshake::answer`]. What it does not answer is
    /// [reported](InboxBuilder::on_unanswered), counted, and told by [`observe`](crate::observe).
    ///
    /// # Errors
    ///
    /// [`Unanswered`] says what is wrong; answer with 403.
    pub fn handshake(&self, query: &str) -> Result<String, Unanswered> {
        let answer = self.0.handshake.answer(query);
        if let Err(unanswered) = &answer {
            self.0.dispatch.count_unanswered();
            self.0.refusals.tell_unanswered(unanswered);
            if let Some(on_unanswered) = &self.0.on_unanswered {
                // A panic in the hook must not reach the server.
                let _ = catch_unwind(AssertUnwindSafe(|| on_unanswered(unanswered)));
            }
        }
        answer
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

    /// Counts a body that was refused, and reports it to the hook.
    pub(super) fn refuse(&self, refused: Refused, body: &[u8]) -> Rejected {
        self.0.dispatch.count_refused();
        self.0.refusals.tell(&refused);
        if let Some(on_refused) = &self.0.on_refused {
            let refused = RefusedBody { reason: &refused, body };
            // A panic in the hook must not reach the server.
            let _ = catch_unwind(AssertUnwindSafe(|| on_refused(refused)));
        }
        Rejected::Refused(refused)
    }

    fn wants(&self, incoming: &Incoming) -> bool {
        (self.0.echoes || !incoming.is_echo())
            && (self.0.standby || !incoming.happened().is_standby())
    }

    fn read_accounts(&self) -> RwLockReadGuard<'_, Accounts> {
        self.0.accounts.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write_accounts<T>(&self, change: impl FnOnce(&mut Accounts) -> T) -> T {
        change(&mut self.0.accounts.write().unwrap_or_else(PoisonError::into_inner))
    }
}

impl fmt::Debug for Inbox {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Inbox").field("counts", &self.counts()).finish_non_exhaustive()
    }
}
