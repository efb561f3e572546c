//! The rules between the members of an object: what their forms ask for, and where a breach is reported.

use super::object::Site;
use super::path::Path;
use super::violation::Finding;
use super::{Checker, wording};
use crate::schema::Shape;
use crate::schema::rule::{Relation, Rule};
use crate::tree::{
    Beside, Breach, Found, Known, Member, Node, ObjectRef, Place, Step, View, members,
};

/// A broken rule: the way to the place, which part of it is meant, and the words.
type Broken<'t> = (Vec<Step<'t>>, Place, Finding);

impl Checker {
    /// Reports the rules of the object that are broken, given what is known of its members.
    pub(super) fn rules(&mut self, site: &Site<'_, '_>, known: &Known) {
        let beside = Beside::new(site.object, self.platform, known);
        let mut looked_up = LookedUp { object: site.object, members: Vec::new() };
        for rule in site.shape.rules.iter().filter(|rule| rule.holds_on(beside.platform())) {
            let between = Between { rule, shape: site.shape, beside };
            if !between.may_be_broken() {
                continue;
            }
            for (steps, place, finding) in between.broken() {
                let (origin, broken) = (site.origin, (place, finding));
                match steps.as_slice() {
                    [Step::Member(name), rest @ ..] => {
                        let member = looked_up.member(name);
                        self.in_member(rule, (origin, member), site.path, rest, broken);
                    }
                    _ => self.report(rule.id, rule.severity, origin, site.path, broken),
                }
            }
        }
    }

