//! [`IntoId`]: what can be an id.

use crate::plain::text::Text;

/// What can be the id of a person, a comment or anything else that the platform numbers: text of digits, or an integer.
///
/// Text is `&str`, `String`, [`Text`], `Cow<str>`, `Box<str>` and `Arc<str>`, integers are those of up to 64 bits; references
/// to all of these are ids as well. The platform's ids are digits; whether a text is any is found when the message is
/// checked.
///
/// The trait is sealed: a type of one's own gives its text or its number.
///
/// ```
/// use sendapi_core::{IntoId, Recipient};
///
/// let of_the_webhook = String::from("7204418830956127");
/// let of_the_database = 7_204_418_830_956_127_i64;
/// assert_eq!(Recipient::id(&of_the_webhook), Recipient::id(of_the_database));
///
/// fn path<'a>(person: impl IntoId<'a>) -> String {
///     format!("/{}", person.into_id())
/// }
/// assert_eq!(path(of_the_database), "/7204418830956127");
/// ```
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` is no id",
    label = "this is of type `{Self}`",
    note = "an id is text (`&str`, `String`, `Text`, `Cow<str>`, `Box<str>`, `Arc<str>`), an integer, or a reference to one of these"
)]
pub trait IntoId<'a>: sealed::Sealed {
    /// The id as text.
    fn into_id(self) -> Text<'a>;
}

// The impls of both stand in `convert/fill.rs`, which makes them of the table.
pub(crate) mod sealed {
    pub trait Sealed {}
}
