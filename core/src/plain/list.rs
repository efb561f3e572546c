//! [`List`]: items that are borrowed where they can be.

use std::fmt;
use std::ops::Deref;

/// A list of a message: borrowed or owned.
///
/// Unlike `Cow<[T]>` it is covariant in its lifetimes, so that a `static` menu can join parts that borrow.
///
/// ```
/// use sendapi_core::{List, Text};
///
/// static DAYS: [Text<'static>; 2] = [Text::Borrowed("Monday"), Text::Borrowed("Tuesday")];
/// let menu = List::Borrowed(&DAYS);
/// assert_eq!(menu.len(), 2);
/// ```
#[derive(Clone)]
pub enum List<'a, T> {
    /// Items that live elsewhere.
    Borrowed(&'a [T]),
    /// Items of its own.
    Owned(Vec<T>),
}

impl<T> List<'_, T> {
    /// No items.
    pub const EMPTY: Self = Self::Borrowed(&[]);

    /// The items.
    #[must_use]
    pub const fn as_slice(&self) -> &[T] {
        match self {
            Self::Borrowed(items) => items,
            Self::Owned(items) => items.as_slice(),
        }
    }
}

impl<T> Deref for List<'_, T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        self.as_slice()
    }
}

impl<T: fmt::Debug> fmt::Debug for List<'_, T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_slice().fmt(formatter)
    }
}

impl<T: PartialEq> PartialEq for List<'_, T> {
    fn eq(&self, other: &Self) -> bool {
        self.as_slice() == other.as_slice()
    }
}

impl<T: Eq> Eq for List<'_, T> {}

impl<T> FromIterator<T> for List<'_, T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::Owned(items.into_iter().collect())
    }
}
