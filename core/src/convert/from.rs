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
    (@fields $generics:tt $from:ty, { $($field:ident $value:tt $constant:tt $lent:tt;)+ }) => {$(
        from! { @value $field $generics $from, $value }
        from! { @lent $field $generics $from, $lent }
    )+};

    (@value Text [] $from:ty, $convert:tt) => { from! { @impl ['a] $from => Text<'a>, $convert } };
    (@value Number [] $from:ty, $convert:tt) => { from! { @impl [] $from => Number, $convert } };
    (@value List [$($generics:tt)*] $from:ty, $convert:tt) => {
        from! { @impl ['a, $($generics)*] $from => List<'a, T>, $convert }
    };
    (@value $other:ident $generics:tt $from:ty, $convert:tt) => {};

    (@lent Text [] $from:ty, ($lent:lifetime)) => {
        from! { @impl ['r, 'a] &'r $from => Text<$lent>, (|text| Text::Borrowed(text)) }
    };
    (@lent List [$($generics:tt)*] $from:ty, ($lent:lifetime)) => {
        from! {
            @impl ['r, 'a, $($generics)*] &'r $from => List<$lent, T>, (|items| List::Borrowed(items))
        }
    };
    (@lent $other:ident $generics:tt $from:ty, (-)) => {};

    // Everything converts into itself already.
    (@impl $generics:tt $from:ty => $to:ty, (itself)) => {};
    (@impl [$($generics:tt)*] $from:ty => $to:ty, (|$value:ident| $convert:expr)) => {
        impl<$($generics)*> From<$from> for $to {
            fn from($value: $from) -> Self {
                $convert
            }
        }
    };

    ($($limits:tt $($from:ty),+ $(where [$($generics:tt)*])? { $($fields:tt)+ })+) => {$(
        from! { @types [$($($generics)*)?] [$($from),+] { $($fields)+ } }
    )+};
}

conversions!(from);
