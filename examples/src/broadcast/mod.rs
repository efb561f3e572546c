//! The broadcast: one message to many people, stopped in good order where somebody asks for it.
//!
//! - [`stage`]: the simulator that gets it, and what goes wrong there
//! - [`report`]: what became of the messages

pub mod report;
pub mod stage;

use sendapi::{Account, Error, Message, Progress, message};

use self::report::Report;

/// How many people get it unless told.
pub const PEOPLE: u32 = 10_000;

/// What everybody gets. Its own recipient serves to check it and gets nothing.
pub fn news() -> Message<'static> {
    message!(Messenger {
        recipient: 7_204_418_000_000_000_u64,
        messaging_type: UPDATE,
        text: "Your order is in the oven: it will be ready at four. 🥖",
    })
}

/// The ids of so many people, one after the other as they are needed.
#[must_use]
pub fn people(count: u32) -> impl ExactSizeIterator<Item = u64> + Send {
    (0..count).map(|number| 7_204_418_000_000_001 + u64::from(number))
}

/// Sends the message to these people until all have had their turn or `stop` ends, and calls
/// `watch` after each.
pub async fn run(
    account: &Account,
    message: &Message<'_>,
    people: impl ExactSizeIterator<Item = u64>,
    stop: impl Future<Output = ()> + Send + 'static,
    mut watch: impl FnMut(Progress),
) -> Result<Report, Error> {
    let wanted = people.len();
    let mut sending = account.broadcast(message, people)?;
    let stopper = sending.stopper();
    let stopping = tokio::spawn(async move {
        stop.await;
        stopper.stop();
    });
    let mut report = Report::default();
    while let Some(outcome) = sending.next().await {
        report.count(&outcome.result);
        watch(sending.progress());
    }
    stopping.abort();
    report.never_taken(wanted - sending.progress().taken);
    Ok(report)
}
