//! A Send API on loopback: it checks every request by the rules of `sendapi-core` and answers as the
//! platform does. For tests, examples and work without an account or a network.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use sendapi_simulator::Simulator;
//!
//! let simulator = Simulator::start().await?;
//! let answer = reqwest::Client::new()
//!     .post(format!("{}/v26.0/101/messages", simulator.url()))
//!     .bearer_auth("any token")
//!     .json(&serde_json::json!({
//!         "recipient": { "id": "1254477777772919" },
//!         "messaging_type": "RESPONSE",
//!         "message": { "text": "Hello" },
//!     }))
//!     .send()
//!     .await?;
//!
//! assert_eq!(answer.status(), 200);
//! let messages = simulator.messages();
//! assert_eq!(messages[0].account(), "101");
//! assert_eq!(messages[0].body()["message"]["text"], "Hello");
//! # Ok(())
//! # }
//! ```
//!
//! What it takes: `POST /{version}/{account}/messages`, with `me` as the account and without a version
//! too; the token as `Authorization: Bearer`, or as `access_token` in the query or the form; a JSON
//! body, a form, or the same parameters in the query. What it refuses is answered in the platform's
//! error envelope, with all violations under `error_data`.
//!
//! It misbehaves on command: [`Simulator::faults`] takes errors, delays, cut connections and garbled
//! answers, for these requests or at random, and every message received and every exchange tells what
//! was done to it.
//!
//! What it does not know: people, the 24-hour window, what a URL leads to, app secrets
//! (`appsecret_proof` is read over). It judges a request by itself.
//!
//! The map: [`Simulator`] is the running server and [`Builder`] its settings; `service` leads one
//! request through `route` (path), `body` and `encoding` (bytes to JSON), `token` and `platform` (who
//! may, by which rules) to `answer` or `refusal`, and `ending` carries it out; [`Received`] is what was
//! accepted, [`Exchange`] what an observer sees. [`Faults`] decides which [`Fault`] meets which
//! [`Requests`]; `line` is the connection that it can cut.

#![forbid(unsafe_code)]

mod accounts;
mod answer;
mod body;
mod builder;
mod codes;
mod encoding;
mod ending;
mod exchange;
mod fault;
mod faults;
mod graph_errors;
mod half;
mod ids;
mod kind;
mod line;
mod memory;
mod platform;
mod received;
mod refusal;
mod reply;
mod requests;
mod route;
mod service;
mod simulator;
mod start_error;
mod stop;
mod token;
mod usage;

pub use builder::Builder;
pub use exchange::Exchange;
pub use fault::Fault;
pub use faults::Faults;
pub use platform::Platform;
pub use received::Received;
pub use requests::Requests;
pub use simulator::Simulator;
pub use start_error::StartError;
pub use usage::Usage;
