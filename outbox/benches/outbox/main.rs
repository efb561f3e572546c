//! What an outbox does in a second on this machine, beside a plain INSERT loop on the same database and a bare loop of sends to
//! the same server: put one by one, put in bulk, worked off by one process and by several; how long a put takes to
//! be a request; and what a long queue costs. Nothing is asserted.
//!
//! ```sh
//! cargo bench -p sendapi-outbox --features postgres --bench outbox
//! cargo bench -p sendapi-outbox --features postgres --bench outbox -- 100000 --long
//! ```
//!
//! The number is how many messages are worked off, 20,000 unless told. `--long` also fills the database with a queue of
//! 300,000, keeps an old snapshot of it open, and looks at the memory with a million. `SENDAPI_POSTGRES` is the address of a
//! database of PostgreSQL of one's own, **whose schema `sendapi` is dropped**; without it that half is left out.
#![expect(
    clippy::print_stdout,
    clippy::unwrap_used,
    reason = "it tells people, and ends at the first surprise"
)]

mod bare;
mod long;
mod place;
mod server;
mod work;

use std::time::{Duration, Instant};

use sqlx::Sqlite;

use place::Measured;
use server::Server;

/// The address of a database of one's own.
#[cfg(feature = "postgres")]
const POSTGRES: &str = "SENDAPI_POSTGRES";

#[tokio::main]
async fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    if let Some(ended) = work::as_process(&arguments).await {
        return ended;
    }
    let messages = arguments.iter().find_map(|one| one.parse().ok()).unwrap_or(20_000);
    let is_long = arguments.iter().any(|one| one == "--long");
    let cores = std::thread::available_parallelism().map_or(0, std::num::NonZero::get);
    println!(
        "{messages} messages of 340 bytes to {} persons on {} accounts, {cores} cores",
        work::PERSONS,
        work::ACCOUNTS
    );
    let bare = bare::send(&Server::start().await, messages).await;
    println!("a bare loop of sends, 64 at a time: {bare:.0} a second");
    all::<Sqlite>(messages, is_long, bare).await;
    postgres(messages, is_long, bare).await;
}

#[cfg(feature = "postgres")]
async fn postgres(messages: u64, is_long: bool, bare: f64) {
    if std::env::var(POSTGRES).is_ok() {
        all::<sqlx::Postgres>(messages, is_long, bare).await;
    } else {
        println!("left out: PostgreSQL, since `{POSTGRES}` names none");
    }
}

#[cfg(not(feature = "postgres"))]
fn postgres(_: u64, _: bool, _: f64) -> std::future::Ready<()> {
    println!("left out: PostgreSQL, build with `--features postgres`");
    std::future::ready(())
}

async fn all<DB: Measured>(messages: u64, is_long: bool, bare: f64) {
    println!("\n{}\n{:50} {:>10} {:>8} {:>8}", DB::CALLED, "", "a second", "INSERT", "send");
    let some = messages.min(2000);
    let place = DB::fresh().await;
    let since = Instant::now();
    DB::insert(&place.outbox, &work::message(1).to_json(), some).await;
    let rates = Rates { insert: per_second(some, since.elapsed()), bare };
    rates.show("INSERT into a table of one's own, a commit each", rates.insert);
    rates.show("put, a commit each", work::put_each(&place.outbox, some).await);
    rates.show("put, 16 at a time", work::put_by_many(&place.outbox, some * 4, 16).await);
    let place = DB::fresh().await;
    rates.show("put_all", work::put_all(&place.outbox, messages).await);
    rates.show("worked off", work::off(&place.outbox, messages).await);
    for processes in [1, 2, 4] {
        let place = DB::fresh().await;
        work::put_all(&place.outbox, messages).await;
        let rate = work::off_by_processes(&place, messages, processes).await;
        rates.show(&format!("worked off by {processes} processes"), rate);
    }
    let place = DB::fresh().await;
    let (median, slow) = work::put_to_request(&place.outbox, 100).await;
    println!("from a put to its request, idle: median {median:.1?}, 95 of 100 within {slow:.1?}");
    if is_long {
        long::queue::<DB>(&rates).await;
    }
}

/// What is measured beside.
pub(crate) struct Rates {
    insert: f64,
    bare: f64,
}

impl Rates {
    pub(crate) fn show(&self, what: &str, per_second: f64) {
        let Self { insert, bare } = self;
        println!(
            "{what:50} {per_second:>10.0} {:>8.2} {:>8.2}",
            per_second / insert,
            per_second / bare
        );
    }
}

#[expect(clippy::cast_precision_loss, reason = "it is rounded anyway")]
pub(crate) fn per_second(count: u64, time: Duration) -> f64 {
    count as f64 / time.as_secs_f64()
}
