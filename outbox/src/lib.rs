//! Messages that outlive the process: they are put into the user's own database, in the user's own transaction, and sent
//! from there.
//!
//! A message that is put is there when the transaction commits, and only then. What became of it can be asked by its
//! [`Ticket`]. Whoever puts needs no token, and no connection to the platform.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use sendapi::message;
//! use sendapi_outbox::{Outbox, Outcome};
//!
//! # let folder = tempfile::tempdir()?;
//! # let file = folder.path().join("shop.db");
//! let outbox = Outbox::open(file).await?;
//! let ready = message!(Messenger { recipient: "7204418830956127", text: "Your bread is ready" });
//!
//! // Beside what the shop itself writes: both are there, or neither.
//! let mut transaction = outbox.sqlite().begin().await?;
//! sqlx::query("CREATE TABLE orders (id INTEGER PRIMARY KEY, ready)").execute(&mut *transaction).await?;
//! sqlx::query("INSERT INTO orders VALUES (7, TRUE)").execute(&mut *transaction).await?;
//! let put = outbox.put("messenger:1234567890", &ready).key("order-7").within(&mut transaction).await?;
//! transaction.commit().await?;
//!
//! assert!(matches!(outbox.outcome(put.ticket()).await?, Some(Outcome::Waiting { .. })));
//! # Ok(())
//! # }
//! ```
//!
//! Workers send what was put, in as many processes as you like; it does not matter which of them has put it:
//!
//! ```no_run
//! # async fn run(outbox: sendapi_outbox::Outbox) -> Result<(), Box<dyn std::error::Error>> {
//! use sendapi::{Accounts, Client};
//!
//! let client = Client::builder().app_secret(std::env::var("APP_SECRET")?).build()?;
//! let mut accounts = Accounts::new();
//! accounts.add(client.page("1234567890", std::env::var("PAGE_TOKEN")?))?;
//! let worker = outbox.worker(&accounts).start().await?;
//! tokio::signal::ctrl_c().await?;
//! worker.shutdown().await?;
//! # Ok(())
//! # }
//! ```
//!
//! What comes in is kept in the same way, by an [`Inbox`]: its handler answers, remembers and writes in one transaction. With the
//! feature `axum` it has an address that the platform posts to: the module `axum`.
//!
//! The database is a file of SQLite, for processes on one machine, or with the feature `postgres` a database of PostgreSQL, for
//! processes on any number of machines: `Outbox::postgres(pool)`, and `Outbox<sqlx::Postgres>` where a type is named. All
//! else is the same.
//!
//! Other languages and other drivers put by one statement, with JSON: see [`Outbox::put`]. Many are put by
//! [`Outbox::put_all`].
//!
//! # What is asked and decided
//!
//! - What became of a message: [`Outbox::outcome`] of one, [`Outbox::outcomes`] of all, one after the other, to whoever has to
//!   know.
//! - Whether it goes at all: [`Outbox::cancel`], and [`Outbox::send_again`] where nobody knows whether it arrived.
//! - How it stands: [`Outbox::counts`] is what to watch, [`Outbox::accounts`] has it for each account, [`Outbox::workers`]
//!   has who works, and [`Outbox::pause`] lets an account rest.
//! - Which messages are there: [`Outbox::messages`], and all that is known of one, [`Outbox::message`].
//! - How what came in stands: [`Outbox::inbox_status`]; what was given up, [`Outbox::events`], is handled again by
//!   [`Outbox::handle_again`].
//! - How all of it is looked after, from sizing to backups and alarms: [`operating`]. What it tells while it works, by
//!   `tracing` and `metrics`: [`observe`].
//! - What becomes of a database that was put back, copied, or taken over by a standby: [`Outbox::adopt`], [`Outbox::named`].
//! - How long it is kept: [`Outbox::clean_up`]; and [`Outbox::forget`], for a person who wants that.
//!
//! # What it promises
//!
//! Never twice by itself, never lost, always told. It does not promise that a message arrives exactly once: nobody can, for
//! the platform knows no idempotency key. What nobody knows is [`Outcome::Unknown`], and stays so until somebody decides.
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[doc = include_str!("../docs/operating.md")]
pub mod operating {}

/// Its example runs as a test.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
mod readme {}

mod account_name;
mod asked;
#[cfg(feature = "axum")]
pub mod axum;
mod chunks;
mod database;
mod desk;
mod error;
mod event_id;
mod inbox;
mod mark;
pub mod observe;
mod open;
mod outbox;
mod outcome;
mod peers;
#[cfg(feature = "postgres")]
mod postgres;
mod protocol;
mod put;
mod put_all;
mod puttable;
mod putting;
mod request;
mod retention;
mod rows;
#[cfg(feature = "sqlite")]
mod sqlite;
mod state;
mod statements;
mod stop;
mod store;
mod ticket;
mod time;
mod values;
mod worker;

#[cfg(test)]
#[path = "../tests/tested/mod.rs"]
#[allow(dead_code, reason = "the tests in `tests/` use all of it")]
mod tested;

// What both kinds of tests share names the crate as those in `tests/` do.
#[cfg(test)]
extern crate self as sendapi_outbox;

pub use account_name::AccountName;
pub use asked::Reader;
pub use database::Database;
pub use error::Error;
pub use event_id::EventId;
pub use inbox::{Failed, Handler, Inbox, InboxBuilder, NotReceived, Received, Turn, Writing};
pub use outbox::Outbox;
pub use outcome::{NotSent, Outcome};
pub use put::Put;
pub use put_all::{PutAll, PutAllError, PutSoFar, PuttingAll};
pub use puttable::Puttable;
pub use putting::Putting;
pub use retention::{CleanedUp, Retention};
pub use state::State;
pub use ticket::Ticket;
pub use values::{
    AccountStatus, Adopted, Counts, EventState, EventStatus, Forgotten, InboxStatus, LookedUp,
    MessageStatus, Pause, Paused, Person, ReaderStatus, Told, Which, WhichEvents, WorkerStatus,
};
pub use worker::{Worker, WorkerBuilder};
