//! The settings of an inbox.

use std::fmt;
use std::sync::{Arc, RwLock};
use std::time::Duration;

use super::{OnRefused, OnUnanswered, Shared};
use crate::Accounts;
use crate::webhook::dispatch::{Dispatch, Limits, OnError};
use crate::webhook::observe::Refusals;
use crate::webhook::queue::Load;
use crate::webhook::seen::Seen;
use crate::webhook::{
    Failure, Handler, HandlerError, HandlerState, Handshake, Inbox, Incoming, RefusedBody,
    Unanswered, Verifier, with_state,
};

/// The settings of an [`Inbox`], from [`Inbox::builder`]; `S` is whether the handler gets a [state](Self::state).
///
/// ```
/// use sendapi::webhook::{Handshake, Inbox, Incoming, Verifier};
/// use std::time::Duration;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() {
/// let inbox = Inbox::builder(Verifier::new("app secret"), Handshake::new("verify token"))
///     .concurrency(50)
///     .handler_timeout(Duration::from_secs(60))
///     .on_error(|failure| eprintln!("{failure}"))
///     .start(async |incoming: Incoming| {
///         println!("{:?}", incoming.text());
///         Ok::<(), sendapi::Error>(())
///     });
/// # drop(inbox);
/// # }
/// ```
#[must_use = "call `start` to get the inbox"]
pub struct InboxBuilder<S = NoState> {
    verifier: Verifier,
    handshake: Handshake,
    accounts: Accounts,
    echoes: bool,
    standby: bool,
    capacity: usize,
    memory: usize,
    concurrency: usize,
    handler_timeout: Duration,
    remembered: usize,
    keep: Duration,
    on_error: Option<OnError>,
    on_refused: Option<OnRefused>,
    on_unanswered: Option<OnUnanswered>,
    state: S,
}

/// The handler gets the event alone.
#[derive(Clone, Copy, Debug)]
#[non_exhaustive]
pub struct NoState;

/// The handler gets this beside the event: what [`InboxBuilder::state`] was given.
#[derive(Clone, Debug)]
pub struct State<S>(S);

impl InboxBuilder {
    pub(super) fn new(verifier: Verifier, handshake: Handshake) -> Self {
        Self {
            verifier,
            handshake,
            accounts: Accounts::new(),
            echoes: false,
            standby: false,
            capacity: 10_000,
            memory: 256 * 1024 * 1024,
            concurrency: 100,
            handler_timeout: Duration::from_secs(90 * 60),
            remembered: 100_000,
            keep: Duration::from_secs(2 * 60 * 60),
            on_error: None,
            on_refused: None,
            on_unanswered: None,
            state: NoState,
        }
    }

    /// What the handler gets as its second argument: a database, settings, whatever a bot needs beside the event. It is
    /// cloned for each event, so what is large or changes lies in an [`Arc`](std::sync::Arc).
    ///
    /// ```
    /// use std::sync::Arc;
    ///
    /// use sendapi::webhook::{Handshake, Inbox, Incoming, Verifier};
    ///
    /// struct Bakery {
    ///     breads: Vec<String>,
    /// }
    ///
    /// async fn answer(incoming: Incoming, bakery: Arc<Bakery>) -> Result<(), sendapi::Error> {
    ///     println!("{:?} may have {:?}", incoming.person(), bakery.breads);
    ///     Ok(())
    /// }
    ///
    /// # #[tokio::main(flavor = "current_thread")]
    /// # async fn main() {
    /// let bakery = Arc::new(Bakery { breads: vec!["Rye".to_owned()] });
    /// let inbox = Inbox::builder(Verifier::new("the app secret"), Handshake::new("the verify token"))
    ///     .state(bakery)
    ///     .start(answer);
    /// # drop(inbox);
    /// # }
    /// ```
    ///
    /// A closure is `async |incoming, bakery| { … }`. A type of one's own that implements [`Handler`] has its state in
    /// itself.
    pub fn state<S: HandlerState>(self, state: S) -> InboxBuilder<State<S>> {
        InboxBuilder {
            verifier: self.verifier,
            handshake: self.handshake,
            accounts: self.accounts,
            echoes: self.echoes,
            standby: self.standby,
            capacity: self.capacity,
            memory: self.memory,
            concurrency: self.concurrency,
            handler_timeout: self.handler_timeout,
            remembered: self.remembered,
            keep: self.keep,
            on_error: self.on_error,
            on_refused: self.on_refused,
            on_unanswered: self.on_unanswered,
            state: State(state),
        }
    }

