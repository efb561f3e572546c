//! What is done about what people do.

use std::time::{Duration, SystemTime};

use sendapi::webhook::{Incoming, Reply};
use sendapi_outbox::{Error, Putting, Turn};
use serde::{Deserialize, Serialize};

use super::orders::{Order, Orders};
use super::words::{Tap, how_many, ready, receipt, which_bread};

/// Handles one event. Whatever ends the process before this has ended well: nothing of it is written, and the next process
/// calls it again.
pub(super) async fn serve<DB: Orders>(incoming: Incoming, turn: Turn<DB>) -> Result<(), Error> {
    let Some(reply) = incoming.reply() else { return Ok(()) };
    let recipient = reply.recipient.clone();
    match incoming.payload() {
        Some(Ok(Tap::Bread { bread })) => turn.answer(&reply, &how_many(recipient, &bread)),
        Some(Ok(Tap::Loaves { bread, loaves })) => {
            let person = incoming.person().unwrap_or_default();
            order(&turn, &reply, &person, &bread, loaves).await
        }
        _ => {
            let known = turn.remembered::<Known>().await?.unwrap_or_default();
            turn.answer(&reply, &which_bread(recipient, known.orders))
        }
    }
}

/// What is remembered of a person.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
struct Known {
    orders: u32,
}

/// Order, receipt, the word that it is ready and what is remembered are there together, or none of them.
async fn order<DB: Orders>(
    turn: &Turn<DB>,
    reply: &Reply<'_>,
    person: &str,
    bread: &str,
    loaves: u32,
) -> Result<(), Error> {
    let known = turn.remembered::<Known>().await?.unwrap_or_default();
    let number = known.orders + 1;
    charge(person, number).await;
    turn.remember(&Known { orders: number })?;
    turn.answer(reply, &receipt(reply.recipient.clone(), number, bread, loaves))?;
    let done = ready(reply.recipient.clone(), number);
    turn.put(
        Putting::of(&done).at(SystemTime::now() + BAKES).key(format!("ready-{person}-{number}")),
    )?;
    let order = Order { person: person.to_owned(), bread: bread.to_owned(), loaves };
    turn.write(move |connection| Box::pin(async move { Ok(DB::take(connection, order).await?) }));
    Ok(())
}

/// Stands in for a service that takes money, and takes its time. It is asked again by the process after one that was killed
/// here: such a service takes a key, by which it knows the second as the first. That of this one would be the person and the
/// number, which is the same then.
async fn charge(_person: &str, _number: u32) {
    tokio::time::sleep(CHARGES).await;
}

const CHARGES: Duration = Duration::from_secs(1);
const BAKES: Duration = Duration::from_secs(5);
