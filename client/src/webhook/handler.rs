//! What a bot is: a handler of what comes in.

use std::error::Error as StdError;

use super::Incoming;

/// What is done about what comes in: an asynchronous function or closure of an [`Incoming`], or a type of one's own.
///
/// What a handler waits for holds up the same person's next event, and nobody else's, as long as its account has
/// [handlers](super::InboxBuilder::concurrency) left; those of other accounts it never holds up. While the platform wants
/// nothing from an account, those who answer for it wait: see [`handler_timeout`](super::InboxBuilder::handler_timeout).
///
/// ```
/// use sendapi::webhook::{Handler, Incoming};
///
/// struct Bakery {
///     greeting: String,
/// }
///
/// impl Handler for Bakery {
///     type Error = sendapi::Error;
///
///     async fn handle(&self, incoming: Incoming) -> Result<(), sendapi::Error> {
///         println!("{}, {:?}", self.greeting, incoming.person());
///         Ok(())
///     }
/// }
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot handle what comes in",
    label = "this is no handler",
    note = "a handler is an `async fn(Incoming) -> Result<(), E>`, a closure like it that is `Send`, `Sync` and borrows nothing, or a type that implements `Handler`"
)]
pub trait Handler: Send + Sync + 'static {
    /// What went wrong; it is reported to [`on_error`](super::InboxBuilder::on_error).
    type Error: Into<Box<dyn StdError + Send + Sync>>;

    /// Does what is to be done about one thing that happened. When it takes
    /// [too long](super::InboxBuilder::handler_timeout) it is dropped where it waits.
    fn handle(&self, incoming: Incoming) -> impl Future<Output = Result<(), Self::Error>> + Send;
}

#[diagnostic::do_not_recommend]
impl<F, Done, E> Handler for F
where
    F: Fn(Incoming) -> Done + Send + Sync + 'static,
    Done: Future<Output = Result<(), E>> + Send,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    type Error = E;

    fn handle(&self, incoming: Incoming) -> impl Future<Output = Result<(), E>> + Send {
        self(incoming)
    }
}