    /// The inbox, which hands on to this handler.
    // The compiler shows the line with the bound for whatever is no handler: hence the words on it.
    #[must_use]
    pub fn start(
        self,
        handler: impl Handler, // called more than once, so `Fn`: state comes by `.state(…)`
    ) -> Inbox {
        self.hand_on_to(handler)
    }
}

impl<S: HandlerState> InboxBuilder<State<S>> {
    /// The inbox, which hands on to this function or closure, with the [state](InboxBuilder::state) as its second argument.
    #[must_use]
    pub fn start<F, Done, E>(self, handler: F) -> Inbox
    where
        F: Fn(Incoming, S) -> Done + Send + Sync + 'static, // the event, then the state
        Done: Future<Output = Result<(), E>> + Send,
        E: HandlerError,
    {
        let state = self.state.0.clone();
        self.hand_on_to(with_state(state, handler))
    }
}

impl<S> InboxBuilder<S> {
    /// The accounts that events are for; [`Incoming::account`](crate::webhook::Incoming::account) finds them. Events for others are
    /// handed on without one. They may [change](Inbox::add_account) while the inbox runs.
    pub fn accounts(mut self, accounts: Accounts) -> Self {
        self.accounts = accounts;
        self
    }

    /// Hands on what the account sends or does itself, too, by whatever app or by hand. A bot that answers echoes talks to itself.
    pub fn with_echoes(mut self) -> Self {
        self.echoes = true;
        self
    }

    /// Hands on events of conversations that another app has, too, as
    /// [`Happened::Standby`](crate::webhook::Happened::Standby).
    pub fn with_standby(mut self) -> Self {
        self.standby = true;
        self
    }

    /// How many events may be waiting or under way, of all accounts together, by default 10,000; 0 counts as 1.
    ///
    /// While there is room for one event of an account, all that a body has for it is taken. When there is none any more,
    /// only those accounts are turned away that have their equal share (as many events as there may be, divided by the
    /// number of accounts that have any): an account that stands still fills the queue for itself and for nobody else.
    /// What is turned away is told by [`Rejected::Full`](crate::webhook::Rejected::Full), and the platform sends it again.
    ///
    /// So there may be more than this, but never without bounds. With n accounts that fill their shares one after the
    /// other it is this number times 1 + ½ + ⅓ + … 1/n (with ten accounts 3 times as much, with a thousand 8 times), and
    /// beyond that a body of each, whose size [`Verifier::limit`] bounds.
    pub fn capacity(mut self, events: usize) -> Self {
        self.capacity = events;
        self
    }

    /// The same in bytes, as events are written in JSON: by default 256 MiB. It is there for events of unusual size: 10,000
    /// messages take some megabytes. In memory an event takes a few times as much as in JSON.
    pub fn memory(mut self, bytes: usize) -> Self {
        self.memory = bytes;
        self
    }

    /// How many handlers run at a time for each account, by default 100; 0 counts as 1.
    ///
    /// There is no limit for all accounts together but the [capacity](Self::capacity): whatever handlers of one account
    /// wait for, they take nothing from another. Handlers that share something scarce, such as connections to a database,
    /// had better wait for it by a semaphore of their own.
    pub fn concurrency(mut self, handlers: usize) -> Self {
        self.concurrency = handlers;
        self
    }

    /// How long a handler may take, by default 90 minutes. One that takes longer is broken off where it waits and
    /// [reported](Failure::is_timeout), and the next event of its lane is handed on.
    ///
    /// The default is that long because a handler that answers may rightly have to wait: while the platform wants nothing
    /// from its account, [`send`](crate::Account::send) and [`answer`](crate::Account::answer) wait for up to the
    /// [patience](crate::Rates::patience) of the account, an hour if nothing else is said, and then go out or fail. A
    /// limit below that breaks handlers off while their message waits, and what was not sent is lost but for the
    /// [`Failure`]. With less patience, less is right here. Those who wait take one of the account's
    /// [places](Self::concurrency) each, and none of another's.
    ///
    /// With [`Duration::ZERO`] only those get through that never wait, with [`Duration::MAX`] nobody is broken off, and the
    /// runtime needs no timer. A handler that blocks its thread cannot be broken off.
    pub fn handler_timeout(mut self, limit: Duration) -> Self {
        self.handler_timeout = limit;
        self
    }

