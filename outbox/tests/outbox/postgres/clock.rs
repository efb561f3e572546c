//! A clock of the database that jumps.

use std::time::Duration;

use sendapi_outbox::State;
use sendapi_simulator::{Fault, Requests, Simulator};
use sqlx::Postgres;

use super::on_postgres;
use crate::outbox;
use crate::processes::{account_for_all, all_ended, put_many, until};
use crate::sending::{delivered, works};
use crate::tested::{again, execute};

on_postgres!(a_clock_that_jumps_ahead_makes_nobody_dead_and_nothing_unknown);
async fn a_clock_that_jumps_ahead_makes_nobody_dead_and_nothing_unknown() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::all(), Fault::delay(Duration::from_millis(100)));
    let (outbox, place) = outbox::<Postgres>().await;
    let other = again::<Postgres>(&place).await;
    let tickets = put_many(&outbox, 50, 10).await;
    let workers = [works(&outbox, &simulator).await, works(&other, &simulator).await];
    for hours in 1..=3 {
        until("more is sent", async || delivered(&simulator).len() >= hours * 100).await;
        let jump = format!(
            "CREATE OR REPLACE FUNCTION sendapi.now_ms() RETURNS bigint LANGUAGE sql VOLATILE AS $$
                SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint + {hours} * 3600000
            $$"
        );
        execute(&outbox, &jump).await;
    }
    until("all has ended", async || all_ended(&outbox).await).await;
    for worker in workers {
        worker.shutdown().await.unwrap();
    }
    account_for_all(&outbox, &simulator, &tickets).await;
    assert_eq!(outbox.counts().await.unwrap().of(State::Unknown), 0);
}
