//! The bot as a program: settings from the environment, until Ctrl-C or SIGTERM.

use std::error::Error;
use std::process::ExitCode;

use tokio::net::TcpListener;

use my_bot::{Settings, serve, stop};

#[tokio::main]
async fn main() -> ExitCode {
    // A line for each message and each event; `RUST_LOG=debug` tells more.
    tracing_subscriber::fmt::init();
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let settings = Settings::read(|name| std::env::var(name).ok())?;
    let listener = TcpListener::bind(settings.address).await;
    let listener = listener.map_err(|error| format!("{}: {error}", settings.address))?;
    println!("listens at http://{}/webhook", listener.local_addr()?);
    Ok(serve(settings, listener, stop()).await?)
}
