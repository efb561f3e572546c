//! The walk over an object: each of its members once, then what is missing.

use std::collections::BTreeSet;

use super::path::Path;
use super::slot::{Narrowing, Slot};
use super::violation::Finding;
use super::{Checker, form, wording};
use crate::schema::rule::{Relation, Rule};
use crate::schema::{
    Adjacent, Choices, Deprecated, Field, Form, Meant, Only, Severity, Shape, Struct, Tag, Tagged,
    Type, Variant,
};
use crate::tree::{Keys, Known, Member, Names, Node, ObjectRef, Place, View, find, members, named};

/// An object in the tree, and where the walk is.
#[derive(Clone, Copy)]
pub(super) struct Site<'s, 't> {
    pub(super) shape: &'static Shape,
    pub(super) object: ObjectRef<'t>,
    pub(super) origin: usize,
    pub(super) path: &'s Path<'s>,
}

impl Checker {
    /// Judges `node`, which should be an object of the given shape, and which a sentence calls by its `label`.
    pub(super) fn object(
        &mut self,
        shape: &'static Shape,
        label: impl Fn() -> String,
        node: Node<'_>,
        path: &Path<'_>,
    ) {
        let path = &path.within(shape);
        match node.view {
            _ if self.trusts && node.judged => {}
            View::Unknown | View::Absent => {}
            View::Object(object) => {
                let site = Site { shape, object, origin: node.origin, path };
                match &shape.form {
                    Form::Struct(form) => self.members(&site, form, None),
                    Form::Tagged(form) => self.tagged(&site, form),
                }
            }
            view => {
                let finding = wording::no_object(&label(), shape, view, self.platform);
                let broken = (Place::Value, finding);
                self.report("req.type", Severity::Reject, node.origin, path, broken);
            }
        }
    }

    fn tagged(&mut self, site: &Site<'_, '_>, form: &'static Tagged) {
        let tag = &form.tag;
        let Some(written) = site.member(|key| key == tag.name) else {
            return self.untagged(site, form);
        };
        let before = self.rejected;
        self.tag(&Slot::of_tag(site.shape, tag, &site.path.key(written.key)), tag, written.node);
        // Which members belong here is not known then: all that could be said of them would follow from the tag.
        if self.rejected > before {
            return;
        }
        let word = written.node.text();
        let Some(variant) = word.and_then(|word| form.variant(word)) else { return };
        if let Some(content) = form.content {
            self.content(site, tag, content, variant);
        } else {
            let shape = (variant.shape)();
            let path = &site.path.within(shape);
            self.members(&Site { shape, path, ..*site }, variant.members(), Some(tag));
        }
        self.rules(site, &Known::default());
    }

    /// An object whose tag is missing or misspelt.
    fn untagged(&mut self, site: &Site<'_, '_>, form: &'static Tagged) {
        let (tag, mut meant_form) = (&form.tag, None);
        for member in members(site.object).filter(|member| member.key != tag.name) {
            if is_word(member.node, tag.choices) {
                let finding = wording::meant_tag(site.shape, member.key, tag.name);
                return self.at_key("req.unknown_key", site, &member, finding);
            }
            let (finding, meant) = site.unknown_key(member.key, &[tag.name]);
            if meant.is_some() {
                return self.at_key("req.unknown_key", site, &member, finding);
            }
            let told_by = telling(form, &member);
            meant_form = meant_form.or_else(|| form::with(form, told_by?, self.platform));
        }
        let finding = wording::missing_tag(site.shape, tag, meant_form, self.platform);
        self.lacking(tag.required, site, finding);
    }

    /// An object that has a tag and a content and nothing else.
    fn content(
        &mut self,
        site: &Site<'_, '_>,
        tag: &Tag,
        content: Adjacent,
        variant: &'static Variant,
    ) {
        let misplaced = self.adjacent(site, [tag.name, content.name], variant.shape);
        // Where nothing is to stand, the platform passes over whatever does.
        let passed_over = variant.optional && (variant.shape)().members().fields.is_empty();
        if passed_over {
            return;
        }
        if let Some(member) = site.member(|key| key == content.name) {
            let below = site.path.key(member.key).of(variant.renames);
            self.object((variant.shape)(), || content.name.to_owned(), member.node, &below);
        } else if !variant.optional && !misplaced {
            let word = site.member(|key| key == tag.name).and_then(|member| member.node.text());
            let said = (tag.name, word.unwrap_or_default());
            let (inner, platform) = ((variant.shape)(), self.platform);
            let finding =
                wording::missing_content(site.shape, said, (content.name, inner), platform);
            self.lacking(content.required, site, finding);
        }
    }

