//! How what comes in is read without losing anything.
//!
//! `any.rs` is the one visitor of JSON, `precision.rs` numbers as it may get them. What a webhook has is read straight
//! into its types: `object.rs` and `words.rs` have the declarations, `member.rs` says what fits which type, `json.rs`
//! keeps the rest, and the others are values that have more than one form. Answers, which are short, are read member by
//! member out of a map (`lenient.rs`).

pub(crate) mod any;
#[cfg(any(feature = "calls", feature = "webhook"))]
pub(crate) mod json;
#[cfg(feature = "webhook")]
pub(crate) mod kind;
#[cfg(feature = "response")]
pub(crate) mod lenient;
#[cfg(any(feature = "calls", feature = "webhook"))]
pub(crate) mod member;
pub(crate) mod name;
#[cfg(feature = "webhook")]
pub(crate) mod object;
#[cfg(feature = "webhook")]
pub(crate) mod odd;
pub(crate) mod precision;
#[cfg(feature = "webhook")]
pub(crate) mod scalar;
#[cfg(feature = "webhook")]
pub(crate) mod time;
#[cfg(any(feature = "calls", feature = "webhook"))]
pub(crate) mod words;
