//! The broadcast that survives: one message to 100,000 people, from a database. Kill it, start it again, and it goes on.
//!
//! ```sh
//! cargo run --release -p sendapi-outbox --example durable_broadcast
//! cargo run --release -p sendapi-outbox --example durable_broadcast -- 5000 news.db
//! SENDAPI_POSTGRES=postgres://localhost/trial \
//!     cargo run --release -p sendapi-outbox --features postgres --example durable_broadcast
//! ```
//!
//! The arguments are the number of people and the database, without which it lies in the system's folder for what is
//! temporary; `SENDAPI_POSTGRES` names a database of PostgreSQL instead. It needs no account and no network: a simulator of the Send API starts inside, and makes some messages fail so
//! that there is something to report. `SENDAPI_URL` names a simulator that is a program of its own instead, which then knows
//! what came of each run.
//!
//! Ctrl-C stops it in good order. `kill -9` does not: what was under way then is told as unknown, some seconds after it was
//! started again, and everybody else gets it once. When all have had their turn, another start has nothing to do: give another
//! file for another broadcast.
#![forbid(unsafe_code)]

#[path = "by_address/mod.rs"]
mod by_address;

use std::collections::BTreeMap;
use std::env;
use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use sendapi::{Accounts, Client, Rates, message};
use sendapi_outbox::{Counts, Database, Outbox, Outcome, Putting, State, Which, Worker};
use sendapi_simulator::{Fault, Simulator};

use by_address::Opened;

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

type Failure = Box<dyn std::error::Error + Send + Sync>;

async fn run() -> Result<(), Failure> {
    let (people, file) = arguments()?;
    match by_address::open(&file).await? {
        Opened::Sqlite(outbox) => send(outbox, people, &file.display().to_string()).await,
        #[cfg(feature = "postgres")]
        Opened::Postgres(outbox) => send(outbox, people, "$SENDAPI_POSTGRES").await,
    }
}

/// Puts for everybody who is not in yet, and sends what waits.
async fn send<DB: Database>(outbox: Outbox<DB>, people: u32, place: &str) -> Result<(), Failure> {
    println!("{place} is the database; whatever ends this, start it again");
    put(&outbox, people).await?;
    // As long as it lives, a simulator answers.
    let (url, _simulator) = platform().await?;
    let worker = worker(&outbox, &url).await?;
    let has_ended = watch(&outbox, &worker, u64::from(people)).await?;
    if worker.has_ended() {
        return Ok(worker.wait().await?);
    }
    // What is under way is finished and written down.
    worker.shutdown().await?;
    report(&outbox, place, has_ended).await?;
    outbox.pool().close().await;
    Ok(())
}

fn arguments() -> Result<(u32, PathBuf), String> {
    let mut arguments = env::args().skip(1);
    let people = match arguments.next() {
        None => PEOPLE,
        Some(text) => text.parse().map_err(|_| {
            format!("`{}` is no number of people, give one like 5000", text.escape_debug())
        })?,
    };
    let file = arguments.next().map(PathBuf::from);
    Ok((people, file.unwrap_or_else(|| env::temp_dir().join("sendapi-broadcast.db"))))
}

/// Everybody has a key: who is in is not put again, so a put that was killed is simply repeated.
async fn put<DB: Database>(outbox: &Outbox<DB>, people: u32) -> Result<(), Failure> {
    let bar = bar(people.into(), "put")?;
    let letters = (0..u64::from(people)).map(|number| {
        let person = 7_204_418_000_000_001 + number;
        let news = message!(Messenger {
            recipient: person,
            messaging_type: UPDATE,
            text: "We have rye again. 🥖",
        });
        Putting::of(&news).key(format!("rye-{person}")).broadcast()
    });
    let put = outbox.put_all(PAGE, letters).progress(|so_far| bar.set_position(so_far.count()));
    let put = put.commit().await?;
    bar.finish_and_clear();
    println!("{} put, {} were there from before", put.new, put.known);
    Ok(())
}

