//! [`Fill`]: which Rust values may stand for which field in `message!`, and which of them are ids ([`IntoId`]).
//!
//! The impls are written out type by type, by `table.rs`, so that the compiler's answer to a wrong one is a single
//! sentence.

use std::borrow::Cow;
use std::sync::Arc;

use crate::convert::table::conversions;
use crate::convert::unfinished::unfinished;
use crate::plain::id::IntoId;
use crate::plain::id::sealed::Sealed;
use crate::plain::list::List;
use crate::plain::number::Number;
use crate::plain::text::Text;

/// A value that fills a field of type `T`.
///
/// A signed integer fills no `u64`: it may be negative when the program runs, and then no value of the field stands for
/// it. As a constant it does, since its value is known.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot fill a field that takes `{T}`",
    label = "this is of type `{Self}`",
    note = "text takes `&str`, `String`, `Cow<str>`, `Box<str>` and `Arc<str>`, of a number its `to_string()`; a number takes integers and floats; a whole number takes unsigned integers: convert a signed one with `u64::try_from`; a list takes arrays, slices and `Vec` of its items; an object takes its own type, and not a reference to it; a recipient takes its id as well; what may be left out takes an `Option` of these, what must be there none: decide before, as by `let Some(url) = url else {{ … }}`",
    note = "a payload takes an enum of your own that has `#[derive(Payload)]`; a file of this machine travels beside the message, by `account.send_file`; of a whole message `message` takes the content, as in `message: hello.content()`, and the same to somebody else is `hello.to(recipient)?`"
)]
pub trait Fill<T> {
    /// The value as the field holds it. The name keeps clear of methods in the user's program, what is hidden is offered by
    /// no editor. Of a value that stands in a `const` rustc says by this name what to do, and shows the line with its comment.
    #[doc(hidden)]
    fn sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(self) -> T; // or `static MENU: LazyLock<Content> = LazyLock::new(|| content!(…));`
}

