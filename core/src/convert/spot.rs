//! [`Spot`]: the field that a constant fills. A limit that the constant breaks is a panic while compiling, in the
//! checker's words, at the user's token.

use crate::convert::digits;
use crate::limit::sentence::Sentence;
use crate::limit::{self, Fault, Limit};
use crate::plain::number::Number;
use crate::platform::PlatformKind;
use crate::rounding;
use crate::schema::{Check, Field, Severity, Shape, Type};

/// The field that a constant fills.
#[derive(Clone, Copy, Debug)]
pub struct Spot {
    shape: &'static Shape,
    field: &'static Field,
    platform: PlatformKind,
    /// Whether the constant is checked for the other platform as well.
    is_for_both: bool,
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
            Some(field) => Self { shape, field, platform, is_for_both: false },
            None => panic!("the object has no such field"),
        }
    }

    /// The same of what is for both platforms: a limit that one of them has alone is told with its name.
    #[must_use]
    pub const fn of_both(self) -> Self {
        Self { is_for_both: true, ..self }
    }

    /// Refuses a text that breaks a limit.
    #[track_caller]
    pub(super) const fn text(self, text: &str) {
        if text.is_empty() && self.field.empty.is_some() {
            return;
        }
        self.judge(Judged::Text(text));
    }

    /// Refuses a whole number that breaks a limit; as text, where the field takes digits.
    #[track_caller]
    pub(super) const fn integer(self, value: i128) {
        if matches!(self.field.ty, Type::Text) {
            return self.judge(Judged::Text(digits::Number::of(value).as_str()));
        }
        self.judge(Judged::Number(value, ""));
        // Whatever the field's own range is: what holds it is a `u64`.
        if matches!(self.field.ty, Type::Integer) && value < 0 {
            self.refuse(&Fault::Range { value, min: Some(0), max: None }, "", None);
        }
    }

    /// Refuses a number that breaks a limit.
    #[track_caller]
    pub(super) const fn number(self, value: Number) {
        match value {
            Number::Integer(value) => self.integer(value as i128),
            Number::Float(value) if value.is_finite() && !self.field.checks.is_empty() => {
                let written = Sentence::new().decimal(value);
                self.judge(Judged::Number(rounding::below(value), written.as_str()));
            }
            Number::Float(value) if !value.is_finite() => self.refuse_endless(),
            Number::Float(_) => {}
        }
    }

    /// Refuses what is infinite or no number, which JSON cannot say.
    #[track_caller]
    #[expect(clippy::panic, reason = "this is how a constant is refused while compiling")]
    const fn refuse_endless(self) -> ! {
        let lead = Sentence::new().label(self.shape.label, self.field.name);
        panic!("{}", lead.push(limit::ENDLESS).push(": ").push(limit::ENDLESS_REMEDY).as_str())
    }

    /// Refuses a list that has too many items, or too few.
    #[track_caller]
    pub(super) const fn items(self, count: usize) {
        self.judge(Judged::Items(count));
    }

    #[track_caller]
    const fn judge(self, judged: Judged<'_>) {
        let mut checks = self.field.checks;
        while let [check, rest @ ..] = checks {
            if self.applies(check)
                && let Some(fault) = judged.fault(&check.limit)
            {
                self.refuse(&fault, judged.written(), check.on);
            }
            checks = rest;
        }
    }

    const fn applies(self, check: &Check) -> bool {
        check.holds_on(self.platform) && matches!(check.severity, Severity::Reject)
    }

    #[track_caller]
    #[expect(clippy::panic, reason = "this is how a constant is refused while compiling")]
    const fn refuse(self, fault: &Fault, text: &str, on: Option<PlatformKind>) -> ! {
        let lead = match on {
            Some(platform) if self.is_for_both => {
                Sentence::new().push("on ").push(platform.name()).push(": ")
            }
            _ => Sentence::new(),
        };
        let sentence = lead
            .push(fault.sentence(self.shape.label, self.field.name, text).as_str())
            .push(": ")
            .push(fault.remedy(text).as_str());
        panic!("{}", sentence.as_str())
    }
}

/// What limits see of a constant.
#[derive(Clone, Copy)]
enum Judged<'v> {
    Text(&'v str),
    /// The whole number at or below it, and how it is written where that is another.
    Number(i128, &'v str),
    /// How many a list has.
    Items(usize),
}

impl<'v> Judged<'v> {
    const fn fault(self, limit: &Limit) -> Option<Fault> {
        match self {
            Self::Text(text) => limit::text_fault(limit, text),
            Self::Number(value, _) => limit::integer_fault(limit, value),
            Self::Items(count) => limit::count_fault(limit, count, Some(count)),
        }
    }

    const fn written(self) -> &'v str {
        match self {
            Self::Text(written) | Self::Number(_, written) => written,
            Self::Items(_) => "",
        }
    }
}
