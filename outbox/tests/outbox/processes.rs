//! Workers in processes of their own, which are killed, stand still and come back.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use sendapi::webhook::{Handshake, Incoming, Verifier, Webhook};
use sendapi::{Accounts, Client};
use sendapi_outbox::{InboxBuilder, Outbox, Outcome, State, Ticket, Turn};
use sendapi_simulator::{Fault, Requests, Simulator};
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{ConnectOptions, Connection};

use crate::sending::{delivered, to};
use crate::{PAGE, outbox};

const FILE: &str = "SENDAPI_OUTBOX_TEST_FILE";
const URL: &str = "SENDAPI_OUTBOX_TEST_URL";
/// Short, since what a dead process had begun is told only when it cannot arrive any more.
const TIMEOUT: Duration = Duration::from_secs(3);

/// Not a test: what a worker's own process does, until it is killed.
#[tokio::test]
#[ignore = "it is a worker for the other tests, which start it"]
async fn a_worker_of_its_own() {
    let (Ok(file), Ok(url)) = (std::env::var(FILE), std::env::var(URL)) else { return };
    let outbox = Outbox::open(file).await.unwrap();
    let worker = outbox.worker(&accounts(&url)).timeout(TIMEOUT).start().await.unwrap();
    worker.wait().await.unwrap();
}

/// Not a test: what an inbox's own process does, until its handler ends it.
#[tokio::test]
#[ignore = "it is an inbox for the other tests, which start it"]
async fn an_inbox_of_its_own() {
    let Ok(file) = std::env::var(FILE) else { return };
    let outbox = Outbox::open(file).await.unwrap();
    let handle = async |incoming: Incoming, turn: Turn| {
        if incoming.text() == Some("poison") {
            std::process::abort();
        }
        turn.write(|connection| {
            Box::pin(async move {
                sqlx::query("INSERT INTO visits VALUES (1)").execute(connection).await?;
                Ok(())
            })
        });
        Ok::<_, sendapi_outbox::Error>(())
    };
    let _inbox = inbox(&outbox).tries(3).start(handle).await.unwrap();
    std::future::pending::<()>().await;
}

fn inbox(outbox: &Outbox) -> InboxBuilder {
    outbox.inbox(Verifier::new("secret"), Handshake::new("verify"))
}

fn accounts(url: &str) -> Accounts {
    let client = Client::builder().base_url(url).build().unwrap();
    [client.page("1234567890", "EAABexample")].into_iter().collect()
}

/// A process that ends with the test.
struct Process(Child);

impl Process {
    fn start(file: &Path, simulator: &Simulator) -> Self {
        Self::of("processes::a_worker_of_its_own", file, simulator.url())
    }

