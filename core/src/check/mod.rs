//! The checker: walks any tree beside the schema and returns the rules that it breaks.
//!
//! It reports only what is certain, and each mistake once: where a member is wrong, rules that depend on its value are
//! silent. Here it walks over objects; single values are judged in `slot`, rules between fields in
//! `between`.

mod between;
pub(crate) mod path;
mod value;
pub mod violation;
pub(crate) mod wording;

use crate::check::path::Path;
use crate::check::value::Slot;
use crate::check::violation::{Finding, Place, Violation};
use crate::platform::PlatformKind;
use crate::schema::{Content, Field, Form, Severity, Shape, Struct, Tagged, Type, Variant};
use crate::tree::{Known, Member, Node, Object, View, members};

/// The rules that `node`, which should be an object of the given `shape`, breaks on `platform`: errors and warnings,
/// in the order in which the request is written.
#[must_use]
pub fn check(shape: &'static Shape, node: Node<'_>, platform: PlatformKind) -> Vec<Violation> {
    let mut checker = Checker { platform, violations: Vec::new() };
    let root = Path { parent: None, step: None, renames: &[], link: shape.link };
    checker.shape(shape, || shape.name.to_owned(), node, &root);
    checker.violations
}

/// What is told of a tree that the checker let pass and that is no such object all the same.
pub(crate) fn unreadable(shape: &'static Shape) -> Violation {
    Violation {
        rule: "req.type",
        severity: Severity::Reject,
        pointer: String::new(),
        place: Place::Object,
        origin: 0,
        finding: wording::not_a_request(shape),
        link: shape.link,
    }
}

pub(crate) struct Checker {
    pub(crate) platform: PlatformKind,
    violations: Vec<Violation>,
}

/// An object in the tree, and where the walk is.
#[derive(Clone, Copy)]
pub(crate) struct Site<'s, 't> {
    pub(crate) shape: &'static Shape,
    pub(crate) object: &'t dyn Object,
    pub(crate) origin: usize,
    pub(crate) path: &'s Path<'s>,
}

impl Checker {
    pub(crate) fn report(
        &mut self,
        rule: &'static str,
        severity: Severity,
        origin: usize,
        path: &Path<'_>,
        place: Place,
        finding: Finding,
    ) {
        let mut pointer = String::new();
        path.write_pointer(&mut pointer);
        let (rule, link) = (path.renamed(rule), path.link);
        let violation = Violation { rule, severity, pointer, place, origin, finding, link };
        self.violations.push(violation);
    }

    pub(crate) fn rejects(&self) -> usize {
        self.violations.iter().filter(|violation| violation.severity == Severity::Reject).count()
    }

    pub(crate) fn shape(
        &mut self,
        shape: &'static Shape,
        label: impl Fn() -> String,
        node: Node<'_>,
        path: &Path<'_>,
    ) {
        let path = &path.linked(shape.link);
        match (node.view, &shape.form) {
            (View::Unknown | View::Absent, _) => {}
            (View::Object(object), form) => {
                let site = Site { shape, object, origin: node.origin, path };
                match form {
                    Form::Struct(form) => self.members(&site, form, None),
                    Form::Tagged(form) => self.tagged(&site, form),
                }
            }
            (view, _) => {
                let finding = wording::no_object(&label(), shape, view);
                self.report("req.type", Severity::Reject, node.origin, path, Place::Value, finding);
            }
        }
    }

    fn tagged(&mut self, site: &Site<'_, '_>, form: &'static Tagged) {
        let tag = &form.tag;
        let Some(written) = site.member(|key| tag.is_named(key)) else {
            return self.untagged(site, tag);
        };
        let before = self.rejects();
        self.value(&Slot::new(site.shape, tag, &site.path.key(written.key)), tag.ty, written.node);
        if self.rejects() > before {
            return;
        }
        let Some(variant) = form.variant(written.node) else { return };
        let Type::Object(inner) = variant.ty else { return };
        match (form.content, &inner().form) {
            (Some(content), _) => self.content(site, tag, content, variant),
            (None, Form::Struct(fields)) => {
                let path = &site.path.linked(inner().link);
                self.members(&Site { shape: inner(), path, ..*site }, fields, Some(tag));
            }
            (None, Form::Tagged(_)) => {}
        }
        self.rules(site, &Known::default());
    }

