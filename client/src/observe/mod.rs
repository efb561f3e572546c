//! Seeing inside: spans, events and numbers on every message and call, and on what comes in by webhooks.
//!
//! The feature `tracing` gives spans and events to the subscriber of the program, the feature
//! `metrics` numbers to its recorder: those of the crates [tracing](https://docs.rs/tracing) and
//! [metrics](https://docs.rs/metrics). Both features are off by default. Without them nothing of this
//! is compiled, and with them nothing behaves differently.
//!
//! No text of a message, no recipient, no access token, no app secret and no words of the platform
//! show here: whatever is told is an id of the account or of a message, a number, one of the words below, or a sentence of
//! this crate. Words of a handler's own error show where no [`on_error`](crate::webhook::InboxBuilder::on_error) tells them.
//!
//! # What one sees
//!
//! `tracing_subscriber::fmt()` without any setting prints one line for each message that was sent and one for each event that
//! was handled, and a line with the cause for whatever failed. That is one line too where a handler returns the error of the
//! message that it could not send:
//!
//! ```text
//! INFO sendapi.handler{account="101" kind="message" wait=0.0}: sendapi: message sent account="101" platform="Messenger" kind="message" message_id="m_AG5Hz2" took=0.0312
//! INFO sendapi: event handled account="101" kind="message" mid="m_x9Kd0" wait=0.0 took=0.0319
//! WARN sendapi.handler{account="101" kind="message" wait=0.0}: sendapi: message not sent account="101" platform="Messenger" kind="message" attempts=1 error="graph" family="token" code=190 subcode=463 fbtrace_id="AbC" took=0.0287 cause=the access token has expired (190/463) advice="get a new one"
//! ```
//!
//! At the level `DEBUG` there are calls, typing indicators, tries and webhooks besides. Spans themselves print no line; for
//! one at the end of each, with its fields and how long it took, tell the subscriber so:
//!
//! ```text
//! tracing_subscriber::fmt().with_span_events(tracing_subscriber::fmt::format::FmtSpan::CLOSE).init();
//! ```
//!
//! Times are seconds, to a tenth of a millisecond.
//!
//! # Spans
//!
//! `sendapi.request` (level `INFO`, target `sendapi`) is one message or call from the moment that
//! [`send`](crate::Account::send) or [`call`](crate::Account::call) begins until its outcome is known.
//! Messages of [`send_all`](crate::Account::send_all) and
//! [`broadcast`](crate::Account::broadcast) have one each, within the span that is current when
//! [`next`](crate::SendAll::next) takes them. So have those of a batch, but for messages to one
//! person in [`send_batch`](crate::Account::send_batch), which go one behind the other and are one
//! request; the status of a batch is told at one of its messages.
//!
//! | field | |
//! |---|---|
//! | `account` | the account's id, or `me` |
//! | `platform` | `Messenger` or `Instagram` |
//! | `kind` | `message`, `media`, `private_reply` or `call`: by which of the [`Rates`](crate::Rates) it goes. A message that breaks a rule counts as `message` |
//! | `attempts` | how often it was tried |
//! | `wait` | seconds that it waited in all, for the token, for the account's turn and between its tries |
//! | `outcome` | `ok`, `dry_run`, or of a failure its [`Delivery`](crate::Delivery): `not_sent`, `unknown`, `delivered` |
//! | `error` | of a failure the [`ErrorKind`](crate::ErrorKind), such as `connect` or `graph` |
//! | `family`, `code`, `subcode` | of a refusal the [`Family`](crate::graph_error::Family), such as `rate_limit`, and the platform's numbers |
//! | `fbtrace_id` | of a refusal what Meta's support asks for |
//!
//! `sendapi.attempt` (level `DEBUG`) lies within, one for each try. It has `outcome`, `error`,
//! `family`, `code`, `subcode` and `fbtrace_id` too, and:
//!
//! | field | |
//! |---|---|
//! | `attempt` | the number of the try, from 1 |
//! | `wait` | seconds since the request began, or since the try before it ended: waiting for the token, for the account's turn and for the next try |
//! | `status` | the HTTP status of the answer |
//! | `usage` | the share of its limits that the account has used, in percent, when the answer's headers say so |
//!
//! # Events
//!
//! | event | level | fields |
//! |---|---|---|
//! | `message sent` | `INFO` | `account`, `platform`, `kind` as above; `message_id`; `took` in seconds, all waiting included |
//! | `message rehearsed`: in a [dry run](crate::DryRun) | `INFO` | the same without the id |
//! | `request carried out`: a call, or that somebody types | `DEBUG` | the same, and `outcome` |
//! | `message not sent`, `message may have been sent`, `message delivered all the same`, `call not carried out`, `call may have been carried out` | `WARN` | the same, `attempts`, `error`, `family`, `code`, `subcode`, `fbtrace_id`; `cause`: what happened, and `advice`: [what to do about it](crate::Error::advice), in sentences of this crate |
//! | `message stopped`: it was [asked for](crate::Stopper::stop) | `DEBUG` | `account`, `platform`, `kind`, `outcome` |
//! | `trying again` | `INFO` | `attempt` that failed, `error`, `family`, `code`, `subcode`, `fbtrace_id`, `status`, `wait` in seconds |
//! | `waiting for its turn` | `DEBUG` | `reason`: `rate` or `standstill`; `wait` in seconds |
//! | `access token renewed` | `INFO` | |
//! | a sentence of [`Client::warnings`](crate::Client::warnings), when the client is made | `WARN` | |
//!
//! # Numbers
//!
//! | name | | labels |
//! |---|---|---|
//! | `sendapi_requests_total` | counter: messages and calls that came to an end | `platform`, `kind`, `outcome`, `error`, `family` |
//! | `sendapi_request_seconds` | histogram: how long they took, all waiting included | `platform`, `kind`, `outcome` |
//! | `sendapi_requests_under_way` | gauge: messages and calls that have not come to an end | `platform`, `kind` |
//! | `sendapi_requests_waiting` | gauge: those among them that wait for token, turn or next try | `platform`, `kind` |
//! | `sendapi_attempts_total` | counter: tries | `platform`, `kind`, `outcome`, `error`, `family` |
//! | `sendapi_attempt_seconds` | histogram: how long a try took, from the request to the end of the answer | `platform`, `kind`, `outcome` |
//! | `sendapi_wait_seconds` | histogram: how long it was waited before a try | `platform`, `kind` |
//! | `sendapi_usage_ratio` | histogram: the share of an account's limits that is used, as answers tell; 1 is all | |
//! | `sendapi_tokens_renewed_total` | counter: tokens that a provider gave in place of another | |
//!
//! The labels mean what the fields of the spans mean; `error` and `family` are `none` where there is
//! nothing to say. Every label has a handful of values. The account is none of them: a program may
//! serve thousands, and each would multiply the series of every number. Who has few adds it with
//! [metrics-tracing-context](https://docs.rs/metrics-tracing-context), which makes labels of the
//! fields of spans: the numbers are told inside of `sendapi.request`.
//!
//! A message whose future is dropped half-way leaves both gauges and is in no other number.
//!
//! # Webhooks
//!
//! What an [`Inbox`](crate::webhook::Inbox) gets and what its handlers do, with the same two features. Here, too, no text,
//! no person and no secret show.
//!
//! `sendapi.webhook` (level `DEBUG`) is one body while it is looked at and accepted: `bytes`, and `outcome`, which is
//! `accepted`, `turned_away` or `refused`.
//!
//! `sendapi.handler` (level `INFO`, target `sendapi`) is one handler at work. It is the outermost span, since the answer to
//! the platform does not wait for it; what it sends lies within.
//!
//! | field | |
//! |---|---|
//! | `account` | the id of the account, as the event names it |
//! | `kind` | what happened, in a word: the member of an event that says it, such as `message` or `postback`; of comments and all that is outside the conversations `comment`, `live_comment`, `template_status`, `lead`, `call`, `call_settings`, `business_integrity`, `marketing_message` or `subscriber_upload`; `odd` for what cannot be read, and `other` for all else |
//! | `wait` | seconds that it waited in the queue |
//! | `outcome` | `ok`, `failed`, `panicked`, `timed_out`, or `interrupted` if its runtime ended; none if the inbox was shut down meanwhile |
//! | `error`, `family` | as above, when it returned an [`Error`](crate::Error) |
//!
//! | event | level | fields |
//! |---|---|---|
//! | `event handed on`, within the span | `DEBUG` | |
//! | `event handled` | `INFO` | `account`, `kind`, `wait` as there; `mid` if the event names one; `took`: seconds that the handler took |
//! | `handler failed`, within the span | `ERROR`; `DEBUG` where it failed with the error of a message or call, which has its own line there | `outcome`, `error`, `family` as there; `code`, `subcode`, `mid`, `took`; `cause`: of an [`Error`](crate::Error) what happened, in a sentence of this crate; of all else the handler's words, unless there is a hook that gets them; `advice`: [what to do about it](crate::webhook::Failure::advice), where that is known |
//! | `webhook verified` | `DEBUG` | |
//! | `webhook accepted` | `DEBUG` | numbers of `events`, `duplicates`, `ignored` |
//! | `webhook turned away`: the platform sends it again | `WARN` | `reason`: `full`, `shut_down` or `no_runtime`; of what was accepted all the same `events`, `duplicates`, `ignored`; `advice`: what to do about it |
//! | `webhook refused` | `WARN`; what is not signed, as anybody can bring it about, once a minute for each reason, and the rest `DEBUG` | `reason`: `no_webhook`, `signature` or `too_large`; of the address for axum also `content_type`, `too_slow`, `broken_off` or `crowded`; `cause`: what is wrong, and `advice`: what to do about it; `more`: how many were passed over since the last warning |
//! | `handshake refused`: the platform, or somebody else, asked whether the address is ours | the same | `reason`: `verify_token`, or `question` for what is none; `cause`, `advice` and `more` as there |
//! | `window uncertain`: an answer goes out [after an advertisement](crate::webhook::Window::after_ad), and the platform may refuse it | `INFO` | `reason`: since when, and until when, in a sentence |
//!
//! | name | | labels |
//! |---|---|---|
//! | `sendapi_webhook_bodies_total` | counter: bodies | `outcome`: `accepted`, `turned_away` or `refused`; `reason` as above, or `none` |
//! | `sendapi_webhook_events_total` | counter: events and changes in them | `kind`; `outcome`: `accepted`, `duplicate`, `ignored` or `turned_away` |
//! | `sendapi_webhook_events_waiting` | gauge: events in the queue that no handler has seen | `kind` |
//! | `sendapi_webhook_wait_seconds` | histogram: how long they waited there | `kind` |
//! | `sendapi_handlers_total` | counter: handlers that came to an end | `kind`, `outcome` |
//! | `sendapi_handler_seconds` | histogram: how long they took | `kind`, `outcome` |
//! | `sendapi_handlers_at_work` | gauge: handlers at work | `kind` |
//!
//! Those of handlers, and how long their events waited, are told inside of `sendapi.handler`.

// Without webhooks their names above lead nowhere.
#![cfg_attr(not(feature = "webhook"), allow(rustdoc::broken_intra_doc_links))]

#[cfg(any(feature = "metrics", feature = "tracing"))]
mod facts;
#[cfg(any(feature = "metrics", feature = "tracing"))]
#[cfg_attr(not(feature = "metrics"), path = "no_numbers.rs")]
mod numbers;
#[cfg_attr(not(any(feature = "metrics", feature = "tracing")), path = "unseen.rs")]
mod seen;
#[cfg(any(feature = "metrics", feature = "tracing"))]
#[cfg_attr(not(feature = "tracing"), path = "no_spans.rs")]
mod spans;

#[cfg(all(feature = "tracing", feature = "webhook"))]
pub(crate) use facts::{family, message_id, seconds};
#[cfg(all(any(feature = "metrics", feature = "tracing"), feature = "webhook"))]
pub(crate) use numbers::Counted;
pub(crate) use seen::{
    Attempts, Facts, answered, held_up, inherited, request, token_renewed, used, warnings,
};