    /// The keys of an object that has a tag and a content; whether one of them tells that the content was meant.
    fn adjacent(
        &mut self,
        site: &Site<'_, '_>,
        known: [&'static str; 2],
        inner: fn() -> &'static Shape,
    ) -> bool {
        let ([_, content], ty) = (known, Type::Object(inner));
        let astray = site.keys(|key| !known.contains(&key) && ty.has_member(key));
        let mut meant_content = !astray.is_empty();
        if let Some(first) = site.member(|key| astray.first() == Some(&key)) {
            let finding = wording::misplaced_keys(site.shape, &astray, content, ty);
            self.at_key("req.unknown_key", site, &first, finding);
        }
        let mut once = Once::default();
        for member in members(site.object) {
            if let Some(place) = known.iter().position(|key| *key == member.key) {
                if once.again(place, &member) {
                    self.repeated(site, &member);
                }
            } else if !ty.has_member(member.key) {
                let (finding, meant) = site.unknown_key(member.key, &known);
                meant_content |= meant == Some(content);
                self.at_key("req.unknown_key", site, &member, finding);
            }
        }
        meant_content
    }

    /// The members of a struct, beside which a tag may stand.
    fn members(&mut self, site: &Site<'_, '_>, form: &'static Struct, tag: Option<&'static Tag>) {
        if let Some((first, meant)) = meant(site, form) {
            let finding = wording::meant_elsewhere(site.shape, &(meant.shape)().noun, meant.why);
            return self.at_key(form.unknown, site, &first, finding);
        }
        let discriminant = discriminant(site, form);
        let tag_is_wrong = self.tag_is_wrong(form, discriminant);
        // Where the next field is expected: a tag is usually the first member, and none of the fields.
        let expected = |index| index - usize::from(tag.is_some() && index > 0);
        let is_tag = |key: &str| tag.is_some_and(|tag| tag.name == key);
        let keys = Keys::of(site.object, |index, key| {
            is_tag(key) || form.named_at(key, expected(index)).is_some()
        });
        let mut walk = Walk {
            known: Known { tag_is_wrong, keys, ..Known::default() },
            has_discriminant: discriminant.is_some(),
            once: Once::default(),
            tag_once: Once::default(),
            misplaced: Names::default(),
            takers: None,
            asked: None,
            narrowings: Narrowing::in_force(site.shape.rules, (site.object, keys), self.platform),
            tag,
        };
        for (index, member) in members(site.object).enumerate() {
            if is_tag(member.key) {
                if walk.tag_once.again(0, &member) {
                    self.repeated(site, &member);
                }
            } else if let Some((place, field)) = form.named_at(member.key, expected(index)) {
                self.known_member(site, (place, field), &member, &mut walk);
            } else if !walk.known.tag_is_wrong {
                self.unknown_member(site, form, &member, &mut walk);
            }
        }
        self.required(site, form, &walk);
        self.rules(site, &walk.known);
    }

    fn known_member(
        &mut self,
        site: &Site<'_, '_>,
        (place, field): (usize, &'static Field),
        member: &Member<'_>,
        walk: &mut Walk<'_>,
    ) {
        if member.node.is_absent() {
            return;
        }
        if walk.once.again(place, member) {
            self.repeated(site, member);
        }
        if field.name != member.key {
            walk.known.written_by_alias.add(field.name);
        }
        let below = site.path.key(member.key).of(field.renames);
        let slot = Slot::new(site.shape, field, &below).narrowed(&walk.narrowings);
        if self.is_known(&slot, member.node) {
            return;
        }
        // Counted before and after, since a mistake far below makes the member as little reliable as one of its own.
        if let Some(rule) = field.empty.filter(|_| member.node.text() == Some("")) {
            let broken = (Place::Value, wording::empty_is_left_out(&slot.label()));
            return self.report(rule, Severity::Warn, member.node.origin, &below, broken);
        }
        let before = self.rejected;
        self.available(&slot, field.only, field.deprecated, member.key_origin);
        if self.rejected == before {
            self.value(&slot, field.ty, member.node);
        }
        if self.rejected > before {
            walk.known.invalid.add(field.name);
        }
    }

    /// Whether the field is there on the platform at all, and for how long.
    fn available(
        &mut self,
        slot: &Slot<'_>,
        only: Option<Only>,
        deprecated: Option<Deprecated>,
        origin: usize,
    ) {
        if let Some(only) = only.filter(|only| only.platform != self.platform) {
            let finding = wording::foreign_field(&slot.label(), &only, self.platform);
            self.report(only.rule, only.severity, origin, slot.path, (Place::Key, finding));
        } else if let Some(gone) = deprecated.filter(|gone| gone.holds_on(self.platform)) {
            let finding = wording::deprecated(&slot.label(), &gone);
            self.report(gone.rule, Severity::Warn, origin, slot.path, (Place::Key, finding));
        }
    }

    /// Whether the struct's own discriminant has a word that the platform does not take.
    fn tag_is_wrong(&self, form: &'static Struct, written: Option<Member<'_>>) -> bool {
        let Some(tag) = form.discriminant else { return false };
        let word = written.and_then(|found| found.node.text());
        word.is_some_and(|word| !(tag.choices)().takes(word, self.platform))
    }

    /// A key that names no field.
    fn unknown_member(
        &mut self,
        site: &Site<'_, '_>,
        form: &'static Struct,
        member: &Member<'_>,
        walk: &mut Walk<'_>,
    ) {
        if let Some(refused) = form.refused.iter().find(|refused| refused.has(member.key)) {
            walk.known.has_unknown_key = true;
            let finding = wording::refused_key(site.shape, member.key, refused);
            return self.at_key(refused.rule, site, member, finding);
        }
        if form.open {
            return;
        }
        if let Some(rule) =
            form.passed_over.filter(|_| self.is_passed_over(site, form, member, walk))
        {
            if !member.node.is_absent() {
                let finding = wording::passed_over(site.shape, form, member.key);
                self.of_key(rule, Severity::Warn, site, member, finding);
            }
            return;
        }
        walk.known.has_unknown_key = true;
        let takers = walk.takers.get_or_insert_with(|| Takers::of(site, form));
        if let Some(below) = takers.best(form, member.key) {
            return self.misplaced_member(site, form, (below, member), walk);
        }
        if let Some(tag) = form.discriminant.filter(|tag| is_word(member.node, (tag.choices)()))
            && !walk.has_discriminant
        {
            walk.known.invalid.add(tag.field.name);
            let finding = wording::meant_tag(site.shape, member.key, tag.field.name);
            return self.at_key(form.unknown, site, member, finding);
        }
        if let Some(holder) = form.known_by(member.key) {
            walk.known.invalid.add(holder.name);
            let finding = wording::word_as_key(site.shape, member.key, holder);
            return self.at_key(form.unknown, site, member, finding);
        }
        if let Some((field, word)) = form.taking(member.key, self.platform)
            && site.member(|key| field.is_named(key)).is_none()
        {
            walk.known.invalid.add(field.name);
            let finding = wording::value_as_key(site.shape, member.key, (field.name, word));
            return self.at_key(form.unknown, site, member, finding);
        }
        self.stranger(site, form, member, walk);
    }

    /// Whether the platform takes the object in spite of a key that nobody knows: it does not where the key was meant as
    /// what is missing then.
    fn is_passed_over(
        &self,
        site: &Site<'_, '_>,
        form: &Struct,
        member: &Member<'_>,
        walk: &mut Walk<'_>,
    ) -> bool {
        let is_asked = |name: &str| walk.asked.get_or_insert_with(|| site.asked(form)).has(name);
        !self.is_source && !form.meant_by(member.key).map(|field| field.name).is_some_and(is_asked)
    }

    /// A key that belongs one level deeper, into the member `below`: told at the first of all such.
    fn misplaced_member(
        &mut self,
        site: &Site<'_, '_>,
        form: &'static Struct,
        (below, member): (&'static Field, &Member<'_>),
        walk: &mut Walk<'_>,
    ) {
        if walk.misplaced.has(below.name) {
            return;
        }
        walk.misplaced.add(below.name);
        walk.known.invalid.add(below.name);
        let takers = walk.takers.get_or_insert_with(|| Takers::of(site, form));
        let is_its = |key: &str| takers.best(form, key).is_some_and(|best| best.name == below.name);
        let astray = site.keys(|key| form.named(key).is_none() && is_its(key));
        let finding = wording::misplaced_keys(site.shape, &astray, below.name, below.ty);
        self.at_key("req.unknown_key", site, member, finding);
    }

    /// A key that nobody knows here. If it was meant as one that is known, its value is judged as that one's.
    fn stranger(
        &mut self,
        site: &Site<'_, '_>,
        form: &'static Struct,
        member: &Member<'_>,
        walk: &mut Walk<'_>,
    ) {
        let tag = walk.tag.map(|tag| tag.name);
        let names: Vec<_> = tag.into_iter().chain(form.fields.iter().map(|f| f.name)).collect();
        let (finding, meant) = site.unknown_key(member.key, &names);
        if let Some(name) = meant {
            walk.known.invalid.add(name);
        }
        self.at_key(form.unknown, site, member, finding);
        if let Some(field) = form.fields.iter().find(|field| Some(field.name) == meant) {
            let below = site.path.key(member.key).of(field.renames);
            self.value(&Slot::new(site.shape, field, &below), field.ty, member.node);
        }
    }

    fn repeated(&mut self, site: &Site<'_, '_>, member: &Member<'_>) {
        let finding = wording::repeated_key(site.shape, member.key);
        self.at_key("json.duplicate", site, member, finding);
    }

    fn required(&mut self, site: &Site<'_, '_>, form: &'static Struct, walk: &Walk<'_>) {
        if walk.known.tag_is_wrong {
            return;
        }
        for (place, field) in form.fields.iter().enumerate() {
            let Some(rule) = field.required else { continue };
            if !walk.once.has(place) && !walk.known.invalid.has(field.name) {
                let named = (field.name, field.summary());
                let words = field.ty.words();
                let finding = wording::missing(site.shape, named, words, self.platform);
                self.lacking(rule, site, finding);
            }
        }
    }

    fn at_key(
        &mut self,
        rule: &'static str,
        site: &Site<'_, '_>,
        member: &Member<'_>,
        finding: Finding,
    ) {
        self.of_key(rule, Severity::Reject, site, member, finding);
    }

    fn of_key(
        &mut self,
        rule: &'static str,
        severity: Severity,
        site: &Site<'_, '_>,
        member: &Member<'_>,
        finding: Finding,
    ) {
        let (origin, path) = (member.key_origin, site.path.key(member.key));
        self.report(rule, severity, origin, &path, (Place::Key, finding));
    }

    fn lacking(&mut self, rule: &'static str, site: &Site<'_, '_>, finding: Finding) {
        let broken = (Place::Object, finding);
        self.report(rule, Severity::Reject, site.origin, site.path, broken);
    }
}

/// What the walk over a struct's members keeps.
struct Walk<'t> {
    known: Known,
    /// Whether the struct's own discriminant is written.
    has_discriminant: bool,
    once: Once,
    tag_once: Once,
    /// The fields into which keys belong that stand one level too high, and of which that was told.
    misplaced: Names,
    /// Which field keys that nobody knows were meant for; found out at the first of them.
    takers: Option<Takers>,
    /// The fields that the object lacks and must have; found out when a key that nobody knows may be passed over.
    asked: Option<Names>,
    narrowings: Vec<Narrowing<'t>>,
    tag: Option<&'static Tag>,
}

/// How many of the keys that nobody knows each field of an object would take, one level deeper.
struct Takers(Vec<usize>);

impl Takers {
    fn of(site: &Site<'_, '_>, form: &'static Struct) -> Self {
        let strangers = site.keys(|key| form.named(key).is_none());
        let taken = |field: &Field| strangers.iter().filter(|key| field.ty.has_member(key)).count();
        Self(form.fields.iter().map(taken).collect())
    }

