//! What may be a member of a payload.

pub(super) mod size;

use self::size::Size;

/// A value in a payload: what may be a member, by itself or in an `Option`.
///
/// Derived payloads are parts, too, so that one can hold another. A type of one's own becomes one by an `impl`.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot be a member of a payload",
    label = "this is of type `{Self}`",
    note = "members are integers, `bool`, `char`, `String`, other payloads, and `Option` of these"
)]
pub trait Part: Sized {
    /// How long its text can be.
    #[doc(hidden)]
    const SIZE: Size = Size::ANY;

    /// The value as text, without any escapes.
    #[must_use]
    fn to_text(&self) -> String;

    /// The value that this is the text of; `None` if it is of none.
    #[must_use]
    fn from_text(text: &str) -> Option<Self>;
}

/// What a payload carries as a member: a [`Part`], or an `Option` of one, which is left out if it is `None`.
#[diagnostic::on_unimplemented(
    message = "a value of type `{Self}` cannot be a member of a payload",
    label = "this is of type `{Self}`",
    note = "members are integers, `bool`, `char`, `String`, other payloads, and `Option` of these"
)]
pub trait Carried: Sized {
    /// All that is known of such members.
    #[doc(hidden)]
    const MEMBER: Member<Self>;
}

/// How a member of type `T` is written and read. It asks nothing of `T`, so that a type which cannot be a member is one
/// error, where it stands.
#[derive(Debug)]
pub struct Member<T> {
    /// How long its text can be.
    pub(in crate::payload) size: Size,
    /// Whether it may be left out.
    pub(in crate::payload) optional: bool,
    /// Its text; `None` if it is left out.
    pub(in crate::payload) text: fn(&T) -> Option<String>,
    /// The member with this text; `None` if it has to have another one.
    pub(in crate::payload) of: fn(Option<&str>) -> Option<T>,
}

// Not derived, which would ask `T` to be `Clone`.
impl<T> Clone for Member<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Member<T> {}

#[diagnostic::do_not_recommend]
impl<T: Part> Carried for T {
    const MEMBER: Member<Self> = Member {
        size: T::SIZE,
        optional: false,
        text: |part| Some(part.to_text()),
        of: |text| T::from_text(text?),
    };
}

#[diagnostic::do_not_recommend]
impl<T: Part> Carried for Option<T> {
    const MEMBER: Member<Self> = Member {
        size: T::SIZE,
        optional: true,
        text: |part| part.as_ref().map(Part::to_text),
        of: |text| match text {
            Some(text) => T::from_text(text).map(Some),
            None => Some(None),
        },
    };
}

impl Part for String {
    fn to_text(&self) -> String {
        self.clone()
    }

    fn from_text(text: &str) -> Option<Self> {
        Some(text.to_owned())
    }
}

/// Types with a text of their own that has nothing to be escaped in it. What a number is read by is long, and each type has
/// its own: `#[inline]` has it compiled where a payload has such a member, and not in this crate for all.
macro_rules! plain {
    ($($plain:ty: $least:expr, $most:expr;)*) => {$(
        impl Part for $plain {
            const SIZE: Size = Size::between($least, $most);

            #[inline]
            fn to_text(&self) -> String {
                self.to_string()
            }

            #[inline]
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
