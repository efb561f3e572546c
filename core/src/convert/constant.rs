//! Constants of the user's program in a message: the same limits, judged while compiling.
//!
//! Traits cannot be called in constants, so each Rust type that a constant may have has methods of its own here. A
//! limit that is broken is a panic while compiling, in the checker's words, at the user's token.

use std::marker::PhantomData;

use crate::convert::known::{Fits, FitsDigits};
use crate::limit;
use crate::message::recipient::{Name, Recipient};
use crate::plain::list::List;
use crate::plain::number::Number;
use crate::plain::text::Text;
use crate::platform::PlatformKind;
use crate::schema::{Check, Field, Severity, Shape};

/// A constant of the user's program.
#[derive(Clone, Copy, Debug)]
pub struct Const<T>(pub T);

/// A constant of the user's program that is a list of items of type `I`.
#[derive(Clone, Copy, Debug)]
pub struct ConstList<T, I>(pub T, pub PhantomData<fn() -> I>);

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

/// Says that constants of a type fit a field, and one that may be left out; there an `Option` of them fits too.
macro_rules! fits {
    ($fits:ident: [$($generics:tt)*] $from:ty => $to:ty) => {
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $fits<$to> for $from {}

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $fits<Option<$to>> for $from {}

        #[diagnostic::do_not_recommend]
        impl<$($generics)*> $fits<Option<$to>> for Option<$from> {}
    };
}

/// The methods of a constant of some type: to check it, and to turn it into what a field holds.
macro_rules! constants {
    ($($from:ty => $to:ty, $check:ident, $required:ident, $optional:ident, |$value:ident| $convert:expr;)*) => {$(
        fits!(Fits: [] $from => $to);

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

/// The methods of constants that stand where digits are taken as text, and for a whole recipient. A number becomes text
/// at run time only.
macro_rules! digits {
    ($([$($constness:tt)?] $from:ty: |$value:ident| $convert:expr;)*) => {$(
        fits!(FitsDigits: [] $from => Text<'static>);

        impl Const<&'static $from> {
            /// The constant, as a field holds it that must be there.
            #[must_use]
            pub $($constness)? fn digits(self) -> Text<'static> {
                let $value = self.0;
                $convert
            }

            /// The constant, as a field holds it that may be left out.
            #[must_use]
            pub $($constness)? fn optional_digits(self) -> Option<Text<'static>> {
                Some(self.digits())
            }

            /// The recipient with this id.
            #[must_use]
            pub $($constness)? fn shorthand(self) -> Recipient<'static> {
                Recipient { id: Some(self.digits()), ..Recipient::EMPTY }
            }
        }

        #[diagnostic::do_not_recommend]
        impl Fits<Recipient<'static>> for $from {}

        #[allow(clippy::ref_option_ref, reason = "the reference is to the user's constant, whatever its type")]
        impl Const<&'static Option<$from>> {
            /// The constant, as a field holds it that may be left out.
            #[must_use]
            pub $($constness)? fn optional_digits(self) -> Option<Text<'static>> {
                match self.0 {
                    Some(value) => Some(Const(value).digits()),
                    None => None,
                }
            }
        }
    )*};
}

digits! {
    [] u64: |number| Text::Owned(number.to_string());
    [] u32: |number| Text::Owned(number.to_string());
    [] i64: |number| Text::Owned(number.to_string());
    [] i32: |number| Text::Owned(number.to_string());
    [const] &'static str: |text| Text::Borrowed(text);
    [const] Text<'static>: |text| Text::Borrowed(text.as_str());
}

#[diagnostic::do_not_recommend]
impl Fits<Self> for Recipient<'static> {}

impl Const<&'static Recipient<'static>> {
    /// A recipient was checked where it was made, and is again before it is sent.
    pub const fn check(self, spot: Spot) {
        let _ = spot;
    }

    /// The recipient, which lends its texts: a constant cannot copy them.
    #[must_use]
    pub const fn shorthand(self) -> Recipient<'static> {
        let whole = self.0;
        Recipient {
            id: Const(&whole.id).optional_text(),
            user_ref: Const(&whole.user_ref).optional_text(),
            comment_id: Const(&whole.comment_id).optional_text(),
            post_id: Const(&whole.post_id).optional_text(),
            phone_number: Const(&whole.phone_number).optional_text(),
            name: match &whole.name {
                Some(name) => Some(Name {
                    first_name: Const(&name.first_name).optional_text(),
                    last_name: Const(&name.last_name).optional_text(),
                    ..Name::EMPTY
                }),
                None => None,
            },
            one_time_notif_token: Const(&whole.one_time_notif_token).optional_text(),
            notification_messages_token: Const(&whole.notification_messages_token).optional_text(),
            follow_id: Const(&whole.follow_id).optional_text(),
            story_id: Const(&whole.story_id).optional_text(),
            poll_response_id: Const(&whole.poll_response_id).optional_text(),
            player_id: Const(&whole.player_id).optional_text(),
            login_id: Const(&whole.login_id).optional_text(),
            ..Recipient::EMPTY
        }
    }
}

/// The methods of constants that are lists.
macro_rules! list_constants {
    ($([$($generics:tt)*] $from:ty, |$items:ident| $slice:expr;)*) => {$(
        fits!(Fits: [T: 'static, $($generics)*] $from => List<'static, T>);

        impl<T, $($generics)*> ConstList<&'static $from, T> {
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

        #[allow(clippy::ref_option_ref, reason = "the reference is to the user's constant, whatever its type")]
        impl<T, $($generics)*> ConstList<&'static Option<$from>, T> {
            /// Refuses the constant if it breaks a limit of the field.
            #[track_caller]
            pub const fn check(self, spot: Spot) {
                if let Some(items) = self.0 {
                    ConstList(items, PhantomData).check(spot);
                }
            }

            /// The constant, as a field holds it that may be left out.
            #[must_use]
            pub const fn optional_list(self) -> Option<List<'static, T>> {
                match self.0 {
                    Some(items) => Some(ConstList(items, PhantomData).list()),
                    None => None,
                }
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
            && let Some(fault) = limit::text_fault(&check.limit, text)
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
            && let Some(fault) = limit::integer_fault(&check.limit, value)
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
            && let Some(fault) = limit::count_fault(&check.limit, count, Some(count))
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
const fn refuse(fault: &limit::Fault, spot: Spot, text: &str) -> ! {
    let sentence = fault
        .sentence(spot.shape.label, spot.field.name, text)
        .push(": ")
        .push(fault.remedy().as_str());
    panic!("{}", sentence.as_str())
}

/// What stands for a message whose draft has mistakes; the program does not compile, so nothing calls it.
#[must_use]
#[expect(clippy::panic, reason = "beside it stands a compile error")]
pub const fn unfinished<T>() -> T {
    panic!("this message has mistakes")
}
