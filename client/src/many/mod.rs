//! Sending many messages.

mod either;
mod source;

use std::collections::HashMap;
use std::fmt;
use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use futures_core::Stream;
use futures_core::future::BoxFuture;
use tokio::task::{Id, JoinError, JoinSet};

pub use self::source::{ByIterator, ByStream, Each, Source};
use crate::account::accounts::on_either;
use crate::batch::Gathering;
use crate::error::Cause;
use crate::pace::Kind;
use crate::send::{Journey, Lane, Lanes, Prepare, Prepared, Terms};
use crate::{
    Account, AnyAccount, Batch, Circular, Delivery, Error, ErrorKind, IntoRecipient, Letter,
    Message, Messenger, Outgoing, Platform, Priority, Receipt, Stopper, observe,
};

impl<P: Platform> Account<P> {
    /// Sends many messages, several at a time.
    ///
    /// `messages` is a stream or anything that can be iterated over, of whatever length: it is read
    /// only as fast as messages go out. Each is sent as by [`send`](Self::send), with its rates and
    /// retries, and comes back with its outcome as soon as that is known. Messages to the same
    /// recipient go one after the other, in their order; if one fails, those after it are sent all
    /// the same.
    ///
    /// [`in_batches`](SendAll::in_batches) lets several of them share a call.
    ///
    /// They go after what the account sends otherwise: [`Priority`]. When nothing more can get through,
    /// such as after the token was withdrawn, it [stops by itself](SendAll::stopped_for) and keeps the
    /// rest of the source.
    ///
    /// A source that breaks off has ended. If it yields `Result`s, as rows of a database come, pass
    /// on what is `Ok` until the first error, and keep that.
    ///
    /// Nothing is sent before the first [`next`](SendAll::next), or the first poll of the stream.
    /// From then on messages under way go on by themselves, on Tokio.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::{Account, Message};
    ///
    /// async fn send(page: &Account, messages: Vec<Message<'static>>) {
    ///     let mut sending = page.send_all(messages).concurrency(50);
    ///     while let Some(outcome) = sending.next().await {
    ///         if let Err(error) = outcome.result {
    ///             eprintln!("{:?}: {error}", outcome.input.recipient());
    ///         }
    ///     }
    ///     println!("{:?}", sending.progress());
    /// }
    /// ```
    pub fn send_all<Form, S>(&self, messages: S) -> SendAll<S::Stream, P>
    where
        S: Source<Form>,
        S::Item: Outgoing<P>,
    {
        SendAll::new(self.clone().into(), messages.into_stream())
    }

    /// Sends one message to many people.
    ///
    /// The message is checked and written down once; its own recipient serves to check it and gets
    /// nothing. `recipients` is a stream or anything that can be iterated over, of ids (strings or
    /// integers) or [`Recipient`](crate::Recipient)s; each is checked as its turn comes. All else is as with
    /// [`send_all`](Self::send_all).
    ///
    /// # Errors
    ///
    /// An [`Error`] of kind [`Invalid`](crate::ErrorKind::Invalid) when the message breaks a rule of
    /// the platform; nothing is sent then.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::{Account, Error, Message};
    ///
    /// async fn announce(page: &Account, news: &Message<'_>, people: Vec<u64>) -> Result<(), Error> {
    ///     let mut sending = page.broadcast(news, people)?;
    ///     while let Some(outcome) = sending.next().await {
    ///         println!("{:?}: {:?}", outcome.input.recipient().person_id(), outcome.result);
    ///     }
    ///     Ok(())
    /// }
    /// ```
    pub fn broadcast<'a, Form, R>(
        &self,
        message: &Message<'a, P>,
        recipients: R,
    ) -> Result<SendAll<Letters<'a, R::Stream, P>, P>, Error>
    where
        R: Source<Form>,
        R::Item: IntoRecipient<'a>,
    {
        let circular = Circular::new(message)?;
        Ok(SendAll::new(self.clone().into(), Letters::new(circular, recipients)))
    }
}

