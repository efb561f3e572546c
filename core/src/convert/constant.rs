//! Constants of the user's program in a message: the same limits, judged while compiling.
//!
//! Traits cannot be called in constants, so each Rust type that a constant may have has methods of its own here, by
//! `table.rs`. A limit that is broken is a panic while compiling, in the checker's words, at the user's token.

use std::borrow::Cow;

pub use crate::convert::spot::Spot;
pub use crate::convert::unfinished::unfinished;

use crate::convert::digits::Digits;
use crate::convert::known::{Const, ConstList, Fits, FitsDigits};
use crate::convert::table::conversions;
use crate::plain::list::List;
use crate::plain::number::Number;
use crate::plain::text::Text;

/// The methods of constants of some type that judge them; also of an `Option` of it, and of a reference to either.
macro_rules! judged {
    ($holder:ident $(<$item:ident>)? [$($generics:tt)*] $from:ty, |$constant:ident, $spot:ident| $judge:expr) => {
        judged! { @one $holder $(<$item>)? [$($generics)*] $from, |$constant, $spot| $judge }
        judged! { @option $holder $(<$item>)? [$($generics)*] $from }
        judged! { @reference $holder $(<$item>)? ['r, $($generics)*] &'r $from }
        judged! { @option $holder $(<$item>)? ['r, $($generics)*] &'r $from }
        judged! { @reference $holder $(<$item>)? ['r, $($generics)*] &'r Option<$from> }
    };
    (@option $holder:ident $(<$item:ident>)? [$($generics:tt)*] $from:ty) => {
        judged! {
            @one $holder $(<$item>)? [$($generics)*] Option<$from>,
            |constant, spot| if let Some(value) = constant.0 { $holder::of(value).check(spot) }
        }
    };
    (@reference $holder:ident $(<$item:ident>)? [$($generics:tt)*] $from:ty) => {
        judged! {
            @one $holder $(<$item>)? [$($generics)*] $from,
            |constant, spot| $holder::of(*constant.0).check(spot)
        }
    };
    (@one $holder:ident $(<$item:ident>)? [$($generics:tt)*] $from:ty, |$constant:ident, $spot:ident| $judge:expr) => {
        impl<$($generics)*> $holder<&'static $from $(, $item)?> {
            /// Refuses the constant if it breaks a limit of the field.
            #[track_caller]
            pub const fn check(self, $spot: Spot) {
                let $constant = self;
                $judge
            }
        }
    };
}

/// Says that constants of some type fit a field, and gives them the methods that turn them into what the field holds, or
/// what it borrows from; also an `Option` of it, and a reference to either.
macro_rules! fits {
    (
        $holder:ident $(<$item:ident>)? [$($generics:tt)*] $from:ty => $fits:ident<$to:ty> as $made:ty,
        $required:ident $optional:ident, |$value:ident| $convert:expr
    ) => {
        fits! {
            @required $holder $(<$item>)? [$($generics)*] $from => $fits<$to> as $made,
            $required $optional, |$value| $convert
        }
        fits! {
            @required $holder $(<$item>)? ['r, $($generics)*] &'r $from => $fits<$to> as $made,
            $required $optional, |value| $holder::of(*value).$required()
        }
        fits! {
            @optional $holder $(<$item>)? ['r, $($generics)*] &'r Option<$from> => $fits<$to> as $made,
            $optional, |value| $holder::of(*value).$optional()
        }
    };
    (
        @required $holder:ident $(<$item:ident>)? [$($generics:tt)*] $from:ty => $fits:ident<$to:ty> as $made:ty,
        $required:ident $optional:ident, |$value:ident| $convert:expr
    ) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $fits<$to> for $from {}

        impl<$($generics)*> $holder<&'static $from $(, $item)?> {
            /// The constant, as a field holds it that must be there.
            #[must_use]
            pub const fn $required(self) -> $made {
                let $value = self.0;
                $convert
            }
        }

        fits! {
            @optional $holder $(<$item>)? [$($generics)*] $from => $fits<$to> as $made,
            $optional, |value| Some($holder::of(value).$required())
        }
        fits! {
            @optional $holder $(<$item>)? [$($generics)*] Option<$from> => $fits<$to> as $made,
            $optional, |value| match value {
                Some(value) => Some($holder::of(value).$required()),
                None => None,
            }
        }
    };
    (
        @optional $holder:ident $(<$item:ident>)? [$($generics:tt)*] $from:ty => $fits:ident<$to:ty> as $made:ty,
        $optional:ident, |$value:ident| $convert:expr
    ) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $fits<Option<$to>> for $from {}

        impl<$($generics)*> $holder<&'static $from $(, $item)?> {
            /// The constant, as a field holds it that may be left out.
            #[must_use]
            pub const fn $optional(self) -> Option<$made> {
                let $value = self.0;
                $convert
            }
        }
    };
}

