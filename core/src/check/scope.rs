//! What a rule between fields sees of an object, and the forms that such rules take.

use std::fmt;

use crate::check::path::Path;
use crate::check::violation::{Finding, Place};
use crate::check::wording;
use crate::check::{Checker, Seen, Site};
use crate::message::rules::{Form, Rule};
use crate::platform::PlatformKind;
use crate::tree::{Member, Node, Object, View, items, members};

/// What a named rule sees: an object and a way to report.
pub struct Scope<'s, 't> {
    pub(crate) checker: &'s mut Checker,
    pub(crate) site: Site<'s, 't>,
    pub(crate) seen: &'s Seen,
    pub(crate) rule: &'static Rule,
}

impl fmt::Debug for Scope<'_, '_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} of {}", self.rule.id, self.site.shape.noun)
    }
}

/// Whether a member is there.
#[derive(Clone, Copy, Debug)]
pub enum Found<'t> {
    /// It is not.
    No,
    /// It may be, or its value is wrong or not known.
    Perhaps,
    /// It is.
    Yes(Node<'t>),
}

impl<'t> Found<'t> {
    /// Whether it is one of `values`; with no values given, whether it is there. `None` where that is not known.
    #[must_use]
    pub fn is_any(&self, values: &[&str]) -> Option<bool> {
        match self {
            Self::No => Some(false),
            Self::Perhaps => None,
            Self::Yes(_) if values.is_empty() => Some(true),
            Self::Yes(node) => match node.view {
                View::Text(text) => {
                    Some(values.iter().any(|value| text.eq_ignore_ascii_case(value)))
                }
                View::Bool(flag) => Some(values.contains(&if flag { "true" } else { "false" })),
                View::Unknown => None,
                _ => Some(false),
            },
        }
    }

    /// The object, if it is sure to be there and is one.
    #[must_use]
    pub fn object(&self) -> Option<&'t dyn Object> {
        match self {
            Self::Yes(node) => node.object(),
            _ => None,
        }
    }

    /// Whether it is sure to be there.
    #[must_use]
    pub const fn is_certain(&self) -> bool {
        matches!(self, Self::Yes(_))
    }
}

/// The member `name` of an object in a tree.
#[must_use]
pub fn find<'t>(object: &'t dyn Object, name: &str) -> Found<'t> {
    let mut perhaps = false;
    for member in members(object).filter(|member| member.key == name && !member.node.is_absent()) {
        if member.certain {
            return Found::Yes(member.node);
        }
        perhaps = true;
    }
    if perhaps { Found::Perhaps } else { Found::No }
}

/// The value to which `steps` lead from `node`.
#[must_use]
pub fn descend<'t>(node: Node<'t>, steps: &[&str]) -> Found<'t> {
    let [step, rest @ ..] = steps else { return Found::Yes(node) };
    match node.view {
        View::Unknown => Found::Perhaps,
        View::Object(object) => match find(object, step) {
            Found::Yes(inner) => descend(inner, rest),
            other => other,
        },
        _ => Found::No,
    }
}

