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
//! - everything that [`call`](sendapi_core::call) has beside `/messages`: the Messenger profile and the
//!   menu of a person, personas, labels, conversation routing, message templates and a small library of
//!   them, moderation and blocked people, subscriptions, people and their pictures, account linking,
//!   notification tokens, conversations with their messages, calls, welcome message flows, a few
//!   stickers, marketing messages (which show in no conversation), the account itself and what there is
//!   to know of a token. What is set can be read, over HTTP and by [`Simulator::account`]; lists have
//!   pages. Limits on the number of calls are not counted, but for that of marketing messages. What
//!   `graph.instagram.com` has not is refused to requests that name this host.
//!
//!   Templates wait for a review that never comes and can be sent all the while; one whose parameters have
//!   no samples is refused, as the platform refuses it. An account that has templates has no others: a
//!   message of an unknown one is refused. One that has none may send any, made elsewhere. With
//!   [`Builder::known_templates_only`] neither holds: what was not made here in that language, or is not approved, is
//!   refused. [`Simulator::approve_templates`] lets a review pass.
//!
//!   The words of the library's templates are the simulator's own, and no page that was read for this names a template
//!   of the platform's library: whether it has one of such a name, `GET /message_template_library` tells there.
//!
//! The token comes as `Authorization: Bearer` or `OAuth`, or as `access_token` in the query, the form or the JSON.
//! With [`Builder::app_secret`], `appsecret_proof` is checked, also with `appsecret_time`. What it refuses is
//! answered in the platform's error envelope, in its own sentences where they are on record; the advice, with all
//! violations, stands under `error_data`, and `error_user_msg`, which is for people, is left alone. Every answer has
//! `facebook-api-version`, `x-fb-trace-id` and `x-fb-request-id`; with [`Builder::tell_usage`] also the headers of the
//! rate limits.
//!
//! # Programs that know only the platform
//!
//! Whatever the platform takes is taken, in all its clothes: query and body together, JSON, forms with PHP's brackets
//! (`recipient[id]=7`), multipart, text of JSON where an object is due, booleans and numbers as text, words in capitals,
//! members at the top that nobody knows, `method` in place of the method, `ids`, and the parameters of every call
//! (`format`, `pretty`, `debug`, `locale`, `suppress_http_code`, and `fields` after a write). What a careful author would
//! not write so is told as a warning: in the log, at the chat page, in [`Exchange::to_json`], and with `debug=all` in the
//! answer. [`Builder::strict`] refuses it. Inside a message an unknown member is refused, as on the platform.
//!
//! `me` is the account of the token, where [`AccessToken::of_account`] says whose that is; otherwise the one account that
//! was named, or the one Page. A token that may be that of several is refused with the code 2500, as no token is; an id without a
//! token with 104. What is of one account is not there for the token of another (100/33). `me/accounts` gives a person the
//! tokens of their Pages ([`AccessToken::managing`]), and each is taken here as that Page's. A request whose `Host` is one of
//! Meta's has to bring a token of that host; on this machine's own names either will do.
//!
//! A conversation may be another app's: a token [of another app](AccessToken::of_app) passes, takes and asks for it, and the
//! bot is told of that, and of what the other app writes, on standby.
//!
//! It misbehaves on command: [`Simulator::faults`] takes errors, delays, cut connections, answers that are
//! garbled, stall or come from a gateway, and headers that speak of limits, for these requests or at
//! random, and every message received and every exchange tells what was done to it.
//!
//! # People and time
//!
//! A conversation has another side: [`Simulator::person`]. Whoever writes, or comments, opens the window
//! that the platform has for it, and a message that comes too late is refused with the platform's error.
//! [`Simulator::clock`] makes it later. To an id of nobody here anything may be sent at any time, unless
//! [`Builder::known_people_only`] says otherwise.
//!
//! With [`Builder::webhook`] it tells a bot what people do: handshake, signature, retries and all. So the
//! test of a bot is a conversation:
//!
//! ```
//! # use axum::{Router, extract::RawQuery, http::HeaderMap, routing::get};
//! # use sendapi_core::webhook::{Handshake, Kind, Verifier};
//! # /// Says hello to whoever writes.
//! # async fn run_bot(listener: tokio::net::TcpListener, graph: String) {
//! #     let handshake = async |RawQuery(query): RawQuery| {
//! #         Handshake::new("verify token").answer(&query.unwrap_or_default()).unwrap_or_default()
//! #     };
//! #     let receive = async move |headers: HeaderMap, body: axum::body::Bytes| {
//! #         let header = headers["x-hub-signature-256"].to_str().unwrap();
//! #         let webhook = Verifier::new("app secret").open(header, &body).unwrap();
//! #         for event in webhook.events() {
//! #             let (Kind::Message(_) | Kind::Postback(_)) = &event.kind else { continue };
//! #             let to = event.reply().unwrap().recipient;
//! #             let button = serde_json::json!({ "type": "postback", "title": "Again", "payload": "AGAIN" });
//! #             let template = serde_json::json!({ "template_type": "button", "text": "Hello", "buttons": [button] });
//! #             let message = serde_json::json!({ "attachment": { "type": "template", "payload": template } });
//! #             let body = serde_json::json!({ "recipient": { "id": to.person_id() }, "message": message });
//! #             let request = reqwest::Client::new().post(format!("{graph}/v26.0/101/messages"));
//! #             request.bearer_auth("token").json(&body).send().await.unwrap();
//! #         }
//! #     };
//! #     let router = Router::new().route("/webhook", get(handshake).post(receive));
//! #     axum::serve(listener, router).await.unwrap();
//! # }
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! use std::time::Duration;
//!
//! use sendapi_simulator::Simulator;
//! use serde_json::json;
//!
//! let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
//! let address = format!("http://{}/webhook", listener.local_addr()?);
//! let simulator = Simulator::builder()
//!     .page("101")
//!     .webhook(address, "app secret", "verify token")
//!     .start()
//!     .await?;
//! tokio::spawn(run_bot(listener, simulator.url().to_owned()));
//!
//! let ada = simulator.person("Ada");
//! ada.says("Good morning").await?;
//! ada.expects(json!({ "attachment": { "payload": { "text": "Hello" } } })).await?;
//!
//! simulator.clock().advance(Duration::from_secs(24 * 60 * 60));
//! ada.taps("Again").await?;
//! ada.expects(json!({ "attachment": { "payload": { "text": "Hello" } } })).await?;
//! # Ok(())
//! # }
//! ```
//!
//! Subscriptions decide what is told. A bot that does nothing about it is told what people do in conversations, and what
//! becomes of these; comments, its own messages and the like where it asks for them: by `POST /{account}/subscribed_apps`,
//! after which it is told what it named and nothing else, by [`Builder::subscribe`], or at the chat page. With
//! [`Builder::not_subscribed`] it begins without any, as at a Page that was just connected. What nobody subscribed to
//! happens all the same: [`Unexpected`], [`Simulator::untold`], the log and the chat page say that the bot was not told.
//!
//! What else happens to a bot is a [`Happening`]: people come by links and advertisements, tick plugins, log in, edit and take
//! back messages, reply to stories and mention the account, share posts, call, comment here and there; apps take the
//! conversation; the platform judges templates and enforces its policy.
//!
//! The platform may bring a webhook twice: [`Participant::tells_again`] and [`Simulator::redeliver`] do. It may bring several
//! late, in another order or in one body: [`Simulator::hold_webhooks`]. And its clock may not be the bot's:
//! [`Simulator::set_webhook_times_off`].
//!
//! What it does not know: what a URL leads to, what is in a file, and whether a utility template would be
//! approved. What was passed to another app is refused until it is taken back.
//!
//! # A bot in another process
//!
//! A bot that is a program of its own has a clock of its own: when the time is moved here, windows close here, and
//! what the bot does by its clock, such as a reminder tomorrow, waits for the real tomorrow. There are two ways. Bot and
//! simulator are one program, and the bot takes [`Simulator::clock`], as the example `shop` of this repository does; as
//! an example of the bot's crate, which has its dev-dependencies, such a program is in nobody's way. Or the bot asks the
//! simulator for the time, by HTTP. Below [`Simulator::url`], in JSON:
//!
//! | | is sent | is answered |
//! |---|---|---|
//! | `GET /simulator/clock` | | `now`, in milliseconds since 1970, and `ahead`, by how many it is later than in truth |
//! | `POST /simulator/clock` | `advance`, in seconds; `off`, by how many milliseconds the times in webhooks are later than they should be | the same, then, with `off` |
//! | `POST /simulator/people` | `account`, an id, and `name` | `id`, the conversation of this person with the account, new or not, and `person`, their id |
//! | `GET /simulator/conversations/{id}` | in the query `after` or `before`, an entry's `number`, and `limit`, or nothing | `entries`, what was said and done, as the chat page shows it |
//! | `POST /simulator/conversations/{id}/says` | `text`, and `reply_to`, a message's id, or nothing | `{}`; with `untold` where the bot is not told |
//! | `POST /simulator/conversations/{id}/sends` | in the query `type` (`image`, `video`, `audio`, `file`) and `name`; the file is the body | the same |
//! | `POST /simulator/conversations/{id}/sticker` | | the same |
//! | `POST /simulator/conversations/{id}/taps` | `mid`, and `pointer`, where in the message the button stands, such as `/quick_replies/0` | `{}` |
//! | `POST /simulator/conversations/{id}/posts_back` | `title`, `payload`: a tap on Get Started, an ice breaker or the menu | the same |
//! | `POST /simulator/conversations/{id}/reacts` | `mid`, and `emoji`, or nothing to take it back | the same |
//! | `POST /simulator/conversations/{id}/reads` | | `{}` |
//! | `POST /simulator/conversations/{id}/comments` | `text` of a comment below a post | `{}`, or `untold` |
//! | `POST /simulator/conversations/{id}/staff` | `text` that somebody at the inbox writes | `{}` |
//! | `POST /simulator/conversations/{id}/hands_back` | nothing: the inbox gives the conversation back | `{}` |
//! | `GET /simulator/deliveries` | in the query `conversation`, a person's id, or nothing | `items`, each as [`Delivery::to_json`] has it |
//! | `POST /simulator/deliveries` | `number` of a delivery, or `conversation` | the delivery that came of it, as by [`Simulator::redeliver`] or [`Participant::tells_again`] |
//! | `GET /simulator/untold` | | `items`: what the bot was not told, each as [`Untold::to_json`] has it |
//! | `GET /simulator/happenings` | | `happenings`: whatever can be made to happen beside writing and tapping, each with its `name`, its `inputs` and the field that tells it |
//! | `POST /simulator/happenings` | `happening`, its inputs, and `conversation`, or `account` and `person`, or `account` alone | `webhook`, what the bot is told, as by [`Participant::experiences`] and [`Simulator::happens`]; with `untold` where it is not, for want of a subscription to `field` |
//! | `POST /simulator/subscriptions` | `account`, and `fields`, or nothing for those that accounts begin with | `subscribed`: to what, then |
//! | `GET /simulator/webhooks` | | whether webhooks are held back (`hold`), and how many (`held`) |
//! | `POST /simulator/webhooks` | `hold`, true; or `release`: `in_order`, `reversed`, `twice`, `together`, `in_one_entry` | as above; or `items`, the deliveries that came of it, as by [`Simulator::release_webhooks`] |
//! | `POST /simulator/templates` | `account` | `approved`, how many, as by [`Simulator::approve_templates`] |
//!
//! What goes wrong is told in `error`, a sentence: with 400, 404 for a conversation that is none, 413 for a body that is
//! too long, or 502 if the bot did not take the webhook. Like the chat
//! page they are for this machine alone, unless the simulator listens beyond it, and for no other site in a browser.
//! They need no token.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let simulator = sendapi_simulator::Simulator::start().await?;
//! let clock = format!("{}/simulator/clock", simulator.url());
//! let day = serde_json::json!({ "advance": 24 * 60 * 60 });
//! reqwest::Client::new().post(&clock).json(&day).send().await?;
//! let time: serde_json::Value = reqwest::get(&clock).await?.json().await?;
//! assert_eq!(time["ahead"], 24 * 60 * 60 * 1000);
//! # Ok(())
//! # }
//! ```
//!
//! # The chat page
//!
//! At [`Simulator::chat_url`] one looks on and takes part in a browser: writes to the bot as anybody, taps, fills
//! in forms, lets anything happen, answers by hand as the Page Inbox, moves the clock, orders faults, holds webhooks back and
//! has one of the log sent again. What the API and the people of
//! a test do shows there at once, each refusal with the rules that were broken. The log beside it has the newest
//! requests and webhooks; [`Builder::observe`] and [`Builder::observe_deliveries`] give the same to a program, and
//! [`Exchange::to_json`] writes it as the page gets it. Nothing comes from elsewhere, and no other site in the same
//! browser may take part.
//!
//! ```
//! # #[tokio::main(flavor = "current_thread")]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! let simulator = sendapi_simulator::Simulator::builder().account_name("101", "Bakery").start().await?;
//! println!("Open {}", simulator.chat_url());
//! assert!(reqwest::get(simulator.chat_url()).await?.text().await?.contains("<html"));
//! # Ok(())
//! # }
//! ```
//!
//! With [`Builder::state_file`] conversations, what was set up, uploaded files and the time last from one run to
//! the next.
//!
//! # The map
//!
//! [`Simulator`] is the running server and [`Builder`] its settings; `dispatch` leads one request through `request`
//! (bytes to JSON), `route` (path) and `access` (who may) to its endpoint's file: in `messages`, in `batch`, and in
//! `calls` all others. They share the `context`: what was set up in `world`, files in `attachments`, conversations in
//! `talk`, and the `journal` of what happened. That one makes it `accepted` or, in `answers`, a `refusal`, and
//! `faults::ending` carries the answer out; [`Received`] and [`Attachment`] are what was accepted, [`Exchange`] what
//! an observer sees. [`Faults`] decides which [`Fault`] meets which [`Requests`]; `wire::line` is the connection that
//! it can cut. Another endpoint is a variant of [`Endpoint`] and a file with its `judge`.
//!
//! `talk` holds a `conversation` for each [`Participant`], which knows who may write until when, and a `grant` for
//! each comment and token; `talk::events` makes the platform's events of what people do, `messages::follow` those
//! after a message, and `courier` brings them to the bot: `desk` keeps their order, `hand` tries each as often as the
//! platform does. `talk::told_by` says which field of a subscription tells them; `participant::happening` is the table of what
//! can be made to happen.
//!
//! What happens in a conversation is an `entry` of it, and what goes over the line either way an item of the
//! `journal::log`; `feed` tells listeners that something is new, and by its id what. `chat` is the page's side
//! of that: it serves the files in the folder `page` and the calls below `/chat/api`, a few of them below `/simulator`
//! too: `read` (what is there), `act`, `control` and `deliveries` (what is done there) and `news` (what changes, as it
//! changes); `world::utility` fills in the templates that it shows. `state` listens too, and writes everything into a file: `form` is what stands in it,
//! `snapshot` and `restore` lead there and back. `program` is the command line.
//!
//! Folders know each other in one direction only: from the bottom `wire`, `answers`, `route` and `access`, `request`,
//! `faults`, `journal`, then `attachments`, `world`, `talk` and `courier`, the `context` of them all, the endpoints,
//! `dispatch`; and above it `participant`, `state` and `chat`.

#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod access;
mod answers;
mod attachments;
mod batch;
mod calls;
mod chat;
mod clock;
mod context;
mod courier;
mod dispatch;
mod faults;
mod feed;
mod journal;
mod messages;
mod participant;
mod platform;
mod request;
mod route;
mod simulator;
mod start_error;
mod state;
mod stop;
mod talk;
mod time;
mod wire;
mod world;

pub use access::access_token::AccessToken;
pub use attachments::attachment::Attachment;
pub use clock::Clock;
pub use courier::hold::Release;
pub use courier::subscription::Subscription;
pub use courier::webhook_error::WebhookError;
pub use faults::Faults;
pub use faults::fault::Fault;
pub use faults::requests::Requests;
pub use faults::usage::Usage;
pub use journal::delivery::{Delivery, Outcome};
pub use journal::exchange::Exchange;
pub use journal::not_told::Untold;
pub use journal::received::Received;
pub use participant::{ActionError, Expected, Happening, Participant, Staff, Unexpected};
pub use platform::Platform;
pub use route::endpoint::Endpoint;
pub use simulator::Simulator;
pub use simulator::builder::Builder;
pub use start_error::StartError;
pub use world::{Account, Person};
