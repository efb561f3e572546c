//! A standby that takes over: it may lack what was begun last, and nobody goes on before somebody has said so.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use sendapi::webhook::{Handshake, Incoming, Verifier};
use sendapi_outbox::{Error, Outcome, State, Turn};
use sendapi_simulator::{Fault, Requests, Simulator};
use sqlx::Postgres;

use super::cluster::Cluster;
use super::{on_postgres, outbox_in};
use crate::processes::{account_for_all, all_ended, put_many, until};
use crate::sending::{accounts, delivered, outcome, put, works};
use crate::tested::server::Database;

on_postgres!(workers_end_when_a_standby_has_taken_over_until_it_is_adopted);
async fn workers_end_when_a_standby_has_taken_over_until_it_is_adopted() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::all(), Fault::delay(Duration::from_millis(20)));
    let mut cluster = Cluster::make().await;
    let database = Database::within(cluster.options()).await;
    let outbox = outbox_in(&database).await;
    let tickets = put_many(&outbox, 40, 20).await;
    let worker = works(&outbox, &simulator).await;
    until("some are sent", async || delivered(&simulator).len() >= 100).await;

    cluster.fail_over().await;
    let ended = worker.wait().await.unwrap_err();
    assert!(matches!(ended, Error::Restored), "{ended}");
    let before = delivered(&simulator).len();
    // At once: the control file would tell it minutes later.
    let refused = outbox.worker(&accounts(&simulator)).start().await.unwrap_err();
    assert!(matches!(refused, Error::Restored), "{refused}");
    let handler = async |_: Incoming, _: Turn<Postgres>| Ok::<_, Error>(());
    let inbox = outbox.inbox(Verifier::new("secret"), Handshake::new("verify"));
    assert!(matches!(inbox.start(handler).await, Err(Error::Restored)));

    let adopted = outbox.adopt().await.unwrap();
    assert!(adopted.unknown > 0 && before < tickets.len());
    let worker = works(&outbox, &simulator).await;
    let after = put(&outbox, 1, "after").await;
    assert!(matches!(outcome(&outbox, after).await, Outcome::Sent { .. }));
    until("all has ended", async || all_ended(&outbox).await).await;
    worker.shutdown().await.unwrap();
    assert_eq!(delivered(&simulator).len(), before + 1, "what was in doubt was sent");
    for (ticket, _) in tickets {
        outbox.send_again(ticket, 0).await.unwrap();
    }
    assert!(outbox.counts().await.unwrap().of(State::Waiting) > 0);
}

on_postgres!(a_standby_that_lacks_nothing_is_adopted_as_it_is);
async fn a_standby_that_lacks_nothing_is_adopted_as_it_is() {
    let simulator = Simulator::start().await.unwrap();
    let mut cluster = Cluster::make().await;
    let database = Database::within(cluster.options()).await;
    let outbox = outbox_in(&database).await;
    let tickets = put_many(&outbox, 10, 5).await;
    cluster.fail_over().await;
    assert!(matches!(outbox.worker(&accounts(&simulator)).start().await, Err(Error::Restored)));
    outbox.adopt_as_it_is().await.unwrap();
    let worker = works(&outbox, &simulator).await;
    until("all has ended", async || all_ended(&outbox).await).await;
    worker.shutdown().await.unwrap();
    account_for_all(&outbox, &simulator, &tickets).await;
    assert_eq!(outbox.counts().await.unwrap().of(State::Unknown), 0);
}

on_postgres!(who_trusts_replication_goes_on_and_begins_nothing_without_it);
async fn who_trusts_replication_goes_on_and_begins_nothing_without_it() {
    let simulator = Simulator::start().await.unwrap();
    let mut cluster = Cluster::make().await;
    let database = Database::within(cluster.options()).await;
    let outbox = outbox_in(&database).await.trusting_replication();
    let ticket = put(&outbox, 1, "Hello").await;
    let told = Arc::<Mutex<Vec<String>>>::default();
    let hears = Arc::clone(&told);
    let worker = outbox
        .worker(&accounts(&simulator))
        .on_trouble(move |error| hears.lock().unwrap().push(error.to_string()));
    let worker = worker.start().await.unwrap();
    let is_told = |since: usize| {
        let told = Arc::clone(&told);
        async move {
            let told = told.lock().unwrap();
            told.iter().skip(since).any(|error| error.contains("no standby replicates"))
        }
    };
    until("it is told", async || is_told(0).await).await;
    cluster.fail_over().await;
    // It works on in the other history, where there is no standby either.
    let since = told.lock().unwrap().len();
    until("it is told again", async || is_told(since + 20).await).await;
    assert!(matches!(outbox.outcome(ticket).await.unwrap(), Some(Outcome::Waiting { .. })));
    assert!(delivered(&simulator).is_empty());
    // It is still there: nothing but being asked ends it.
    worker.shutdown().await.unwrap();
}
