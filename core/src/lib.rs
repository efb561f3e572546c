//! The types, the schema and the checker behind `sendapi`: Messenger and Instagram messages that are checked while they
//! compile. No HTTP and no I/O. People depend on the crate `sendapi`, which shows all of this.
//!
//! - the request: [`message`], [`recipient`], [`tag`], [`action`], [`content`], [`quick_reply`], [`attachment`],
//!   [`template`], [`button`], [`platform`]
//! - the idea: [`schema`] (what the platform says, as data), [`tree`] (the walk), [`check`] (the checker), [`rules`]
//!   and [`scope`] (what holds between fields), [`leaf`] (limits of single values), [`violation`] (what comes out)
//! - what else a sender calls: `call`
//! - what it knows: [`rule_ids`]
//! - the values: [`text`], [`list`], [`number`], [`payload`]
//! - files: [`media`]
//! - what it knows as a page: `reference`, which is also `REFERENCE.md`
//! - on the way: `split` (long texts in several messages)
//! - what comes back: [`response`], [`graph_error`]
//! - what comes in: `webhook`
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

pub mod action;
pub mod attachment;
mod body;
pub mod button;
#[cfg(feature = "calls")]
pub mod call;
pub mod check;
#[doc(hidden)]
pub mod constant;
pub mod content;
#[doc(hidden)]
pub mod fill;
mod format;
#[cfg(feature = "response")]
pub mod graph_error;
mod held;
mod json;
mod json_text;
#[doc(hidden)]
pub mod known;
pub mod leaf;
pub mod list;
#[doc(hidden)]
pub mod make;
pub mod media;
pub mod message;
pub mod number;
mod path;
pub mod payload;
pub mod platform;
pub mod quick_reply;
pub mod recipient;
#[cfg(feature = "reference")]
pub mod reference;
#[cfg(feature = "response")]
pub mod response;
pub mod rule_ids;
pub mod rules;
#[cfg(feature = "sample")]
pub mod sample;
pub mod schema;
pub mod scope;
mod sentence;
mod slot;
pub mod spelling;
#[cfg(feature = "split")]
pub mod split;
pub mod tag;
pub mod template;
pub mod text;
pub mod tree;
#[doc(hidden)]
pub mod value;
pub mod violation;
#[cfg(feature = "webhook")]
pub mod webhook;
mod wording;
mod write;
#[doc(hidden)]
pub mod written;

pub use action::SenderAction;
pub use attachment::Attachment;
pub use button::Button;
#[cfg(feature = "calls")]
pub use call::{Call, Profile};
pub use content::Content;
pub use list::List;
pub use media::MediaKind;
pub use message::{Message, MessagingType, NotificationType, Request};
pub use number::Number;
pub use payload::Payload;
pub use platform::{Instagram, Messenger, Platform, PlatformKind};
pub use quick_reply::QuickReply;
pub use recipient::Recipient;
pub use schema::Severity;
pub use sentence::Sentence;
pub use tag::Tag;
pub use template::Template;
pub use text::Text;
pub use violation::{Invalid, Violation};