/// Takes the table apart, down to one type and one field.
macro_rules! constants {
    (@types $limits:tt $generics:tt [$($from:ty),+] $fields:tt) => {$(
        constants! { @judged $limits $generics $from }
        constants! { @fields $generics $from, $fields }
    )+};
    (@fields $generics:tt $from:ty, { $($field:ident $variable:tt $constant:tt $lent:tt;)+ }) => {$(
        constants! { @constant $field $generics $from, $constant }
    )+};

    (@judged - $generics:tt $from:ty) => {};
    (@judged text [] $from:ty) => {
        judged! { Const ['a] $from, |constant, spot| spot.text(constant.text()) }
    };
    (@judged integer [] $from:ty) => {
        judged! { Const [] $from, |constant, spot| spot.integer(*constant.0 as i128) }
    };
    (@judged number [] $from:ty) => {
        judged! { Const [] $from, |constant, spot| spot.number(constant.number()) }
    };
    // Both values are right.
    (@judged flag [] $from:ty) => {
        judged! { Const [] $from, |constant, spot| { let _ = (constant, spot); } }
    };
    (@judged list [T $($generics:tt)*] $from:ty) => {
        judged! {
            ConstList<T> ['a, T: 'static $($generics)*] $from, |constant, spot| spot.list(constant.list())
        }
    };

    (@constant $field:ident $generics:tt $from:ty, (-)) => {};
    (@constant Text [] $from:ty, (const |$value:ident| $convert:expr)) => {
        fits! { Const ['a] $from => Fits<Text<'static>> as Text<'static>, text optional_text, |$value| $convert }
        constants! { @constant Digits ['a] $from, (const |$value| Digits::Text($convert)) }
    };
    (@constant Digits [$($lent:lifetime)?] $from:ty, (const $($convert:tt)+)) => {
        fits! { Const [$($lent)?] $from => FitsDigits<Text<'static>> as Digits, digits optional_digits, $($convert)+ }
    };
    (@constant Whole [] $from:ty, (const $($convert:tt)+)) => {
        fits! { Const [] $from => Fits<u64> as u64, integer optional_integer, $($convert)+ }
    };
    (@constant Number [] $from:ty, (const $($convert:tt)+)) => {
        fits! { Const [] $from => Fits<Number> as Number, number optional_number, $($convert)+ }
    };
    (@constant Flag [] $from:ty, (const $($convert:tt)+)) => {
        fits! { Const [] $from => Fits<bool> as bool, flag optional_flag, $($convert)+ }
    };
    (@constant List [T $($generics:tt)*] $from:ty, (const $($convert:tt)+)) => {
        fits! {
            ConstList<T> ['a, T: 'static $($generics)*] $from => Fits<List<'static, T>> as List<'static, T>,
            list optional_list, $($convert)+
        }
    };

    ($($limits:tt $($from:ty),+ $(where [$($generics:tt)*])? { $($fields:tt)+ })+) => {$(
        constants! { @types $limits [$($($generics)*)?] [$($from),+] { $($fields)+ } }
    )+};
}

conversions!(constants);