    /// The field that takes this key, and most of the others with it; of equals the first.
    fn best(&self, form: &'static Struct, key: &str) -> Option<&'static Field> {
        let all = form.fields.iter().zip(&self.0).rev();
        let takers = all.filter(|(field, _)| field.ty.has_member(key));
        takers.max_by_key(|(_, taken)| **taken).map(|(field, _)| field)
    }
}

/// Which of an object's known members stand in it already: bits, since nothing is allocated for them.
#[derive(Default)]
struct Once {
    /// Those that are sure to be there.
    certain: u128,
    /// Those that are there under some condition too.
    all: u128,
}

impl Once {
    /// Whether the member at `place` is sure to be there already; from now on it is, if `member` is sure to be.
    fn again(&mut self, place: usize, member: &Member<'_>) -> bool {
        if member.node.is_absent() {
            return false;
        }
        let bit = Self::bit(place);
        self.all |= bit;
        let again = member.certain && self.certain & bit != 0;
        self.certain |= if member.certain { bit } else { 0 };
        again
    }

    /// Whether the member at `place` is there, under some condition at least.
    fn has(&self, place: usize) -> bool {
        self.all & Self::bit(place) != 0
    }

    /// The bit of a place. One past the last has none, so that it would count as missing; no object of the API has that
    /// many members.
    fn bit(place: usize) -> u128 {
        u32::try_from(place).ok().and_then(|place| 1_u128.checked_shl(place)).unwrap_or_default()
    }
}

impl<'t> Site<'_, 't> {
    /// Tells of a key that names no member, beside those that are known here.
    fn unknown_key(&self, key: &str, known: &[&'static str]) -> (Finding, Option<&'static str>) {
        wording::unknown_key(self.shape, key, known, self.path.around_with(key))
    }

    /// The keys that are wanted, each once.
    fn keys(&self, wanted: impl Fn(&str) -> bool) -> Vec<&'t str> {
        let (mut keys, mut known) = (Vec::new(), BTreeSet::new());
        for member in members(self.object).filter(|member| !member.node.is_absent()) {
            if wanted(member.key) && known.insert(member.key) {
                keys.push(member.key);
            }
        }
        keys
    }