/// Many messages on their way, from [`Account::send_all`]: a [`Stream`] of their [`Outcome`]s.
///
/// Dropping it leaves open whether the messages under way were sent; [`Stopper::stop`] does not.
///
/// `P` is what its messages are written for: the platform of the account, or [`AnyAccount`] for those for both.
///
/// ```no_run
/// use sendapi::{Account, Error, Message};
///
/// /// Ends early where the token is refused, and hands back who is left.
/// async fn send(page: &Account, messages: Vec<Message<'static>>) -> usize {
///     let mut sending = page.send_all(messages).concurrency(20);
///     let stopper = sending.stopper();
///     while let Some(outcome) = sending.next().await {
///         if outcome.result.as_ref().is_err_and(Error::needs_new_token) {
///             stopper.stop();
///         }
///     }
///     sending.progress().sent
/// }
/// ```
#[must_use = "nothing is sent until `next` is called, or the stream polled"]
pub struct SendAll<S: Stream, P = Messenger> {
    account: AnyAccount,
    platform: PhantomData<fn() -> P>,
    source: Pin<Box<S>>,
    exhausted: bool,
    concurrency: usize,
    under_way: JoinSet<Result<Receipt, Error>>,
    // Not owned by the tasks: one that panics would take its input with it.
    inputs: HashMap<Id, UnderWay<S::Item>>,
    lanes: Lanes<S::Item>,
    progress: Progress,
    stopper: Stopper,
    priority: Priority,
    goes_on: bool,
    /// What it stopped for by itself.
    because: Option<Error>,
    /// So many in a row did not get as far as being sent.
    kept_back: usize,
    /// Where messages wait for others, if they go in batches.
    gathering: Option<Arc<Gathering>>,
    /// Ends when it is stopped, until it was seen to end.
    stopping: Option<BoxFuture<'static, ()>>,
}