    /// How much of what came is remembered to drop what [comes again](crate::webhook::Incoming::identity), and for how long: by
    /// default 100,000 events for two hours. The platform gives a webhook up after an hour of failures, on Instagram after
    /// 36; each takes about 60 bytes. With 0 nothing is dropped, not even what was accepted of a body whose rest there was
    /// no room for.
    ///
    /// The memory is this inbox's: another process, or the same one when it is started again, knows nothing of it.
    /// [`Incoming::identity`](crate::webhook::Incoming::identity) is for a memory that they share, as
    /// [`Inbox`](Inbox#what-a-crash-loses) shows.
    pub fn remember(mut self, events: usize, keep: Duration) -> Self {
        (self.remembered, self.keep) = (events, keep);
        self
    }

    /// What is done when a handler returns an error, panics or takes too long. `{failure}` says in one line what happened and
    /// what is behind it. Without a hook such failures are [counted](crate::webhook::Counts::failed), and with the feature
    /// `tracing` told with the same words, as an event of the level `ERROR`: [`observe`](crate::observe).
    pub fn on_error(mut self, hook: impl Fn(&Failure) + Send + Sync + 'static) -> Self {
        self.on_error = Some(Box::new(hook));
        self
    }

    /// What is done when a body is refused: when it is not signed as it should be, too large, or signed and no webhook. It
    /// is called while the platform, or another sender, waits for the answer. With or without it such bodies are
    /// [counted](crate::webhook::Counts::refused), and with the feature `tracing` a warning says what is wrong and where the
    /// secret stands that it is about, once a minute at most: [`observe`](crate::observe).
    ///
    /// ```
    /// use sendapi::webhook::{Handshake, Inbox, Verifier};
    ///
    /// let inbox = Inbox::builder(Verifier::new("the app secret"), Handshake::new("the verify token"))
    ///     .on_refused(|refused| {
    ///         // Anybody may send what is not signed, as often as they like.
    ///         if refused.is_signed() {
    ///             eprintln!("{}: {}", refused.reason(), String::from_utf8_lossy(refused.body()));
    ///         }
    ///     });
    /// ```
    pub fn on_refused(mut self, hook: impl Fn(RefusedBody<'_>) + Send + Sync + 'static) -> Self {
        self.on_refused = Some(Box::new(hook));
        self
    }

    /// What is done when a [handshake](Inbox::handshake) gets no answer, mostly because the verify token in the app's settings is
    /// another than this bot's: the settings' page says no more than that it did not work. With or without a hook it is
    /// [counted](crate::webhook::Counts::unanswered), and with the feature `tracing` told as a refused body is.
    ///
    /// ```
    /// use sendapi::webhook::{Handshake, Inbox, Verifier};
    ///
    /// let inbox = Inbox::builder(Verifier::new("the app secret"), Handshake::new("the verify token"))
    ///     .on_unanswered(|unanswered| eprintln!("handshake refused: {unanswered}"));
    /// ```
    pub fn on_unanswered(mut self, hook: impl Fn(&Unanswered) + Send + Sync + 'static) -> Self {
        self.on_unanswered = Some(Box::new(hook));
        self
    }

    fn hand_on_to(self, handler: impl Handler) -> Inbox {
        let seen = Seen::new(self.remembered, self.keep);
        let limits = Limits {
            queue: Load { events: self.capacity, bytes: self.memory },
            concurrency: self.concurrency,
            handler_timeout: self.handler_timeout,
        };
        let dispatch = Dispatch::new(handler, self.on_error, &limits, seen);
        Inbox(Arc::new(Shared {
            verifier: self.verifier,
            handshake: self.handshake,
            accounts: RwLock::new(self.accounts),
            echoes: self.echoes,
            standby: self.standby,
            on_refused: self.on_refused,
            on_unanswered: self.on_unanswered,
            refusals: Refusals::default(),
            dispatch: Arc::new(dispatch),
        }))
    }
}

impl<S> fmt::Debug for InboxBuilder<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("InboxBuilder")
            .field("accounts", &self.accounts)
            .field("echoes", &self.echoes)
            .field("standby", &self.standby)
            .field("capacity", &self.capacity)
            .field("memory", &self.memory)
            .field("concurrency", &self.concurrency)
            .field("handler_timeout", &self.handler_timeout)
            .finish_non_exhaustive()
    }
}
