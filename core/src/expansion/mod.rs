//! What `message!` expands to: calls of these, since a name that needs no type to be found costs rustc the least.
//!
//! Where somebody wants a constant of what is made at run time, rustc tells of the calls that are not `const` by their names
//! and shows the lines that they begin with, and no attribute can add a word to that. So the names of these calls, and of the
//! methods in `convert/fill.rs`, say the way out. They say nothing else: of a method rustc tells by its name too that it takes
//! a value which is used again.

pub mod editor;

use crate::convert::digits::Digits;
use crate::convert::stencil::{Hole, Holes, IntoHole, Nested};
use crate::message::recipient::Recipient;
use crate::message::recipient::whole::Whole;
use crate::message::{Message, Request};
use crate::plain::list::List;
use crate::plain::text::Text;
use crate::platform::{Instagram, PlatformKind};

pub use crate::message::stored::{Held, Text as HeldText};

/// A request for Messenger, with what it implies.
///
/// It makes no message of it: of what a function makes, rustc judges by its type whether it can be borrowed in a `const`,
/// and the type of a message has a cell. By constructors it sees that the value has none.
#[must_use]
pub const fn messenger(mut request: Request<'_>) -> Request<'_> {
    request.answer_by_default(PlatformKind::Messenger);
    request
}

/// A request for Instagram, with what it implies.
#[must_use]
pub const fn instagram(mut request: Request<'_>) -> Request<'_> {
    request.answer_by_default(PlatformKind::Instagram);
    request
}

/// The message for Messenger that is written in a text with holes.
pub fn message_at_run_time_as_in_a_fn_or_lazy_lock<'a, const N: usize>(
    text: &'static str,
    holes: [Hole<'a>; N],
) -> Message<'a> {
    Message::__filled(text, holes)
}

/// The message for Instagram that is written in a text with holes.
pub fn instagram_message_at_run_time_as_in_a_fn_or_lazy_lock<'a, const N: usize>(
    text: &'static str,
    holes: [Hole<'a>; N],
) -> Message<'a, Instagram> {
    Message::__filled(text, holes)
}

/// What fills the hole of the type that a message for Messenger has by default, behind that of its recipient.
#[must_use]
pub fn implied<'a>() -> Hole<'a> {
    match Request::__implied(PlatformKind::Messenger) {
        Some(implied) => Hole::Implied(implied.word, implied.unless),
        None => Hole::Absent,
    }
}

/// What a field holds that takes digits, borrowed from the constant that stands there.
#[must_use]
pub const fn digits(constant: &'static Digits) -> Text<'static> {
    constant.lent()
}

/// The same where it may be left out.
#[must_use]
pub const fn digits_or_none(constant: &'static Option<Digits>) -> Option<Text<'static>> {
    match constant {
        Some(constant) => Some(constant.lent()),
        None => None,
    }
}

/// A recipient, borrowed from the constant that stands for it.
#[must_use]
pub const fn recipient(constant: &'static Whole) -> Recipient<'static> {
    constant.lent()
}

/// A list whose items are written out, and which owns them since one of them is known at run time only.
#[must_use]
pub fn list_at_run_time_as_in_a_fn_or_lazy_lock<'a, T, const N: usize>(
    items: [T; N],
) -> List<'a, T> {
    List::Owned(items.into())
}

/// What the items of a list are pushed into that has `for` or `if` in it, or a condition.
#[must_use]
pub fn items_at_run_time_as_in_a_fn_or_lazy_lock<T>() -> Vec<T> {
    Vec::new()
}

/// A text with holes in the hole of another.
#[must_use]
pub fn nested<'a, const N: usize>(text: &'static str, holes: [Hole<'a>; N]) -> Hole<'a> {
    Hole::Nested(Nested::new(text, holes))
}

/// A list whose length was not known while compiling.
#[must_use]
pub const fn items(items: Vec<Hole<'_>>) -> Hole<'_> {
    Hole::List(Holes(items))
}

/// The same where it may be left out: a list that is empty is.
#[must_use]
pub fn items_or_none(items: Vec<Hole<'_>>) -> Hole<'_> {
    if items.is_empty() { Hole::Absent } else { Hole::List(Holes(items)) }
}

/// A text.
#[must_use]
pub const fn text(text: Text<'_>) -> Hole<'_> {
    Hole::Text(text)
}

/// A text that may be left out.
#[must_use]
pub fn text_or_none(text: Option<Text<'_>>) -> Hole<'_> {
    text.into_hole()
}

/// A value of any type.
pub fn hole<'a, T: IntoHole<'a>>(value: T) -> Hole<'a> {
    value.into_hole()
}
