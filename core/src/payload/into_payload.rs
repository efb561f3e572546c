//! [`IntoPayload`]: what can be the payload of a button.

use std::borrow::Cow;
use std::sync::Arc;

use crate::convert::fill::Fill;
use crate::convert::table::conversions;
use crate::payload::Payload;
use crate::plain::text::Text;

/// What can be the payload of a button: text, or a value of a type with [`Payload`].
///
/// ```
/// use sendapi_core::payload::IntoPayload;
///
/// assert_eq!("buy?id=7".into_payload(), "buy?id=7");
/// assert_eq!(String::from("SHELF").into_payload(), "SHELF");
/// assert_eq!(Box::<str>::from("SHELF").into_payload(), "SHELF");
/// ```
///
/// Nobody needs to implement it: a type of one's own derives [`Payload`]. What is only lent gives its text by
/// [`to_payload`](Payload::to_payload).
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` is no payload",
    label = "this is of type `{Self}`",
    note = "a payload is text, or an enum with `#[derive(sendapi::Payload)]`"
)]
pub trait IntoPayload<'a> {
    /// The text of the payload.
    fn into_payload(self) -> Text<'a>;
}

#[diagnostic::do_not_recommend]
impl<'a, T: Payload> IntoPayload<'a> for T {
    fn into_payload(self) -> Text<'a> {
        Text::Owned(self.to_payload())
    }
}

/// Text in place of a payload: what the table says of text.
macro_rules! texts {
    (@types [$($from:ty),+] $fields:tt) => {$(
        texts! { @fields $from, $fields }
    )+};
    (@fields $from:ty, { $($field:ident $variable:tt $reference:tt;)+ }) => {$(
        texts! { @field $field $from, $reference }
    )+};

    (@field Text $from:ty, ($lent:lifetime)) => {
        texts! { @text ['a] $from, 'a }
        texts! { @text ['r, 'a] &'r $from, $lent }
    };
    (@field $other:ident $from:ty, $reference:tt) => {};

    (@text [$($generics:tt)*] $from:ty, $lent:lifetime) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> IntoPayload<$lent> for $from {
            #[inline]
            fn into_payload(self) -> Text<$lent> {
                self.sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock()
            }
        }
    };

    ($($kind:tt $($from:ty),+ $(where $generics:tt)? [$($inside:tt)+] { $($fields:tt)+ })+) => {$(
        texts! { @types [$($from),+] { $($fields)+ } }
    )+};
}

conversions!(texts);
