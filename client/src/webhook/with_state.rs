//! A handler with what it needs beside the event.

use super::{Handler, HandlerError, HandlerState, Incoming};

/// A handler out of a function or closure that gets a clone of `state` beside each event: what
/// [`InboxBuilder::state`](super::InboxBuilder::state) makes, for where there is no builder, such as in tests.
///
/// ```
/// use std::sync::Arc;
///
/// use sendapi::message;
/// use sendapi::webhook::{Conversation, Incoming, with_state};
///
/// struct Bakery {
///     greeting: String,
/// }
///
/// async fn greet(incoming: Incoming, bakery: Arc<Bakery>) -> Result<(), sendapi::Error> {
///     if let (Some(page), Some(reply)) = (incoming.page(), incoming.reply()) {
///         let recipient = reply.recipient.clone();
///         page.answer(&reply, &message!(Messenger { recipient, text: &bakery.greeting })).await?;
///     }
///     Ok(())
/// }
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let bakery = Arc::new(Bakery { greeting: "Good morning".to_owned() });
/// let mut talk = Conversation::with(with_state(bakery, greet))?;
/// let answers = talk.person("7").says("Hello").await?;
/// assert_eq!(answers, [message!(Messenger { recipient: "7", text: "Good morning" })]);
/// # Ok(())
/// # }
/// ```
pub fn with_state<S, F, Done, E>(state: S, handler: F) -> impl Handler
where
    S: HandlerState,
    F: Fn(Incoming, S) -> Done + Send + Sync + 'static,
    Done: Future<Output = Result<(), E>> + Send,
    E: HandlerError,
{
    move |incoming| handler(incoming, state.clone())
}
