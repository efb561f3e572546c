//! Seeing inside: spans, events and numbers of workers and inboxes.
//!
//! The feature `tracing` gives spans and events to the subscriber of the program, the feature `metrics` numbers to its recorder,
//! as those of the client do; they switch those of [the client](https://docs.rs/sendapi/latest/sendapi/observe) on too. Without
//! them nothing is told, and with them nothing behaves differently.
//!
//! No text of a message or an event, no person, no access token and no app secret show here: whatever is told is the name of an
//! account, the number of a message or an event in the database, a number, one of the words below, or a sentence of this crate,
//! of the database or of its driver. Words of a handler's own error show where no
//! [`on_failure`](crate::InboxBuilder::on_failure) is told them.
//!
//! # Spans
//!
//! All have the level `INFO` and the target `sendapi`, as those of the client.
//!
//! | span | what | fields |
//! |---|---|---|
//! | `sendapi.outbox.message` | a message from its turn until it is written down what became of it; what the client tells of it lies within | `account`, such as `messenger:1234567890`; `message`: its number, which ends its [`Ticket`](crate::Ticket); `tries`: how often the platform has answered before |
//! | `sendapi.outbox.handler` | a handler at work, and what it wants to be written; what it sends by itself lies within | `account`, if the event names one; `event`: its number, which ends its [`EventId`](crate::EventId); `tries`: how often it was called before; `outcome` as below |
//!
//! # Events
//!
//! | event | level | fields |
//! |---|---|---|
//! | `message begun`, within its span: that it begins is on the disk, and it is posted next | `DEBUG` | `wait`: for how many seconds it could have gone, at its first begin |
//! | `message settled`, within its span: what became of a begin is written down | `DEBUG` | `outcome`: `sent`, `refused`, `unknown`, `given_back` (it surely was not sent, and waits again), `risked` (it may have been sent, and goes again all the same) |
//! | `message left unknown by a process that ended` | `WARN` | `message` |
//! | `round written`: what begins and what became of messages was committed | `DEBUG`, `TRACE` without any | `round`: its number; how many `begins` and `answers`; `took` in seconds |
//! | `round lost`: nobody knows whether it was committed; nothing of it is posted | `WARN` | the same |
//! | `outbox in trouble`, where no [`on_trouble`](crate::WorkerBuilder::on_trouble) is told it | `WARN` | `cause` |
//! | `worker started`, `worker stopped` | `INFO` | `worker`: its name; `kind`: `worker` or `inbox` |
//! | `worker overtaken`: others took it for dead, and it goes on under another name | `WARN` | the same |
//! | `worker broken`: it must not go on | `ERROR` | the same, and `cause` |
//! | `dead worker ended`: this one ended another, and its accounts or shards are free | `WARN` | `id` |
//! | `account claimed`, `account let go` | `INFO` | `account`, `term` |
//! | `account lost`: it is another worker's | `WARN` | the same |
//! | `events received` | `DEBUG` | numbers of `events`, `known`, `ignored`, as in [`Received`](crate::Received) |
//! | `webhook refused` | `WARN`; what is not signed once a minute, and the rest `DEBUG` | `reason` and `cause`, as with the client's inbox |
//! | `webhook turned away`: it could not be kept, and the platform sends it again | `WARN` | `reason`: `not_kept`; `cause` |
//! | `event handled` | `INFO` | `account`, `event`; `took` in seconds |
//! | `handler failed`, within its span | `ERROR` | `outcome`: `failed`, `panicked`, `timed_out`, `not_written`, `unreadable`, or `killed` if its process ended; `tries`; `wait` in seconds, if it is called again; `took`; `cause` |
//! | `event given up` | `ERROR` | `account`, `event`, `tries` |
//!
//! # Numbers
//!
//! | name | | labels |
//! |---|---|---|
//! | `sendapi_outbox_begin_seconds` | histogram: from when a message could go, or was put, until its first begin | |
//! | `sendapi_outbox_messages_settled_total` | counter: begins of which it is known what became of them | `outcome` as above |
//! | `sendapi_outbox_round_seconds` | histogram: how long rounds took; its count is that of the rounds | `outcome`: `written` or `lost` |
//! | `sendapi_outbox_bodies_total` | counter: bodies that came in | `outcome`: `kept`, `refused` or `not_kept` |
//! | `sendapi_outbox_events_total` | counter: events in them | `outcome`: `kept`, `known` or `ignored` |
//! | `sendapi_outbox_handlers_total` | counter: handlers that came to an end | `outcome`: `ok`, or as above |
//! | `sendapi_outbox_handler_seconds` | histogram: how long they took | the same |
//! | `sendapi_outbox_handlers_at_work` | gauge | |
//! | `sendapi_outbox_events_given_up_total` | counter | |
//!
//! What is counted in the database each worker tells of all messages, and each inbox of all events, every 10 seconds: where
//! several do, they say the same, and one is enough (`max by (account)`). They cost a look at what is open, as
//! [`accounts`](crate::Outbox::accounts) and [`inbox_status`](crate::Outbox::inbox_status) do.
//!
//! | name | | labels |
//! |---|---|---|
//! | `sendapi_outbox_messages` | gauge | `account`; `state`: `waiting`, `begun` or `unknown` |
//! | `sendapi_outbox_oldest_due_seconds` | gauge: for how long the oldest message that waits could have gone; 0 if none could | `account` |
//! | `sendapi_outbox_paused` | gauge: 1 if nothing begins for now | `account` |
//! | `sendapi_outbox_unserved` | gauge: 1 if something is due and no worker serves the account | `account` |
//! | `sendapi_outbox_workers` | gauge: workers and inboxes that have not stopped | `kind`: `worker` or `inbox` |
//! | `sendapi_outbox_events` | gauge | `state`: `waiting` or `given_up` |
//! | `sendapi_outbox_oldest_event_seconds` | gauge: how long ago the oldest event that waits came in; 0 if none waits | |
//! | `sendapi_outbox_unserved_shards` | gauge: shards in which something waits, and that no inbox holds | |
//! | `sendapi_outbox_leases` | gauge: what this very process holds | `of`: `accounts` or `shards` |

mod failure;
#[cfg_attr(not(feature = "metrics"), path = "no_numbers.rs")]
mod numbers;
mod seen;
#[cfg_attr(not(feature = "tracing"), path = "no_spans.rs")]
mod spans;

pub(crate) use failure::Failure;
pub(crate) use seen::*;
