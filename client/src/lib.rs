//! Messenger and Instagram messages that are checked while they compile, and a client that sends
//! them.
//!
//! - messages, their parts and the rules for them: everything from `sendapi-core`
//! - `reference`: the whole Send API on one page, with the feature of that name
//! - `split`, and `Content::split`: long texts in several messages
//! - [`Client`], made by [`Client::new`] or [`Client::builder`]: the connections to the platform
//! - [`Account`], from [`Client::page`] or [`Client::instagram`]: who sends, and [`Account::send`]
//! - [`Receipt`] and [`Error`]: what came of it; [`Error::delivery`] tells whether the message may
//!   have arrived
//! - [`GraphError`]: the platform's own words when it refuses
//!
//! Sending is the feature `client`, HTTPS the feature `tls`; both are on by default. Without them
//! the messages and their checks remain, and nothing of HTTP is built.
#![forbid(unsafe_code)]
// Without the client its names above lead nowhere.
#![cfg_attr(not(feature = "client"), allow(rustdoc::broken_intra_doc_links))]

pub use sendapi_core::*;

mod macros;

#[cfg(feature = "client")]
mod account;
#[cfg(feature = "client")]
mod client;
#[cfg(feature = "client")]
mod error;
#[cfg(feature = "client")]
mod send;
#[cfg(feature = "client")]
mod setup;
#[cfg(feature = "client")]
mod transport;

#[cfg(feature = "client")]
pub use {
    account::Account,
    client::{Client, ClientBuilder},
    error::{Delivery, Error, ErrorKind},
    sendapi_core::{graph_error::GraphError, response::Receipt},
};

/// What the macros expand to; not for use by hand.
#[doc(hidden)]
pub mod __private {
    pub use sendapi_core as types;
    pub use sendapi_core::constant::{Const, Spot, unfinished};
    pub use sendapi_core::fill;
    pub use sendapi_core::value::Schema;
    pub use sendapi_macros::{content, message};
    pub use std::option::Option::{None, Some};
    pub use std::vec;
    pub use std::vec::Vec;
}