    /// An object whose tag is missing or misspelt.
    fn untagged(&mut self, site: &Site<'_, '_>, tag: &'static Field) {
        for member in members(site.object).filter(|member| !tag.is_named(member.key)) {
            if tag.takes_word(member.node) {
                let finding = wording::meant_tag(site.shape, member.key, tag.name);
                return self.at_key("req.unknown_key", site, &member, finding);
            }
            let (finding, meant) = wording::unknown_key(site.shape, member.key, &[tag.name]);
            if meant.is_some() {
                return self.at_key("req.unknown_key", site, &member, finding);
            }
        }
        let finding = wording::missing(site.shape, tag, self.platform);
        self.lacking(tag.required.unwrap_or("req.type"), site, finding);
    }

    /// An object that has a tag and a content and nothing else.
    fn content(
        &mut self,
        site: &Site<'_, '_>,
        tag: &Field,
        content: Content,
        variant: &'static Variant,
    ) {
        let Type::Object(inner) = variant.ty else { return };
        let misplaced = self.adjacent(site, [tag.name, content.name], inner);
        if let Some(member) = site.member(|key| key == content.name) {
            let below = site.path.key(member.key).of(variant.renames);
            self.shape(inner(), || content.name.to_owned(), member.node, &below);
        } else if !variant.optional && !misplaced {
            let value = site.member(|key| tag.is_named(key)).and_then(|member| member.node.text());
            let finding = wording::missing_content(
                site.shape,
                tag.name,
                value.unwrap_or_default(),
                content.name,
            );
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
        let [_, content] = known;
        let astray = site.keys(|key| !known.contains(&key) && Type::Object(inner).has_member(key));
        let mut meant_content = !astray.is_empty();
        for (index, member) in members(site.object).enumerate() {
            if astray.contains(&member.key) {
                self.misplaced(site, &member, &astray, (content, Type::Object(inner)));
            } else if !known.contains(&member.key) {
                let (finding, meant) = wording::unknown_key(site.shape, member.key, &known);
                meant_content |= meant == Some(content);
                self.at_key("req.unknown_key", site, &member, finding);
            }
            self.repeated(site, index, &member);
        }
        meant_content
    }

    fn members(&mut self, site: &Site<'_, '_>, form: &'static Struct, tag: Option<&'static Field>) {
        let mut known = Known { tag_is_wrong: self.is_unsettled(site, form), ..Known::default() };
        for (index, member) in members(site.object).enumerate() {
            if tag.is_some_and(|tag| tag.is_named(member.key)) {
                self.repeated(site, index, &member);
                continue;
            }
            let Some(field) =
                form.named_at(member.key, index - usize::from(tag.is_some() && index > 0))
            else {
                self.stranger(site, form, tag, &member, &mut known);
                continue;
            };
            if !member.node.is_absent() {
                self.repeated(site, index, &member);
                self.member(site, field, &member, &mut known);
            }
        }
        self.required(site, form, &known);
        self.rules(site, &known);
    }

    fn member(
        &mut self,
        site: &Site<'_, '_>,
        field: &'static Field,
        member: &Member<'_>,
        known: &mut Known,
    ) {
        if field.name != member.key {
            known.written_by_alias.push(field.name);
        }
        let below = site.path.key(member.key).of(field.renames);
        let slot = Slot::new(site.shape, field, &below).narrowed(site.object, self.platform);
        let before = self.rejects();
        self.life(&slot, member.key_origin);
        if self.rejects() == before {
            self.value(&slot, field.ty, member.node);
        }
        if self.rejects() > before {
            known.invalid.push(field.name);
        }
    }

    /// Whether the field is there on the platform at all, and for how long.
    fn life(&mut self, slot: &Slot<'_>, origin: usize) {
        let Slot { field, path, .. } = slot;
        if let Some(only) = field.only.filter(|only| only.platform != self.platform) {
            let finding = wording::foreign_field(&slot.label(), &only, self.platform);
            self.report(only.rule, only.severity, origin, path, Place::Key, finding);
        } else if let Some(gone) = field.deprecated {
            let finding = wording::deprecated(&slot.label(), &gone);
            self.report(gone.rule, Severity::Warn, origin, path, Place::Key, finding);
        }
    }

    /// Whether the object's own tag has a word that the platform does not take.
    fn is_unsettled(&self, site: &Site<'_, '_>, form: &'static Struct) -> bool {
        let written = form
            .tag()
            .and_then(|tag| site.member(|key| tag.is_named(key)).map(|member| (tag.ty, member)));
        match written {
            Some((Type::Choice(choices), member)) => {
                member.node.text().is_some_and(|word| !choices().takes(word, self.platform))
            }
            _ => false,
        }
    }

    /// A key that names no field.
    fn stranger(
        &mut self,
        site: &Site<'_, '_>,
        form: &'static Struct,
        tag: Option<&'static Field>,
        member: &Member<'_>,
        known: &mut Known,
    ) {
        if known.tag_is_wrong {
            return;
        }
        let belongs_elsewhere = form.refused.iter().find(|refused| refused.has(member.key));
        if let Some(refused) = belongs_elsewhere {
            known.has_unknown_key = true;
            let finding = wording::refused_key(site.shape, member.key, refused);
            return self.at_key(refused.rule, site, member, finding);
        }
        if let Some(below) = form.fields.iter().find(|field| field.ty.has_member(member.key)) {
            known.invalid.push(below.name);
            known.has_unknown_key = true;
            let is_stranger = |key: &str| !form.fields.iter().any(|field| field.is_named(key));
            let astray = site.keys(|key| is_stranger(key) && below.ty.has_member(key));
            return self.misplaced(site, member, &astray, (below.name, below.ty));
        }
        known.has_unknown_key = true;
        if let Some(tag) = form.tag().filter(|tag| tag.takes_word(member.node))
            && site.member(|key| tag.is_named(key)).is_none()
        {
            known.invalid.push(tag.name);
            let finding = wording::meant_tag(site.shape, member.key, tag.name);
            return self.at_key(form.unknown, site, member, finding);
        }
        let names: Vec<_> = tag.into_iter().chain(form.fields).map(|field| field.name).collect();
        let (finding, meant) = wording::unknown_key(site.shape, member.key, &names);
        known.invalid.extend(meant);
        self.at_key(form.unknown, site, member, finding);
        if let Some(field) = form.fields.iter().find(|field| Some(field.name) == meant) {
            let below = site.path.key(member.key).of(field.renames);
            self.value(&Slot::new(site.shape, field, &below), field.ty, member.node);
        }
    }

    /// A key that belongs one level deeper: told at the first of all such.
    fn misplaced(
        &mut self,
        site: &Site<'_, '_>,
        member: &Member<'_>,
        astray: &[&str],
        (below, ty): (&str, Type),
    ) {
        if astray.first() == Some(&member.key) {
            let finding = wording::misplaced_keys(site.shape, astray, below, ty);
            self.at_key("req.unknown_key", site, member, finding);
        }
    }

    fn repeated(&mut self, site: &Site<'_, '_>, index: usize, member: &Member<'_>) {
        let mut earlier = members(site.object).take(index);
        let same = |other: &Member<'_>| {
            other.certain && other.key == member.key && !other.node.is_absent()
        };
        if member.certain && earlier.any(|other| same(&other)) {
            let finding = wording::repeated_key(site.shape, member.key);
            self.at_key("json.duplicate", site, member, finding);
        }
    }

