//! [`Constant`]: what is in a constant of the user's program, for limits and fields to look at.

use crate::convert::digits::Digits;
use crate::convert::spot::Spot;
use crate::plain::list::List;
use crate::plain::number::Number;
use crate::plain::text::Text;

/// What is in a constant; `I` is what a list has for items.
#[derive(Debug)]
pub enum Constant<I: 'static = ()> {
    /// Nothing: it is `None`.
    Absent,
    /// Text.
    Text(&'static str),
    /// A whole number.
    Integer(i128),
    /// A number.
    Number(Number),
    /// `true` or `false`.
    Flag(bool),
    /// A list.
    Items(&'static [I]),
}

impl<I> Constant<I> {
    /// Refuses the constant if it breaks a limit of the field.
    #[track_caller]
    pub const fn check(self, spot: Spot) {
        match self {
            // Whatever a flag is, it is right.
            Self::Absent | Self::Flag(_) => {}
            Self::Text(text) => spot.text(text),
            Self::Integer(value) => spot.integer(value),
            Self::Number(value) => spot.number(value),
            Self::Items(items) => spot.items(items.len()),
        }
    }
}

/// Gives a field what a constant holds, where the field must be there and where it may be left out. Where the constant
/// does not fit, there is an error already, by [`Fits`].
macro_rules! made {
    ($($required:ident $optional:ident -> $made:ty, $empty:expr, { $($pattern:pat => $value:expr),+ })*) => {
        impl<I> Constant<I> {
            $(
                /// The constant, as a field holds it that must be there.
                #[must_use]
                pub const fn $required(self) -> $made {
                    match self {
                        $($pattern => $value,)+
                        _ => $empty,
                    }
                }

                /// The constant, as a field holds it that may be left out.
                #[must_use]
                pub const fn $optional(self) -> Option<$made> {
                    match self {
                        Self::Absent => None,
                        constant => Some(constant.$required()),
                    }
                }
            )*
        }
    };
}

made! {
    text optional_text -> Text<'static>, Text::EMPTY, { Self::Text(text) => Text::Borrowed(text) }
    digits optional_digits -> Digits, Digits::Text(Text::EMPTY), {
        Self::Text(text) => Digits::Text(Text::Borrowed(text)),
        Self::Integer(value) => Digits::of(value)
    }
    integer optional_integer -> u64, 0, { Self::Integer(value) => value as u64 }
    number optional_number -> Number, Number::Integer(0), {
        Self::Number(value) => value,
        Self::Integer(value) => Number::whole(value)
    }
    flag optional_flag -> bool, false, { Self::Flag(value) => value }
    list optional_list -> List<'static, I>, List::EMPTY, { Self::Items(items) => List::Borrowed(items) }
}
