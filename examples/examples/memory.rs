//! A bot that forgets nothing: end it however you like, even by `kill -9`, and start it again.
//!
//! ```sh
//! cargo run --example memory
//! ```
//!
//! It needs no account and no network: a simulator of the platform starts inside and prints the address of its chat page.
//! Say something, end the bot by Ctrl-C in the middle of the order, start it again, and go on. What it knows lies in
//! `memory.sqlite`, and what the simulator knows in `memory.json`, both in the folder where it is started.
//!
//! How it does that stands in `examples/src/memory/`.
#![forbid(unsafe_code)]

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use sendapi_examples::bot::Stage;
use sendapi_examples::complain;
use sendapi_examples::memory::{Book, Door, Failure, open};
use sendapi_simulator::Simulator;
use tokio::net::TcpListener;

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&*error);
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Failure> {
    let listener = TcpListener::bind("127.0.0.1:8080").await?;
    // At the same port each time, where the chat page may still be open.
    let settings = Simulator::builder().port(4000).state_file("memory.json");
    let stage = Stage::with_people(settings, "Bakery", listener.local_addr()?).await;
    let stage = stage.map_err(|error| error.to_string())?;
    if let Some(simulator) = &stage.simulator {
        anstream::println!("write to it at {}, Ctrl-C ends it", simulator.chat_url());
    }
    let book = Book::open(Path::new("memory.sqlite"))?;
    book.tidy().await?;
    let (verifier, handshake) = stage.proofs();
    let accounts = stage.accounts.clone();
    let inbox = open(accounts, verifier.clone(), handshake.clone(), book.clone()).await?;
    let door = Door { verifier, handshake, book, inbox: inbox.clone() };
    let stop = async { tokio::signal::ctrl_c().await.unwrap_or_default() };
    axum::serve(listener, door.router()).with_graceful_shutdown(stop).await?;
    // What is not finished is stored, and the next process takes it up.
    let unfinished = inbox.shutdown(Duration::from_secs(10)).await;
    anstream::println!("{} events left for the next time", unfinished.len());
    Ok(())
}
