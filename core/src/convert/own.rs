//! [`Own`]: values that borrow, as values that live as long as one likes.

use crate::convert::value::Value;
use crate::plain::list::List;
use crate::plain::number::Number;
use crate::plain::text::Text;

/// A value that can own what it borrows.
///
/// What is owned is itself of this kind and owns nothing more: by that a value of whatever type can be owned behind a
/// box, time and again.
pub trait Own: Value + Clone + Send + Sync {
    /// The type with everything owned.
    type Owned: Own<Owned = Self::Owned> + 'static;

    /// The value with what it borrows copied. Types of the API show it as `into_owned`.
    fn own(self) -> Self::Owned;
}

/// Implements [`Own`] for types that borrow nothing.
macro_rules! borrows_nothing {
    ($($ty:ty),* $(,)?) => {$(
        impl $crate::convert::own::Own for $ty {
            type Owned = Self;

            #[inline]
            fn own(self) -> Self {
                self
            }
        }
    )*};
}
pub(crate) use borrows_nothing;

borrows_nothing! { bool, u64, Number }

impl Own for Text<'_> {
    type Owned = Text<'static>;

    fn own(self) -> Text<'static> {
        Text::Owned(self.into_owned())
    }
}

impl<T: Own> Own for Option<T> {
    type Owned = Option<T::Owned>;

    fn own(self) -> Self::Owned {
        self.map(Own::own)
    }
}

impl<T: Own> Own for List<'_, T> {
    type Owned = List<'static, T::Owned>;

    fn own(self) -> List<'static, T::Owned> {
        List::Owned(self.into_iter().map(Own::own).collect())
    }
}

impl<T: Own> List<'_, T> {
    /// The list, with all that it and its items borrow copied.
    #[must_use]
    pub fn into_owned(self) -> List<'static, T::Owned> {
        self.own()
    }
}
