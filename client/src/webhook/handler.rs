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
///
/// What a small bot needs beside the event, such as a database, comes as the second argument of a function or closure:
/// [`InboxBuilder::state`](super::InboxBuilder::state), or [`with_state`](super::with_state) where there is no builder.
///
/// # What is no handler
///
/// - It runs once for each event, side by side, so it is an [`Fn`]: a closure that gives what it holds away can run once
///   only. What it needs comes by [`state`](super::InboxBuilder::state).
/// - Its future is [`Send`]: no `Rc`, no guard of a `std` mutex and no `dyn Error` lives across an `.await`.
/// - Its result is `Result<(), E>`, where `E` is any [`HandlerError`]: an error of one's own, `sendapi::Error`,
///   `Box<dyn Error + Send + Sync>`, `anyhow::Error`, `eyre::Report`. The `Box<dyn Error>` of many a `main` may not leave
///   its thread: `+ Send + Sync` is all that it lacks.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot handle what comes in",
    label = "this is no handler",
    note = "a handler is an `async fn(Incoming) -> Result<(), E>`, a closure like it, or a type that implements `Handler`",
    note = "it runs once for each event, so it is `Fn`, `Send`, `Sync` and borrows nothing: what it needs beside the event comes as its second argument, by `Inbox::builder(…).state(…)`",
    note = "its future is `Send`: no `Rc`, no guard of a `std` mutex lives across an `.await`",
    note = "its error is `Into<Box<dyn Error + Send + Sync>>`, such as `sendapi::Error`, `anyhow::Error` or that box itself"
)]
pub trait Handler: Send + Sync + 'static {
    /// What went wrong; it is reported to [`on_error`](super::InboxBuilder::on_error).
    type Error: Into<Box<dyn StdError + Send + Sync>>;

    /// Does what is to be done about one thing that happened. When it takes
    /// [too long](super::InboxBuilder::handler_timeout) it is dropped where it waits.
    fn handle(&self, incoming: Incoming) -> impl Future<Output = Result<(), Self::Error>> + Send;
}

// Without `do_not_recommend`: so the compiler says which of these a closure lacks and where, down to the variable that it
// gives away or that must not leave its thread.
impl<F, Done, E> Handler for F
where
    F: Fn(Incoming) -> Done + Send + Sync + 'static,
    Done: Future<Output = Result<(), E>> + Send,
    E: HandlerError,
{
    type Error = E;

    fn handle(&self, incoming: Incoming) -> impl Future<Output = Result<(), E>> + Send {
        self(incoming)
    }
}

/// What a handler may get as its second argument: whatever is cloned for each event and goes from thread to thread.
///
/// Nobody implements it: it is there for all that is `Clone`, `Send` and `Sync` and borrows nothing, as every
/// [`Arc`](std::sync::Arc) of what is `Send` and `Sync`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the state of a handler",
    label = "this is of type `{Self}`",
    note = "each event gets a clone of it, on whatever thread: it is `Clone`, `Send` and `Sync`, and borrows nothing",
    note = "what is not `Clone` goes in an `Arc`: `.state(Arc::new(…))`, and the handler takes an `Arc<…>`",
    note = "`Arc` stands in place of `Rc` too, a `Mutex` or `RwLock` in an `Arc` in place of `RefCell` and `Cell`"
)]
pub trait HandlerState: Clone + Send + Sync + 'static {}

#[diagnostic::do_not_recommend]
impl<S: Clone + Send + Sync + 'static> HandlerState for S {}

/// What a handler may fail with: whatever can go from one thread to another in a box.
///
/// Nobody implements it: it is there for every error that has `Send` and `Sync`, for `Box<dyn Error + Send + Sync>`,
/// `anyhow::Error`, `eyre::Report`, `String` and `&str`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be the error of a handler",
    label = "it fails with `{Self}`, which must not leave its thread or is no error",
    note = "a type of your own is an error once it implements `std::error::Error`, by hand or by `thiserror`, and is `Send` and `Sync`: a handler goes from thread to thread, and its error with it",
    note = "the `Box<dyn Error>` of many a `main` only lacks that: `Result<(), Box<dyn Error + Send + Sync>>`",
    note = "as they are, `sendapi::Error`, `anyhow::Error`, `eyre::Report`, `String` and `&'static str` will do"
)]
pub trait HandlerError: Into<Box<dyn StdError + Send + Sync>> {}

#[diagnostic::do_not_recommend]
impl<E: Into<Box<dyn StdError + Send + Sync>>> HandlerError for E {}