    /// The fields that the object lacks and must have: by themselves, as one of some of which it has none, or because of
    /// what else is there.
    fn asked(&self, form: &Struct) -> Names {
        let (mut there, mut asked) = (Names::default(), Names::default());
        for member in members(self.object).filter(|member| !member.node.is_absent()) {
            form.named(member.key).into_iter().for_each(|field| there.add(field.name));
        }
        let required = form.fields.iter().filter(|field| field.required.is_some());
        for field in required.filter(|field| !there.has(field.name)) {
            asked.add(field.name);
        }
        for Rule { relation, .. } in self.shape.rules {
            match *relation {
                Relation::AtLeastOne(fields) if !fields.iter().any(|name| there.has(name)) => {
                    for name in fields {
                        asked.add(name);
                    }
                }
                Relation::Needs { field, values, needs }
                    if !there.has(needs) && find(self.object, field).is(values) =>
                {
                    asked.add(needs);
                }
                Relation::OnlyWith { field, with, .. } if there.has(field) && !there.has(with) => {
                    asked.add(with);
                }
                _ => {}
            }
        }
        asked
    }

    /// The first member whose key is wanted and that is there.
    fn member(&self, wanted: impl Fn(&str) -> bool) -> Option<Member<'t>> {
        named(self.object, wanted).next()
    }
}

