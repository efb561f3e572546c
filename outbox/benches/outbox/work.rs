//! Putting and working off.

use std::env;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use sendapi::{Accounts, Client, Message, Messenger, Rates};
use sendapi_outbox::{Outbox, Putting, State, Worker};
use sqlx::Sqlite;

use crate::per_second;
use crate::place::{Measured, Place};
use crate::server::Server;

pub(crate) const ACCOUNTS: u64 = 16;
pub(crate) const PERSONS: u64 = 2000;

fn account(number: u64) -> String {
    format!("messenger:{}", 1_000_000 + number % ACCOUNTS)
}

pub(crate) fn message(number: u64) -> Message<'static> {
    let (person, text) = (number % PERSONS + 1, "x".repeat(300));
    let json = format!(r#"{{"recipient":{{"id":"{person}"}},"message":{{"text":"{text}"}}}}"#);
    Message::<Messenger>::from_json(&json).unwrap()
}

pub(crate) async fn put_each<DB: Measured>(outbox: &Outbox<DB>, count: u64) -> f64 {
    let since = Instant::now();
    for number in 0..count {
        outbox.put(account(number), &message(number)).commit().await.unwrap();
    }
    per_second(count, since.elapsed())
}

pub(crate) async fn put_by_many<DB: Measured>(outbox: &Outbox<DB>, count: u64, tasks: u64) -> f64 {
    let since = Instant::now();
    let tasks: Vec<_> = (0..tasks)
        .map(|_| {
            let outbox = outbox.clone();
            let each = count / tasks;
            tokio::spawn(async move { put_each(&outbox, each).await })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    per_second(count, since.elapsed())
}

pub(crate) async fn put_all<DB: Measured>(outbox: &Outbox<DB>, count: u64) -> f64 {
    let since = Instant::now();
    for one in 0..ACCOUNTS {
        let numbers = (0..count / ACCOUNTS).map(|number| number * ACCOUNTS + one);
        let messages = numbers.map(|number| Putting::of(&message(number)).broadcast());
        outbox.put_all(account(one), messages).commit().await.unwrap();
    }
    per_second(count, since.elapsed())
}

/// By a worker in this process, until all of it is written down.
pub(crate) async fn off<DB: Measured>(outbox: &Outbox<DB>, count: u64) -> f64 {
    let (server, count) = (Server::start().await, count / ACCOUNTS * ACCOUNTS);
    let since = Instant::now();
    let worker = worker(outbox, &server.url).await;
    server.until(count).await;
    all_are_sent(outbox, count).await;
    let rate = per_second(count, since.elapsed());
    worker.shutdown().await.unwrap();
    rate
}

pub(crate) async fn worker<DB: Measured>(outbox: &Outbox<DB>, url: &str) -> Worker {
    let client = Client::builder().base_url(url).rates(Rates::UNLIMITED).build().unwrap();
    let pages = (0..ACCOUNTS).map(|one| client.page(1_000_000 + one, "EAABexample"));
    let accounts: Accounts = pages.collect();
    outbox.worker(&accounts).start().await.unwrap()
}

pub(crate) async fn all_are_sent<DB: Measured>(outbox: &Outbox<DB>, count: u64) {
    while outbox.counts().await.unwrap().of(State::Sent) < count {
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
}

/// From the first request to the last word: how long a process takes to begin is not counted.
pub(crate) async fn off_by_processes<DB: Measured>(
    place: &Place<DB>,
    count: u64,
    processes: usize,
) -> f64 {
    let (server, count) = (Server::start().await, count / ACCOUNTS * ACCOUNTS);
    let processes: Vec<_> =
        (0..processes).map(|_| Process::start(DB::CALLED, &place.address, &server.url)).collect();
    server.until(1).await;
    let since = Instant::now();
    server.until(count).await;
    all_are_sent(&place.outbox, count).await;
    let rate = per_second(count, since.elapsed());
    drop(processes);
    rate
}

/// A worker in a process of its own, which ends with this.
struct Process(Child);

impl Process {
    fn start(database: &str, address: &str, url: &str) -> Self {
        let mut command = Command::new(env::current_exe().unwrap());
        command.args([WORK, database, address, url]).stdin(Stdio::null());
        Self(command.spawn().unwrap())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// If that is what this process was started for.
pub(crate) async fn as_process(arguments: &[String]) -> Option<()> {
    let [work, database, address, url] = arguments else { return None };
    if work != WORK {
        return None;
    }
    match database.as_str() {
        #[cfg(feature = "postgres")]
        <sqlx::Postgres as Measured>::CALLED => works::<sqlx::Postgres>(address, url).await,
        _ => works::<Sqlite>(address, url).await,
    }
    Some(())
}

async fn works<DB: Measured>(address: &str, url: &str) {
    let outbox = DB::open(address).await;
    worker(&outbox, url).await.wait().await.unwrap();
}

/// Median, and that of which 95 of 100 are no slower.
pub(crate) async fn put_to_request<DB: Measured>(
    outbox: &Outbox<DB>,
    times: u64,
) -> (Duration, Duration) {
    let server = Server::start().await;
    let worker = worker(outbox, &server.url).await;
    outbox.put(account(0), &message(0)).commit().await.unwrap();
    server.until(1).await;
    let mut took = Vec::new();
    for number in 1..=times {
        // Not in step with anything that comes again and again.
        tokio::time::sleep(Duration::from_millis(40 + number * 7 % 23)).await;
        let since = Instant::now();
        outbox.put(account(number), &message(number)).commit().await.unwrap();
        server.until(number + 1).await;
        took.push(since.elapsed());
    }
    worker.shutdown().await.unwrap();
    took.sort_unstable();
    let at = |part: usize| took.get(took.len() * part / 100).copied().unwrap_or_default();
    (at(50), at(95))
}

const WORK: &str = "--work";
