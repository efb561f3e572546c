//! Payloads of buttons as Rust types: what a button sends is what its handler reads.
//!
//! [`derive(Payload)`](trait@Payload) turns an enum into texts and back. The form is made to stay: buttons live on in
//! conversations for years.
//!
//! ```text
//! PAYLOAD := NAME | NAME ? MEMBER & MEMBER …
//! MEMBER  := KEY = VALUE
//! ```
//!
//! - `NAME` is the variant in snake case, or what `#[payload(name = "…")]` says: `order_again`.
//! - `KEY` is the field's name, or the number of a field without one: `buy?id=7&size=large`, `open?0=12`.
//! - `VALUE` is a number in digits, `true` or `false`, a character, a text as it is, or another payload. In it `%` is
//!   written `%25` and `&` is written `%26`; all else stays as it is.
//! - A member that is `None` is left out. The order of members does not matter when they are read, and those that are
//!   not known are passed over.
//!
//! So members can be added (as `Option`, or with `#[payload(default)]`), reordered and taken away, and whatever is
//! renamed keeps its old name as an `alias`, without a button going dead.
//!
//! # The stage of a dialogue
//!
//! What has all of that is a good column of a database, too. A program that leads people through a dialogue keeps how far each
//! of them is as the text of such an enum: readable in the table, short, and still read by the programs of next year, by
//! `alias`, `Option` and `default`. A stage that no program knows any more is an [`Unknown`], which begins anew.
//!
//! ```text
//! enum Stage {                      column `stage`
//!     #[default] Bread,             bread
//!     Loaves { bread: String },     loaves?bread=Rye
//! }
//! ```
//!
//! `let stage = Stage::from_payload(&column).unwrap_or_default()` reads it, [`to_payload`](Payload::to_payload) writes it.
//! `examples/src/memory` is a bot that does so.

mod into_payload;
mod member;
mod text;
mod unknown;

pub use into_payload::IntoPayload;
#[doc(hidden)]
pub use member::Member;
#[doc(hidden)]
pub use member::size::Size;
pub use member::{Carried, Part};
#[doc(hidden)]
pub use text::{Reader, Writer};
pub use unknown::Unknown;

use crate::convert::value::Schema as _;
use crate::message::button::Postback;
use crate::message::quick_reply::QuickReply;
use crate::schema::{Limit, Shape};

/// A type whose values are payloads of buttons, quick replies and menus.
///
/// Derive it for an enum with a variant for each thing that a button does. The fields are integers, `bool`, `char`,
/// `String`, other payloads, and `Option` of these. Such a value stands wherever a message takes a payload, and is what
/// `event.payload()` gives back. [The module](self) tells what the text looks like.
///
/// On the enum `#[payload(crate = "path::to::sendapi")]`, where the crate has another name. On a variant or a field
/// `#[payload(name = "…")]` and, as often as need be, `#[payload(alias = "…")]` for what it was called before; on a field
/// `#[payload(default)]` for payloads that are older than the field.
///
/// A payload has at most 1,000 characters. A variant that could have more, whatever its texts, does not compile;
/// that a text is too long is found when the message is checked.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no payload",
    label = "this is of type `{Self}`",
    note = "a payload is an enum with `#[derive(sendapi::Payload)]`"
)]
pub trait Payload: Sized {
    /// The text that a button sends.
    #[must_use]
    fn to_payload(&self) -> String;

    /// The value that a button was made of.
    ///
    /// # Errors
    ///
    /// [`Unknown`] when no variant has this text: the button is older than the program, or another program's. That is to
    /// be expected; the text is kept.
    fn from_payload(text: &str) -> Result<Self, Unknown>;
}

/// The most characters that a payload may have.
pub const LIMIT: usize = {
    let (button, chip) = (limit_of(Postback::SHAPE), limit_of(QuickReply::SHAPE));
    if button < chip { button } else { chip }
};

const fn limit_of(shape: &'static Shape) -> usize {
    let Some(field) = shape.field("payload") else { return usize::MAX };
    let mut checks = field.checks;
    while let [check, rest @ ..] = checks {
        if let Limit::Chars { max: Some(max), .. } = check.limit {
            return max;
        }
        checks = rest;
    }
    usize::MAX
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_limit_is_that_of_the_schema() {
        assert_eq!(super::LIMIT, 1000);
    }
}