async fn platform() -> Result<(String, Option<Simulator>), Failure> {
    if let Ok(url) = env::var("SENDAPI_URL") {
        return Ok((url, None));
    }
    let simulator = Simulator::builder().page("101").start().await?;
    simulator.faults().at_random(
        16,
        [
            // Refused for good.
            (Fault::graph_error(551, None), 0.003),
            // Whether it was sent, only the simulator knows.
            (Fault::cut_after_reading(), 0.001),
        ],
    );
    Ok((simulator.url().to_owned(), Some(simulator)))
}

/// Without a limit of its own, which only a simulator puts up with: leave out `rates` to send to people.
async fn worker<DB: Database>(outbox: &Outbox<DB>, url: &str) -> Result<Worker, Failure> {
    let client = Client::builder().base_url(url).rates(Rates::UNLIMITED).build()?;
    let accounts: Accounts =
        [client.page("101", "a-token-for-the-simulator")].into_iter().collect();
    Ok(outbox
        .worker(&accounts)
        .timeout(TIMEOUT)
        .on_trouble(|error| eprintln!("{error}"))
        .start()
        .await?)
}

/// Until all have had their turn, the worker has ended, or Ctrl-C: whether they have.
async fn watch<DB: Database>(
    outbox: &Outbox<DB>,
    worker: &Worker,
    people: u64,
) -> Result<bool, Failure> {
    let bar = bar(people, "sent")?;
    let all_ended = async {
        loop {
            let counts = outbox.counts().await?;
            // Others may have their messages here too.
            let accounts = outbox.accounts().await?;
            let ours = accounts.iter().filter(|account| account.name.as_str() == PAGE);
            let open: u64 = ours.map(|account| account.waiting + account.begun).sum();
            bar.set_position(people.saturating_sub(open));
            bar.set_message(in_short(&counts));
            if open == 0 || worker.has_ended() {
                return Ok::<_, sendapi_outbox::Error>(());
            }
            tokio::time::sleep(Duration::from_millis(500)).await;
        }
    };
    let has_ended = tokio::select! {
        ended = all_ended => ended.map(|()| true)?,
        Ok(()) = tokio::signal::ctrl_c() => false,
    };
    bar.finish_and_clear();
    Ok(has_ended)
}

/// Shows itself on a terminal only.
fn bar(length: u64, what: &'static str) -> Result<ProgressBar, Failure> {
    let style = ProgressStyle::with_template(
        "{prefix} {wide_bar} {pos}/{len}, {per_sec}, {eta} left, {msg}",
    )?;
    Ok(ProgressBar::new(length).with_style(style).with_prefix(what))
}

fn in_short(counts: &Counts) -> String {
    format!("{} refused, {} unknown", counts.of(State::Refused), counts.of(State::Unknown))
}

async fn report<DB: Database>(
    outbox: &Outbox<DB>,
    place: &str,
    has_ended: bool,
) -> Result<(), Failure> {
    let counts = outbox.counts().await?;
    println!("{:>7}  sent", counts.of(State::Sent));
    println!("{:>7}  refused", counts.of(State::Refused));
    for (why, count) in reasons(outbox).await? {
        println!("{count:>15}  {why}");
    }
    println!("{:>7}  unknown: may have arrived", counts.of(State::Unknown));
    if counts.of(State::Unknown) > 0 {
        println!("         `sendapi outbox retry {place} --all` sends them again, perhaps twice");
    }
    if !has_ended {
        println!("{:>7}  waiting: start it again", counts.of(State::Waiting));
    }
    Ok(())
}

/// Why messages were refused, and how many each.
async fn reasons<DB: Database>(outbox: &Outbox<DB>) -> Result<BTreeMap<String, u64>, Failure> {
    let mut reasons = BTreeMap::new();
    let mut which = Which::default().state(State::Refused);
    loop {
        let page = outbox.messages(&which, 1000).await?;
        let Some(last) = page.last() else { return Ok(reasons) };
        which = which.after(last.ticket);
        for message in page {
            if let Outcome::NotSent(why) = message.outcome {
                *reasons.entry(why.why).or_default() += 1;
            }
        }
    }
}

const PAGE: &str = "messenger:101";
const PEOPLE: u32 = 100_000;
/// Short, since what a killed process had begun is told only when it cannot arrive any more.
const TIMEOUT: Duration = Duration::from_secs(10);
