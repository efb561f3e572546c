//! The wait for what a person expects.

use tokio::time::{Instant, timeout_at};

use super::{Expected, Participant, Unexpected};
use crate::Received;

/// Waits until as many messages came, or one is another.
pub(super) async fn wait(
    person: &Participant,
    expected: Vec<Expected>,
) -> Result<Vec<Received>, Unexpected> {
    let conversations = &person.context.conversations;
    let mut news = conversations.arrivals();
    let began = Instant::now();
    let end = began.checked_add(person.patience);
    loop {
        let came = conversations.next_messages(&person.conversation, expected.len());
        let is_wrong =
            came.iter().zip(&expected).any(|(it, wanted)| !wanted.differences(it).is_empty());
        if is_wrong {
            return Err(Unexpected::another(&person.name, expected, came));
        }
        if came.len() == expected.len() {
            conversations.pass(&person.conversation, &came);
            return Ok(came);
        }
        let change = news.changed();
        let is_late = match end {
            Some(end) => timeout_at(end, change).await.is_err(),
            None => change.await.is_err(),
        };
        if is_late {
            return Err(Unexpected::missing(person, expected, came));
        }
    }
}
