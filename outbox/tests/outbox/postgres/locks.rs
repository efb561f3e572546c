//! Users who keep their transactions open: they hold up what they have touched, and nothing else.

use std::time::{Duration, Instant};

use sendapi::{Accounts, Client};
use sendapi_outbox::{Outbox, Outcome, State, Ticket};
use sendapi_simulator::Simulator;
use sqlx::Postgres;

use super::on_postgres;
use crate::sending::{TOKEN, delivered, outcome, put, to, works};
use crate::tested::{Tested, again, begin, number};
use crate::{PAGE, outbox};

const OTHER: &str = "messenger:99";

/// Longer than the database lets our own transactions wait, and than a worker may show nothing.
const LONG: Duration = Duration::from_secs(18);

/// Until that time is over others come and go.
async fn others_are_sent_for(time: Duration, outbox: &Outbox<Postgres>, account: &str) {
    let since = Instant::now();
    for person in 100.. {
        let ticket = outbox.put(account, &to(person, "other")).commit().await.unwrap().ticket();
        let put_at = Instant::now();
        assert!(matches!(outcome(outbox, ticket).await, Outcome::Sent { .. }));
        assert!(put_at.elapsed() < Duration::from_secs(5), "{:?}", put_at.elapsed());
        if since.elapsed() > time {
            return;
        }
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

async fn waits(outbox: &Outbox<Postgres>, ticket: Ticket) -> bool {
    matches!(outbox.outcome(ticket).await.unwrap(), Some(Outcome::Waiting { .. }))
}

on_postgres!(who_keeps_a_message_for_long_holds_up_that_one_alone);
async fn who_keeps_a_message_for_long_holds_up_that_one_alone() {
    let simulator = Simulator::start().await.unwrap();
    let (outbox, place) = outbox::<Postgres>().await;
    let [gone, stays] = [put(&outbox, 1, "gone").await, put(&outbox, 2, "stays").await];
    let behind = put(&outbox, 2, "behind").await;
    let mut open = [begin(&outbox).await, begin(&outbox).await];
    for (ticket, open) in [gone, stays].into_iter().zip(&mut open) {
        assert!(outbox.cancel_within(ticket, open).await.unwrap());
    }
    let other = again::<Postgres>(&place).await;
    let workers = [works(&outbox, &simulator).await, works(&other, &simulator).await];
    others_are_sent_for(LONG, &outbox, PAGE).await;
    assert!(waits(&outbox, gone).await && waits(&outbox, stays).await);
    // Nobody was taken for dead meanwhile.
    let terms = "SELECT term FROM sendapi_account";
    assert_eq!(number(&outbox, terms).await, 1);

    let [commits, rolls_back] = open;
    commits.commit().await.unwrap();
    rolls_back.rollback().await.unwrap();
    for ticket in [stays, behind] {
        assert!(matches!(outcome(&outbox, ticket).await, Outcome::Sent { .. }));
    }
    assert_eq!(outbox.outcome(gone).await.unwrap(), Some(Outcome::Cancelled));
    for worker in workers {
        worker.shutdown().await.unwrap();
    }
    let delivered = delivered(&simulator);
    let theirs: Vec<_> = delivered.iter().filter(|text| *text != "other").collect();
    assert_eq!(theirs, ["stays", "behind"]);
}

fn both_accounts(simulator: &Simulator) -> Accounts {
    let client = Client::builder().base_url(simulator.url()).build().unwrap();
    ["1234567890", "99"].into_iter().map(|page| client.page(page, TOKEN)).collect()
}

on_postgres!(who_keeps_an_account_for_long_holds_up_that_one_alone);
async fn who_keeps_an_account_for_long_holds_up_that_one_alone() {
    let simulator = Simulator::start().await.unwrap();
    let (outbox, place) = outbox::<Postgres>().await;
    let other = again::<Postgres>(&place).await;
    let accounts = both_accounts(&simulator);
    let workers = [
        outbox.worker(&accounts).start().await.unwrap(),
        other.worker(&accounts).start().await.unwrap(),
    ];
    for account in [PAGE, OTHER] {
        let first = outbox.put(account, &to(1, "first")).commit().await.unwrap().ticket();
        assert!(matches!(outcome(&outbox, first).await, Outcome::Sent { .. }));
    }
    let mut open = begin(&outbox).await;
    let keep = format!("SELECT id FROM sendapi_account WHERE name = '{PAGE}' FOR UPDATE");
    Postgres::execute(&mut open, &keep).await.unwrap();
    let kept = put(&outbox, 1, "kept").await;
    others_are_sent_for(LONG, &outbox, OTHER).await;
    assert!(waits(&outbox, kept).await);
    open.rollback().await.unwrap();
    assert!(matches!(outcome(&outbox, kept).await, Outcome::Sent { .. }));
    for worker in workers {
        worker.shutdown().await.unwrap();
    }
    assert_eq!(outbox.counts().await.unwrap().of(State::Unknown), 0);
    assert_eq!(delivered(&simulator).iter().filter(|text| *text == "kept").count(), 1);
}

on_postgres!(what_a_dead_worker_held_is_taken_over_though_a_user_keeps_a_message_of_it);
async fn what_a_dead_worker_held_is_taken_over_though_a_user_keeps_a_message_of_it() {
    let simulator = Simulator::start().await.unwrap();
    let (outbox, place) = outbox::<Postgres>().await;
    let kept = put(&outbox, 1, "kept").await;
    let mut open = begin(&outbox).await;
    assert!(outbox.cancel_within(kept, &mut open).await.unwrap());
    let dead = crate::processes::Process::start(&place, &simulator);
    others_are_sent_for(Duration::from_secs(1), &outbox, PAGE).await;
    dead.kill();
    let next = put(&outbox, 2, "next").await;
    let worker = works(&outbox, &simulator).await;
    assert!(matches!(outcome(&outbox, next).await, Outcome::Sent { .. }));
    open.rollback().await.unwrap();
    assert!(matches!(outcome(&outbox, kept).await, Outcome::Sent { .. }));
    worker.shutdown().await.unwrap();
}