impl<S: Stream, P> SendAll<S, P>
where
    S::Item: Outgoing<P>,
{
    fn new(account: AnyAccount, source: S) -> Self {
        let stopper = Stopper::new();
        let stop = stopper.watched();
        Self {
            account,
            platform: PhantomData,
            source: Box::pin(source),
            exhausted: false,
            concurrency: CONCURRENCY,
            under_way: JoinSet::new(),
            inputs: HashMap::new(),
            lanes: Lanes::default(),
            progress: Progress::default(),
            stopper,
            priority: Priority::Broadcast,
            goes_on: false,
            because: None,
            kept_back: 0,
            gathering: None,
            stopping: Some(Box::pin(async move { stop.stopped().await })),
        }
    }

    /// How many messages are under way at a time, by default 100; 0 counts as 1.
    ///
    /// As many again are kept at most, for recipients who are being sent to.
    pub fn concurrency(mut self, messages: usize) -> Self {
        self.concurrency = messages.max(1);
        self
    }

    /// Sends up to so many messages in one call, by default 1; 0 counts as 1, and what is over
    /// [50](crate::Batch::MOST) as 50.
    ///
    /// That saves requests, not rates: each message counts by itself and comes back with its own
    /// outcome, as from [`send_batch`](Account::send_batch). One that is ready waits for others, a tenth
    /// of a second at most, and then with them until the [`Rates`](crate::Rates) let their call go. As
    /// many calls go on at a time as their messages fit into [`concurrency`](Self::concurrency). Messages
    /// to the same recipient never share a call.
    ///
    /// For accounts with [Instagram login](crate::Client::instagram_login) the platform has no batches:
    /// each message fails then, of kind [`Setup`](crate::ErrorKind::Setup).
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::{Account, Message};
    ///
    /// async fn send(page: &Account, messages: Vec<Message<'static>>) {
    ///     let mut sending = page.send_all(messages).in_batches(50).concurrency(200);
    ///     while let Some(outcome) = sending.next().await {
    ///         println!("{:?}: {:?}", outcome.input.recipient(), outcome.result);
    ///     }
    /// }
    /// ```
    pub fn in_batches(mut self, messages: usize) -> Self {
        let messages = messages.clamp(1, Batch::<Messenger>::MOST);
        self.gathering = (messages > 1).then(|| Arc::new(Gathering::of_up_to(messages)));
        self
    }

    /// Who goes first when the account cannot send everything at once: by default what the account sends
    /// otherwise goes before these, as [`Priority`] tells.
    pub fn priority(mut self, priority: Priority) -> Self {
        self.priority = priority;
        self
    }

    /// Goes on even when nothing more can get through, which by default [stops](Self::stopped_for) it:
    /// each message then comes back with its own error.
    pub fn whatever_happens(mut self) -> Self {
        self.goes_on = true;
        self
    }

    /// What it stopped for by itself, if it did: the platform refuses the token and there is no other
    /// ([`Error::needs_new_token`]), it has blocked the account ([`Error::is_blocked`]), the account stands
    /// still for [longer than anybody wants to wait](crate::ErrorKind::Throttled), its provider gives no
    /// [token](crate::ErrorKind::Token) again and again, or the account
    /// [cannot be used](crate::ErrorKind::Setup) at all.
    ///
    /// Nothing more goes then. What was taken comes back as it does after a [stop](Stopper::stop), and
    /// what was not is in [`into_rest`](Self::into_rest).
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::{Account, Message};
    ///
    /// async fn send(page: &Account, messages: Vec<Message<'static>>) -> Vec<Message<'static>> {
    ///     let mut sending = page.send_all(messages);
    ///     while sending.next().await.is_some() {}
    ///     if let Some(error) = sending.stopped_for() {
    ///         eprintln!("nothing gets through: {error}");
    ///     }
    ///     std::pin::Pin::into_inner(sending.into_rest()).into_inner().collect()
    /// }
    /// ```
    #[must_use]
    pub fn stopped_for(&self) -> Option<&Error> {
        self.because.as_ref()
    }

    /// The next message to finish, with its outcome; `None` when all have come back.
    ///
    /// Dropped before it ends, it loses nothing. When nothing more can get through, it stops by itself:
    /// [`stopped_for`](Self::stopped_for).
    pub async fn next(&mut self) -> Option<Outcome<S::Item>> {
        poll_fn(|cx| self.poll_outcome(cx)).await
    }

    /// How far it is.
    #[must_use]
    pub fn progress(&self) -> Progress {
        self.progress
    }

    /// What stops it, from here or another task.
    #[must_use]
    pub fn stopper(&self) -> Stopper {
        self.stopper.clone()
    }

    /// What was not taken from the source, after a [stop](Stopper::stop) or when no more outcomes
    /// are wanted. Of an iterator it is a stream too, and can be sent as such later.
    ///
    /// Call [`next`](Self::next) until `None` before: whatever is under way here is dropped.
    #[must_use]
    pub fn into_rest(self) -> Pin<Box<S>> {
        self.source
    }

    fn poll_outcome(&mut self, cx: &mut Context<'_>) -> Poll<Option<Outcome<S::Item>>> {
        let outcome = self.poll_finished(cx);
        // Behind it, so that the messages begun there are counted.
        if let Some(gathering) = &self.gathering {
            let nobody_else_comes = self.stopping.is_none() || !self.has_room();
            gathering.expect(nobody_else_comes.then_some(self.under_way.len()));
        }
        outcome
    }

    fn poll_finished(&mut self, cx: &mut Context<'_>) -> Poll<Option<Outcome<S::Item>>> {
        let stopped = self.poll_stopped(cx);
        if !stopped {
            self.take(cx);
        }
        loop {
            match self.under_way.poll_join_next_with_id(cx) {
                Poll::Ready(Some(finished)) => {
                    if let Some(outcome) = self.finish(finished) {
                        return Poll::Ready(Some(outcome));
                    }
                }
                Poll::Ready(None) if stopped || self.exhausted => return Poll::Ready(None),
                Poll::Ready(None) | Poll::Pending => return Poll::Pending,
            }
        }
    }

    fn poll_stopped(&mut self, cx: &mut Context<'_>) -> bool {
        if let Some(stopping) = &mut self.stopping {
            if stopping.as_mut().poll(cx).is_pending() {
                return false;
            }
            // A future must not be polled again after it has ended.
            self.stopping = None;
        }
        true
    }

    /// Reads from the source while there is room.
    fn take(&mut self, cx: &mut Context<'_>) {
        while self.has_room() {
            match self.source.as_mut().poll_next(cx) {
                Poll::Ready(Some(input)) => self.admit(input),
                // A stream must not be polled again after its end: `has_room` asks this.
                Poll::Ready(None) => self.exhausted = true,
                Poll::Pending => return,
            }
        }
    }

    fn has_room(&self) -> bool {
        !self.exhausted
            && self.under_way.len() < self.concurrency
            && self.progress.waiting < self.concurrency
    }

    fn admit(&mut self, input: S::Item) {
        self.progress.taken += 1;
        let lane = input.lane();
        let first = self.lanes.enter(lane, input);
        self.progress.waiting = self.lanes.waiting();
        if let Some(input) = first {
            self.begin(lane, input);
        }
    }

    fn begin(&mut self, lane: Lane, input: S::Item) {
        let (account, stop) = (self.account.clone(), self.stopper.watched());
        let (prepared, gathering) = (input.prepare(account.platform()), self.gathering.clone());
        let terms = Terms { priority: self.priority, stop, ..Terms::default() };
        let journey = terms.journey.clone();
        let task = self.under_way.spawn(observe::inherited(async move {
            on_either!(account, own => own.deliver_among_many(prepared, gathering, terms).await)
        }));
        self.inputs.insert(task.id(), UnderWay { lane, input, journey });
        self.progress.under_way += 1;
    }

    fn finish(&mut self, finished: Finished) -> Option<Outcome<S::Item>> {
        let (id, result) = match finished {
            Ok((id, result)) => (id, Ok(result)),
            Err(lost) => (lost.id(), Err(lost)),
        };
        let UnderWay { lane, input, journey } = self.inputs.remove(&id)?;
        // A task that broke, for a panic in what the program brought along, may not have sent anything.
        let result = result.unwrap_or_else(|lost| {
            let lost = Error::new(Cause::Interrupted(Box::new(lost)));
            Err(lost.having_written(journey.written()))
        });
        self.progress.count(&result);
        self.stop_for(&result);
        let next = self.lanes.leave(lane);
        self.progress.waiting = self.lanes.waiting();
        if let Some(next) = next {
            self.begin(lane, next);
        }
        Some(Outcome { input, result })
    }

    /// Stops if nothing more can get through.
    fn stop_for(&mut self, result: &Result<Receipt, Error>) {
        self.kept_back = match result {
            Err(error) if is_kept_back(error) => self.kept_back.saturating_add(1),
            _ => 0,
        };
        let Err(error) = result else { return };
        if self.goes_on || self.because.is_some() || !self.is_in_vain_after(error) {
            return;
        }
        self.because = Some(error.clone());
        self.stopper.stop();
    }

    /// Private replies may stand still while messages go, and a provider may fail once: that is in vain
    /// only when more than were under way had no better luck.
    fn is_in_vain_after(&self, error: &Error) -> bool {
        let word = error.platforms_word();
        word.is_some_and(|word| word.needs_new_token() || word.is_blocked())
            || error.kind() == ErrorKind::Setup
            || (is_kept_back(error) && self.kept_back > self.concurrency)
            || (error.kind() == ErrorKind::Throttled
                && self.account.gate().check_patience(Kind::Message, None).is_err())
    }
}

