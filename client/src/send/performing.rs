//! Something that an account sends or calls, once it is awaited.

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::future::BoxFuture;

use super::terms::Terms;
use crate::{Error, Priority, Retry};

/// A message or a call that is carried out as soon as it is awaited: from
/// [`send`](crate::Account::send), [`perform`](crate::Account::perform) and all their like. A future of
/// the outcome, or an [`Error`].
///
/// It keeps nothing borrowed, so it may be spawned; nothing is sent until it is polled, on Tokio. Before
/// that it can be given settings of its own.
///
/// # Example
///
/// ```no_run
/// use sendapi::{Account, Delivery, Message, Retry};
/// use std::time::Duration;
///
/// async fn hurry(page: &Account, message: &Message<'_>) {
///     let sent = page.send(message).deadline(Duration::from_secs(20)).retry(Retry::NEVER).await;
///     match sent.map_err(|error| error.delivery()) {
///         Ok(_) | Err(Delivery::Delivered) => println!("sent"),
///         Err(Delivery::NotSent) => println!("too late, and not sent"),
///         Err(Delivery::Unknown) => println!("too late, and it was on its way"),
///     }
/// }
/// ```
#[must_use = "nothing is sent until it is awaited"]
pub struct Performing<T>(State<T>);

enum State<T> {
    Ready(Terms, Begin<T>),
    UnderWay(BoxFuture<'static, Result<T, Error>>),
    /// The placeholder while `Begin` is moved out of `Ready`.
    Begins,
}

type Begin<T> = Box<dyn FnOnce(Terms) -> BoxFuture<'static, Result<T, Error>> + Send>;

impl<T> Performing<T> {
    /// How long it may take in all, from the first poll on: waiting for the token, for the account's
    /// turn and between tries included. By default there is no limit to that.
    ///
    /// When the time is over, it ends with [`ErrorKind::Deadline`](crate::ErrorKind::Deadline), or with
    /// what the last try said; [`Error::delivery`] tells whether it was on its way by then. It ends at
    /// once where it is known that its turn does not come in time. With a deadline of zero nothing is
    /// sent.
    ///
    /// ```no_run
    /// use std::time::Duration;
    /// use sendapi::{Delivery, ErrorKind};
    ///
    /// # async fn run(page: sendapi::Account, message: sendapi::Message<'_>) {
    /// // Of no use to anybody after ten seconds.
    /// if let Err(error) = page.send(&message).deadline(Duration::from_secs(10)).await {
    ///     let too_late = error.kind() == ErrorKind::Deadline;
    ///     println!("too late: {too_late}, may have arrived: {}", error.delivery() == Delivery::Unknown);
    /// }
    /// # }
    /// ```
    pub fn deadline(self, deadline: Duration) -> Self {
        self.with(|terms| terms.deadline = Some(deadline))
    }

    /// How long one try may take, instead of [`ClientBuilder::timeout`](crate::ClientBuilder::timeout).
    /// Zero is an error of kind [`Setup`](crate::ErrorKind::Setup).
    pub fn timeout(self, timeout: Duration) -> Self {
        self.with(|terms| terms.timeout = Some(timeout))
    }

    /// When it is tried again, instead of [`ClientBuilder::retry`](crate::ClientBuilder::retry). The
    /// [budget](crate::ClientBuilder::retry_budget) is the client's all the same.
    pub fn retry(self, retry: Retry) -> Self {
        self.with(|terms| terms.retry = Some(retry))
    }

    /// Who goes first when the account cannot send everything at once, by default an
    /// [`Answer`](Priority::Answer).
    pub fn priority(self, priority: Priority) -> Self {
        self.with(|terms| terms.priority = priority)
    }

    pub(crate) fn new<F>(begin: impl FnOnce(Terms) -> F + Send + 'static) -> Self
    where
        F: Future<Output = Result<T, Error>> + Send + 'static,
    {
        Self(State::Ready(Terms::default(), Box::new(|terms| Box::pin(begin(terms)))))
    }

    /// With an outcome that is made of this one's.
    pub(crate) fn map<U>(self, make: impl FnOnce(T) -> U + Send + 'static) -> Performing<U>
    where
        T: Send + 'static,
    {
        Performing::new(|terms| async move { self.with(|own| *own = terms).await.map(make) })
    }

    pub(crate) fn with(mut self, change: impl FnOnce(&mut Terms)) -> Self {
        if let State::Ready(terms, _) = &mut self.0 {
            change(terms);
        }
        self
    }
}

impl<T> Future for Performing<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Self::Output> {
        // Matched before it is replaced: a future under way must stay.
        if let State::Ready(..) = self.0
            && let State::Ready(terms, begin) = std::mem::replace(&mut self.0, State::Begins)
        {
            self.0 = State::UnderWay(begin(terms));
        }
        match &mut self.0 {
            State::UnderWay(future) => future.as_mut().poll(cx),
            State::Ready(..) | State::Begins => Poll::Pending,
        }
    }
}

impl<T> fmt::Debug for Performing<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Performing(..)")
    }
}
