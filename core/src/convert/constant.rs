//! Constants of the user's program in a message: what is in them, seen while compiling.
//!
//! Traits cannot be called in constants, so each Rust type that a constant may have has a method of its own here, by
//! `table.rs`, which says what is in the constant; limits and fields look at that.

use std::borrow::Cow;

pub use crate::convert::spot::Spot;
pub use crate::convert::unfinished::unfinished;

use crate::convert::inside::Constant;
use crate::convert::known::{Const, Fits, FitsDigits, Seen};
use crate::convert::table::conversions;
use crate::plain::list::List;
use crate::plain::number::Number;
use crate::plain::text::Text;

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