impl<'t> Scope<'_, 't> {
    /// The platform.
    #[must_use]
    pub const fn platform(&self) -> PlatformKind {
        self.checker.platform
    }

    /// The member `name`.
    #[must_use]
    pub fn field(&self, name: &str) -> Found<'t> {
        if self.seen.suspects.contains(&name) {
            return Found::Perhaps;
        }
        match find(self.site.object, name) {
            Found::No if self.seen.present.contains(&name) => Found::Perhaps,
            found => found,
        }
    }

    /// The places in the list `name` of the items that are sure to be there and `wanted`, as digits.
    pub fn places(&self, name: &str, wanted: impl Fn(Node<'t>) -> bool) -> Vec<String> {
        let Found::Yes(Node { view: View::List(list), .. }) = self.field(name) else {
            return Vec::new();
        };
        let found = items(list).enumerate().filter(|(_, item)| item.certain && wanted(item.node));
        found.map(|(place, _)| place.to_string()).collect()
    }

    /// Whether the list `name` has an item, sure to be there or not, that is `wanted`.
    #[must_use]
    pub fn any(&self, name: &str, mut wanted: impl FnMut(Node<'t>) -> bool) -> bool {
        match self.field(name) {
            Found::Yes(Node { view: View::List(list), .. }) => {
                items(list).any(|item| wanted(item.node))
            }
            _ => false,
        }
    }

    /// What a named rule asks for, with the remedy of its entry.
    #[must_use]
    pub fn asked(&self) -> Finding {
        match self.rule.form {
            Form::Function(asks, _) => self.finding(asks),
            _ => self.finding(""),
        }
    }

    /// What a named rule says in words of its own, with the remedy of its entry.
    #[must_use]
    pub fn finding(&self, sentence: &str) -> Finding {
        wording::told(sentence, self.rule.remedy)
    }

    /// Reports the rule at the value to which `steps` lead: names of members, and places in lists as digits.
    pub fn report(&mut self, steps: &[&str], place: Place, finding: Finding) {
        let here = Node { view: View::Object(self.site.object), origin: self.site.origin };
        self.report_below(here, self.site.path, steps, place, finding);
    }

    fn report_below(
        &mut self,
        node: Node<'_>,
        path: &Path<'_>,
        steps: &[&str],
        place: Place,
        finding: Finding,
    ) {
        let [step, rest @ ..] = steps else {
            return self.report_at(node.origin, path, place, finding);
        };
        match node.view {
            View::Object(object) => {
                let Some(member) = members(object).find(|member| member.key == *step) else {
                    return self.report_at(node.origin, path, Place::Object, finding);
                };
                let below = path.key(member.key);
                if rest.is_empty() && place == Place::Key {
                    return self.report_at(member.key_origin, &below, place, finding);
                }
                self.report_below(member.node, &below, rest, place, finding);
            }
            View::List(list) => match step.parse().ok().and_then(|index| list.item(index)) {
                Some(item) => {
                    self.report_below(item.node, &path.index(item.index), rest, place, finding);
                }
                None => self.report_at(node.origin, path, place, finding),
            },
            _ => self.report_at(node.origin, path, place, finding),
        }
    }

    fn report_at(&mut self, origin: usize, path: &Path<'_>, place: Place, finding: Finding) {
        let Rule { id, severity, .. } = self.rule;
        self.checker.report(id, *severity, origin, path, place, finding);
    }
}

impl Scope<'_, '_> {
    pub(crate) fn apply(mut self) {
        match self.rule.form {
            Form::AtLeastOne(fields) => self.at_least_one(fields),
            Form::AtMostOne(fields) => self.at_most_one(fields),
            Form::OnlyWith { field, with, values } => self.only_with(field, with, values),
            Form::Needs { field, values, needs } => {
                if self.field(field).is_any(values) == Some(true)
                    && matches!(self.field(needs), Found::No)
                {
                    let place = if values.is_empty() { Place::Key } else { Place::Value };
                    let written = match self.field(field) {
                        Found::Yes(node) if !values.is_empty() => node.text(),
                        _ => None,
                    };
                    let finding =
                        wording::needs(field, written.as_slice(), needs, self.rule.remedy);
                    self.report(&[field], place, finding);
                }
            }
            Form::NotWith { field, with, values } => {
                let other = self.field(with);
                if self.field(field).is_certain() && other.is_any(values) == Some(true) {
                    let value = match other {
                        Found::Yes(node) if !values.is_empty() => node.text(),
                        _ => None,
                    };
                    let finding =
                        wording::not_with(field, with, value, self.rule.severity, self.rule.remedy);
                    self.report(&[field], Place::Key, finding);
                }
            }
            // What is left of a field's words is judged with its value.
            Form::Words { .. } => {}
            Form::Function(_, judge) => judge(&mut self),
        }
    }

    fn only_with(&mut self, field: &str, with: &'static str, values: &'static [&'static str]) {
        let lacks = self.field(with).is_any(values) == Some(false) && !self.is_asked_for(with);
        if lacks && self.field(field).is_certain() {
            let Rule { severity, remedy, .. } = self.rule;
            let written = match self.field(with) {
                Found::Yes(node) => node.text(),
                _ => None,
            };
            let finding = wording::only_with(field, with, values, written, *severity, remedy);
            self.report(&[field], Place::Key, finding);
        }
    }

    /// Whether another rule misses `name`, so that nothing need be said about what goes with it.
    fn is_asked_for(&self, name: &str) -> bool {
        self.site.shape.rules.iter().any(|rule| match rule.form {
            Form::AtLeastOne(fields) => fields.contains(&name) && self.has_none(fields),
            _ => false,
        })
    }

    /// Whether none of `fields` is there; an empty text counts as none, and a key that names no field may be any.
    pub(crate) fn has_none(&self, fields: &[&str]) -> bool {
        let empty = |name: &&str| match self.field(name) {
            Found::No => true,
            Found::Perhaps => false,
            Found::Yes(node) => node.text() == Some(""),
        };
        !self.seen.strangers && !self.seen.unsettled && fields.iter().all(empty)
    }

    fn at_least_one(&mut self, fields: &'static [&'static str]) {
        if self.has_none(fields) {
            let finding = wording::none_of(self.site.shape, fields, self.rule.remedy);
            self.report(&[], Place::Object, finding);
        }
    }

    /// Whether the platform has no member of this name, which has been told already.
    fn is_foreign(&self, name: &str) -> bool {
        let only = self.site.shape.field(name).and_then(|field| field.only);
        only.is_some_and(|only| only.refuses(self.platform()))
    }

    fn at_most_one(&mut self, fields: &'static [&'static str]) {
        let counts = |member: &Member<'_>| {
            let name = self.site.shape.name_of(member.key);
            let there = member.certain && !member.node.is_absent();
            there && fields.contains(&name) && !self.is_foreign(name)
        };
        let mut written = members(self.site.object).filter(counts).map(|member| member.key);
        let Some(earlier) = written.next() else { return };
        let later: Vec<_> = written.filter(|key| *key != earlier).collect();
        for key in later {
            let finding = wording::both(self.site.shape, key, earlier, self.rule.remedy);
            self.report(&[key], Place::Key, finding);
        }
    }
}
