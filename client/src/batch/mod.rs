//! Several messages in one call.

mod answers;
mod chain;
mod gathering;
mod item;
mod members;
mod plain;
mod together;

use std::marker::PhantomData;

use futures_util::future::join_all;

pub(crate) use self::chain::Chain;
pub(crate) use self::gathering::Gathering;
use crate::error::Problem;
use crate::send::{Journey, Prepared, Terms};
use crate::{Account, Error, Messenger, Outgoing, Performing, Platform, Receipt};

/// Messages that go to the platform in one call, for [`Account::send_batch`].
///
/// Up to [`MOST`](Self::MOST) messages share one request, which saves connections and round trips; for the
/// platform's rates each counts by itself. The platform may carry them out in any order, or all at once:
/// those whose order matters are tied together with [`then`](Added::then).
///
/// [Batch requests](https://developers.facebook.com/docs/graph-api/batch-requests)
///
/// # Example
///
/// ```
/// use sendapi::{Batch, message};
///
/// # fn main() -> Result<(), sendapi::Error> {
/// let typing = message!(Messenger { recipient: "7204418830956127", sender_action: typing_on });
/// let answer = message!(Messenger { recipient: "7204418830956127", text: "Yes, we are open." });
/// let news = message!(Messenger { recipient: "7204418830956128", text: "Your bread is ready." });
///
/// let mut batch = Batch::new();
/// batch.add(&typing)?.then(&answer)?;
/// batch.add(&news)?;
/// assert_eq!(batch.len(), 3);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
#[must_use = "give it to `Account::send_batch`"]
#[doc(alias = "batch request")]
pub struct Batch<P = Messenger> {
    chains: Vec<Chain>,
    len: usize,
    // Of a function: see `Account`.
    platform: PhantomData<fn() -> P>,
}

impl<P: Platform> Batch<P> {
    /// How many messages the platform takes in one call: 50.
    pub const MOST: usize = MOST;

    /// A batch without messages.
    pub const fn new() -> Self {
        Self { chains: Vec::new(), len: 0, platform: PhantomData }
    }

    /// A batch of these messages, none of which waits for another.
    ///
    /// # Errors
    ///
    /// As with [`add`](Self::add), for the first that cannot be added.
    pub fn of<M: Outgoing<P>>(messages: impl IntoIterator<Item = M>) -> Result<Self, Error> {
        let mut batch = Self::new();
        for message in messages {
            batch.add(&message)?;
        }
        Ok(batch)
    }

    /// Adds a message, whose outcome will stand at the same place.
    ///
    /// # Errors
    ///
    /// An [`Error`] of kind [`Invalid`](crate::ErrorKind::Invalid) when the message breaks a rule of
    /// the platform, and of kind [`Setup`](crate::ErrorKind::Setup) when there are
    /// [`MOST`](Self::MOST) already. The batch stays as it was.
    pub fn add(&mut self, message: &impl Outgoing<P>) -> Result<Added<'_, P>, Error> {
        let message = self.admit(message)?;
        self.chains.push(Chain::new(self.len, message));
        self.len += 1;
        Ok(Added(self))
    }

    /// How many messages there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    fn admit(&self, message: &impl Outgoing<P>) -> Result<Prepared, Error> {
        if self.len >= MOST {
            return Err(Problem::new(format!(
                "batch has {MOST} messages, the most that go in one call, put this one into another"
            ))
            .into());
        }
        message.prepare(P::KIND)
    }
}

impl<P: Platform> Default for Batch<P> {
    fn default() -> Self {
        Self::new()
    }
}

/// The message that was added to a [`Batch`] last, which others can be tied to.
#[derive(Debug)]
pub struct Added<'b, P = Messenger>(&'b mut Batch<P>);

impl<P: Platform> Added<'_, P> {
    /// Adds a message that goes only after this one, and only if this one does not fail.
    ///
    /// If this one fails, that one is surely not sent: its error is of kind
    /// [`ParentFailed`](crate::ErrorKind::ParentFailed). If this one is tried again, that one goes along.
    ///
    /// # Errors
    ///
    /// As with [`Batch::add`].
    pub fn then(self, message: &impl Outgoing<P>) -> Result<Self, Error> {
        let Self(batch) = self;
        let message = batch.admit(message)?;
        if let Some(chain) = batch.chains.last_mut() {
            chain.push(message);
            batch.len += 1;
        }
        Ok(Self(batch))
    }
}

impl<P: Platform> Account<P> {
    /// Sends the messages of a batch in one call, and waits for all outcomes: one for each message, in
    /// the order in which they were added.
    ///
    /// Each outcome is as from [`send`](Self::send), with the rates and retries of single messages. What
    /// surely did not go out and may get through later is tried again, with the others of the batch that
    /// are; a message that is alone then goes by itself. What is peculiar to batches:
    ///
    /// - A message that the platform had not finished in time is of kind
    ///   [`Unfinished`](crate::ErrorKind::Unfinished), and [unknown](crate::Delivery::Unknown).
    /// - A message whose parent failed is of kind [`ParentFailed`](crate::ErrorKind::ParentFailed), and
    ///   not sent.
    /// - If the call fails as a whole, that is the error of each message. A refusal of the whole (token,
    ///   rate, form) is sure to have come before any message went out; a failure of the platform itself
    ///   may have come half-way, and leaves them unknown, where it would not for a single message.
    /// - An answer that does not fit the batch leaves all unknown: nobody is given another's outcome.
    ///
    /// Messages that the account's [`Rates`](crate::Rates) do not let go together go in several calls, one
    /// after the other. Dropped half-way, it leaves open which messages were sent.
    ///
    /// # Errors
    ///
    /// An [`Error`] of kind [`Setup`](crate::ErrorKind::Setup) when the batch is empty, when the account
    /// itself cannot be used, or when it has [Instagram login](crate::Client::instagram_login), for which
    /// the platform has no batches: send those messages singly. Nothing is sent then.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::{Account, Batch, Delivery, Error, Message};
    ///
    /// async fn send(page: &Account, messages: &[Message<'_>]) -> Result<(), Error> {
    ///     let outcomes = page.send_batch(Batch::of(messages)?).await?;
    ///     for (message, outcome) in messages.iter().zip(outcomes) {
    ///         match outcome.map_err(|error| error.delivery()) {
    ///             Ok(_) | Err(Delivery::Delivered) => {}
    ///             Err(Delivery::NotSent) => println!("can be sent again: {message:?}"),
    ///             Err(Delivery::Unknown) => println!("may have been sent: {message:?}"),
    ///         }
    ///     }
    ///     Ok(())
    /// }
    /// ```
    pub fn send_batch(&self, batch: Batch<P>) -> Performing<Vec<Result<Receipt, Error>>> {
        let account = self.clone();
        Performing::new(|terms| async move {
            account.check_batches()?;
            if batch.is_empty() {
                return Err(Problem::new(format!("batch has no messages, add 1 to {MOST}")).into());
            }
            let gathering = Gathering::of(batch.chains.len());
            // In boxes, since `join_all` would move them about whole.
            let deliveries = batch.chains.into_iter().map(|chain| {
                Box::pin(async {
                    // What has left of one chain says nothing about another.
                    let terms = Terms { journey: Journey::default(), ..terms.clone() };
                    let outcomes = account.deliver_chain(chain, &gathering, &terms).await;
                    gathering.expect_one_less();
                    outcomes
                })
            });
            Ok(join_all(deliveries).await.into_iter().flatten().collect())
        })
    }
}

const MOST: usize = 50;
