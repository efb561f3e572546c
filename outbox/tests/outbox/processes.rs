//! Workers in processes of their own, which are killed, stand still and come back.

use std::collections::BTreeMap;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use sendapi::webhook::{Handshake, Incoming, Verifier, Webhook};
use sendapi::{Accounts, Client};
use sendapi_outbox::{InboxBuilder, Outbox, Outcome, State, Ticket, Turn};
use sendapi_simulator::{Fault, Requests, Simulator};
use sqlx::Sqlite;

use crate::sending::{delivered, to};
use crate::tested::{Place, Tested, begin, execute, number, on_each, row};
use crate::{PAGE, outbox};

const DATABASE: &str = "SENDAPI_OUTBOX_TEST_DATABASE";
const URL: &str = "SENDAPI_OUTBOX_TEST_URL";
/// That of most tests first.
const PAGES: [u64; 8] = [1_234_567_890, 2, 3, 4, 5, 6, 7, 8];
/// Short, since what a dead process had begun is told only when it cannot arrive any more.
const TIMEOUT: Duration = Duration::from_secs(3);

/// Not a test: what a worker's own process does, until it is killed.
#[tokio::test]
#[ignore = "it is a worker for the other tests, which start it"]
async fn a_worker_of_its_own() {
    let (Ok(address), Ok(url)) = (std::env::var(DATABASE), std::env::var(URL)) else { return };
    match &*address {
        #[cfg(feature = "postgres")]
        address if address.starts_with("postgres:") => work::<sqlx::Postgres>(address, &url).await,
        address => work::<Sqlite>(address, &url).await,
    }
}

async fn work<DB: Tested>(address: &str, url: &str) {
    let outbox = DB::open(address).await;
    let worker = outbox.worker(&accounts(url)).timeout(TIMEOUT).start().await.unwrap();
    worker.wait().await.unwrap();
}

/// Not a test: what an inbox's own process does, until its handler ends it.
#[tokio::test]
#[ignore = "it is an inbox for the other tests, which start it"]
async fn an_inbox_of_its_own() {
    let Ok(address) = std::env::var(DATABASE) else { return };
    match &*address {
        #[cfg(feature = "postgres")]
        address if address.starts_with("postgres:") => handle::<sqlx::Postgres>(address).await,
        address => handle::<Sqlite>(address).await,
    }
}

async fn handle<DB: Tested>(address: &str) {
    let outbox = DB::open(address).await;
    let handle = async |incoming: Incoming, turn: Turn<DB>| {
        if incoming.text() == Some("poison") {
            std::process::abort();
        }
        turn.write(|connection| {
            Box::pin(async move {
                DB::execute(connection, "INSERT INTO visits VALUES (1)").await?;
                Ok(())
            })
        });
        Ok::<_, sendapi_outbox::Error>(())
    };
    let _inbox = inbox(&outbox).tries(3).start(handle).await.unwrap();
    std::future::pending::<()>().await;
}

fn inbox<DB: Tested>(outbox: &Outbox<DB>) -> InboxBuilder<DB> {
    outbox.inbox(Verifier::new("secret"), Handshake::new("verify"))
}

fn accounts(url: &str) -> Accounts {
    let client = Client::builder().base_url(url).build().unwrap();
    PAGES.map(|page| client.page(page, "EAABexample")).into_iter().collect()
}

/// A process that ends with the test.
pub(crate) struct Process(Child);

impl Process {
    pub(crate) fn start(place: &impl Place, simulator: &Simulator) -> Self {
        Self::of("processes::a_worker_of_its_own", &place.address(), simulator.url())
    }

    fn of(what: &str, address: &str, url: &str) -> Self {
        let mut command = Command::new(std::env::current_exe().unwrap());
        command
            .args([what, "--exact", "--ignored"])
            .env(DATABASE, address)
            .env(URL, url)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        Self(command.spawn().unwrap())
    }

    pub(crate) fn kill(mut self) {
        self.0.kill().unwrap();
        self.0.wait().unwrap();
    }

