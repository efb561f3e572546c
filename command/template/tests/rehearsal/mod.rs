//! The bot in one process with a simulator of the platform, which needs no account and no network.

use std::error::Error;
use std::future::pending;

use sendapi_simulator::{Builder, Simulator};
use tokio::net::TcpListener;

use my_bot::{Settings, serve};

/// Starts the bot, and a simulator that tells it what people do.
pub async fn begin(simulator: Builder) -> Result<Simulator, Box<dyn Error>> {
    let listener = TcpListener::bind("127.0.0.1:0").await?;
    let webhook = format!("http://{}/webhook", listener.local_addr()?);
    // [messenger]
    let simulator = simulator.page(PAGE).account_name(PAGE, NAME);
    // [end]
    // [instagram]
    let simulator = simulator.instagram(INSTAGRAM).account_name(INSTAGRAM, NAME);
    // [end]
    let simulator = simulator.webhook(webhook, SECRET, VERIFY_TOKEN);
    let simulator = simulator.start().await?;
    let settings = Settings::read(|name| variable(name, simulator.url()))?;
    tokio::spawn(serve(settings, listener, pending()));
    Ok(simulator)
}

/// The bot's environment, made up.
fn variable(name: &str, url: &str) -> Option<String> {
    let value = match name {
        "SENDAPI_URL" => url,
        // [messenger]
        "SENDAPI_PAGE_ID" => PAGE,
        "SENDAPI_PAGE_TOKEN" => TOKEN,
        // [end]
        // [instagram]
        "SENDAPI_INSTAGRAM_ID" => INSTAGRAM,
        "SENDAPI_INSTAGRAM_TOKEN" => TOKEN,
        // [end]
        "SENDAPI_APP_SECRET" => SECRET,
        // [both]
        "SENDAPI_INSTAGRAM_APP_SECRET" => SECRET,
        // [end]
        "SENDAPI_VERIFY_TOKEN" => VERIFY_TOKEN,
        _ => return None,
    };
    Some(value.to_owned())
}

const NAME: &str = "my-bot";
// [messenger]
pub const PAGE: &str = "101";
// [end]
// [instagram]
pub const INSTAGRAM: &str = "17841400000000101";
// [end]
const TOKEN: &str = "any-token";
const SECRET: &str = "sesame";
const VERIFY_TOKEN: &str = "open";