    fn of(what: &str, file: &Path, url: &str) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command
            .args([what, "--exact", "--ignored"])
            .env(FILE, file)
            .env(URL, url)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        Self(command.spawn().unwrap())
    }

    fn signal(&self, signal: &str) {
        let process = self.0.id().to_string();
        assert!(Command::new("kill").args([signal, &process]).status().unwrap().success());
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

pub(crate) async fn until(what: &str, mut is_so: impl AsyncFnMut() -> bool) {
    let since = Instant::now();
    while !is_so().await {
        assert!(since.elapsed() < Duration::from_secs(90), "not within 90 seconds: {what}");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// A process that stands still within a transaction keeps the writer's lock of SQLite, and everybody waits for it.
async fn stop_without_the_lock(process: &Process, file: &Path) {
    let options = SqliteConnectOptions::new().filename(file).busy_timeout(Duration::ZERO);
    let mut connection = options.connect().await.unwrap();
    loop {
        process.signal("-STOP");
        // It takes a moment until all its threads stand.
        tokio::time::sleep(Duration::from_millis(20)).await;
        if let Ok(transaction) = connection.begin_with("BEGIN IMMEDIATE").await {
            return transaction.rollback().await.unwrap();
        }
        process.signal("-CONT");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

async fn put_many(outbox: &Outbox, persons: u64, each: u64) -> Vec<(Ticket, String)> {
    let mut tickets = Vec::new();
    let mut transaction = outbox.sqlite().begin_with("BEGIN IMMEDIATE").await.unwrap();
    for number in 0..each {
        for person in 1..=persons {
            let text = format!("{person}:{number:03}");
            let put = outbox.put(PAGE, &to(person, &text)).within(&mut transaction).await.unwrap();
            tickets.push((put.ticket(), text));
        }
    }
    transaction.commit().await.unwrap();
    tickets
}

/// Nothing twice, nothing lost, in order for each person, and what is said of each is so.
async fn account_for_all(outbox: &Outbox, simulator: &Simulator, tickets: &[(Ticket, String)]) {
    let delivered = delivered(simulator);
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for text in &delivered {
        *times.entry(text).or_default() += 1;
    }
    for (ticket, text) in tickets {
        let times = times.get(text.as_str()).copied().unwrap_or_default();
        match outbox.outcome(*ticket).await.unwrap().unwrap() {
            Outcome::Sent { .. } => assert_eq!(times, 1, "{text} is sent"),
            other => assert!(
                matches!(other, Outcome::Unknown { .. }) && times <= 1,
                "{text} is {other:?}"
            ),
        }
    }
    let mut last = BTreeMap::new();
    for text in &delivered {
        let (person, number) = text.split_once(':').unwrap();
        let before = last.insert(person, number);
        assert!(before.is_none_or(|before| before < number), "{person}: {number} after {before:?}");
    }
}

async fn all_ended(outbox: &Outbox) -> bool {
    let counts = outbox.counts().await.unwrap();
    counts.of(State::Waiting) + counts.of(State::Begun) == 0
}

#[tokio::test]
async fn workers_that_are_killed_again_and_again_double_and_lose_nothing() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::all(), Fault::delay(Duration::from_millis(20)));
    let (outbox, folder) = outbox().await;
    let file = folder.path().join("shop.db");
    let tickets = put_many(&outbox, 40, 30).await;
    let mut processes: Vec<_> = (0..2).map(|_| Process::start(&file, &simulator)).collect();
    for kills in 1..=6 {
        until("more is sent", async || delivered(&simulator).len() >= kills * 100).await;
        let mut killed = processes.remove(0);
        killed.0.kill().unwrap();
        killed.0.wait().unwrap();
        processes.push(Process::start(&file, &simulator));
    }
    until("all has ended", async || all_ended(&outbox).await).await;
    account_for_all(&outbox, &simulator, &tickets).await;
}

#[tokio::test]
async fn a_worker_that_stood_still_posts_nothing_stale() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::all(), Fault::delay(Duration::from_millis(50)));
    let (outbox, folder) = outbox().await;
    let file = folder.path().join("shop.db");
    let tickets = put_many(&outbox, 20, 20).await;
    let stands = Process::start(&file, &simulator);
    until("something is sent", async || delivered(&simulator).len() >= 50).await;
    stop_without_the_lock(&stands, &file).await;
    let goes_on = Process::start(&file, &simulator);
    let before = delivered(&simulator).len();
    until("the other sends", async || delivered(&simulator).len() > before + 50).await;
    stands.signal("-CONT");
    until("all has ended", async || all_ended(&outbox).await).await;
    account_for_all(&outbox, &simulator, &tickets).await;
    drop((stands, goes_on));
}

#[tokio::test]
async fn an_event_that_ends_its_process_is_given_up_and_the_rest_is_handled_once() {
    let (outbox, folder) = outbox().await;
    let file = folder.path().join("shop.db");
    sqlx::raw_sql("CREATE TABLE visits (n)").execute(outbox.sqlite()).await.unwrap();
    let keeps = inbox(&outbox).start(async |_: Incoming, _: Turn| Ok::<_, &str>(())).await.unwrap();
    keeps.shutdown().await;
    for number in 0..30 {
        let text = if number == 10 { "poison" } else { "hi" };
        let body = crate::inbox::says(&(number % 5).to_string(), &format!("m_{number}"), text);
        keeps.keep(Webhook::from_json(body.as_bytes()).unwrap()).await.unwrap();
    }
    let waits = "SELECT count(*) FROM sendapi_event WHERE state = 0";
    let waiting =
        async || sqlx::query_scalar::<_, i64>(waits).fetch_one(outbox.sqlite()).await.unwrap();
    let mut process = Process::of("processes::an_inbox_of_its_own", &file, "");
    until("all is handled", async || {
        if process.0.try_wait().unwrap().is_some() {
            process = Process::of("processes::an_inbox_of_its_own", &file, "");
        }
        waiting().await == 0
    })
    .await;
    drop(process);
    let given_up: (i64, i64) =
        sqlx::query_as("SELECT count(*), max(tries) FROM sendapi_event WHERE state = 2")
            .fetch_one(outbox.sqlite())
            .await
            .unwrap();
    let visits: i64 =
        sqlx::query_scalar("SELECT count(*) FROM visits").fetch_one(outbox.sqlite()).await.unwrap();
    assert_eq!((given_up.0, visits), (1, 29));
    assert!(given_up.1 <= 4, "it was called three times: {given_up:?}");
}