/// A value that fills a field which takes digits as text or as a whole number.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot fill a field that takes text or a whole number",
    label = "this is of type `{Self}`",
    note = "it takes `&str`, `String`, `Cow<str>`, `Box<str>`, `Arc<str>` and integers; what may be left out takes an `Option` of these, what must be there none: decide before, as by `let Some(url) = url else {{ … }}`; a payload takes an enum of your own that has `#[derive(Payload)]`"
)]
pub trait FillDigits<T> {
    /// The value as the field holds it; the name is for rustc's words about a `const` here too.
    #[doc(hidden)]
    fn sendapi_fill_digits_at_run_time_as_in_a_fn_or_lazy_lock(self) -> T; // or `static MENU: LazyLock<Content> = LazyLock::new(|| content!(…));`
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
            fn sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(self) -> $no {
                unfinished()
            }
        }

        #[diagnostic::do_not_recommend]
        impl<S> FillDigits<$no> for S {
            fn sendapi_fill_digits_at_run_time_as_in_a_fn_or_lazy_lock(self) -> $no {
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

/// What a field holds, in one that may be left out: an empty list is left out.
pub trait Present: Sized {
    /// The value, if there is something in it.
    #[inline]
    fn present(self) -> Option<Self> {
        Some(self)
    }
}

impl Present for Text<'_> {}
impl Present for Number {}
impl Present for bool {}
impl Present for u64 {}

impl<T> Present for List<'_, T> {
    #[inline]
    fn present(self) -> Option<Self> {
        unless_empty(self)
    }
}

/// Whatever fills a field fills it as an `Option`, or as a reference to one, where it may be left out.
macro_rules! fills_as_well {
    ($($trait:ident::$method:ident)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<F: Present, T: $trait<F>> $trait<Option<F>> for Option<T> {
            #[inline]
            fn $method(self) -> Option<F> {
                self.and_then(|value| value.$method().present())
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'r, F: Present, T> $trait<Option<F>> for &'r Option<T>
        where
            &'r T: $trait<F>,
        {
            #[inline]
            fn $method(self) -> Option<F> {
                self.as_ref().and_then(|value| value.$method().present())
            }
        }
    )*};
}

fills_as_well! { Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock FillDigits::sendapi_fill_digits_at_run_time_as_in_a_fn_or_lazy_lock }

/// Implements a trait of a field for a type, and of an optional field. All of it is `#[inline]`, so that it is compiled
/// where it is used and not in every build of this crate, where it is several hundred.
macro_rules! implement {
    ($trait:ident::$method:ident => $to:ty, [$($generics:tt)*] $from:ty, |$value:ident| $convert:expr) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $crate::convert::fill::$trait<$to> for $from {
            #[inline]
            fn $method(self) -> $to {
                let $value = self;
                $convert
            }
        }

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $crate::convert::fill::$trait<Option<$to>> for $from {
            #[inline]
            fn $method(self) -> Option<$to> {
                let $value = self;
                $crate::convert::fill::Present::present($convert)
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
    (@fields $generics:tt $from:ty, { $($field:ident $variable:tt $reference:tt;)+ }) => {$(
        fills! { @value $field $generics $from, $variable $reference }
    )+};

    (@value $field:ident $generics:tt $from:ty, (-) $reference:tt) => {};
    (@value $field:ident $generics:tt $from:ty, (itself) $reference:tt) => {
        fills! { @value $field $generics $from, (|value| value) $reference }
    };
    (@value $field:ident [$($generics:tt)*] $from:ty, (|$value:ident| $convert:expr) $reference:tt) => {
        fills! { @into $field<'a> [$($generics)*] $from, |$value| $convert }
        fills! { @reference $field ['r, $($generics)*] $from, (|$value| $convert) $reference }
    };

    (@reference $field:ident $generics:tt $from:ty, $convert:tt ($lent:lifetime)) => {
        fills! { @into $field<$lent> $generics &'r $from, |value| $field::Borrowed(value) }
    };
    (@reference $field:ident $generics:tt $from:ty, (|$value:ident| $convert:expr) (copied)) => {
        fills! { @into $field<'a> $generics &'r $from, |$value| { let $value = *$value; $convert } }
    };

    (@into Text<$lent:lifetime> [$($generics:tt)*] $($filled:tt)+) => {
        implement! { Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock => Text<$lent>, ['a, $($generics)*] $($filled)+ }
        fills! { @into Digits<$lent> [$($generics)*] $($filled)+ }
    };
    (@into Digits<$lent:lifetime> [$($generics:tt)*] $from:ty, |$value:ident| $convert:expr) => {
        implement! { FillDigits::sendapi_fill_digits_at_run_time_as_in_a_fn_or_lazy_lock => Text<$lent>, ['a, $($generics)*] $from, |$value| $convert }

        #[diagnostic::do_not_recommend]
        impl<'a, $($generics)*> IntoId<$lent> for $from {
            #[inline]
            fn into_id(self) -> Text<$lent> {
                let $value = self;
                $convert
            }
        }

        impl<'a, $($generics)*> Sealed for $from {}
    };
    (@into Whole<'a> $($filled:tt)+) => {
        implement! { Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock => u64, $($filled)+ }
    };
    (@into Number<'a> $($filled:tt)+) => {
        implement! { Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock => Number, $($filled)+ }
    };
    (@into Flag<'a> $($filled:tt)+) => {
        implement! { Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock => bool, $($filled)+ }
    };
    (@into List<$lent:lifetime> [$($generics:tt)*] $($filled:tt)+) => {
        implement! { Fill::sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock => List<$lent, T>, ['a, $($generics)*] $($filled)+ }
    };

    ($($kind:tt $($from:ty),+ $(where [$($generics:tt)*])? [$($inside:tt)+] { $($fields:tt)+ })+) => {$(
        fills! { @types [$($($generics)*)?] [$($from),+] { $($fields)+ } }
    )+};
}

conversions!(fills);