impl<P: Platform> Account<P> {
    /// Brings one of many to the platform, together with others where they gather.
    async fn deliver_among_many(
        &self,
        prepared: Result<Prepared, Error>,
        gathering: Option<Arc<Gathering>>,
        terms: Terms,
    ) -> Result<Receipt, Error> {
        match (gathering, prepared) {
            // In a box, so that those who go alone do not carry its size about.
            (Some(gathering), Ok(message)) => {
                Box::pin(self.deliver_gathered(message, &gathering, &terms)).await
            }
            (_, prepared) => self.deliver(prepared, terms).await,
        }
    }
}

/// Whether it did not get as far as being sent, for something that may pass.
fn is_kept_back(error: &Error) -> bool {
    matches!(error.kind(), ErrorKind::Throttled | ErrorKind::Token)
}

/// A message that is being sent.
struct UnderWay<T> {
    lane: Lane,
    input: T,
    journey: Journey,
}

impl<S: Stream, P> Stream for SendAll<S, P>
where
    S::Item: Outgoing<P>,
{
    type Item = Outcome<S::Item>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_outcome(cx)
    }
}

/// The source is pinned in a box of its own, and nothing else is ever lent out pinned.
impl<S: Stream, P> Unpin for SendAll<S, P> {}

impl<S: Stream, P> fmt::Debug for SendAll<S, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SendAll")
            .field("account", &self.account)
            .field("concurrency", &self.concurrency)
            .field("progress", &self.progress)
            .finish_non_exhaustive()
    }
}

