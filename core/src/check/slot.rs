//! The place of a value: the field that it fills.

use super::path::Path;
use super::wording::Numbers;
use crate::limit::sentence::Sentence;
use crate::platform::PlatformKind;
use crate::schema::rule::{Relation, Rule};
use crate::schema::{Check, Choices, Field, Shape, Tag};
use crate::tree::{Keys, ObjectRef, find};

/// A rule that is in force and leaves a field only some of its words.
#[derive(Clone, Copy)]
pub(super) struct Narrowing<'t> {
    pub(super) rule: &'static Rule,
    /// The field.
    field: &'static str,
    /// The words that are left.
    pub(super) words: &'static [&'static str],
    /// The other member, and the value that it has.
    pub(super) beside: (&'static str, &'t str),
}

/// The place of a value: what a field, or a tag, says about it, and where the walk is.
#[derive(Clone, Copy)]
pub(super) struct Slot<'s> {
    pub(super) shape: &'static Shape,
    /// The member's name.
    pub(super) name: &'static str,
    pub(super) checks: &'static [Check],
    /// Which numbers are taken as well as text.
    pub(super) numbers: Numbers,
    pub(super) required: bool,
    pub(super) path: &'s Path<'s>,
    /// What leaves the field only some of its words.
    pub(super) narrowed: Option<Narrowing<'s>>,
    /// Whether it is an item of the list that fills the field.
    pub(super) item: bool,
}

impl<'s> Slot<'s> {
    pub(super) const fn new(shape: &'static Shape, field: &Field, path: &'s Path<'s>) -> Self {
        Self {
            shape,
            name: field.name,
            checks: field.checks,
            numbers: match (field.fractions, field.integers) {
                (true, _) => Numbers::All,
                (false, true) => Numbers::Whole,
                (false, false) => Numbers::None,
            },
            required: field.required.is_some(),
            path,
            narrowed: None,
            item: false,
        }
    }

    pub(super) const fn of_tag(shape: &'static Shape, tag: &Tag, path: &'s Path<'s>) -> Self {
        Self {
            shape,
            name: tag.name,
            checks: &[],
            numbers: Numbers::None,
            required: true,
            path,
            narrowed: None,
            item: false,
        }
    }

    /// With the rule that leaves the field only some of its words, if one of those `in_force` does.
    pub(super) fn narrowed(self, in_force: &[Narrowing<'s>]) -> Self {
        let narrowed = in_force.iter().find(|narrowing| narrowing.field == self.name);
        Self { narrowed: narrowed.copied(), ..self }
    }

    /// The same field, for an item of its list.
    pub(super) fn item<'i>(&self, path: &'i Path<'i>) -> Slot<'i>
    where
        's: 'i,
    {
        Slot { path, item: true, ..*self }
    }

    /// How the value is called in a sentence.
    pub(super) fn label(&self) -> String {
        let field = Sentence::new().label(self.shape.label, self.name);
        if self.item { format!("an item of {field}") } else { field.to_string() }
    }

    /// How the value is called where it is a word of a set: in a list only the set has a name for it.
    pub(super) fn label_of(&self, choices: &Choices) -> String {
        if self.item { choices.noun.name.to_owned() } else { self.label() }
    }
}

impl<'t> Narrowing<'t> {
    /// Those of the rules that are in force in the object. Asked once for an object and not at each of its members, any
    /// number of which may stand in front of the other member.
    pub(super) fn in_force(
        rules: &'static [Rule],
        (object, keys): (ObjectRef<'t>, Keys),
        platform: PlatformKind,
    ) -> Vec<Self> {
        let rules = rules.iter().filter(|rule| rule.holds_on(platform));
        rules.filter_map(|rule| Self::of(rule, object, keys)).collect()
    }

    fn of(rule: &'static Rule, object: ObjectRef<'t>, keys: Keys) -> Option<Self> {
        let Relation::Words { field, with, values, words } = rule.relation else { return None };
        if !keys.may_have(with) {
            return None;
        }
        let found = find(object, with);
        let value = found.text().filter(|_| found.is(values))?;
        Some(Self { rule, field, words, beside: (with, value) })
    }
}
