//! A Send API on loopback: prints where it listens, then a line for each request.

#![forbid(unsafe_code)]

use std::error::Error;
use std::io::{self, Write};
use std::pin::pin;
use std::process::ExitCode;

use clap::Parser;
use sendapi_simulator::{Builder, Delivery, Exchange, Fault, Simulator, StartError, Subscription};

/// A Send API on loopback that checks every request by the platform's rules: messages, uploads
/// (`message_attachments`) and batches.
///
/// Prints the URL on standard output, then for each request a line on standard error, with every
/// violation of the refused ones. Runs until Ctrl-C or SIGTERM.
#[derive(Parser)]
#[command(name = "sendapi-simulator", version)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
struct Arguments {
    /// Port on 127.0.0.1; 0 is any free one
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Account that is a Page (may be repeated); every account that is not named is one too
    #[arg(long, value_name = "ID")]
    page: Vec<String>,
    /// Account that is an Instagram account (may be repeated)
    #[arg(long, value_name = "ID")]
    instagram: Vec<String>,
    /// Token to accept (may be repeated); without any, every token is accepted
    #[arg(long)]
    token: Vec<String>,
    /// App secret: every request has to prove by `appsecret_proof` that it knows it. Better given by the
    /// environment, since other users of the machine can see arguments
    #[arg(long, env = "SENDAPI_APP_SECRET", value_name = "SECRET", hide_env_values = true)]
    app_secret: Option<String>,
    /// Refuse messages with an `attachment_id` that was not uploaded here
    #[arg(long)]
    known_attachments_only: bool,
    /// Refuse messages with a `persona_id` that was not made here
    #[arg(long)]
    known_personas_only: bool,
    /// Refuse messages to ids, comments and one-time tokens of nobody who writes here
    #[arg(long)]
    known_people_only: bool,
    /// Address of a bot, such as `http://127.0.0.1:8080/webhook`: it is told what people do, signed with
    /// the app secret and after the platform's handshake
    #[arg(long, env = "SENDAPI_WEBHOOK", value_name = "URL")]
    webhook: Option<String>,
    /// Secret to sign webhooks with, if it is not --app-secret. Better given by the environment
    #[arg(long, env = "SENDAPI_WEBHOOK_SECRET", value_name = "SECRET", hide_env_values = true)]
    webhook_secret: Option<String>,
    /// Token of the handshake, as the bot knows it. Better given by the environment
    #[arg(long, env = "SENDAPI_VERIFY_TOKEN", value_name = "TOKEN", hide_env_values = true)]
    verify_token: Option<String>,
    /// Let the bot be on another machine
    #[arg(long)]
    webhook_anywhere: bool,
    /// Tell the bot after each of its messages: `message_echoes`, `message_deliveries` or
    /// `message_reads` (may be repeated)
    #[arg(long, value_name = "FIELD", value_parser = field)]
    subscribe: Vec<Subscription>,
    /// Share of requests that something goes wrong with, from 0 to 1: errors, delays, cut
    /// connections and garbled answers, each as often as the others
    #[arg(long, value_name = "SHARE", default_value_t = 0.0, value_parser = share)]
    faults: f64,
    /// Seed of the faults: the same one gives the same faults in the same order
    #[arg(long, default_value_t = 0)]
    seed: u64,
}

fn share(text: &str) -> Result<f64, String> {
    let share = text.parse().map_err(|_| "a share is a number such as 0.05".to_owned())?;
    if (0.0..=1.0).contains(&share) { Ok(share) } else { Err("a share is from 0 to 1".to_owned()) }
}

fn field(word: &str) -> Result<Subscription, String> {
    let found = Subscription::ALL.into_iter().find(|field| field.to_string() == word);
    found.ok_or_else(|| {
        let [first, second, third] = Subscription::ALL;
        format!("a field is `{first}`, `{second}` or `{third}`")
    })
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Arguments::parse()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say(&format!("error: {}", with_sources(&*error)));
            ExitCode::FAILURE
        }
    }
}

async fn run(arguments: Arguments) -> Result<(), Box<dyn Error>> {
    let mut stop = pin!(signal()?);
    let has_bot = arguments.webhook.as_ref().is_some_and(|url| !url.is_empty());
    let simulator = start(arguments).await?;
    writeln!(io::stdout(), "{}", simulator.url())?;
    tokio::select! {
        () = &mut stop => {}
        () = greet(&simulator), if has_bot => stop.await,
    }
    simulator.shutdown().await;
    Ok(())
}

/// A bot that is not there yet is asked again before it is told anything.
async fn greet(simulator: &Simulator) {
    if let Err(error) = simulator.verify_webhook().await {
        say(&format!("warning: {error}"));
    }
}

async fn start(arguments: Arguments) -> Result<Simulator, StartError> {
    let Arguments { faults, seed, .. } = arguments;
    let builder =
        Simulator::builder().port(arguments.port).observe(log).observe_deliveries(log_delivery);
    let builder = arguments.page.into_iter().fold(builder, Builder::page);
    let builder = arguments.instagram.into_iter().fold(builder, Builder::instagram);
    let builder = arguments.token.into_iter().fold(builder, Builder::token);
    // A variable that is set to nothing is as good as none.
    let app_secret = arguments.app_secret.filter(|secret| !secret.is_empty());
    let webhook_secret = arguments.webhook_secret.filter(|secret| !secret.is_empty());
    let webhook_secret = webhook_secret.or_else(|| app_secret.clone()).unwrap_or_default();
    let builder = app_secret.into_iter().fold(builder, Builder::app_secret);
    let builder = match arguments.webhook.filter(|url| !url.is_empty()) {
        Some(url) => {
            builder.webhook(url, webhook_secret, arguments.verify_token.unwrap_or_default())
        }
        None => builder,
    };
    let builder = arguments.subscribe.into_iter().fold(builder, Builder::subscribe);
    let builder = if arguments.webhook_anywhere { builder.webhook_anywhere() } else { builder };
    let builder = if arguments.known_people_only { builder.known_people_only() } else { builder };
    let strict = arguments.known_attachments_only;
    let builder = if strict { builder.known_attachments_only() } else { builder };
    let strict = arguments.known_personas_only;
    let builder = if strict { builder.known_personas_only() } else { builder };
    let simulator = builder.start().await?;
    if faults > 0.0 {
        simulator.faults().at_random(seed, Fault::mixture(faults));
    }
    Ok(simulator)
}

fn log(exchange: &Exchange) {
    say(&exchange.to_string());
}

fn log_delivery(delivery: &Delivery) {
    say(&delivery.to_string());
}

/// A log that nobody reads any more is no reason to stop.
fn say(line: &str) {
    let _ = writeln!(io::stderr(), "{line}");
}

fn with_sources(error: &dyn Error) -> String {
    match error.source() {
        Some(source) => format!("{error}\n  because: {}", with_sources(source)),
        None => error.to_string(),
    }
}

/// Listens for the signals at once; the future ends with the first one.
#[cfg(unix)]
fn signal() -> io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

#[cfg(not(unix))]
fn signal() -> io::Result<impl Future<Output = ()>> {
    Ok(async {
        // Without a signal to wait for there is nothing left but to stop.
        let _ = tokio::signal::ctrl_c().await;
    })
}
