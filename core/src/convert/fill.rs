//! [`Fill`]: which Rust values may stand for which field in `message!`.
//!
//! The impls are written out type by type, by `table.rs`, so that the compiler's answer to a wrong one is a single
//! sentence.

use std::borrow::Cow;
use std::sync::Arc;

use crate::convert::table::conversions;
use crate::convert::unfinished::unfinished;
use crate::plain::list::List;
use crate::plain::number::Number;
use crate::plain::text::Text;

/// A value that fills a field of type `T`.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` cannot fill a field that takes `{T}`",
    label = "this is a `{Self}`",
    note = "text takes `&str`, `String`, `Cow<str>`, `Box<str>` and `Arc<str>`; a number takes all integers and floats, but a whole number no signed variable, which may be negative: convert it with `u64::try_from`; a list takes arrays, slices and `Vec` of its items; an object takes its own type; what may be left out takes an `Option` of these"
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

/// Two dummy impls keep `_: Fill<?>` ambiguous, so that inference takes the field's type: without them rustc would give
/// up on a value of a wrong type before it knows the field's, and say that the field takes a `_`; with one candidate it
/// would pick it.
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

/// The list, or nothing if it has no items.
#[must_use]
pub fn unless_empty<T>(list: List<'_, T>) -> Option<List<'_, T>> {
    if list.is_empty() { None } else { Some(list) }
}

/// Implements [`Fill`] of a field and of an optional field for types that convert with `From`: for the parts of a
/// message, which the table does not know.
macro_rules! fill {
    ($([$($generics:tt)*] $from:ty => $to:ty),* $(,)?) => {$(
        $crate::convert::fill::implement! {
            Fill::sendapi_fill [$($generics)*] $from => $to, Some, |value| value.into()
        }
    )*};
}
pub(crate) use fill;

/// Implements a trait of a field for a type, and of an optional field for it and for an `Option` of it; `$some` makes
/// the optional value.
macro_rules! implement {
    ($trait:ident::$method:ident [$($generics:tt)*] $from:ty => $to:ty, $some:path, |$value:ident| $convert:expr) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $crate::convert::fill::$trait<$to> for $from {
            fn $method(self) -> $to {
                let $value = self;
                $convert
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $crate::convert::fill::$trait<Option<$to>> for $from {
            fn $method(self) -> Option<$to> {
                let $value = self;
                $some($convert)
            }
        }

        $crate::convert::fill::implement! {
            @option $trait::$method [$($generics)*] Option<$from> => $to, $some, |$value| $convert
        }
    };
    (@option $trait:ident::$method:ident [$($generics:tt)*] $from:ty => $to:ty, $some:path, |$value:ident| $convert:expr) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $crate::convert::fill::$trait<Option<$to>> for $from {
            fn $method(self) -> Option<$to> {
                match self {
                    Some($value) => $some($convert),
                    None => None,
                }
            }
        }
    };
}
pub(crate) use implement;

/// Takes the table apart, down to one type and one field.
macro_rules! fills {
    (@types $generics:tt [$($from:ty),+] $fields:tt) => {$(
        fills! { @fields $generics $from, $fields }
    )+};
    (@fields $generics:tt $from:ty, { $($field:ident $variable:tt $constant:tt $lent:tt;)+ }) => {$(
        fills! { @variable $field $generics $from, $variable }
        fills! { @lent $field $generics $from, $lent }
    )+};

    (@variable $field:ident $generics:tt $from:ty, (-)) => {};
    (@variable $field:ident $generics:tt $from:ty, (itself)) => {
        fills! { @variable $field $generics $from, (|value| value) }
    };
    (@variable Text [] $from:ty, ($($convert:tt)+)) => {
        implement! { Fill::sendapi_fill ['a] $from => Text<'a>, Some, $($convert)+ }
        implement! { FillDigits::sendapi_fill_digits ['a] $from => Text<'a>, Some, $($convert)+ }
    };
    (@variable Digits [] $from:ty, ($($convert:tt)+)) => {
        implement! { FillDigits::sendapi_fill_digits ['a] $from => Text<'a>, Some, $($convert)+ }
    };
    (@variable Whole [] $from:ty, ($($convert:tt)+)) => {
        implement! { Fill::sendapi_fill [] $from => u64, Some, $($convert)+ }
    };
    (@variable Number [] $from:ty, ($($convert:tt)+)) => {
        implement! { Fill::sendapi_fill [] $from => Number, Some, $($convert)+ }
    };
    (@variable Flag [] $from:ty, ($($convert:tt)+)) => {
        implement! { Fill::sendapi_fill [] $from => bool, Some, $($convert)+ }
    };
    (@variable List [$($generics:tt)+] $from:ty, ($($convert:tt)+)) => {
        implement! {
            Fill::sendapi_fill ['a, $($generics)+] $from => List<'a, T>, unless_empty, $($convert)+
        }
    };

    (@lent $field:ident $generics:tt $from:ty, (-)) => {};
    (@lent Text [] $from:ty, ($lent:lifetime)) => {
        fills! { @reference Fill::sendapi_fill ['r, 'a] $from => Text<$lent>, Some, Text::Borrowed }
        fills! {
            @reference FillDigits::sendapi_fill_digits ['r, 'a] $from => Text<$lent>, Some, Text::Borrowed
        }
    };
    (@lent List [$($generics:tt)+] $from:ty, ($lent:lifetime)) => {
        fills! {
            @reference Fill::sendapi_fill ['r, 'a, $($generics)+] $from => List<$lent, T>, unless_empty, List::Borrowed
        }
    };
    (@reference $trait:ident::$method:ident $generics:tt $from:ty => $to:ty, $some:path, $borrowed:path) => {
        implement! { $trait::$method $generics &'r $from => $to, $some, |value| $borrowed(value) }
        implement! {
            @option $trait::$method $generics &'r Option<$from> => $to, $some, |value| $borrowed(value)
        }
    };

    ($($limits:tt $($from:ty),+ $(where [$($generics:tt)*])? { $($fields:tt)+ })+) => {$(
        fills! { @types [$($($generics)*)?] [$($from),+] { $($fields)+ } }
    )+};
}

conversions!(fills);
