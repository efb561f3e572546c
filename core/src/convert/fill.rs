//! [`Fill`]: which Rust values may stand for which field in `message!`.
//!
//! The impls are written out type by type, so that the compiler's answer to a wrong one is a single sentence.

use std::borrow::Cow;

use crate::convert::constant::unfinished;
use crate::plain::list::List;
use crate::plain::number::Number;
use crate::plain::text::Text;

/// A value that fills a field of type `T`.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` cannot fill a field that takes `{T}`",
    label = "this is a `{Self}`",
    note = "text takes `&str`, `String` and `Cow<str>`; a list takes arrays, slices and `Vec` of its items; an object takes its own type; what may be left out takes an `Option` of these"
)]
pub trait Fill<T> {
    /// The value as the field holds it. The name keeps clear of methods in the user's program.
    fn sendapi_fill(self) -> T;
}

/// A value that fills a field which takes digits as text or as a whole number.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` cannot fill a field that takes text or a whole number",
    label = "this is a `{Self}`"
)]
pub trait FillDigits<T> {
    /// The value as the field holds it.
    fn sendapi_fill_digits(self) -> T;
}

/// Two types that no field has, and that anything may fill. Without them rustc would give up on a value of a wrong type
/// before it knows the field's, and say that the field takes a `_`; with one it would think that this is the field's.
macro_rules! no_field {
    ($($no:ident)*) => {$(
        #[doc(hidden)]
        #[derive(Clone, Copy, Debug)]
        pub enum $no {}

        #[diagnostic::do_not_recommend]
        impl<S> Fill<$no> for S {
            fn sendapi_fill(self) -> $no {
                unfinished()
            }
        }

        #[diagnostic::do_not_recommend]
        impl<S> FillDigits<$no> for S {
            fn sendapi_fill_digits(self) -> $no {
                unfinished()
            }
        }
    )*};
}

no_field! { NoField NorThis }

/// Implements [`Fill`] of a field and of an optional field for types that convert with `From`.
macro_rules! fill {
    ($([$($generics:tt)*] $from:ty => $to:ty),* $(,)?) => {$(
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $crate::convert::fill::Fill<$to> for $from {
            fn sendapi_fill(self) -> $to {
                self.into()
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $crate::convert::fill::Fill<Option<$to>> for $from {
            fn sendapi_fill(self) -> Option<$to> {
                Some(self.into())
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $crate::convert::fill::Fill<Option<$to>> for Option<$from> {
            fn sendapi_fill(self) -> Option<$to> {
                self.map(Into::into)
            }
        }
    )*};
}
pub(crate) use fill;

fill! {
    ['a] Text<'a> => Text<'a>,
    ['a] &'a str => Text<'a>,
    ['a, 'b] &'b &'a str => Text<'a>,
    ['a] &'a String => Text<'a>,
    ['a] String => Text<'a>,
    ['a] Cow<'a, str> => Text<'a>,
    [] bool => bool,
    [] Number => Number,
    [] i32 => Number,
    [] u32 => Number,
    [] i64 => Number,
    [] f64 => Number,
    [] u8 => u64,
    [] u16 => u64,
    [] u32 => u64,
    [] u64 => u64,
}

#[diagnostic::do_not_recommend]
impl<'a> Fill<Text<'a>> for &'a Text<'_> {
    fn sendapi_fill(self) -> Text<'a> {
        Text::Borrowed(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'a> Fill<Option<Text<'a>>> for &'a Text<'_> {
    fn sendapi_fill(self) -> Option<Text<'a>> {
        Some(Text::Borrowed(self))
    }
}

/// Implements [`Fill`] for lists; an optional list that is empty is left out.
macro_rules! fill_list {
    ($([$($generics:tt)*] $from:ty),* $(,)?) => {$(
        #[diagnostic::do_not_recommend]
        impl<'a, T, $($generics)*> Fill<List<'a, T>> for $from {
            fn sendapi_fill(self) -> List<'a, T> {
                self.into()
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'a, T, $($generics)*> Fill<Option<List<'a, T>>> for $from {
            fn sendapi_fill(self) -> Option<List<'a, T>> {
                unless_empty(self.into())
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'a, T, $($generics)*> Fill<Option<List<'a, T>>> for Option<$from> {
            fn sendapi_fill(self) -> Option<List<'a, T>> {
                self.and_then(|items| unless_empty(items.into()))
            }
        }
    )*};
}

fill_list! {
    [] List<'a, T>,
    [] Vec<T>,
    [] &'a Vec<T>,
    [] &'a [T],
    [const N: usize] [T; N],
    [const N: usize] &'a [T; N],
}

/// The list, or nothing if it has no items.
#[must_use]
pub fn unless_empty<T>(list: List<'_, T>) -> Option<List<'_, T>> {
    if list.is_empty() { None } else { Some(list) }
}

/// Implements [`FillDigits`] by a conversion to [`Text`].
macro_rules! fill_digits {
    ($([$($generics:tt)*] $from:ty, $value:ident => $text:expr),* $(,)?) => {$(
        #[diagnostic::do_not_recommend]
        impl<'a, $($generics)*> FillDigits<Text<'a>> for $from {
            fn sendapi_fill_digits(self) -> Text<'a> {
                let $value = self;
                $text
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'a, $($generics)*> FillDigits<Option<Text<'a>>> for $from {
            fn sendapi_fill_digits(self) -> Option<Text<'a>> {
                Some(self.sendapi_fill_digits())
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'a, $($generics)*> FillDigits<Option<Text<'a>>> for Option<$from> {
            fn sendapi_fill_digits(self) -> Option<Text<'a>> {
                self.map(FillDigits::sendapi_fill_digits)
            }
        }
    )*};
}

fill_digits! {
    [] Text<'a>, text => text,
    [] &'a str, text => text.into(),
    ['b] &'b &'a str, text => text.into(),
    [] &'a String, text => text.into(),
    [] String, text => text.into(),
    [] Cow<'a, str>, text => text.into(),
    [] u64, number => number.to_string().into(),
    [] i64, number => number.to_string().into(),
    [] u32, number => number.to_string().into(),
    [] i32, number => number.to_string().into(),
}
