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
//! What it takes, with `me` as the account and without a version too:
//!
//! - `POST /{version}/{account}/messages`: a message or an action, and with a multipart body a local
//!   file in the part `filedata`.
//! - `POST /{version}/{account}/message_attachments`: a file for later, by its `url` or as `filedata`,
//!   with `platform` if it is for Instagram. Types, sizes, Instagram's formats and file names are
//!   checked. `GET /attachments/{id}` gives the file back, for pages that show what was sent.
//! - `POST /{version}/` or `/{version}/me`: a batch of up to 50 of these requests, with `name`,
//!   `depends_on`, `omit_response_on_success`, `attached_files`, tokens of their own and references
//!   like `{result=upload:$.attachment_id}`, whose paths are members and places; wildcards, slices and
//!   filters are not known. An item's `headers` are read over. The items run in their order, and only
//!   an earlier one can be referred to. The answer of a named item is left out when it succeeds, unless
//!   it says `omit_response_on_success: false`; that of a child whose parent failed is `null`.
//!
//! The token comes as `Authorization: Bearer`, or as `access_token` in the query, the form, or the JSON
//! of everything but a message; the parameters as a JSON body, a form, multipart or in the query. With
//! [`Builder::app_secret`], `appsecret_proof` is checked, also with `appsecret_time`. What it refuses is
//! answered in the platform's error envelope, with all violations under `error_data`.
//!
//! It misbehaves on command: [`Simulator::faults`] takes errors, delays, cut connections and garbled
//! answers, for these requests or at random, and every message received and every exchange tells what
//! was done to it.
//!
//! What it does not know: people, the 24-hour window, what a URL leads to, what is in a file. It
//! judges a request by itself.
//!
//! The map: [`Simulator`] is the running server and [`Builder`] its settings; `service` leads one
//! request through `route` (path), `body`, `multipart` and `encoding` (bytes to JSON) and `token` and
//! `app_secret` (who may) to its endpoint's file: `messages`, `message_attachments`, `batch`. That one
//! makes it `accepted` or a `refusal`, and `ending` carries the answer out; [`Received`] and
//! [`Attachment`] are what was accepted, [`Exchange`] what an observer sees. [`Faults`] decides which
//! [`Fault`] meets which [`Requests`]; `line` is the connection that it can cut. Another endpoint is a
//! variant of [`Endpoint`] and a file with its `judge`.

#![forbid(unsafe_code)]

mod accepted;
mod accounts;
mod answer;
mod app_secret;
mod attachment;
mod attachments;
mod batch;
mod body;
mod builder;
mod call;
mod codes;
mod credentials;
mod encoding;
mod ending;
mod endpoint;
mod exchange;
mod fault;
mod faults;
mod files;
mod graph_errors;
mod half;
mod head;
mod ids;
mod kind;
mod line;
mod media;
mod memory;
mod message_attachments;
mod messages;
mod multipart;
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
mod upload;
mod usage;

pub use attachment::Attachment;
pub use builder::Builder;
pub use endpoint::Endpoint;
pub use exchange::Exchange;
pub use fault::Fault;
pub use faults::Faults;
pub use platform::Platform;
pub use received::Received;
pub use requests::Requests;
pub use simulator::Simulator;
pub use start_error::StartError;
pub use usage::Usage;
