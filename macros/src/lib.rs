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

/// Implements `sendapi::Payload`, which documents it.
#[proc_macro_derive(Payload, attributes(payload))]
pub fn payload(input: TokenStream) -> TokenStream {
    payload::derive(input.into()).into()
}