    /// Reports a broken rule below a member of the object number `origin`, or at the object if there is no such member.
    fn in_member(
        &mut self,
        rule: &Rule,
        (origin, member): (usize, Option<Member<'_>>),
        path: &Path<'_>,
        steps: &[Step<'_>],
        (place, finding): (Place, Finding),
    ) {
        let Some(member) = member else {
            return self.report(rule.id, rule.severity, origin, path, (Place::Object, finding));
        };
        let below = path.key(member.key);
        if steps.is_empty() && place == Place::Key {
            self.report(rule.id, rule.severity, member.key_origin, &below, (place, finding));
        } else {
            self.in_value(rule, member.node, &below, steps, (place, finding));
        }
    }

    /// Reports a broken rule at the value to which `steps` lead, or as near to it as the tree goes.
    fn in_value(
        &mut self,
        rule: &Rule,
        node: Node<'_>,
        path: &Path<'_>,
        steps: &[Step<'_>],
        broken: (Place, Finding),
    ) {
        match (node.view, steps) {
            (View::Object(object), [Step::Member(name), rest @ ..]) => {
                let member = members(object).find(|member| member.key == *name);
                self.in_member(rule, (node.origin, member), path, rest, broken);
            }
            (View::List(list), [Step::Item(index), rest @ ..]) => match list.item(*index) {
                Some(item) => {
                    self.in_value(rule, item.node, &path.index(item.index), rest, broken);
                }
                None => self.report(rule.id, rule.severity, node.origin, path, broken),
            },
            _ => self.report(rule.id, rule.severity, node.origin, path, broken),
        }
    }
}

/// The members of an object that were looked up, each once: as many breaches as there are items may lie below one, and
/// anything may stand in front of it.
struct LookedUp<'t> {
    object: ObjectRef<'t>,
    members: Vec<(&'t str, Option<Member<'t>>)>,
}

impl<'t> LookedUp<'t> {
    fn member(&mut self, name: &'t str) -> Option<Member<'t>> {
        if let Some((_, member)) = self.members.iter().find(|(known, _)| *known == name) {
            return *member;
        }
        let member = members(self.object).find(|member| member.key == name);
        self.members.push((name, member));
        member
    }
}

/// A rule, and the object that it looks at.
#[derive(Clone, Copy)]
struct Between<'s, 't> {
    rule: &'static Rule,
    shape: &'static Shape,
    beside: Beside<'s, 't>,
}

impl<'t> Between<'_, 't> {
    /// Whether what the rule is about may be there at all, which it mostly is not.
    fn may_be_broken(&self) -> bool {
        let may_have = |name: &str| self.beside.may_have(name);
        match self.rule.relation {
            Relation::AtMostOne(fields) => fields.iter().filter(|name| may_have(name)).count() > 1,
            Relation::OnlyWith { field, .. }
            | Relation::Needs { field, .. }
            | Relation::NotWith { field, .. } => may_have(field),
            // What is left of a field's words is judged with its value.
            Relation::Words { .. } => false,
            Relation::AtLeastOne(_) | Relation::Function { .. } => true,
        }
    }

    fn broken(&self) -> Vec<Broken<'t>> {
        match self.rule.relation {
            Relation::AtLeastOne(fields) => self.at_least_one(fields).into_iter().collect(),
            Relation::AtMostOne(fields) => self.at_most_one(fields),
            Relation::OnlyWith { field, with, values } => {
                self.only_with(field, with, values).into_iter().collect()
            }
            Relation::Needs { field, values, needs } => {
                self.needs(field, values, needs).into_iter().collect()
            }
            Relation::NotWith { field, with, values } => {
                self.not_with(field, with, values).into_iter().collect()
            }
            Relation::Words { .. } => Vec::new(),
            Relation::Function { asks, judge } => (judge.0)(&self.beside)
                .into_iter()
                .map(|breach| self.judged(asks, breach))
                .collect(),
        }
    }

    fn judged(&self, asks: &'static str, breach: Breach) -> Broken<'t> {
        let sentence = breach.sentence.unwrap_or(asks.into());
        (breach.steps, breach.place, wording::told(&sentence, self.rule.remedy))
    }

    fn at_least_one(&self, fields: &[&'static str]) -> Option<Broken<'t>> {
        let finding = || wording::none_of(self.shape, fields, self.rule.remedy);
        self.beside.has_none(fields).then(|| (Vec::new(), Place::Object, finding()))
    }

    fn at_most_one(&self, fields: &[&'static str]) -> Vec<Broken<'t>> {
        let counted = |member: Member<'t>| {
            let name = self.shape.name_of(member.key);
            let there = member.certain && !self.is_left_out(name, member.node);
            let counts = there && fields.contains(&name) && !self.is_foreign(name);
            counts.then_some((name, member.key))
        };
        let mut written = members(self.beside.object()).filter_map(counted);
        let Some((first, earlier)) = written.next() else { return Vec::new() };
        let mut told = vec![first];
        let mut broken = Vec::new();
        for (name, key) in written {
            // Once for each name: that it stands there again is told as that.
            if told.contains(&name) {
                continue;
            }
            told.push(name);
            let finding = wording::both(self.shape, key, earlier, self.rule.remedy);
            broken.push((vec![Step::Member(key)], Place::Key, finding));
        }
        broken
    }

    /// Whether a member counts as left out, though it is written.
    fn is_left_out(&self, name: &str, node: Node<'_>) -> bool {
        let empty = || self.shape.field(name).is_some_and(|field| field.empty.is_some());
        node.is_absent() || node.text() == Some("") && empty()
    }

    /// Whether the platform has no member of this name, which has been told already.
    fn is_foreign(&self, name: &str) -> bool {
        let only = self.shape.field(name).and_then(|field| field.only);
        only.is_some_and(|only| only.refuses(self.beside.platform()))
    }

    fn only_with(
        &self,
        field: &'static str,
        with: &str,
        values: &'static [&'static str],
    ) -> Option<Broken<'t>> {
        let other = self.beside.field(with);
        let lacks = other.is_any(values) == Some(false) && !self.is_asked_for(with);
        (lacks && self.beside.field(field).is_certain()).then(|| {
            let Rule { severity, remedy, .. } = *self.rule;
            let finding = wording::only_with(field, with, values, other.text(), severity, remedy);
            (vec![Step::Member(field)], Place::Key, finding)
        })
    }

    /// Whether another rule misses `name`, so that nothing need be said about what goes with it. One that only warns, or
    /// that is of the other platform, says nothing in place of an error.
    fn is_asked_for(&self, name: &str) -> bool {
        let holds = |rule: &&Rule| {
            rule.holds_on(self.beside.platform()) && rule.severity >= self.rule.severity
        };
        let misses = |rule: &Rule| match rule.relation {
            Relation::AtLeastOne(fields) => fields.contains(&name) && self.beside.has_none(fields),
            Relation::Needs { field, values, needs } => {
                needs == name && self.lacks(field, values, needs)
            }
            _ => false,
        };
        self.is_required(name) || self.shape.rules.iter().filter(holds).any(misses)
    }

    /// Whether the object must have `name` whatever else is in it, and has it not.
    fn is_required(&self, name: &str) -> bool {
        let field = self.shape.field(name);
        field.is_some_and(|field| field.required.is_some()) && self.beside.field(name).is_missing()
    }

    /// Whether a member that needs another is there without it.
    fn lacks(&self, field: &str, values: &[&str], needs: &str) -> bool {
        self.beside.field(field).is(values) && self.beside.field(needs).is_missing()
    }

    fn needs(
        &self,
        field: &'static str,
        values: &'static [&'static str],
        needs: &str,
    ) -> Option<Broken<'t>> {
        let found = self.beside.field(field);
        let lacks = self.lacks(field, values, needs) && !self.is_required(needs);
        lacks.then(|| {
            let place = if values.is_empty() { Place::Key } else { Place::Value };
            let written = word_of(found, values);
            let finding = wording::needs(field, written.as_slice(), needs, self.rule.remedy);
            (vec![Step::Member(field)], place, finding)
        })
    }

    fn not_with(
        &self,
        field: &'static str,
        with: &str,
        values: &'static [&'static str],
    ) -> Option<Broken<'t>> {
        let other = self.beside.field(with);
        (self.beside.field(field).is_certain() && other.is(values)).then(|| {
            let Rule { severity, remedy, .. } = *self.rule;
            let value = word_of(other, values);
            let finding = wording::not_with(field, with, value, severity, remedy);
            (vec![Step::Member(field)], Place::Key, finding)
        })
    }
}

/// The word that is written, where a rule is about some words.
fn word_of<'t>(found: Found<'t>, values: &[&str]) -> Option<&'t str> {
    found.text().filter(|_| !values.is_empty())
}
