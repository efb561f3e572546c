//! Constants of the user's program in a message: the same limits, judged while compiling.
//!
//! Traits cannot be called in constants, so each Rust type that a constant may have has methods of its own here. A
//! limit that is broken is a panic while compiling, in the checker's words, at the user's token.

use crate::leaf;
use crate::list::List;
use crate::number::Number;
use crate::platform::PlatformKind;
use crate::recipient::Recipient;
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

/// The methods of a constant of some type: to check it, and to turn it into what a field holds.
macro_rules! constants {
    ($($from:ty => $to:ty, $check:ident, $required:ident, $optional:ident, |$value:ident| $convert:expr;)*) => {$(
        impl Const<&'static $from> {
            /// Refuses the constant if it breaks a limit of the field.
            #[track_caller]
            pub const fn check(self, spot: Spot) {
                let $value = self.0;
                $check!($value, spot);
            }

            /// The constant, as a field holds it that must be there.
            #[must_use]
            pub const fn $required(self) -> $to {
                let $value = self.0;
                $convert
            }

            /// The constant, as a field holds it that may be left out.
            #[must_use]
            pub const fn $optional(self) -> Option<$to> {
                Some(self.$required())
            }
        }

        #[allow(clippy::ref_option_ref, reason = "the reference is to the user's constant, whatever its type")]
        impl Const<&'static Option<$from>> {
            /// Refuses the constant if it breaks a limit of the field.
            #[track_caller]
            pub const fn check(self, spot: Spot) {
                if let Some(value) = self.0 {
                    Const(value).check(spot);
                }
            }

            /// The constant, as a field holds it that may be left out.
            #[must_use]
            pub const fn $optional(self) -> Option<$to> {
                match self.0 {
                    Some(value) => Some(Const(value).$required()),
                    None => None,
                }
            }
        }
    )*};
}

macro_rules! text_limits {
    ($value:ident, $spot:ident) => {
        check_text($value.as_str(), $spot)
    };
}

macro_rules! str_limits {
    ($value:ident, $spot:ident) => {
        check_text($value, $spot)
    };
}

macro_rules! integer_limits {
    ($value:ident, $spot:ident) => {
        check_integer(*$value as i128, $spot)
    };
}

/// For types whose values break no limit that a field with them has.
macro_rules! no_limits {
    ($value:ident, $spot:ident) => {{
        let _ = ($value, $spot);
    }};
}

constants! {
    &'static str => Text<'static>, str_limits, text, optional_text, |text| Text::Borrowed(text);
    Text<'static> => Text<'static>, text_limits, text, optional_text, |text| Text::Borrowed(text.as_str());
    u64 => u64, integer_limits, integer, optional_integer, |value| *value;
    u32 => u64, integer_limits, integer, optional_integer, |value| *value as u64;
    u8 => u64, integer_limits, integer, optional_integer, |value| *value as u64;
    bool => bool, no_limits, flag, optional_flag, |value| *value;
    i32 => Number, integer_limits, number, optional_number, |value| Number::Integer(*value as i64);
    i64 => Number, integer_limits, number, optional_number, |value| Number::Integer(*value);
    f64 => Number, no_limits, number, optional_number, |value| Number::Float(*value);
    Number => Number, no_limits, number, optional_number, |value| *value;
}

/// The methods of constants that stand where digits are taken as text. A number becomes text at run time only.
macro_rules! digits {
    ($($from:ty),* $(,)?) => {$(
        impl Const<&'static $from> {
            /// The constant, as a field holds it that must be there.
            #[must_use]
            pub fn digits(self) -> Text<'static> {
                Text::Owned(self.0.to_string())
            }

            /// The constant, as a field holds it that may be left out.
            #[must_use]
            pub fn optional_digits(self) -> Option<Text<'static>> {
                Some(self.digits())
            }
        }
    )*};
}

digits! { u64, u32, i64, i32 }

impl Const<&'static &'static str> {
    /// The constant, as a field holds it that must be there.
    #[must_use]
    pub const fn digits(self) -> Text<'static> {
        self.text()
    }

    /// The constant, as a field holds it that may be left out.
    #[must_use]
    pub const fn optional_digits(self) -> Option<Text<'static>> {
        self.optional_text()
    }
}

#[allow(
    clippy::ref_option_ref,
    reason = "the reference is to the user's constant, whatever its type"
)]
impl Const<&'static Option<&'static str>> {
    /// The constant, as a field holds it that may be left out.
    #[must_use]
    pub const fn optional_digits(self) -> Option<Text<'static>> {
        self.optional_text()
    }
}

/// The methods of constants that stand for a whole recipient. A number becomes text, and a recipient is copied, at run
/// time only.
impl Const<&'static &'static str> {
    /// The recipient with this id.
    #[must_use]
    pub const fn shorthand(self) -> Recipient<'static> {
        Recipient { id: Some(self.text()), ..Recipient::EMPTY }
    }
}

impl Const<&'static u64> {
    /// The recipient with this id.
    #[must_use]
    pub fn shorthand(self) -> Recipient<'static> {
        Recipient { id: Some(self.digits()), ..Recipient::EMPTY }
    }
}

impl Const<&'static Recipient<'static>> {
    /// A recipient was checked where it was made, and is again before it is sent.
    pub const fn check(self, spot: Spot) {
        let _ = spot;
    }

    /// The recipient.
    #[must_use]
    pub fn shorthand(self) -> Recipient<'static> {
        self.0.clone()
    }
}

/// The methods of constants that are lists.
macro_rules! list_constants {
    ($([$($generics:tt)*] $from:ty, |$items:ident| $slice:expr;)*) => {$(
        impl<T, $($generics)*> Const<&'static $from> {
            /// Refuses the constant if it breaks a limit of the field.
            #[track_caller]
            pub const fn check(self, spot: Spot) {
                let $items = self.0;
                let items: &'static [T] = $slice;
                check_count(items.len(), spot);
            }

            /// The constant, as a field holds it that must be there.
            #[must_use]
            pub const fn list(self) -> List<'static, T> {
                let $items = self.0;
                List::Borrowed($slice)
            }

            /// The constant, as a field holds it that may be left out.
            #[must_use]
            pub const fn optional_list(self) -> Option<List<'static, T>> {
                Some(self.list())
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
const fn check_text(text: &str, spot: Spot) {
    let mut checks = spot.field.checks;
    while let [check, rest @ ..] = checks {
        if applies(check, spot)
            && let Some(fault) = leaf::text_fault(&check.limit, text)
        {
            refuse(&fault, spot, text);
        }
        checks = rest;
    }
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