/// The key that tells what an object is which lacks its tag: the member's own, or the first in what stands beside the tag.
fn telling<'t>(form: &Tagged, member: &Member<'t>) -> Option<&'t str> {
    match (form.content, member.node.view) {
        (Some(content), View::Object(inner)) if content.name == member.key => {
            members(inner).next().map(|inner| inner.key)
        }
        (Some(content), _) if content.name == member.key => None,
        _ => Some(member.key),
    }
}

/// The object of another kind that all of this one seems to be, and the first of its members: none of them is one of this
/// one's own.
fn meant<'t>(site: &Site<'_, 't>, form: &'static Struct) -> Option<(Member<'t>, &'static Meant)> {
    let mut there = members(site.object).filter(|member| !member.node.is_absent());
    let first = there.next().filter(|_| !form.meant.is_empty())?;
    let own = |member: Member<'_>| form.named(member.key).is_some();
    if own(first) || there.any(own) {
        return None;
    }
    form.meant.iter().find(|meant| looks_like(site.object, (meant.shape)())).map(|it| (first, it))
}

/// Whether an object has what one of this shape must have, and nothing that such a one has not.
fn looks_like(object: ObjectRef<'_>, shape: &'static Shape) -> bool {
    let keys = || members(object).filter(|member| !member.node.is_absent()).map(|it| it.key);
    match &shape.form {
        Form::Struct(form) => looks_like_struct(keys, form, ""),
        Form::Tagged(form) => {
            let word = find(object, form.tag.name).text();
            let variant = word.and_then(|word| form.variant(word));
            variant.is_some_and(|variant| match form.content {
                Some(content) => keys().all(|key| [form.tag.name, content.name].contains(&key)),
                None => looks_like_struct(keys, variant.members(), form.tag.name),
            })
        }
    }
}

fn looks_like_struct<'k, K: Iterator<Item = &'k str>>(
    keys: impl Fn() -> K,
    form: &Struct,
    tag: &str,
) -> bool {
    let required = form.fields.iter().filter(|field| field.required.is_some());
    keys().all(|key| key == tag || form.named(key).is_some())
        && required.clone().all(|field| keys().any(|key| field.is_named(key)))
}

/// The member that is the struct's own discriminant.
fn discriminant<'t>(site: &Site<'_, 't>, form: &'static Struct) -> Option<Member<'t>> {
    let tag = form.discriminant?;
    site.member(|key| tag.field.is_named(key))
}

fn is_word(node: Node<'_>, choices: &Choices) -> bool {
    node.text().is_some_and(|word| choices.find(word).is_some())
}