    pub(crate) fn signal(&self, signal: &str) {
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

/// A process that stands still within a transaction may keep everybody from writing for as long as it does.
async fn stop_where_others_can_write<DB: Tested>(process: &Process, place: &DB::Place) {
    loop {
        process.signal("-STOP");
        // It takes a moment until all its threads stand.
        tokio::time::sleep(Duration::from_millis(20)).await;
        if DB::can_be_written(&place.address()).await {
            return;
        }
        process.signal("-CONT");
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
}

pub(crate) async fn put_many<DB: Tested>(
    outbox: &Outbox<DB>,
    persons: u64,
    each: u64,
) -> Vec<(Ticket, String)> {
    put_for(outbox, persons, each, |_| PAGE.to_owned()).await
}

/// For the account that each person writes to.
async fn put_for<DB: Tested>(
    outbox: &Outbox<DB>,
    persons: u64,
    each: u64,
    account: impl Fn(u64) -> String,
) -> Vec<(Ticket, String)> {
    let mut tickets = Vec::new();
    let mut transaction = begin(outbox).await;
    for number in 0..each {
        for person in 1..=persons {
            let text = format!("{person}:{number:03}");
            let put = outbox.put(account(person), &to(person, &text)).within(&mut transaction);
            let put = put.await.unwrap();
            tickets.push((put.ticket(), text));
        }
    }
    transaction.commit().await.unwrap();
    tickets
}

/// Nothing twice, nothing lost, in order for each person, and what is said of each is so.
pub(crate) async fn account_for_all<DB: Tested>(
    outbox: &Outbox<DB>,
    simulator: &Simulator,
    tickets: &[(Ticket, String)],
) {
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

pub(crate) async fn all_ended<DB: Tested>(outbox: &Outbox<DB>) -> bool {
    let counts = outbox.counts().await.unwrap();
    counts.of(State::Waiting) + counts.of(State::Begun) == 0
}

on_each!(workers_that_are_killed_again_and_again_double_and_lose_nothing);
async fn workers_that_are_killed_again_and_again_double_and_lose_nothing<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::all(), Fault::delay(Duration::from_millis(20)));
    let (outbox, place) = outbox::<DB>().await;
    let tickets = put_many(&outbox, 40, 30).await;
    let mut processes: Vec<_> = (0..2).map(|_| Process::start(&place, &simulator)).collect();
    for kills in 1..=6 {
        until("more is sent", async || delivered(&simulator).len() >= kills * 100).await;
        processes.remove(0).kill();
        processes.push(Process::start(&place, &simulator));
    }
    until("all has ended", async || all_ended(&outbox).await).await;
    account_for_all(&outbox, &simulator, &tickets).await;
}

on_each!(workers_are_killed_two_hundred_times, ignore = "minutes: CONTRIBUTING.md has the command");
async fn workers_are_killed_two_hundred_times<DB: Tested>() {
    const KILLS: usize = 200;
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::all(), Fault::delay(Duration::from_millis(20)));
    let (outbox, place) = outbox::<DB>().await;
    let account = |person| format!("messenger:{}", PAGES[usize::try_from(person % 8).unwrap()]);
    let tickets = put_for(&outbox, 160, 140, account).await;
    let mut processes: Vec<_> = (0..3).map(|_| Process::start(&place, &simulator)).collect();
    for kills in 1..=KILLS {
        until("more is sent", async || delivered(&simulator).len() >= kills * 100).await;
        processes.remove(0).kill();
        processes.push(Process::start(&place, &simulator));
    }
    until("all has ended", async || all_ended(&outbox).await).await;
    account_for_all(&outbox, &simulator, &tickets).await;
    let unknown = outbox.counts().await.unwrap().of(State::Unknown);
    println!("{KILLS} kills, {} messages, {unknown} unknown", tickets.len());
}

on_each!(a_worker_that_stood_still_posts_nothing_stale);
async fn a_worker_that_stood_still_posts_nothing_stale<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::all(), Fault::delay(Duration::from_millis(50)));
    let (outbox, place) = outbox::<DB>().await;
    let tickets = put_many(&outbox, 20, 20).await;
    let stands = Process::start(&place, &simulator);
    until("something is sent", async || delivered(&simulator).len() >= 50).await;
    stop_where_others_can_write::<DB>(&stands, &place).await;
    let goes_on = Process::start(&place, &simulator);
    let before = delivered(&simulator).len();
    until("the other sends", async || delivered(&simulator).len() > before + 50).await;
    stands.signal("-CONT");
    until("all has ended", async || all_ended(&outbox).await).await;
    account_for_all(&outbox, &simulator, &tickets).await;
    drop((stands, goes_on));
}

on_each!(an_event_that_ends_its_process_is_given_up_and_the_rest_is_handled_once);
async fn an_event_that_ends_its_process_is_given_up_and_the_rest_is_handled_once<DB: Tested>() {
    let (outbox, place) = outbox::<DB>().await;
    execute(&outbox, "CREATE TABLE visits (n BIGINT)").await;
    let keeps =
        inbox(&outbox).start(async |_: Incoming, _: Turn<DB>| Ok::<_, &str>(())).await.unwrap();
    keeps.shutdown().await;
    for number in 0..30 {
        let text = if number == 10 { "poison" } else { "hi" };
        let body = crate::inbox::says(&(number % 5).to_string(), &format!("m_{number}"), text);
        keeps.keep(Webhook::from_json(body.as_bytes()).unwrap()).await.unwrap();
    }
    let waits = "SELECT count(*) FROM sendapi_event WHERE state = 0";
    let starts = || Process::of("processes::an_inbox_of_its_own", &place.address(), "");
    let mut process = starts();
    until("all is handled", async || {
        if process.0.try_wait().unwrap().is_some() {
            process = starts();
        }
        number(&outbox, waits).await == 0
    })
    .await;
    drop(process);
    let given_up: (i64, i64) =
        row(&outbox, "SELECT count(*), max(tries) FROM sendapi_event WHERE state = 2").await;
    let visits = number(&outbox, "SELECT count(*) FROM visits").await;
    assert_eq!((given_up.0, visits), (1, 29));
    assert!(given_up.1 <= 4, "it was called three times: {given_up:?}");
}
