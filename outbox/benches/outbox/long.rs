//! A long queue.

use std::fs;
use std::time::{Duration, Instant};

use sendapi_outbox::State;
use sqlx::Connection;

use crate::place::Measured;
use crate::server::Server;
use crate::work::{self, ACCOUNTS};
use crate::{Rates, per_second};

const LONG: u64 = 300_000;
const LONGEST: u64 = 1_000_000;
const AT_A_TIME: u64 = 20_000;

pub(crate) async fn queue<DB: Measured>(rates: &Rates) {
    let place = DB::fresh().await;
    work::put_all(&place.outbox, LONG).await;
    rates.show("worked off, the first of 300,000", work_off_some(&place.outbox).await);
    {
        // It has seen all of them waiting, and keeps what is left of them from being cleared away.
        let mut old = place.outbox.pool().acquire().await.unwrap();
        let mut snapshot = old.begin().await.unwrap();
        DB::look(&mut snapshot).await;
        rates.show("the same with an old snapshot open", work_off_some(&place.outbox).await);
        snapshot.rollback().await.unwrap();
    }
    let before = memory();
    work::put_all(&place.outbox, LONGEST).await;
    rates.show("worked off, the first of a million", work_off_some(&place.outbox).await);
    println!(
        "memory of this process before and after a million waiting: {before} and {} MB",
        memory()
    );
}

/// The first of what waits, a second after the worker began.
async fn work_off_some<DB: Measured>(outbox: &sendapi_outbox::Outbox<DB>) -> f64 {
    let server = Server::start().await;
    let worker = work::worker(outbox, &server.url).await;
    server.until(ACCOUNTS).await;
    let (since, before) = (Instant::now(), server.answered());
    let until = tokio::time::timeout(Duration::from_mins(2), server.until(before + AT_A_TIME));
    let _ = until.await;
    let rate = per_second(server.answered() - before, since.elapsed());
    worker.shutdown().await.unwrap();
    let waiting = outbox.counts().await.unwrap().of(State::Waiting);
    assert!(waiting > 0, "the queue was too short");
    rate
}

/// In megabytes, where the system tells.
fn memory() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok());
    kilobytes.unwrap_or_default() / 1024
}
