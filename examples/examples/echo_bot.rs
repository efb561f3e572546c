//! The smallest bot: it says what people say.
//!
//! ```sh
//! cargo run --example echo_bot
//! ```
//!
//! It needs no account and no network: a simulator of the Send API starts inside and tells what the bot sends. Write to
//! it from another terminal; the app secret is `sesame`:
//!
//! ```sh
//! body='{"object":"page","entry":[{"id":"101","messaging":[{"sender":{"id":"7"},"recipient":{"id":"101"},
//!   "timestamp":'$(date +%s000)',"message":{"mid":"m_'$RANDOM'","text":"Good morning"}}]}]}'
//! signature=$(printf %s "$body" | openssl dgst -sha256 -hmac sesame -r | cut -d' ' -f1)
//! curl -i -H 'Content-Type: application/json' -H "X-Hub-Signature-256: sha256=$signature" \
//!   --data-binary "$body" http://127.0.0.1:8080/webhook
//! ```
//!
//! It answers people instead when the environment names a page: `SENDAPI_PAGE_ID`, `SENDAPI_PAGE_TOKEN`,
//! `SENDAPI_APP_SECRET` and `SENDAPI_VERIFY_TOKEN`. `PORT` is another port than 8080, and `SENDAPI_URL` another place than the
//! platform, such as a simulator that is a program of its own.
//!
//! What it says stands in `examples/src/echo_bot.rs`, the server in `examples/src/bot/mod.rs`.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use sendapi_examples::echo_bot::echo;
use sendapi_examples::{bot, complain};

#[tokio::main]
async fn main() -> ExitCode {
    match bot::run(echo).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&*error);
            ExitCode::FAILURE
        }
    }
}
