//! A commit waits for a standby: whether the standby is slow or gone, nothing is posted that it does not have.

use std::process::{Child, Command};
use std::time::{Duration, SystemTime};

use sendapi_outbox::{Outbox, Ticket};
use sendapi_simulator::Simulator;
use sqlx::{ConnectOptions, Postgres};

use super::cluster::{Cluster, SCRIPT};
use super::{on_postgres, outbox_in};
use crate::PAGE;
use crate::processes::{account_for_all, all_ended, until};
use crate::sending::{delivered, to, works};
use crate::tested::server::Database;

/// `pg_receivewal`, which has what it is sent on the disk before it says so.
struct Standby(Child);

impl Standby {
    /// From now on each commit waits for it.
    async fn of(cluster: &Cluster) -> Self {
        let standby = Self::start(cluster);
        let mut connection = cluster.options().connect().await.unwrap();
        for statement in [
            "ALTER SYSTEM SET synchronous_standby_names = 'pg_receivewal'",
            "SELECT pg_reload_conf()",
        ] {
            sqlx::raw_sql(statement).execute(&mut connection).await.unwrap();
        }
        standby.until_it_is_there(cluster).await;
        standby
    }

    fn start(cluster: &Cluster) -> Self {
        Self(Command::new(SCRIPT).arg("--receive").arg(cluster.folder()).spawn().unwrap())
    }

    async fn until_it_is_there(&self, cluster: &Cluster) {
        let mut connection = cluster.options().connect().await.unwrap();
        let looks = "SELECT EXISTS (SELECT FROM pg_stat_replication WHERE sync_state = 'sync')";
        while !sqlx::query_scalar::<_, bool>(looks).fetch_one(&mut connection).await.unwrap() {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
    }

    fn ends(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }

    fn signal(&self, signal: &str) {
        let number = self.0.id().to_string();
        assert!(Command::new("kill").args([signal, &number]).status().unwrap().success());
    }
}

impl Drop for Standby {
    fn drop(&mut self) {
        self.ends();
    }
}

/// Messages that are due so long after they were put.
async fn put_for_later(outbox: &Outbox<Postgres>, wait: Duration) -> Vec<(Ticket, String)> {
    let mut tickets = Vec::new();
    for person in 1..=5 {
        let text = format!("{person}:later");
        let put = outbox.put(PAGE, &to(person, &text)).at(SystemTime::now() + wait);
        tickets.push((put.commit().await.unwrap().ticket(), text));
    }
    tickets
}

on_postgres!(what_the_standby_does_not_have_is_not_posted);
async fn what_the_standby_does_not_have_is_not_posted() {
    let simulator = Simulator::start().await.unwrap();
    let cluster = Cluster::make().await;
    let standby = Standby::of(&cluster).await;
    let database = Database::within(cluster.options()).await;
    let outbox = outbox_in(&database).await.trusting_replication();
    let tickets = put_for_later(&outbox, Duration::from_secs(2)).await;
    let worker = works(&outbox, &simulator).await;
    standby.signal("-STOP");
    tokio::time::sleep(Duration::from_secs(6)).await;
    assert!(delivered(&simulator).is_empty(), "its begin is on one machine alone");
    standby.signal("-CONT");
    until("all has ended", async || all_ended(&outbox).await).await;
    worker.shutdown().await.unwrap();
    account_for_all(&outbox, &simulator, &tickets).await;
    assert_eq!(delivered(&simulator).len(), tickets.len());
}

on_postgres!(a_standby_that_goes_away_and_comes_back_doubles_nothing);
async fn a_standby_that_goes_away_and_comes_back_doubles_nothing() {
    let simulator = Simulator::start().await.unwrap();
    let cluster = Cluster::make().await;
    let mut standby = Standby::of(&cluster).await;
    let database = Database::within(cluster.options()).await;
    let outbox = outbox_in(&database).await.trusting_replication();
    let tickets = put_for_later(&outbox, Duration::from_secs(2)).await;
    let worker = works(&outbox, &simulator).await;
    standby.ends();
    tokio::time::sleep(Duration::from_secs(6)).await;
    assert!(delivered(&simulator).is_empty(), "there is no standby");
    // In its place: what is dropped at the end waits for it too.
    standby = Standby::start(&cluster);
    standby.until_it_is_there(&cluster).await;
    until("all has ended", async || all_ended(&outbox).await).await;
    worker.shutdown().await.unwrap();
    account_for_all(&outbox, &simulator, &tickets).await;
    assert_eq!(delivered(&simulator).len(), tickets.len());
}
