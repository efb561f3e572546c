//! What the examples share. Each example is a file in `examples/examples` and does one task.
//!
//! - [`bubble`]: a message as the person sees it, drawn for a terminal
//! - [`tour`]: the messages of the example `tour`, whom they go to, and how they are shown and sent
//! - [`broadcast`]: the message of the example `broadcast`, who gets it, and what is reported
//! - [`closed_window`]: the answers of the example `closed_window`
//! - [`page_profile`]: the profile of the example `page_profile`, and when it is set
//! - [`private_reply`], [`human_agent`]: the answers of the examples of these names
//! - [`instagram`]: the messages of the example `instagram`, and what is refused there
//! - [`upload`]: a picture that is uploaded once and sent to several people
//! - [`local_picture`]: a picture that is sent to one person, in one request
//! - [`picture`]: what they send
//! - [`many_accounts`]: the accounts of the example `many_accounts`, and how each sends in batches
//! - [`bot`]: for whom the bots answer, and their server; [`echo_bot`], [`order_bot`]: what they do
//! - [`memory`]: a bot that forgets nothing, with SQLite
//! - [`shop`]: a whole shop in a conversation, the largest of the bots
//! - [`causes`], [`complain`]: what is behind an error
#![forbid(unsafe_code)]

pub mod bot;
pub mod broadcast;
pub mod bubble;
mod causes;
pub mod closed_window;
pub mod echo_bot;
pub mod human_agent;
pub mod instagram;
pub mod local_picture;
pub mod many_accounts;
pub mod memory;
pub mod order_bot;
pub mod page_profile;
pub mod picture;
pub mod practice;
mod printable;
pub mod private_reply;
pub mod shop;
pub mod tour;
pub mod upload;

pub use causes::{causes, complain};

/// The README's example runs as a test, and the bot of its guide compiles.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
mod readme {}
