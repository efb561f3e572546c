//! A shop in a conversation: shelves, a basket, a receipt, stars, somebody to talk to, and a word the next morning.
//!
//! ```sh
//! cargo run --example shop
//! ```
//!
//! It needs no account and no network. One command starts a simulator of the platform and the bot, and prints the
//! address of a page on which you write to the shop, at `http://127.0.0.1:4000/chat` if that port is free. Order
//! something and move the time there forward by a day: the shop tells you that your bread is ready.
//!
//! The same program answers people when the environment names a page: `SENDAPI_PAGE_ID`, `SENDAPI_PAGE_TOKEN`,
//! `SENDAPI_APP_SECRET` and `SENDAPI_VERIFY_TOKEN`. It listens at port 8080 then.
//!
//! - `SENDAPI_PUBLIC_URL`: where the platform finds this server, such as `https://bakery.example`. Without it there are
//!   no pictures on Messenger.
//! - `SENDAPI_URL`: another place than the platform, such as a simulator that is a program of its own.
//! - `PORT`: another port for the bot. With the simulator it takes any that is free.
//! - `SENDAPI_SIMULATOR_PORT`: another port for the simulator.
//!
//! The shop stands in `examples/src/shop`, and its whole conversation is a test: `examples/tests/shop`.
#![forbid(unsafe_code)]

use std::process::ExitCode;

use sendapi_examples::{complain, shop};

#[tokio::main]
async fn main() -> ExitCode {
    match shop::run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&*error);
            ExitCode::FAILURE
        }
    }
}
