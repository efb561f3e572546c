//! [`IntoPayload`]: what can be the payload of a button.

use std::borrow::Cow;

use crate::payload::Payload;
use crate::plain::text::Text;

/// What can be the payload of a button: text, or a value of a type with [`Payload`].
///
/// ```
/// use sendapi_core::payload::IntoPayload;
///
/// assert_eq!("buy?id=7".into_payload(), "buy?id=7");
/// assert_eq!(String::from("SHELF").into_payload(), "SHELF");
/// ```
///
/// Nobody needs to implement it: a type of one's own derives [`Payload`]. What is only lent gives its text by
/// [`to_payload`](Payload::to_payload).
#[diagnostic::on_unimplemented(
    message = "a `{Self}` is no payload",
    label = "this is a `{Self}`",
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

/// Texts, which convert into [`Text`] already.
macro_rules! texts {
    ($([$($generics:tt)*] $text:ty;)*) => {$(
        #[diagnostic::do_not_recommend]
        impl<'a, $($generics)*> IntoPayload<'a> for $text {
            fn into_payload(self) -> Text<'a> {
                self.into()
            }
        }
    )*};
}

texts! {
    [] &'a str;
    [] String;
    [] &'a String;
    [] Text<'a>;
    ['r: 'a] &'a Text<'r>;
    [] Cow<'a, str>;
}
