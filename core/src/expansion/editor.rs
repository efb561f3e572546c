//! What an editor reads in place of what `message!` expands to. Nothing of it is ever called: rustc does not see it.
//!
//! An editor completes what is half typed by laying the expansion with the cursor's word upon the one without it, and shows
//! of a token what all stand for that an expansion puts there. So its form is the same whether or not something is wrong,
//! and only what means the user's word stands at the user's token: see `write/editor/` in the macros.

use crate::convert::constant::unfinished;
use crate::message::{Message, Request};
use crate::plain::list::List;
use crate::plain::number::Number;
use crate::plain::text::Text;

/// The type of heads: nothing else is of it.
#[derive(Clone, Copy, Debug)]
pub struct Head(());

/// A head.
pub const HEAD: Head = Head(());

/// What a member is of a struct that has only keys.
#[derive(Clone, Copy, Debug)]
pub struct Key(());

/// What stands for the value of such a member.
pub const KEY: Key = Key(());

/// What stands where something is still to be written. Not for keys and heads, of which there are many: of a generic
/// function an editor has to find out the type each time, and it goes through all such questions again and again.
#[must_use]
pub const fn open<T>() -> T {
    unfinished()
}

/// A value whose head is being written.
#[must_use]
pub const fn head<T>(_: Head) -> T {
    unfinished()
}

/// A word that is written.
#[must_use]
pub const fn word<T: Copy>(word: T) -> T {
    word
}

/// A list: what is in it, and what is being written.
#[must_use]
pub fn list<T>(_: &[T], _: T) -> List<'_, T> {
    unfinished()
}

/// An item of a list whose items come at run time.
pub fn item<T>(_: T) {}

/// One of several, of those that are written.
#[must_use]
pub const fn one_of<T>(_: &[T]) -> T {
    unfinished()
}

/// A text that is written out.
#[must_use]
pub const fn text(_: &str) -> Text<'_> {
    unfinished()
}

/// A whole number that is written out.
#[must_use]
pub const fn integer(_: i128) -> Number {
    unfinished()
}

/// A number that is written out.
#[must_use]
pub const fn float(_: f64) -> Number {
    unfinished()
}

/// A message with this request.
pub fn message<P>(_: Request<'_>) -> Message<'_, P> {
    unfinished()
}

/// A profile with these settings.
#[cfg(feature = "calls")]
pub fn profile<P>(_: crate::call::profile::Settings<'_>) -> crate::call::profile::Profile<'_, P> {
    unfinished()
}

/// A word of the platforms, where none is named.
#[cfg(rust_analyzer)]
pub mod platforms {
    use super::Head;

    /// A message for Messenger.
    #[allow(non_upper_case_globals)]
    pub const Messenger: Head = super::HEAD;
    /// A message for Instagram.
    #[allow(non_upper_case_globals)]
    pub const Instagram: Head = super::HEAD;
    /// A message for whichever of the two an account is of.
    #[allow(non_upper_case_globals)]
    pub const Both: Head = super::HEAD;
}
