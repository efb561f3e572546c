//! The messages of one account, on their way.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use futures_core::Stream;
use sendapi::{Account, Error, ErrorKind, Message, Progress, Receipt};
use tokio::task::JoinSet;
use tokio::time::sleep;

use crate::ledger::Ledger;
use crate::plan::Plan;
use crate::reading::hash;
use crate::says::Says;
use crate::seat::{Seat, Way};
use crate::story::Told;
use crate::writes::Writes;

/// Sends all messages of the seat with this number, and tells the ledger of each.
pub(crate) async fn send<P: Writes>(
    account: Account<P>,
    ledger: Ledger,
    number: usize,
    seat: Seat,
) {
    let numbers: Vec<_> = ledger.plan().numbers(number).collect();
    match seat.way {
        Way::Singly => singly(account, ledger, numbers, seat.people()).await,
        Way::Together => together(account, ledger, numbers, seat.people(), 1).await,
        Way::InBatches(messages) => {
            together(account, ledger, numbers, seat.people(), messages).await;
        }
    }
}

/// Those to one person one after the other.
async fn singly<P: Writes>(
    account: Account<P>,
    ledger: Ledger,
    numbers: Vec<usize>,
    people: usize,
) {
    let numbers: Arc<[usize]> = numbers.into();
    let mut lanes = JoinSet::new();
    for lane in 0..people {
        let (account, ledger, numbers) = (account.clone(), ledger.clone(), Arc::clone(&numbers));
        lanes.spawn(async move {
            for &number in numbers.iter().skip(lane).step_by(people) {
                let (account, message) = (account.clone(), message::<P>(ledger.plan(), number));
                // In a task of its own, since one that panics is not to take the others with it.
                let task = tokio::spawn(async move { account.send(&message).await });
                if let Ok(result) = task.await {
                    ledger.tell(number, told(&result));
                }
            }
        });
    }
    while lanes.join_next().await.is_some() {}
}

/// Begins again with the rest where it stops by itself.
async fn together<P: Writes>(
    account: Account<P>,
    ledger: Ledger,
    numbers: Vec<usize>,
    people: usize,
    batch: usize,
) {
    let (plan, mut left) = (ledger.clone(), numbers.len());
    let messages = numbers.into_iter().map(move |number| (message(plan.plan(), number), number));
    let mut rest: Rest<P> = account.send_all(messages).into_rest();
    while left > 0 {
        let mut sending = account.send_all(rest).in_batches(batch).concurrency(people);
        let mut said = Vec::new();
        while let Some(outcome) = sending.next().await {
            let told = told(&outcome.result);
            said.push(told.says);
            ledger.tell(outcome.input.1, told);
        }
        left = left.saturating_sub(said.len());
        if !agrees(sending.progress(), &said, left) {
            let odd = format!("{:?} after {} outcomes", sending.progress(), said.len());
            ledger.pages().strays.push(odd);
        }
        rest = sending.into_rest();
        if said.is_empty() {
            sleep(BEFORE_THE_REST).await;
        }
    }
}

fn agrees(progress: Progress, said: &[Says], left: usize) -> bool {
    let count = |these: &[Says]| said.iter().filter(|says| these.contains(says)).count();
    let wanted =
        [&[Says::Sent, Says::Delivered][..], &[Says::NotSent], &[Says::Unknown]].map(count);
    let under_way = progress.waiting + progress.under_way;
    [progress.sent, progress.not_sent, progress.unknown] == wanted && (left > 0 || under_way == 0)
}

type Rest<P> = Pin<Box<dyn Stream<Item = (Message<'static, P>, usize)> + Send>>;

fn message<P: Writes>(plan: &Plan, number: usize) -> Message<'static, P> {
    match plan.comment(number) {
        Some(comment) => P::under(comment.to_owned(), Plan::text(number)),
        None => P::to(plan.person(number), Plan::text(number)),
    }
}

fn told(result: &Result<Receipt, Error>) -> Told {
    let error = result.as_ref().err();
    let id = result.as_ref().ok().and_then(Receipt::message_id);
    Told {
        says: Says::of(result),
        id: id.map(hash),
        attempts: error.and_then(|error| usize::try_from(error.attempts()).ok()),
        is_timeout: error.is_some_and(|error| error.kind() == ErrorKind::Timeout),
        error: error.map(|error| format!("{:?}: {error}", error.kind())),
    }
}

/// When nothing got through.
const BEFORE_THE_REST: Duration = Duration::from_millis(100);
