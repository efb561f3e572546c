//! The types, the schema and the checker behind `sendapi`: Messenger and Instagram messages that are checked while they
//! compile. No HTTP and no I/O. People depend on the crate `sendapi`, which shows all of this.
//!
//! - the request: [`message`] and its parts: [`recipient`], [`tag`], [`action`], [`content`], [`quick_reply`],
//!   [`attachment`], [`template`], [`button`]; [`platform`]
//! - the idea: [`schema`] (what the platform says, as data), [`tree`] (the walk), [`check`] (the checker), [`limit`]
//!   (limits of single values), [`value`] (what a type is to the schema), [`violation`] (what comes out)
//! - what else a sender calls: `call`
//! - what it knows: [`rule_ids`]
//! - the values: [`text`], [`list`], [`number`], [`IntoId`], [`payload`]
//! - files: [`media`]
//! - what it knows as a page: `reference`, which is also `REFERENCE.md`; and as JSON Schemas: `reference::json_schema`
//! - what ends on a day: `dates`
//! - on the way: `split` (long texts in several messages)
//! - what comes back: `response`, `graph_error`
//! - what comes in: `webhook`
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

#[cfg(feature = "response")]
pub mod answer;
#[cfg(feature = "calls")]
pub mod call;
pub mod check;
#[doc(hidden)]
pub mod convert;
#[cfg(feature = "dates")]
pub mod dates;
#[doc(hidden)]
pub mod expansion;
pub mod limit;
pub mod media;
pub mod message;
pub mod payload;
pub mod plain;
pub mod platform;
#[cfg_attr(
    not(feature = "webhook"),
    allow(dead_code, reason = "most of it is for webhooks, some for all")
)]
mod reading;
#[cfg(feature = "reference")]
pub mod reference;
mod rounding;
#[cfg(feature = "sample")]
pub mod sample;
pub mod schema;
#[cfg(feature = "split")]
pub mod split;
#[doc(hidden)]
pub mod told;
pub mod tree;
#[cfg(feature = "webhook")]
pub mod webhook;

#[cfg(feature = "response")]
pub use answer::{graph_error, response};
#[cfg(feature = "calls")]
pub use call::{Call, Profile};
pub use check::unknown_word::UnknownWord;
pub use check::violation::{self, Invalid, Violation};
pub use convert::value;
pub use limit::sentence::Sentence;
pub use media::MediaKind;
pub use message::action::{self, SenderAction};
pub use message::attachment::{self, Attachment};
pub use message::button::{self, Button};
pub use message::content::{self, Content};
pub use message::quick_reply::{self, QuickReply};
pub use message::recipient::{self, Recipient};
pub use message::tag::{self, Tag};
pub use message::template::{self, Template};
pub use message::{IntoRecipient, Message, MessagingType, NotificationType, Request};
pub use payload::Payload;
pub use plain::id::IntoId;
pub use plain::list::{self, List};
pub use plain::number::{self, Number};
pub use plain::text::{self, Text};
pub use platform::{Both, Instagram, Messenger, Platform, PlatformKind};
pub use schema::{Severity, rule_ids, spelling};
