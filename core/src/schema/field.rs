//! A member of an object: what it is called, what it holds and which limits it keeps.

use super::{Choices, Deprecated, Only, Severity, Shape};
use crate::limit::{Format, Limit};
use crate::platform::PlatformKind;

/// A member of an object.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a word of the schema's language")]
pub struct Field {
    /// Its name in JSON.
    pub name: &'static str,
    /// Other spellings that the platform documents.
    pub aliases: &'static [&'static str],
    /// The name of the struct's field in Rust.
    pub rust: &'static str,
    /// The rule that its absence breaks.
    pub required: Option<&'static str>,
    /// Whether it may be left out in Rust.
    pub optional: bool,
    /// What kind of value it holds.
    pub ty: Type,
    /// Whether an integer is taken as well as text.
    pub integers: bool,
    /// Whether a number with a fraction is taken as well as text.
    pub fractions: bool,
    /// The rule by which an empty text counts as left out: it warns.
    pub empty: Option<&'static str>,
    /// The limits of its value.
    pub checks: &'static [Check],
    /// The one platform that has it.
    pub only: Option<Only>,
    /// Since when it is on its way out.
    pub deprecated: Option<Deprecated>,
    /// Rule ids that have another name below this field: as they are there, and as they are here.
    pub renames: &'static [(&'static str, &'static str)],
    /// Whether `Debug` keeps its value to itself.
    pub secret: bool,
    /// The value that it has in an example, where one belongs into every example; else empty.
    pub shown: &'static str,
    /// The first paragraph of its documentation.
    pub docs: &'static str,
}

/// The kind of a value.
#[derive(Clone, Copy, Debug)]
pub enum Type {
    /// A string.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// `true` or `false`.
    Bool,
    // Functions, here and below: a shape may hold itself, and a constant may not refer to itself.
    /// One of a set of words.
    Choice(fn() -> &'static Choices),
    /// An object.
    Object(fn() -> &'static Shape),
    /// A list.
    List(&'static Self),
}

/// A limit of a single value.
#[derive(Clone, Copy, Debug)]
pub struct Check {
    /// The rule that it stands for.
    pub rule: &'static str,
    /// The one platform on which it holds.
    pub on: Option<PlatformKind>,
    /// Whether breaking it is an error or a doubt.
    pub severity: Severity,
    /// The limit.
    pub limit: Limit,
}

/// Limits that several fields share, said once: `#[schema(like = LIMITS)]`.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// The rule that the absence of the field breaks.
    pub required: &'static str,
    /// The limits of its value.
    pub checks: &'static [Check],
}

impl Field {
    /// Nothing said yet: what a literal is built upon, so that rustc has only what is said to check.
    pub(crate) const BLANK: Self = Self {
        name: "",
        aliases: &[],
        rust: "",
        required: None,
        optional: false,
        ty: Type::Text,
        integers: false,
        fractions: false,
        empty: None,
        checks: &[],
        only: None,
        deprecated: None,
        renames: &[],
        secret: false,
        shown: "",
        docs: "",
    };

    /// Whether `name` means this member.
    #[must_use]
    pub fn is_named(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }

    /// The first sentence of its documentation.
    #[must_use]
    pub fn summary(&self) -> &'static str {
        self.docs.find(". ").and_then(|end| self.docs.get(..=end)).unwrap_or(self.docs)
    }
}

impl Type {
    /// The words of a field that takes words.
    #[expect(clippy::panic, reason = "runs while this crate compiles, on what the derive reads")]
    pub(crate) const fn choices(self) -> fn() -> &'static Choices {
        match self {
            Self::Choice(choices) => choices,
            _ => panic!("`discriminant` stands at a field that takes words"),
        }
    }

    /// The object that a field or variant holds.
    #[expect(clippy::panic, reason = "runs while this crate compiles, on what the derive reads")]
    pub(crate) const fn shape(self) -> fn() -> &'static Shape {
        match self {
            Self::Object(shape) => shape,
            _ => panic!("this must hold an object of the API"),
        }
    }

    /// The words, if it takes words.
    #[must_use]
    pub fn words(self) -> Option<&'static Choices> {
        match self {
            Self::Choice(choices) => Some(choices()),
            _ => None,
        }
    }

    /// Whether `word` says what kind of object it is, or one in its list.
    pub(crate) fn is_known_by(self, word: &str) -> bool {
        match self {
            Self::Object(shape) => shape().is_known_by(word),
            Self::List(item) => item.is_known_by(word),
            _ => false,
        }
    }

    /// Whether an object of this kind, or one in a list of this kind, takes a member of this name.
    pub(crate) fn has_member(self, name: &str) -> bool {
        match self {
            Self::Object(shape) => shape().has_member(name),
            Self::List(item) => item.has_member(name),
            _ => false,
        }
    }
}

impl Check {
    /// At least one character.
    pub(crate) const fn not_empty(rule: &'static str) -> Self {
        Self::of(rule, Limit::Chars { min: 1, max: None })
    }

    /// At least one character that people see.
    pub(crate) const fn visible(rule: &'static str) -> Self {
        Self::of(rule, Limit::Format(Format::Visible))
    }

    /// At most so many characters.
    pub(crate) const fn at_most(rule: &'static str, max: usize) -> Self {
        Self::of(rule, Limit::Chars { min: 0, max: Some(max) })
    }

    /// The same, where the platform takes what breaks it.
    pub(crate) const fn warns(self) -> Self {
        Self { severity: Severity::Warn, ..self }
    }

    const fn of(rule: &'static str, limit: Limit) -> Self {
        Self { rule, on: None, severity: Severity::Reject, limit }
    }

    /// Whether the limit holds on `platform`.
    #[must_use]
    pub const fn holds_on(&self, platform: PlatformKind) -> bool {
        platform.is_among(self.on)
    }
}

/// The field with this name, in constants too.
pub(super) const fn find(fields: &'static [Field], name: &str) -> Option<&'static Field> {
    let mut rest = fields;
    while let [field, tail @ ..] = rest {
        if same(field.name, name) {
            return Some(field);
        }
        rest = tail;
    }
    None
}

// `==` of `str` is no const fn.
const fn same(left: &str, right: &str) -> bool {
    let (mut left, mut right) = (left.as_bytes(), right.as_bytes());
    while let ([a, left_tail @ ..], [b, right_tail @ ..]) = (left, right) {
        if *a != *b {
            return false;
        }
        (left, right) = (left_tail, right_tail);
    }
    left.is_empty() && right.is_empty()
}
