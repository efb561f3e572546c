//! Constants of the user's program in a message: the same limits, judged while compiling.
//!
//! Traits cannot be called in constants, so each Rust type that a constant may have has methods of its own here. A
//! limit that is broken is a panic while compiling, in the checker's words, at the user's token.

use crate::leaf;
use crate::list::List;
use crate::number::Number;
use crate::platform::PlatformKind;
use crate::schema::{Check, Field, Severity, Shape};
use crate::text::Text;

/// A constant of the user's program.
#[derive(Clone, Copy, Debug)]
pub struct Const<T>(pub T);

/// The field that a constant fills.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    shape: &'static Shape,
    field: &'static Field,
    platform: PlatformKind,
}

impl Spot {
    /// The field `name` of an object.
    #[must_use]
    #[expect(
        clippy::panic,
        reason = "runs while compiling, on names that the macros took from the schema"
    )]
    pub const fn new(shape: &'static Shape, name: &str, platform: PlatformKind) -> Self {
        match shape.field(name) {
            Some(field) => Self { shape, field, platform },
            None => panic!("the object has no such field"),
        }
    }
}

/// The methods for a required and for an optional field that a constant of some type fills.
macro_rules! constants {
    ($($from:ty => $to:ty, $required:ident, $optional:ident, |$value:ident, $spot:ident| $convert:expr;)*) => {$(
        impl Const<&'static $from> {
            /// The constant, as a field holds it that must be there.
            #[must_use]
            #[track_caller]
            pub const fn $required(self, $spot: Spot) -> $to {
                let $value = self.0;
                $convert
            }

            /// The constant, as a field holds it that may be left out.
            #[must_use]
            #[track_caller]
            pub const fn $optional(self, spot: Spot) -> Option<$to> {
                Some(self.$required(spot))
            }
        }

        #[allow(clippy::ref_option_ref, reason = "the reference is to the user's constant, whatever its type")]
        impl Const<&'static Option<$from>> {
            /// The constant, as a field holds it that may be left out.
            #[must_use]
            #[track_caller]
            pub const fn $optional(self, spot: Spot) -> Option<$to> {
                match self.0 {
                    Some(value) => Some(Const(value).$required(spot)),
                    None => None,
                }
            }
        }
    )*};
}

constants! {
    &'static str => Text<'static>, text, optional_text, |text, spot| checked_text(text, spot);
    Text<'static> => Text<'static>, text, optional_text, |text, spot| checked_text(text.as_str(), spot);
    u64 => u64, integer, optional_integer, |value, spot| { check_integer(*value as i128, spot); *value };
    bool => bool, flag, optional_flag, |value, _spot| *value;
    i32 => Number, number, optional_number, |value, spot| {
        check_integer(*value as i128, spot);
        Number::Integer(*value as i64)
    };
    i64 => Number, number, optional_number, |value, spot| {
        check_integer(*value as i128, spot);
        Number::Integer(*value)
    };
    f64 => Number, number, optional_number, |value, _spot| Number::Float(*value);
    Number => Number, number, optional_number, |value, _spot| *value;
}

/// The methods for constants that are lists.
macro_rules! list_constants {
    ($([$($generics:tt)*] $from:ty, |$items:ident| $slice:expr;)*) => {$(
        impl<T, $($generics)*> Const<&'static $from> {
            /// The constant, as a field holds it that must be there.
            #[must_use]
            #[track_caller]
            pub const fn list(self, spot: Spot) -> List<'static, T> {
                let $items = self.0;
                let items: &'static [T] = $slice;
                check_count(items.len(), spot);
                List::Borrowed(items)
            }

            /// The constant, as a field holds it that may be left out.
            #[must_use]
            #[track_caller]
            pub const fn optional_list(self, spot: Spot) -> Option<List<'static, T>> {
                Some(self.list(spot))
            }
        }
    )*};
}

list_constants! {
    [] &'static [T], |items| items;
    [const N: usize] [T; N], |items| items;
    [const N: usize] &'static [T; N], |items| *items;
    [] List<'static, T>, |items| items.as_slice();
}

#[track_caller]
const fn checked_text(text: &'static str, spot: Spot) -> Text<'static> {
    let mut checks = spot.field.checks;
    while let [check, rest @ ..] = checks {
        if applies(check, spot)
            && let Some(fault) = leaf::text_fault(&check.limit, text)
        {
            refuse(&fault, spot, text);
        }
        checks = rest;
    }
    Text::Borrowed(text)
}

#[track_caller]
const fn check_integer(value: i128, spot: Spot) {
    let mut checks = spot.field.checks;
    while let [check, rest @ ..] = checks {
        if applies(check, spot)
            && let Some(fault) = leaf::integer_fault(&check.limit, value)
        {
            refuse(&fault, spot, "");
        }
        checks = rest;
    }
}

#[track_caller]
const fn check_count(count: usize, spot: Spot) {
    let mut checks = spot.field.checks;
    while let [check, rest @ ..] = checks {
        if applies(check, spot)
            && let Some(fault) = leaf::count_fault(&check.limit, count, Some(count))
        {
            refuse(&fault, spot, "");
        }
        checks = rest;
    }
}

const fn applies(check: &Check, spot: Spot) -> bool {
    check.holds_on(spot.platform) && matches!(check.severity, Severity::Reject)
}

#[track_caller]
#[expect(clippy::panic, reason = "this is how a constant is refused while compiling")]
const fn refuse(fault: &leaf::Fault, spot: Spot, text: &str) -> ! {
    let sentence =
        fault.sentence(spot.shape.label, spot.field.name, text).push(": ").push(fault.remedy());
    panic!("{}", sentence.as_str())
}

/// What stands for a message whose draft has mistakes; the program does not compile, so nothing calls it.
#[must_use]
#[expect(clippy::panic, reason = "beside it stands a compile error")]
pub const fn unfinished<T>() -> T {
    panic!("this message has mistakes")
}
