//! Two workers on one database, each a process of its own: they share the accounts, and when one is killed the other takes over.
//!
//! ```sh
//! cargo run --release -p sendapi-outbox --example two_workers
//! SENDAPI_POSTGRES=postgres://localhost/trial \
//!     cargo run --release -p sendapi-outbox --features postgres --example two_workers
//! ```
//!
//! It needs no account and no network. One command puts messages for eight pages, starts a simulator of the platform and two
//! processes of itself, kills one of them in the middle, starts it again, and tells what came of each message, beside
//! what the simulator has received. Without an address of PostgreSQL the database is a file in a folder for what is temporary.
//! The argument is the number of messages, 4,000 unless told.
//!
//! On a file, the other takes over at once, since the system tells that the process has ended. On PostgreSQL it does after
//! 15 seconds: machines see of each other only that one says nothing any more.
#![forbid(unsafe_code)]

#[path = "by_address/mod.rs"]
mod by_address;

use std::collections::BTreeMap;
use std::env;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitCode};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use sendapi::{Accounts, Client, message};
use sendapi_outbox::{Database, Outbox, Putting, State};
use sendapi_simulator::Simulator;

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
    let arguments: Vec<_> = env::args().skip(1).collect();
    if let [work, file, url] = arguments.as_slice()
        && work == WORK
    {
        return match by_address::open(Path::new(file)).await? {
            Opened::Sqlite(outbox) => works(outbox, url).await,
            #[cfg(feature = "postgres")]
            Opened::Postgres(outbox) => works(outbox, url).await,
        };
    }
    let messages = match arguments.first() {
        None => MESSAGES,
        Some(text) => text.parse().map_err(|_| {
            format!("`{}` is no number of messages, give one like 4000", text.escape_debug())
        })?,
    };
    let folder = tempfile::tempdir()?;
    let file = folder.path().join("shop.db");
    match by_address::open(&file).await? {
        Opened::Sqlite(outbox) => watch(outbox, &file, messages).await,
        #[cfg(feature = "postgres")]
        Opened::Postgres(outbox) => watch(outbox, &file, messages).await,
    }
}

/// One of the two: nothing in it knows of the other.
async fn works<DB: Database>(outbox: Outbox<DB>, url: &str) -> Result<(), Failure> {
    let client = Client::builder().base_url(url).build()?;
    let accounts: Accounts =
        PAGES.map(|page| client.page(page, "a-token-for-the-simulator")).into_iter().collect();
    let worker = outbox.worker(&accounts).timeout(TIMEOUT).start().await?;
    Ok(worker.wait().await?)
}

async fn watch<DB: Database>(
    outbox: Outbox<DB>,
    file: &Path,
    messages: u64,
) -> Result<(), Failure> {
    let simulator =
        PAGES.iter().fold(Simulator::builder(), |builder, page| builder.page(page.to_string()));
    let simulator = simulator.start().await?;
    let before = outbox.counts().await?;
    let put = put(&outbox, messages).await?;
    let first = Process::start(file, simulator.url())?;
    let mut second = Process::start(file, simulator.url())?;
    let bar = bar(put)?;
    let ended = async |at_least: u64| -> Result<(), Failure> {
        loop {
            let counts = outbox.counts().await?;
            let open = counts.of(State::Waiting) + counts.of(State::Begun);
            bar.set_position(put.saturating_sub(open));
            bar.set_message(shares(&outbox).await?);
            if put.saturating_sub(open) >= at_least {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
    };
    ended(put / 3).await?;
    bar.println("one of the two is killed");
    second.kill();
    ended(put / 2).await?;
    bar.println("it is started again");
    second = Process::start(file, simulator.url())?;
    ended(put).await?;
    bar.finish_and_clear();
    report(&outbox, &simulator, &before).await?;
    drop((first, second));
    Ok(())
}

async fn put<DB: Database>(outbox: &Outbox<DB>, messages: u64) -> Result<u64, Failure> {
    let each = messages.div_ceil(8);
    for page in PAGES {
        let letters = (0..each).map(|number| {
            let recipient = 7_204_418_000_000_001 + number % 50;
            Putting::of(&message!(Messenger {
                recipient,
                text: format!("Message {number} of page {page}")
            }))
        });
        outbox.put_all(format!("messenger:{page}"), letters).commit().await?;
    }
    Ok(each * 8)
}

/// How many accounts each of the workers has.
async fn shares<DB: Database>(outbox: &Outbox<DB>) -> Result<String, Failure> {
    let workers = outbox.workers().await?;
    let shares: Vec<_> =
        workers.iter().map(|worker| format!("{} holds {}", worker.name, worker.holds)).collect();
    Ok(shares.join(", "))
}

async fn report<DB: Database>(
    outbox: &Outbox<DB>,
    simulator: &Simulator,
    before: &sendapi_outbox::Counts,
) -> Result<(), Failure> {
    let counts = outbox.counts().await?;
    let more = |state| counts.of(state) - before.of(state);
    println!("{:>6}  sent", more(State::Sent));
    println!("{:>6}  unknown: under way when the one was killed", more(State::Unknown));
    let mut received = BTreeMap::<_, u64>::new();
    for message in simulator.messages() {
        *received.entry(message.body().to_string()).or_default() += 1;
    }
    println!("{:>6}  received by the platform", simulator.messages().len());
    println!("{:>6}  received twice", received.values().filter(|times| **times > 1).count());
    Ok(())
}

/// Shows itself on a terminal only.
fn bar(length: u64) -> Result<ProgressBar, Failure> {
    let style = ProgressStyle::with_template("{wide_bar} {pos}/{len}, {per_sec}, {msg}")?;
    Ok(ProgressBar::new(length).with_style(style))
}

/// This program once more, as a worker. It ends with this.
struct Process(Child);

impl Process {
    fn start(file: &Path, url: &str) -> Result<Self, Failure> {
        let program: PathBuf = env::current_exe()?;
        Ok(Self(Command::new(program).arg(WORK).arg(file).arg(url).spawn()?))
    }

    /// As the system does it: nothing is finished, and nobody is told.
    fn kill(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        self.kill();
    }
}

const WORK: &str = "--work";
const PAGES: [u64; 8] = [101, 102, 103, 104, 105, 106, 107, 108];
const MESSAGES: u64 = 4000;
/// Short, since what a killed process had begun is told only when it cannot arrive any more.
const TIMEOUT: Duration = Duration::from_secs(10);