    fn required(&mut self, site: &Site<'_, '_>, form: &'static Struct, known: &Known) {
        for field in form.fields {
            let Some(rule) = field.required else { continue };
            let there = site.member(|key| field.is_named(key)).is_some();
            if !there && !known.tag_is_wrong && !known.invalid.contains(&field.name) {
                self.lacking(rule, site, wording::missing(site.shape, field, self.platform));
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
        let (origin, path) = (member.key_origin, site.path.key(member.key));
        self.report(rule, Severity::Reject, origin, &path, Place::Key, finding);
    }

    fn lacking(&mut self, rule: &'static str, site: &Site<'_, '_>, finding: Finding) {
        self.report(rule, Severity::Reject, site.origin, site.path, Place::Object, finding);
    }
}

impl<'t> Site<'_, 't> {
    /// The keys that are wanted, each once.
    fn keys(&self, wanted: impl Fn(&str) -> bool) -> Vec<&'t str> {
        let mut keys = Vec::new();
        for member in members(self.object).filter(|member| !member.node.is_absent()) {
            if wanted(member.key) && !keys.contains(&member.key) {
                keys.push(member.key);
            }
        }
        keys
    }

    /// The first member whose key is wanted, if it is there.
    fn member(&self, mut wanted: impl FnMut(&str) -> bool) -> Option<Member<'t>> {
        members(self.object).find(|member| wanted(member.key) && !member.node.is_absent())
    }
}
