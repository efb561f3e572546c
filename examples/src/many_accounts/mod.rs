//! Many accounts on one client: each sends to its own people, in batches, and none waits for another.
//!
//! - [`stage`]: the accounts, and the simulator that takes their messages

pub mod stage;

use std::collections::BTreeMap;

use sendapi::{
    Account, Accounts, AnyAccount, Batch, Error, Instagram, Message, Messenger, Platform, message,
};
use tokio::task::{JoinError, JoinSet};

use crate::broadcast::report::Report;

/// How many people each account writes to.
pub const PEOPLE: u32 = 500;

/// Writes to so many people of each account, all accounts at once, and tells by the accounts' ids what
/// became of the messages.
///
/// Tokens, rates and failures are each account's own: one that fails holds no other up.
///
/// # Errors
///
/// When the sending of an account ends by a panic, which leaves its messages untold.
pub async fn run(accounts: &Accounts, people: u32) -> Result<BTreeMap<String, Report>, JoinError> {
    let mut sending = JoinSet::new();
    for (id, account) in accounts {
        let (id, account) = (id.to_owned(), account.clone());
        sending.spawn(async move { (id, of_one(&account, people).await) });
    }
    let mut reports = BTreeMap::new();
    while let Some(finished) = sending.join_next().await {
        reports.extend([finished?]);
    }
    Ok(reports)
}

async fn of_one(account: &AnyAccount, people: u32) -> Report {
    match account {
        AnyAccount::Messenger(page) => send(page, people, on_messenger).await,
        AnyAccount::Instagram(account) => send(account, people, on_instagram).await,
    }
}

/// Sends in the largest batches there are. When the token is refused it stops, for whatever follows
/// would be refused too.
async fn send<P: Platform>(
    account: &Account<P>,
    people: u32,
    written: impl Fn(u64) -> Message<'static, P>,
) -> Report {
    let people = (0..people).map(|number| FIRST_PERSON + u64::from(number));
    let wanted = people.len();
    let mut sending = account.send_all(people.map(written)).in_batches(Batch::<P>::MOST);
    let stopper = sending.stopper();
    let mut report = Report::default();
    while let Some(outcome) = sending.next().await {
        if outcome.result.as_ref().is_err_and(Error::needs_new_token) {
            stopper.stop();
        }
        report.count(&outcome.result);
    }
    report.never_taken(wanted - sending.progress().taken);
    report
}

fn on_messenger(person: u64) -> Message<'static, Messenger> {
    message!(Messenger {
        recipient: person,
        messaging_type: UPDATE,
        text: "Your order is in the oven: it will be ready at four. 🥖",
    })
}

fn on_instagram(person: u64) -> Message<'static, Instagram> {
    message!(Instagram {
        recipient: person,
        text: "Your order is in the oven: it will be ready at four. 🥖",
    })
}

const FIRST_PERSON: u64 = 7_204_418_000_000_001;
