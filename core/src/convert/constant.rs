//! Constants of the user's program in a message: what is in them, seen while compiling.
//!
//! Traits cannot be called in constants, so each Rust type that a constant may have has a method of its own here, by
//! `table.rs`, which says what is in the constant; limits and fields look at that.

use std::borrow::Cow;

pub use crate::convert::spot::Spot;
pub use crate::convert::unfinished::unfinished;

use crate::convert::digits::Digits;
use crate::convert::known::{Const, Fits, FitsDigits, Seen};
use crate::convert::table::conversions;
use crate::plain::list::List;
use crate::plain::number::Number;
use crate::plain::text::Text;

/// What is in a constant; `I` is what a list has for items.
#[derive(Debug)]
pub enum Constant<I: 'static = ()> {
    /// Nothing: it is `None`.
    Absent,
    /// Text.
    Text(&'static str),
    /// A whole number.
    Integer(i128),
    /// A number.
    Number(Number),
    /// `true` or `false`.
    Flag(bool),
    /// A list.
    Items(&'static [I]),
}

impl<I> Constant<I> {
    /// Refuses the constant if it breaks a limit of the field.
    #[track_caller]
    pub const fn check(self, spot: Spot) {
        match self {
            // Whatever a flag is, it is right.
            Self::Absent | Self::Flag(_) => {}
            Self::Text(text) => spot.text(text),
            Self::Integer(value) => spot.integer(value),
            Self::Number(value) => spot.number(value),
            Self::Items(items) => spot.items(items.len()),
        }
    }
}

/// Gives a field what a constant holds, where the field must be there and where it may be left out. Where the constant
/// does not fit, there is an error already, by [`Fits`].
macro_rules! made {
    ($($required:ident $optional:ident -> $made:ty, $empty:expr, { $($pattern:pat => $value:expr),+ })*) => {
        impl<I> Constant<I> {
            $(
                /// The constant, as a field holds it that must be there.
                #[must_use]
                pub const fn $required(self) -> $made {
                    match self {
                        $($pattern => $value,)+
                        _ => $empty,
                    }
                }

                /// The constant, as a field holds it that may be left out.
                #[must_use]
                pub const fn $optional(self) -> Option<$made> {
                    match self {
                        Self::Absent => None,
                        constant => Some(constant.$required()),
                    }
                }
            )*
        }
    };
}

made! {
    text optional_text -> Text<'static>, Text::EMPTY, { Self::Text(text) => Text::Borrowed(text) }
    digits optional_digits -> Digits, Digits::Text(Text::EMPTY), {
        Self::Text(text) => Digits::Text(Text::Borrowed(text)),
        Self::Integer(value) => Digits::of(value)
    }
    integer optional_integer -> u64, 0, { Self::Integer(value) => value as u64 }
    number optional_number -> Number, Number::Integer(0), {
        Self::Number(value) => value,
        Self::Integer(value) => Number::whole(value)
    }
    flag optional_flag -> bool, false, { Self::Flag(value) => value }
    list optional_list -> List<'static, I>, List::EMPTY, { Self::Items(items) => List::Borrowed(items) }
}

/// Says what is in constants of a type; also of an `Option` of it, and of a reference to either.
macro_rules! seen {
    ($kind:ident $item:ty, [$($generics:tt)*] $from:ty, |$constant:ident| $inside:expr) => {
        impl<$($generics)*> Seen for $from {}
        seen! { @one $item, [$($generics)*] $from, |$constant| Constant::$kind($inside) }
        seen! { @option $item, [$($generics)*] $from }
        seen! { @reference $item, ['r, $($generics)*] &'r $from }
        seen! { @option $item, ['r, $($generics)*] &'r $from }
        seen! { @reference $item, ['r, $($generics)*] &'r Option<$from> }
    };
    (@option $item:ty, $generics:tt $from:ty) => {
        seen! {
            @one $item, $generics Option<$from>, |constant| match constant {
                Some(value) => Const::of(value).value(),
                None => Constant::Absent,
            }
        }
    };
    (@reference $item:ty, $generics:tt $from:ty) => {
        seen! { @one $item, $generics $from, |constant| Const::of(*constant).value() }
    };
    (@one $item:ty, [$($generics:tt)*] $from:ty, |$constant:ident| $seen:expr) => {
        impl<$($generics)*> Const<&'static $from, $item> {
            /// What is in the constant.
            #[inline]
            #[must_use]
            pub const fn value(self) -> Constant<$item> {
                let $constant = self.0;
                $seen
            }
        }
    };
}

/// Says that constants of a type fit a field; `known.rs` says the same of an `Option` of it and of references.
macro_rules! fits {
    ($fits:ident<$to:ty>, [$($generics:tt)*] $from:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $fits<$to> for $from {}

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $fits<Option<$to>> for $from {}
    };
}

/// Takes the table apart, down to one type and one field.
macro_rules! constants {
    (@types - $generics:tt [$($from:ty),+] [-] $fields:tt) => {};
    (@types $kind:ident $generics:tt [$($from:ty),+] $inside:tt $fields:tt) => {$(
        constants! { @seen $kind $generics $from, $inside }
        constants! { @fields $generics $from, $fields }
    )+};
    (@seen $kind:ident [] $from:ty, [const $($inside:tt)+]) => {
        seen! { $kind (), ['a] $from, $($inside)+ }
    };
    (@seen $kind:ident [T $($generics:tt)*] $from:ty, [const $($inside:tt)+]) => {
        seen! { $kind T, ['a, T: 'static $($generics)*] $from, $($inside)+ }
    };

    (@fields $generics:tt $from:ty, { $($field:ident $variable:tt $lent:tt;)+ }) => {$(
        constants! { @fits $field $generics $from }
    )+};
    (@fits Text [] $from:ty) => {
        fits! { Fits<Text<'static>>, ['a] $from }
        fits! { FitsDigits<Text<'static>>, ['a] $from }
    };
    (@fits Digits [] $from:ty) => { fits! { FitsDigits<Text<'static>>, [] $from } };
    (@fits Whole [] $from:ty) => { fits! { Fits<u64>, [] $from } };
    (@fits Number [] $from:ty) => { fits! { Fits<Number>, [] $from } };
    (@fits Flag [] $from:ty) => { fits! { Fits<bool>, [] $from } };
    (@fits List [T $($generics:tt)*] $from:ty) => {
        fits! { Fits<List<'static, T>>, ['a, T: 'static $($generics)*] $from }
    };

    ($($kind:tt $($from:ty),+ $(where [$($generics:tt)*])? [$($inside:tt)+] { $($fields:tt)+ })+) => {$(
        constants! { @types $kind [$($($generics)*)?] [$($from),+] [$($inside)+] { $($fields)+ } }
    )+};
}

conversions!(constants);
