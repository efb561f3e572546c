//! The procedural half of `message!`, `content!` and `profile!`, and `derive(Payload)`. Use them through the crate `sendapi`, which documents them.
//!
//! - `source`: tokens, their places, mistakes
//! - `draft`: what was written
//! - `plan`: the draft beside the schema
//! - `write`: what it expands to
//! - `compile`: the whole story
//! - `payload`: the derive
//!
//! There are no rules here: what a message may hold, `sendapi-core` says.
#![forbid(unsafe_code)]
#![cfg_attr(docsrs, feature(doc_cfg))]

mod compile;
mod draft;
mod payload;
mod plan;
mod source;
#[cfg(test)]
mod tests;
mod write;

use proc_macro::TokenStream;

use crate::compile::{Product, compile};
use crate::write::reader::Reader;

/// Expands `sendapi::message!`.
#[proc_macro]
pub fn message(input: TokenStream) -> TokenStream {
    compile(Product::Message, input.into(), Reader::present()).into()
}

/// Expands `sendapi::content!`.
#[proc_macro]
pub fn content(input: TokenStream) -> TokenStream {
    compile(Product::Content, input.into(), Reader::present()).into()
}

/// Expands `sendapi::profile!`.
#[cfg(feature = "calls")]
#[proc_macro]
pub fn profile(input: TokenStream) -> TokenStream {
    compile(Product::Profile, input.into(), Reader::present()).into()
}

/// What the buttons of a bot send, as an enum: a variant for each thing that a button does. It implements
/// `sendapi::Payload`, by which such a value stands wherever a message takes a payload, and is read back from the event of a
/// tap.
///
/// ```text
/// #[derive(Payload)]
/// enum Action {
///     Menu,
///     Buy { id: u64, gift: Option<bool> },
/// }
///
/// buttons: [postback { title: "Buy", payload: Action::Buy { id: 7, gift: None } }]
///
/// match event.payload::<Action>() { … }
/// ```
///
/// On a variant or a field `#[payload(name = "…")]` says what it is called in the text that travels, `#[payload(alias =
/// "…")]` what it was called before; `#[payload(default)]` stands at a field that is younger than payloads that people still
/// have. `#[payload(crate = "path::to::sendapi")]` stands at the enum where the crate has another name.
#[proc_macro_derive(Payload, attributes(payload))]
pub fn payload(input: TokenStream) -> TokenStream {
    payload::derive(input.into()).into()
}