/// A message of many, and what came of it.
#[derive(Debug)]
#[non_exhaustive]
pub struct Outcome<T> {
    /// What was given to [`Account::send_all`], or the [`Letter`] of a
    /// [`broadcast`](Account::broadcast).
    pub input: T,
    /// As from [`Account::send`].
    pub result: Result<Receipt, Error>,
}

/// How far a [`SendAll`] is: numbers of messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Progress {
    /// Taken from the source so far: the sum of all others.
    pub taken: usize,
    /// Wait until an earlier message to their recipient has finished.
    pub waiting: usize,
    /// Are being sent, or wait for their turn or the next try.
    pub under_way: usize,
    /// Reached the platform: a receipt, or [`Delivery::Delivered`].
    pub sent: usize,
    /// Failed and surely did not go out: [`Delivery::NotSent`].
    pub not_sent: usize,
    /// Failed and may have gone out: [`Delivery::Unknown`].
    pub unknown: usize,
}

impl Progress {
    fn count(&mut self, result: &Result<Receipt, Error>) {
        self.under_way -= 1;
        match result.as_ref().map_err(Error::delivery) {
            Ok(_) | Err(Delivery::Delivered) => self.sent += 1,
            Err(Delivery::NotSent) => self.not_sent += 1,
            Err(Delivery::Unknown) => self.unknown += 1,
        }
    }
}

/// The letters of a [`broadcast`](Account::broadcast), as a stream.
pub struct Letters<'a, S, P = Messenger> {
    circular: Circular<'a, P>,
    recipients: Pin<Box<S>>,
}

impl<'a, S: Stream, P> Letters<'a, S, P>
where
    S::Item: IntoRecipient<'a>,
{
    fn new<Form>(
        circular: Circular<'a, P>,
        recipients: impl Source<Form, Stream = S, Item = S::Item>,
    ) -> Self {
        Self { circular, recipients: Box::pin(recipients.into_stream()) }
    }
}

impl<'a, S, P> Stream for Letters<'a, S, P>
where
    S: Stream,
    S::Item: IntoRecipient<'a>,
{
    type Item = Letter<'a, P>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let recipient = self.recipients.as_mut().poll_next(cx);
        recipient.map(|recipient| recipient.map(|recipient| self.circular.to(recipient)))
    }
}

impl<S, P: fmt::Debug> fmt::Debug for Letters<'_, S, P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Letters").field("circular", &self.circular).finish_non_exhaustive()
    }
}

type Finished = Result<(Id, Result<Receipt, Error>), JoinError>;

/// Enough for the platform's 300 messages a second if each takes a third of one.
const CONCURRENCY: usize = 100;
