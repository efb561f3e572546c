//! The shop that survives: whoever orders bread gets it, whenever the program is killed.
//!
//! ```sh
//! cargo run -p sendapi-outbox --example durable_shop
//! cargo run -p sendapi-outbox --example durable_shop -- shop.db
//! ```
//!
//! It needs no account and no network. One command starts a simulator of the platform and the bot, and prints the address of a
//! page on which you write to the shop. Order something, kill the program with `kill -9` while it charges you, and start it
//! again: it goes on where it was, the order is there once, and so is the receipt. Some seconds later it tells you that your
//! bread is ready, also if it was killed meanwhile. The argument is the database; without it that lies in the system's folder
//! for what is temporary, beside what the simulator remembers. With `--features postgres`, `SENDAPI_POSTGRES` names a
//! database of PostgreSQL instead, such as `postgres://localhost/trial`.
//!
//! The same program answers people when the environment names a page: `SENDAPI_PAGE_ID`, `SENDAPI_PAGE_TOKEN`,
//! `SENDAPI_APP_SECRET` and `SENDAPI_VERIFY_TOKEN`; `SENDAPI_URL` is another place than the platform. It listens at `PORT`, 8080
//! unless told.
//!
//! The shop stands in `shop/`; `outbox/tests/outbox/durable_shop.rs` kills it in processes of its own.
#![forbid(unsafe_code)]

#[path = "../by_address/mod.rs"]
mod by_address;
mod shop;

use std::env;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use sendapi_outbox::Outbox;
use sendapi_simulator::Simulator;
use tokio::net::TcpListener;

use crate::by_address::Opened;
use crate::shop::{Failure, Orders, Shop, Stage};

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

async fn run() -> Result<(), Failure> {
    let file = env::args().nth(1).map(PathBuf::from);
    let file = file.unwrap_or_else(|| env::temp_dir().join("sendapi-durable-shop.db"));
    let named = Stage::named()?;
    let port = env::var("PORT").map_or(Ok(8080), |port| port.parse())?;
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    // As long as it lives, a simulator answers.
    let (stage, _simulator) = match named {
        Some(stage) => (stage, None),
        None => rehearsal(&file, port).await?,
    };
    match by_address::open(&file).await? {
        Opened::Sqlite(outbox) => serve(outbox, &stage, listener).await,
        #[cfg(feature = "postgres")]
        Opened::Postgres(outbox) => serve(outbox, &stage, listener).await,
    }
}

async fn serve<DB: Orders>(
    outbox: Outbox<DB>,
    stage: &Stage,
    listener: TcpListener,
) -> Result<(), Failure> {
    println!("Ctrl-C closes the shop, and `kill -9` does no harm");
    let shop = Shop::open(outbox, stage).await?;
    shop.serve(listener, async { drop(tokio::signal::ctrl_c().await) }).await
}

/// In a simulator, which goes on where the last one ended.
async fn rehearsal(file: &Path, port: u16) -> Result<(Stage, Option<Simulator>), Failure> {
    let stage = Stage::made_up();
    let simulator = Simulator::builder()
        .port(4000)
        .page(&stage.page)
        .webhook(format!("http://127.0.0.1:{port}/webhook"), &stage.app_secret, &stage.verify_token)
        .state_file(file.with_extension("simulator.json"))
        .start()
        .await?;
    println!("the shop is open: {}", simulator.chat_url());
    Ok((Stage { url: Some(simulator.url().to_owned()), ..stage }, Some(simulator)))
}
