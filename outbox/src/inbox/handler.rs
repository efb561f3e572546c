//! What handles an event.

use std::error::Error as StdError;

use sendapi::webhook::Incoming;

use super::turn::Turn;
use crate::Database;
use crate::database::Standard;

/// What is done about each thing that comes in, once for each, of one conversation one after the other: an
/// `async fn(Incoming, Turn) -> Result<(), E>` or a closure like it.
///
/// What it wants to be written it says to its [`Turn`]. It is called again until it ends well, or is
/// [given up](crate::InboxBuilder::tries).
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot handle what comes in",
    label = "this is no handler of an outbox's inbox",
    note = "a handler is an `async fn(Incoming, Turn) -> Result<(), E>`, a closure like it, or a type that implements `Handler`",
    note = "it runs once for each event, so it is `Fn`, `Send`, `Sync` and borrows nothing, and its future is `Send`",
    note = "its error is `Into<Box<dyn Error + Send + Sync>>`, such as `sendapi_outbox::Error`, `anyhow::Error` or that box itself"
)]
pub trait Handler<DB: Database = Standard>: Send + Sync + 'static {
    /// What went wrong.
    type Error: Into<Box<dyn StdError + Send + Sync>>;

    /// Does what is to be done about one thing that happened.
    fn handle(
        &self,
        incoming: Incoming,
        turn: Turn<DB>,
    ) -> impl Future<Output = Result<(), Self::Error>> + Send;
}

impl<F, Done, E, DB: Database> Handler<DB> for F
where
    F: Fn(Incoming, Turn<DB>) -> Done + Send + Sync + 'static,
    Done: Future<Output = Result<(), E>> + Send,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    type Error = E;

    fn handle(
        &self,
        incoming: Incoming,
        turn: Turn<DB>,
    ) -> impl Future<Output = Result<(), E>> + Send {
        self(incoming, turn)
    }
}
