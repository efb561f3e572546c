//! The procedural half of `message!`, `content!` and `profile!`, and `derive(Payload)`. Use them through the crate `sendapi`, which documents them.
//!
//! - `parse`, `scan`, `capitals`: tokens to `draft`; `places`: what can be pointed at
//! - `resolve`, `heads`: the draft beside the schema; `tree`: the draft as the checker sees it
//! - `compile`: the whole story; `written`: text; `expand`, `constants`, `names`, `warn`: struct literals; `reader`: which
//!   of them is wanted; `mistakes`, `sketch`: errors
//! - `payload`: the derive
//!
//! There are no rules here: what a message may hold, `sendapi-core` says.
#![forbid(unsafe_code)]

#[cfg(test)]
mod agreement;
mod capitals;
mod compile;
mod constants;
mod draft;
mod expand;
#[cfg(test)]
mod grammar;
mod heads;
mod mistakes;
mod names;
mod parse;
mod payload;
mod places;
mod reader;
mod resolve;
#[cfg(test)]
mod robustness;
mod scan;
mod sketch;
mod tokens;
mod tree;
mod warn;
mod written;

use proc_macro::TokenStream;

use crate::compile::{Product, compile};
use crate::reader::Reader;

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
