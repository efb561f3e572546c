//! The chat page: you write to the bot as people do, and see what it sends and why something was refused.
//!
//! ```sh
//! cargo run --example chat
//! ```

use std::error::Error;

use sendapi_simulator::Simulator;

#[path = "../tests/rehearsal/mod.rs"]
mod rehearsal;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    tracing_subscriber::fmt::init();
    // At the same port each time, where the page may still be open; at another if somebody has it.
    let simulator = match rehearsal::begin(Simulator::builder().port(4000)).await {
        Ok(simulator) => simulator,
        Err(_) => rehearsal::begin(Simulator::builder()).await?,
    };
    println!("write to the bot at {}", simulator.chat_url());
    println!("Ctrl-C ends it");
    tokio::signal::ctrl_c().await?;
    Ok(())
}
