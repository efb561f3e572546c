//! [`Text`]: a string that is borrowed where it can be.

use std::borrow::Cow;
use std::fmt;
use std::ops::Deref;

/// A string of a message: borrowed or owned.
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
    pub(crate) const fn lent_by_cow(cow: &'a Cow<'_, str>) -> Self {
        match cow {
            Cow::Borrowed(text) => Self::Borrowed(text),
            Cow::Owned(text) => Self::Borrowed(text.as_str()),
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

impl PartialEq<str> for Text<'_> {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == other
    }
}

impl PartialEq<&str> for Text<'_> {
    fn eq(&self, other: &&str) -> bool {
        self.as_str() == *other
    }
}
