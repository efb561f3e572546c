//! What may be a member of a payload.

use super::Size;

/// A value in a payload: what may be a member, by itself or in an `Option`.
///
/// Derived payloads are parts, too, so that one can hold another. A type of one's own becomes one by an `impl`.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` cannot be a member of a payload",
    label = "this is a `{Self}`",
    note = "members are integers, `bool`, `char`, `String`, other payloads, and `Option` of these"
)]
pub trait Part: Sized {
    /// How long its text can be.
    const SIZE: Size = Size::ANY;

    /// The value as text, without any escapes.
    #[must_use]
    fn to_text(&self) -> String;

    /// The value that this is the text of; `None` if it is of none.
    #[must_use]
    fn from_text(text: &str) -> Option<Self>;
}

/// A member of a payload: a [`Part`], or an `Option` of one, which is left out if it is `None`.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` cannot be a member of a payload",
    label = "this is a `{Self}`",
    note = "members are integers, `bool`, `char`, `String`, other payloads, and `Option` of these"
)]
pub trait Member: Sized {
    /// How long its text can be.
    const SIZE: Size;
    /// Whether it may be left out.
    const OPTIONAL: bool;

    /// Its text; `None` if it is left out.
    #[must_use]
    fn text(&self) -> Option<String>;

    /// The member with this text; `None` if it has to have another one.
    #[must_use]
    fn of(text: Option<&str>) -> Option<Self>;
}

#[diagnostic::do_not_recommend]
impl<T: Part> Member for T {
    const SIZE: Size = T::SIZE;
    const OPTIONAL: bool = false;

    fn text(&self) -> Option<String> {
        Some(self.to_text())
    }

    fn of(text: Option<&str>) -> Option<Self> {
        T::from_text(text?)
    }
}

#[diagnostic::do_not_recommend]
impl<T: Part> Member for Option<T> {
    const SIZE: Size = T::SIZE;
    const OPTIONAL: bool = true;

    fn text(&self) -> Option<String> {
        self.as_ref().map(Part::to_text)
    }

    fn of(text: Option<&str>) -> Option<Self> {
        match text {
            Some(text) => T::from_text(text).map(Some),
            None => Some(None),
        }
    }
}

impl Part for String {
    fn to_text(&self) -> String {
        self.clone()
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

/// Types with a text of their own that has nothing to be escaped in it.
macro_rules! plain {
    ($($plain:ty: $least:expr, $most:expr;)*) => {$(
        impl Part for $plain {
            const SIZE: Size = Size::between($least, $most);

            fn to_text(&self) -> String {
                self.to_string()
            }

            fn from_text(text: &str) -> Option<Self> {
                text.parse().ok()
            }
        }
    )*};
}

plain! {
    bool: 4, 5;
    u8: 1, digits(u8::MAX as u128);
    u16: 1, digits(u16::MAX as u128);
    u32: 1, digits(u32::MAX as u128);
    u64: 1, digits(u64::MAX as u128);
    u128: 1, digits(u128::MAX);
    usize: 1, digits(usize::MAX as u128);
    i8: 1, 1 + digits(i8::MIN.unsigned_abs() as u128);
    i16: 1, 1 + digits(i16::MIN.unsigned_abs() as u128);
    i32: 1, 1 + digits(i32::MIN.unsigned_abs() as u128);
    i64: 1, 1 + digits(i64::MIN.unsigned_abs() as u128);
    i128: 1, 1 + digits(i128::MIN.unsigned_abs());
    isize: 1, 1 + digits(isize::MIN.unsigned_abs() as u128);
}

impl Part for char {
    const SIZE: Size = Size::between(1, 1).escaping(1);

    fn to_text(&self) -> String {
        self.to_string()
    }

    fn from_text(text: &str) -> Option<Self> {
        text.parse().ok()
    }
}

const fn digits(number: u128) -> usize {
    if number < 10 { 1 } else { 1 + digits(number / 10) }
}
