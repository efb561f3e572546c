//! [`Spot`]: the field that a constant fills. A limit that the constant breaks is a panic while compiling, in the
//! checker's words, at the user's token.

use crate::limit::sentence::Sentence;
use crate::limit::{self, Fault};
use crate::plain::list::List;
use crate::plain::number::Number;
use crate::plain::text::Text;
use crate::platform::PlatformKind;
use crate::schema::{Check, Field, Severity, Shape, Type};

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

    /// Refuses a text that breaks a limit.
    #[track_caller]
    pub(super) const fn text(self, text: Text<'static>) {
        self.characters(text.as_str());
        // A constant cannot drop what might own something.
        std::mem::forget(text);
    }

    /// Refuses a whole number that breaks a limit; as text, where the field takes digits.
    #[track_caller]
    pub(super) const fn integer(self, value: i128) {
        if matches!(self.field.ty, Type::Text) {
            return self.characters(Sentence::new().signed(value).as_str());
        }
        let mut checks = self.field.checks;
        while let [check, rest @ ..] = checks {
            if self.applies(check)
                && let Some(fault) = limit::integer_fault(&check.limit, value)
            {
                self.refuse(&fault, "");
            }
            checks = rest;
        }
        // Whatever the field's own range is: what holds it is a `u64`.
        if matches!(self.field.ty, Type::Integer) && value < 0 {
            self.refuse(&Fault::Range { value, min: Some(0), max: None }, "");
        }
    }

    /// Refuses a number that breaks a limit.
    #[track_caller]
    pub(super) const fn number(self, value: Number) {
        if let Number::Integer(value) = value {
            self.integer(value as i128);
        }
    }

    /// Refuses a list that has too many items, or too few.
    #[track_caller]
    pub(super) const fn list<T>(self, list: List<'static, T>) {
        let count = list.as_slice().len();
        std::mem::forget(list);
        let mut checks = self.field.checks;
        while let [check, rest @ ..] = checks {
            if self.applies(check)
                && let Some(fault) = limit::count_fault(&check.limit, count, Some(count))
            {
                self.refuse(&fault, "");
            }
            checks = rest;
        }
    }

    #[track_caller]
    const fn characters(self, text: &str) {
        let mut checks = self.field.checks;
        while let [check, rest @ ..] = checks {
            if self.applies(check)
                && let Some(fault) = limit::text_fault(&check.limit, text)
            {
                self.refuse(&fault, text);
            }
            checks = rest;
        }
    }

    const fn applies(self, check: &Check) -> bool {
        check.holds_on(self.platform) && matches!(check.severity, Severity::Reject)
    }

    #[track_caller]
    #[expect(clippy::panic, reason = "this is how a constant is refused while compiling")]
    const fn refuse(self, fault: &Fault, text: &str) -> ! {
        let sentence = fault
            .sentence(self.shape.label, self.field.name, text)
            .push(": ")
            .push(fault.remedy().as_str());
        panic!("{}", sentence.as_str())
    }
}
