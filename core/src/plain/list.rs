//! [`List`]: items that are borrowed where they can be.

use std::fmt;
use std::hash::{Hash, Hasher};
use std::ops::Deref;
use std::{slice, vec};

/// A list of a message: borrowed or owned.
///
/// Unlike `Cow<[T]>` it is covariant in its lifetimes, so that a `static` menu can join parts that borrow.
///
/// ```
/// use sendapi_core::{List, Text};
///
/// static DAYS: [Text<'static>; 2] = [Text::Borrowed("Monday"), Text::Borrowed("Tuesday")];
/// let mut menu = List::Borrowed(&DAYS);
/// menu.extend(["Wednesday".into()]);
/// assert_eq!(menu.len(), 3);
/// for day in menu {
///     assert!(day.ends_with("day"));
/// }
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

impl<T: Clone> List<'_, T> {
    /// The items, of which those that live elsewhere are copied.
    #[must_use]
    pub fn into_vec(self) -> Vec<T> {
        match self {
            Self::Borrowed(items) => items.to_vec(),
            Self::Owned(items) => items,
        }
    }
}

/// No items.
impl<T> Default for List<'_, T> {
    fn default() -> Self {
        Self::EMPTY
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

impl<T: Hash> Hash for List<'_, T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_slice().hash(state);
    }
}

impl<T: Clone> IntoIterator for List<'_, T> {
    type Item = T;
    type IntoIter = vec::IntoIter<T>;

    /// The items one by one; those that live elsewhere are copied first.
    fn into_iter(self) -> Self::IntoIter {
        self.into_vec().into_iter()
    }
}

impl<'l, T> IntoIterator for &'l List<'_, T> {
    type Item = &'l T;
    type IntoIter = slice::Iter<'l, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Adds items at the end; those that live elsewhere are copied first.
impl<T: Clone> Extend<T> for List<'_, T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, items: I) {
        let mut own = std::mem::take(self).into_vec();
        own.extend(items);
        *self = Self::Owned(own);
    }
}

impl<T> FromIterator<T> for List<'_, T> {
    fn from_iter<I: IntoIterator<Item = T>>(items: I) -> Self {
        Self::Owned(items.into_iter().collect())
    }
}
