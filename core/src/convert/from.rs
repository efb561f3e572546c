//! What converts with `From` into text, a number or a list: what constructors take.

use std::borrow::Cow;
use std::sync::Arc;

use crate::convert::table::conversions;
use crate::plain::list::List;
use crate::plain::number::Number;
use crate::plain::text::Text;

/// Takes the table apart, down to one type and one field.
macro_rules! from {
    (@types $generics:tt [$($from:ty),+] $fields:tt) => {$(
        from! { @fields $generics $from, $fields }
    )+};
    (@fields $generics:tt $from:ty, { $($field:ident $variable:tt $reference:tt;)+ }) => {$(
        from! { @value $field $generics $from, $variable }
        from! { @reference $field $generics $from, $variable $reference }
    )+};

    // Everything converts into itself already.
    (@value $field:ident $generics:tt $from:ty, (itself)) => {};
    (@value Text [] $from:ty, $convert:tt) => { from! { @into [Text<'a>] ['a] $from, $convert } };
    (@value Number [] $from:ty, $convert:tt) => { from! { @into [Number] [] $from, $convert } };
    (@value List [$($generics:tt)*] $from:ty, $convert:tt) => {
        from! { @into [List<'a, T>] ['a, $($generics)*] $from, $convert }
    };
    // The others are types of the language.
    (@value $other:ident $generics:tt $from:ty, $convert:tt) => {};

    (@reference Text [] $from:ty, $convert:tt ($lent:lifetime)) => {
        from! { @into [Text<$lent>] ['r, 'a] &'r $from, (|text| Text::Borrowed(text)) }
    };
    (@reference List [$($generics:tt)*] $from:ty, $convert:tt ($lent:lifetime)) => {
        from! { @into [List<$lent, T>] ['r, 'a, $($generics)*] &'r $from, (|items| List::Borrowed(items)) }
    };
    (@reference Number [] $from:ty, (itself) (copied)) => {
        from! { @into [Number] ['r] &'r $from, (|value| *value) }
    };
    (@reference Number [] $from:ty, (|$value:ident| $convert:expr) (copied)) => {
        from! { @into [Number] ['r] &'r $from, (|$value| { let $value = *$value; $convert }) }
    };
    (@reference $other:ident $generics:tt $from:ty, $convert:tt (copied)) => {};

    (@into [$to:ty] [$($generics:tt)*] $from:ty, (|$value:ident| $convert:expr)) => {
        impl<$($generics)*> From<$from> for $to {
            #[inline]
            fn from($value: $from) -> Self {
                $convert
            }
        }
    };

    ($($kind:tt $($from:ty),+ $(where [$($generics:tt)*])? [$($inside:tt)+] { $($fields:tt)+ })+) => {$(
        from! { @types [$($($generics)*)?] [$($from),+] { $($fields)+ } }
    )+};
}

conversions!(from);
