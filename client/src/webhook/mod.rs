//! Webhooks in, answers out: what the platform posts, whether it is genuine, and until when it can be answered; and with
//! the feature `client` the [`Inbox`] that hands it on to a bot.
//!
//! - [`Inbox`]: checks what a server received, drops what came before, and runs a [`Handler`] for everything else; what a
//!   crash loses, and how nothing is lost, stands [there](Inbox#what-a-crash-loses)
//! - [`Incoming`]: one thing that happened, with the account that it is for
//! - `axum`, with the feature of that name: the address that the platform posts to
//! - `Conversation`, with the feature `conversation`: a handler and the people who write to it, in a test
//! - the events themselves: everything from `sendapi-core`
#![cfg_attr(not(feature = "client"), allow(rustdoc::broken_intra_doc_links))]

pub use sendapi_core::webhook::*;

#[cfg(feature = "client")]
mod answer;
#[cfg(feature = "client")]
mod answer_either;
#[cfg(feature = "client")]
mod arrival;
#[cfg(feature = "axum")]
pub mod axum;
#[cfg(feature = "conversation")]
mod conversation;
#[cfg(feature = "client")]
mod counts;
#[cfg(feature = "client")]
mod dispatch;
#[cfg(feature = "client")]
mod failure;
#[cfg(feature = "client")]
mod handler;
#[cfg(feature = "client")]
mod happened;
#[cfg(feature = "client")]
mod identity;
#[cfg(feature = "client")]
mod inbox;
#[cfg(feature = "client")]
mod incoming;
#[cfg(feature = "client")]
mod kept;
#[cfg(feature = "client")]
#[cfg_attr(not(any(feature = "metrics", feature = "tracing")), path = "observe/unseen.rs")]
mod observe;
#[cfg(feature = "client")]
mod queue;
#[cfg(feature = "axum")]
mod receiver;
#[cfg(feature = "client")]
mod refused_body;
#[cfg(feature = "client")]
mod rejected;
#[cfg(feature = "client")]
mod seen;
#[cfg(feature = "conversation")]
mod shown;
#[cfg(feature = "client")]
mod state;
#[cfg(feature = "conversation")]
mod stuck;
#[cfg(feature = "client")]
mod subject;
#[cfg(feature = "client")]
mod unfinished;
#[cfg(feature = "client")]
mod with_state;

#[cfg(feature = "client")]
pub use {
    counts::{Accepted, Counts},
    failure::Failure,
    handler::{Handler, HandlerError, HandlerState},
    happened::Happened,
    identity::Identity,
    inbox::Inbox,
    inbox::settings::{InboxBuilder, NoState, State},
    incoming::Incoming,
    kept::NotIncoming,
    refused_body::RefusedBody,
    rejected::{Full, LeftOut, Rejected},
    unfinished::{LeftOver, Unfinished},
    with_state::with_state,
};

#[cfg(feature = "conversation")]
pub use {
    conversation::{Conversation, Person},
    stuck::Stuck,
};
