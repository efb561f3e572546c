//! The rules between the members of an object: what their forms ask for, and where a breach is reported.

use super::object::Site;
use super::path::Path;
use super::violation::Finding;
use super::{Checker, wording};
use crate::schema::Shape;
use crate::schema::rule::{Few, Implication, Relation, Rule};
use crate::tree::{
    Beside, Breach, Found, Known, Member, Node, ObjectRef, Place, Step, View, descend, find, items,
    members,
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
            Relation::Implies(implication) => {
                implication.when.iter().all(|condition| condition.may_hold(&self.beside))
            }
            Relation::Few(Few { list, .. }) | Relation::Apart { list, .. } => may_have(list),
            Relation::Function { about, .. } => {
                about.is_empty() || about.iter().any(|name| may_have(name))
            }
            Relation::AtLeastOne(_) | Relation::Kinds { .. } => true,
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
            Relation::Implies(implication) => self.implied(&implication).into_iter().collect(),
            Relation::Few(few) => self.few(&few),
            Relation::Apart { list, words, asks } => {
                self.apart(list, words, asks).into_iter().collect()
            }
            Relation::Kinds { lists, member, words, asks } => {
                let other = |way: &&_| self.item_of_another_kind(way, member, words);
                let other = lists.iter().filter_map(other);
                other.map(|way| self.judged(asks, Breach::at(&way, Place::Value))).collect()
            }
            Relation::Function { asks, judge, .. } => (judge.0)(&self.beside)
                .into_iter()
                .map(|breach| self.judged(asks, breach))
                .collect(),
        }
    }

    fn implied(&self, implication: &Implication) -> Option<Broken<'t>> {
        let Implication { asks, told, at: (way, place), .. } = *implication;
        let broken = implication.is_broken(&self.beside);
        broken.then(|| self.judged(of_an_object(asks, told), Breach::in_members(way, place)))
    }

    /// Each item that is one too many.
    fn few(&self, few: &Few) -> Vec<Broken<'t>> {
        let Few { list, most, which, asks, told, at } = *few;
        let counted = self.beside.indices(list, |item| which.holds_of_item(item) == Some(true));
        let surplus = counted.into_iter().skip(most).map(|index| {
            let item = [Step::Member(list), Step::Item(index)].into_iter();
            let way: Vec<_> = item.chain(at.iter().copied().map(Step::Member)).collect();
            self.judged(of_an_object(asks, told), Breach::at(&way, Place::Value))
        });
        surplus.collect()
    }

    /// The later of the two words.
    fn apart(
        &self,
        list: &'static str,
        words: [&'static str; 2],
        asks: &'static str,
    ) -> Option<Broken<'t>> {
        let first = |word| {
            let is = |item| Found::Yes(item).is(&[word]);
            self.beside.indices(list, is).into_iter().next()
        };
        let [one, other] = words.map(first);
        let later = one.zip(other).map(|(one, other)| one.max(other))?;
        let way = [Step::Member(list), Step::Item(later)];
        Some(self.judged(asks, Breach::at(&way, Place::Value)))
    }

    /// The way to the word of the first such item in a list.
    fn item_of_another_kind(
        &self,
        way: &[Step<'static>],
        member: &'static str,
        words: &[&str],
    ) -> Option<Vec<Step<'static>>> {
        let [Step::Member(name), rest @ ..] = way else { return None };
        let View::List(list) = below(self.beside.field(name).node()?, rest)?.view else {
            return None;
        };
        let index = items(list).position(|item| {
            let word = descend(item.node, &[member]);
            item.certain && word.is_certain() && !word.is(words)
        })?;
        Some([way, &[Step::Item(index), Step::Member(member)]].concat())
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

/// The value to which the steps lead, as far as all on the way is sure to be there.
fn below<'t>(node: Node<'t>, way: &[Step<'_>]) -> Option<Node<'t>> {
    way.iter().try_fold(node, |node, step| match (step, node.view) {
        (Step::Member(name), View::Object(object)) => find(object, name).node(),
        (Step::Item(index), View::List(list)) => items(list).nth(*index).map(|item| item.node),
        _ => None,
    })
}

/// What is said of an object that breaks a rule: what the rule asks for, unless there are words for the breach.
const fn of_an_object(asks: &'static str, told: &'static str) -> &'static str {
    if told.is_empty() { asks } else { told }
}

/// The word that is written, where a rule is about some words.
fn word_of<'t>(found: Found<'t>, values: &[&str]) -> Option<&'t str> {
    found.text().filter(|_| !values.is_empty())
}
