//! Values that the platform writes now as a number, now as text: ids, amounts, coordinates.

use std::borrow::Cow;
use std::fmt;

use serde_core::{Serialize, Serializer};
use serde_json::{Number, Value};

use crate::plain::text::Text;
use crate::reading::member::Member;

/// A number or text; which of the two it was is kept.
///
/// ```
/// use sendapi_core::webhook::Scalar;
///
/// let id = Scalar::from("7204418830956127");
/// assert_eq!((id.to_string(), id.as_u64()), ("7204418830956127".to_owned(), Some(7204418830956127)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Scalar {
    /// Text, mostly of digits.
    Text(String),
    /// A number.
    Number(Number),
}

impl Scalar {
    /// The value as text, whichever it is.
    #[must_use]
    pub fn as_text(&self) -> Cow<'_, str> {
        match self {
            Self::Text(text) => Cow::Borrowed(text),
            Self::Number(number) => Cow::Owned(number.to_string()),
        }
    }

    /// The value as an id: text that is not blank, or a whole number of 64 bits. `None` for any other number: JSON's reader
    /// has rounded it, and a wrong id is worse than none.
    ///
    /// ```
    /// use sendapi_core::webhook::Webhook;
    ///
    /// let webhook = Webhook::from_json(br#"{"entry": [{"id": 18446744073709551616}, {"id": 101}]}"#)?;
    /// let ids = webhook.entries().iter().map(|entry| entry.id.as_ref()?.as_id());
    /// assert_eq!(ids.collect::<Vec<_>>(), [None, Some("101".into())]);
    /// # Ok::<(), sendapi_core::webhook::NotAWebhook>(())
    /// ```
    #[must_use]
    pub fn as_id(&self) -> Option<Cow<'_, str>> {
        match self {
            Self::Text(text) => (!text.trim().is_empty()).then_some(Cow::Borrowed(text)),
            Self::Number(number) if number.is_u64() || number.is_i64() => Some(self.as_text()),
            Self::Number(_) => None,
        }
    }

    /// The value as a whole number, if it is one of 64 bits.
    #[must_use]
    pub fn as_u64(&self) -> Option<u64> {
        match self {
            Self::Text(text) => text.trim().parse().ok(),
            Self::Number(number) => number.as_u64(),
        }
    }

    /// The value as a number, rounded as need be.
    #[must_use]
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Text(text) => text.trim().parse().ok(),
            Self::Number(number) => number.as_f64(),
        }
    }

    /// The value as an id in a message.
    pub(crate) fn as_message_id(&self) -> Option<Text<'_>> {
        self.as_id().map(Text::from)
    }
}

impl fmt::Display for Scalar {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.as_text())
    }
}

impl From<&str> for Scalar {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<u64> for Scalar {
    fn from(number: u64) -> Self {
        Self::Number(number.into())
    }
}

impl PartialEq<str> for Scalar {
    fn eq(&self, other: &str) -> bool {
        self.as_text() == other
    }
}

impl PartialEq<&str> for Scalar {
    fn eq(&self, other: &&str) -> bool {
        self.as_text() == *other
    }
}

impl Member for Scalar {
    fn of_number(value: Number) -> Result<Self, Value> {
        Ok(Self::Number(value))
    }

    fn of_text(value: &str) -> Result<Self, Value> {
        Ok(value.into())
    }
}

impl Serialize for Scalar {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Text(text) => serializer.serialize_str(text),
            Self::Number(number) => number.serialize(serializer),
        }
    }
}
