//! The place of a value: the field that it fills.

use super::path::Path;
use crate::limit::sentence::Sentence;
use crate::platform::PlatformKind;
use crate::schema::rule::{Relation, Rule};
use crate::schema::{Check, Choices, Field, Shape, Tag};
use crate::tree::{Found, ObjectRef, find};

/// The place of a value: what a field, or a tag, says about it, and where the walk is.
#[derive(Clone, Copy)]
pub(super) struct Slot<'s> {
    pub(super) shape: &'static Shape,
    /// The member's name.
    pub(super) name: &'static str,
    pub(super) checks: &'static [Check],
    /// Whether an integer is taken as well as text.
    pub(super) integers: bool,
    pub(super) required: bool,
    pub(super) path: &'s Path<'s>,
    /// The `Relation::Words` rule that is in force here, and the value that triggered it.
    pub(super) narrowed: Option<(&'static Rule, &'s str)>,
    /// Whether it is an item of the list that fills the field.
    pub(super) item: bool,
}

impl<'s> Slot<'s> {
    pub(super) const fn new(shape: &'static Shape, field: &Field, path: &'s Path<'s>) -> Self {
        Self {
            shape,
            name: field.name,
            checks: field.checks,
            integers: field.integers,
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
            integers: false,
            required: true,
            path,
            narrowed: None,
            item: false,
        }
    }

    /// With the rule that leaves the field only some of its words in `object`.
    pub(super) fn narrowed(self, object: ObjectRef<'s>, platform: PlatformKind) -> Self {
        let narrows = |rule: &'static Rule| {
            let Relation::Words { field, with, values, .. } = rule.relation else { return None };
            if field != self.name {
                return None;
            }
            match find(object, with) {
                found @ Found::Yes(node) if found.is(values) => Some((rule, node.text()?)),
                _ => None,
            }
        };
        let mut rules = self.shape.rules.iter().filter(|rule| rule.holds_on(platform));
        Self { narrowed: rules.find_map(narrows), ..self }
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
