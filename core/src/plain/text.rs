//! [`Text`]: a string that is borrowed where it can be.

use std::borrow::{Borrow, Cow};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;

use serde_core::de::{self, Deserialize, Deserializer, Visitor};
use serde_core::{Serialize, Serializer};

/// A string of a message: borrowed or owned.
///
/// It is compared, ordered and hashed as the `str` that it is, and finds its like in a map whose keys are strings. When
/// it is deserialized it owns its string, whatever the format could lend, so that a `Text<'static>` can be read.
///
/// It is an enum, and not a `Cow` in a struct, so that a literal is a constant expression and rustc promotes it to
/// `'static`.
///
/// ```
/// use sendapi_core::Text;
///
/// const GREETING: Text<'static> = Text::Borrowed("Hello");
/// let name = String::from("Runa");
/// assert_eq!(Text::from(&name).len(), 4);
/// assert_eq!(GREETING, Text::from(String::from("Hello")));
/// ```
#[derive(Clone)]
pub enum Text<'a> {
    /// A string that lives elsewhere.
    Borrowed(&'a str),
    /// A string of its own.
    Owned(String),
}

impl<'a> Text<'a> {
    /// The string that is in `cow`, or that it borrows.
    pub(crate) fn of_cow(cow: Cow<'a, str>) -> Self {
        match cow {
            Cow::Borrowed(text) => Self::Borrowed(text),
            Cow::Owned(text) => Self::Owned(text),
        }
    }

    /// The string of `cow`, borrowed: in constants too, where `Deref` cannot be called.
    #[expect(clippy::ptr_arg, reason = "what it makes a string of is the `Cow`")]
    pub(crate) const fn lent_by(cow: &'a Cow<'_, str>) -> &'a str {
        match cow {
            Cow::Borrowed(text) => text,
            Cow::Owned(text) => text.as_str(),
        }
    }
}

impl Text<'_> {
    /// No characters.
    pub const EMPTY: Self = Self::Borrowed("");

    /// The string.
    #[must_use]
    pub const fn as_str(&self) -> &str {
        match self {
            Self::Borrowed(text) => text,
            Self::Owned(text) => text.as_str(),
        }
    }

    /// The string, owned.
    #[must_use]
    pub fn into_owned(self) -> String {
        match self {
            Self::Borrowed(text) => text.to_owned(),
            Self::Owned(text) => text,
        }
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl AsRef<str> for Text<'_> {
    fn as_ref(&self) -> &str {
        self
    }
}

impl fmt::Debug for Text<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(formatter)
    }
}

impl fmt::Display for Text<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(formatter)
    }
}

impl PartialEq for Text<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl Eq for Text<'_> {}

impl PartialOrd for Text<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Text<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_str().cmp(other.as_str())
    }
}

/// As a `str` hashes: [`Borrow`] asks for it.
impl Hash for Text<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl Borrow<str> for Text<'_> {
    fn borrow(&self) -> &str {
        self
    }
}

/// No characters.
impl Default for Text<'_> {
    fn default() -> Self {
        Self::EMPTY
    }
}

/// Equality with the other types of strings, from both sides.
macro_rules! equal {
    ($($string:ty),*) => {$(
        impl PartialEq<$string> for Text<'_> {
            fn eq(&self, other: &$string) -> bool {
                let other: &str = other;
                self.as_str() == other
            }
        }

        impl PartialEq<Text<'_>> for $string {
            fn eq(&self, other: &Text<'_>) -> bool {
                other == self
            }
        }
    )*};
}

equal! { str, &str, String }

impl From<Text<'_>> for String {
    fn from(text: Text<'_>) -> Self {
        text.into_owned()
    }
}

impl Serialize for Text<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Text<'_> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_string(Owning)
    }
}

/// Makes a text that owns its string.
struct Owning;

impl Visitor<'_> for Owning {
    type Value = Text<'static>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Text::Owned(text.to_owned()))
    }

    fn visit_string<E: de::Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(Text::Owned(text))
    }
}
