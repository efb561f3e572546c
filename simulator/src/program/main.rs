//! A Send API on loopback: prints where it listens, then a line for each request.

#![forbid(unsafe_code)]

mod arguments;
mod logging;
mod signal;
mod token;

use std::error::Error;
use std::io::{self, Write};
use std::pin::pin;
use std::process::ExitCode;

use clap::Parser;
use sendapi_simulator::Simulator;

use arguments::Arguments;
use logging::Log;

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let log = arguments.log;
    match run(arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log.error(&with_sources(&*error));
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let mut stop = pin!(signal::stop()?);
    let (log, has_bot) = (arguments.log, arguments.has_bot());
    let simulator = arguments.start().await?;
    writeln!(io::stdout(), "{}", simulator.url())?;
    // The reader of the first line may have closed the pipe by now.
    let _ = writeln!(io::stdout(), "chat page: {}", simulator.chat_url());
    tokio::select! {
        () = &mut stop => {}
        () = greet(&simulator, log), if has_bot => stop.await,
    }
    simulator.shutdown().await;
    Ok(())
}

/// A bot that is not there yet is asked again before it is told anything.
async fn greet(simulator: &Simulator, log: Log) {
    if let Err(error) = simulator.verify_webhook().await {
        log.warning(&error.to_string());
    }
}

fn with_sources(error: &dyn Error) -> String {
    match error.source() {
        Some(source) => format!("{error}\n  because: {}", with_sources(source)),
        None => error.to_string(),
    }
}
