//! Servers that crash and are away, and workers that are killed meanwhile.

use std::time::Duration;

use sendapi_outbox::{Outcome, State};
use sendapi_simulator::{Fault, Requests, Simulator};
use sqlx::Postgres;

use super::cluster::Cluster;
use super::{on_postgres, outbox_in};
use crate::processes::{Process, account_for_all, all_ended, put_many, until};
use crate::sending::{delivered, outcome, works};
use crate::tested::again;
use crate::tested::server::Database;

on_postgres!(a_server_that_crashes_while_workers_are_killed_doubles_and_loses_nothing);
async fn a_server_that_crashes_while_workers_are_killed_doubles_and_loses_nothing() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::all(), Fault::delay(Duration::from_millis(20)));
    let mut cluster = Cluster::make().await;
    let database = Database::within(cluster.options()).await;
    let outbox = outbox_in(&database).await;
    let tickets = put_many(&outbox, 40, 30).await;
    let mut processes: Vec<_> = (0..2).map(|_| Process::start(&database, &simulator)).collect();
    for crashes in 1..=4 {
        until("more is sent", async || delivered(&simulator).len() >= crashes * 200).await;
        cluster.crash();
        if crashes % 2 == 0 {
            // Dead at the same moment: what it had begun is in the log alone.
            processes.remove(0).kill();
        }
        cluster.start().await;
        if crashes % 2 == 1 {
            processes.remove(0).kill();
        }
        processes.push(Process::start(&database, &simulator));
    }
    until("all has ended", async || all_ended(&outbox).await).await;
    account_for_all(&outbox, &simulator, &tickets).await;
}

on_postgres!(nothing_is_unknown_because_the_server_was_away_for_longer_than_a_lease);
async fn nothing_is_unknown_because_the_server_was_away_for_longer_than_a_lease() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::all(), Fault::delay(Duration::from_millis(200)));
    let mut cluster = Cluster::make().await;
    let database = Database::within(cluster.options()).await;
    let outbox = outbox_in(&database).await;
    let other = again::<Postgres>(&database).await;
    let tickets = put_many(&outbox, 200, 5).await;
    let workers = [works(&outbox, &simulator).await, works(&other, &simulator).await];
    until("much is sent", async || delivered(&simulator).len() >= 200).await;
    cluster.is_away_for(Duration::from_secs(20)).await;
    for (ticket, text) in &tickets {
        let sent = outcome(&outbox, *ticket).await;
        assert!(matches!(sent, Outcome::Sent { .. }), "{text}: {sent:?}");
    }
    for worker in workers {
        worker.shutdown().await.unwrap();
    }
    account_for_all(&outbox, &simulator, &tickets).await;
    assert_eq!(outbox.counts().await.unwrap().of(State::Unknown), 0);
}
