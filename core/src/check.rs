//! The checker: walks any tree beside the schema and returns the rules that it breaks.
//!
//! It reports only what is certain, and each mistake once: where a member is wrong, rules that depend on its value are
//! silent.

use crate::path::{Path, Step};
use crate::platform::PlatformKind;
use crate::schema::{Field, Form, Severity, Shape, Struct, Tagged, Type};
use crate::scope::Scope;
use crate::slot::Slot;
use crate::tree::{Member, Node, Object, View, members};
use crate::violation::{Finding, Place, Violation};
use crate::wording;

/// The rules that `node`, which should be an object of the given `shape`, breaks on `platform`: errors and warnings,
/// in the order in which the request is written.
#[must_use]
pub fn check(shape: &'static Shape, node: Node<'_>, platform: PlatformKind) -> Vec<Violation> {
    let mut checker = Checker { platform, violations: Vec::new() };
    let root = Path { parent: None, step: Step::Root, renames: &[], link: shape.link };
    checker.shape(shape, shape.name, node, &root);
    checker.violations
}

/// What is told of a tree that the checker let pass and that is no such object all the same.
#[cfg(feature = "json")]
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

/// What the walk over an object's members found out for the rules between them.
#[derive(Default)]
pub(crate) struct Seen {
    /// Members that are written, under the names of their fields where an alias was used.
    pub(crate) present: Vec<&'static str>,
    /// Members that are wrong in themselves, or that a misspelt key was probably meant to be.
    pub(crate) suspects: Vec<&'static str>,
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
        let rule = path.renamed(rule);
        self.violations.push(Violation {
            rule,
            severity,
            pointer,
            place,
            origin,
            finding,
            link: path.link,
        });
    }

    pub(crate) fn rejects(&self) -> usize {
        self.violations.iter().filter(|violation| violation.severity == Severity::Reject).count()
    }

    pub(crate) fn shape(
        &mut self,
        shape: &'static Shape,
        label: &str,
        node: Node<'_>,
        path: &Path<'_>,
    ) {
        let path = &path.linked(shape.link);
        match (node.view, &shape.form) {
            (View::Unknown | View::Absent, _) => {}
            (View::Object(object), Form::Struct(form)) => {
                self.members(shape, form, None, object, node.origin, path);
            }
            (View::Object(object), Form::Tagged(form)) => {
                self.tagged(shape, form, object, node.origin, path);
            }
            (view, _) => {
                let finding = wording::no_object(label, shape, view);
                self.report("req.type", Severity::Reject, node.origin, path, Place::Value, finding);
            }
        }
    }

    fn tagged(
        &mut self,
        shape: &'static Shape,
        form: &'static Tagged,
        object: &dyn Object,
        origin: usize,
        path: &Path<'_>,
    ) {
        let Some(tag) = members(object)
            .find(|member| form.tag.is_named(member.key) && !member.node.is_absent())
        else {
            let rule = form.tag.required.unwrap_or("req.type");
            let finding = wording::missing(shape, &form.tag);
            return self.report(rule, Severity::Reject, origin, path, Place::Object, finding);
        };
        let before = self.rejects();
        let below = path.key(tag.key);
        self.value(&Slot { shape, field: &form.tag, path: &below }, form.tag.ty, tag.node);
        if self.rejects() > before {
            return;
        }
        let (Type::Choice(choices), View::Text(word)) = (form.tag.ty, tag.node.view) else {
            return;
        };
        let Some((index, choice)) = choices().find(word) else { return };
        let Some(variant) = form.variants.get(index) else { return };
        let Type::Object(inner) = variant.ty else { return };
        match form.content {
            None => {
                if let Form::Struct(fields) = &inner().form {
                    self.members(
                        inner(),
                        fields,
                        Some(&form.tag),
                        object,
                        origin,
                        &path.linked(inner().link),
                    );
                }
            }
            Some(content) => {
                self.adjacent(shape, form, object, path);
                match members(object)
                    .find(|member| member.key == content.name && !member.node.is_absent())
                {
                    Some(member) => {
                        let below = path.key(member.key).of(variant.renames);
                        self.shape(inner(), content.name, member.node, &below);
                    }
                    None if variant.optional => {}
                    None => {
                        let finding = wording::missing_content(
                            shape,
                            form.tag.name,
                            choice.value,
                            content.name,
                        );
                        self.report(
                            content.required,
                            Severity::Reject,
                            origin,
                            path,
                            Place::Object,
                            finding,
                        );
                    }
                }
            }
        }
        self.rules(shape, object, origin, &Seen::default(), path);
    }

    /// The keys of an object that has a tag and a content and nothing else.
    fn adjacent(
        &mut self,
        shape: &'static Shape,
        form: &'static Tagged,
        object: &dyn Object,
        path: &Path<'_>,
    ) {
        let known: Vec<_> = std::iter::once(form.tag.name)
            .chain(form.content.map(|content| content.name))
            .collect();
        for (index, member) in members(object).enumerate() {
            if !known.contains(&member.key) {
                let (finding, _) = wording::unknown_key(shape, member.key, &known);
                self.at_key("req.unknown_key", &member, path, finding);
            }
            self.repeated(shape, object, index, &member, path);
        }
    }

    fn members(
        &mut self,
        shape: &'static Shape,
        form: &'static Struct,
        tag: Option<&'static Field>,
        object: &dyn Object,
        origin: usize,
        path: &Path<'_>,
    ) {
        let mut seen = Seen::default();
        for (index, member) in members(object).enumerate() {
            if tag.is_some_and(|tag| tag.is_named(member.key)) {
                self.repeated(shape, object, index, &member, path);
                continue;
            }
            let Some(field) = form.fields.iter().find(|field| field.is_named(member.key)) else {
                self.stranger(shape, form, &member, &mut seen, path);
                continue;
            };
            self.repeated(shape, object, index, &member, path);
            if !member.node.is_absent() {
                self.member(shape, field, &member, &mut seen, path);
            }
        }
        self.required(shape, form, object, origin, &seen, path);
        self.rules(shape, object, origin, &seen, path);
    }

    fn member(
        &mut self,
        shape: &'static Shape,
        field: &'static Field,
        member: &Member<'_>,
        seen: &mut Seen,
        path: &Path<'_>,
    ) {
        if field.name != member.key {
            seen.present.push(field.name);
        }
        let below = path.key(member.key).of(field.renames);
        let slot = Slot { shape, field, path: &below };
        if let Some(only) = field.only.filter(|only| only.platform != self.platform) {
            let finding = wording::foreign_field(&slot.label(), &only, self.platform);
            self.report(only.rule, only.severity, member.key_origin, &below, Place::Key, finding);
            if only.severity == Severity::Reject {
                seen.suspects.push(field.name);
                return;
            }
        }
        if let Some(deprecated) = field.deprecated {
            let finding = wording::deprecated(&slot.label(), &deprecated);
            self.report(
                deprecated.rule,
                Severity::Warn,
                member.key_origin,
                &below,
                Place::Key,
                finding,
            );
        }
        let before = self.rejects();
        self.value(&slot, field.ty, member.node);
        if self.rejects() > before {
            seen.suspects.push(field.name);
        }
    }

    fn stranger(
        &mut self,
        shape: &'static Shape,
        form: &'static Struct,
        member: &Member<'_>,
        seen: &mut Seen,
        path: &Path<'_>,
    ) {
        if let Some(refused) =
            form.refused.iter().find(|refused| refused.names.contains(&member.key))
        {
            return self.at_key(
                refused.rule,
                member,
                path,
                wording::refused_key(shape, member.key, refused),
            );
        }
        let known: Vec<_> = form.fields.iter().map(|field| field.name).collect();
        let (finding, meant) = wording::unknown_key(shape, member.key, &known);
        seen.suspects.extend(meant);
        self.at_key(form.unknown, member, path, finding);
    }

    fn at_key(
        &mut self,
        rule: &'static str,
        member: &Member<'_>,
        path: &Path<'_>,
        finding: Finding,
    ) {
        self.report(
            rule,
            Severity::Reject,
            member.key_origin,
            &path.key(member.key),
            Place::Key,
            finding,
        );
    }

    fn repeated(
        &mut self,
        shape: &'static Shape,
        object: &dyn Object,
        index: usize,
        member: &Member<'_>,
        path: &Path<'_>,
    ) {
        let earlier =
            members(object).take(index).any(|other| other.certain && other.key == member.key);
        if earlier && member.certain {
            self.at_key("json.duplicate", member, path, wording::repeated_key(shape, member.key));
        }
    }

    fn required(
        &mut self,
        shape: &'static Shape,
        form: &'static Struct,
        object: &dyn Object,
        origin: usize,
        seen: &Seen,
        path: &Path<'_>,
    ) {
        for field in form.fields {
            let Some(rule) = field.required else { continue };
            let there = members(object)
                .any(|member| field.is_named(member.key) && !member.node.is_absent());
            if !there && !seen.suspects.contains(&field.name) {
                self.report(
                    rule,
                    Severity::Reject,
                    origin,
                    path,
                    Place::Object,
                    wording::missing(shape, field),
                );
            }
        }
    }

    fn rules(
        &mut self,
        shape: &'static Shape,
        object: &dyn Object,
        origin: usize,
        seen: &Seen,
        path: &Path<'_>,
    ) {
        let platform = self.platform;
        for rule in shape.rules.iter().filter(|rule| rule.on.is_none_or(|only| only == platform)) {
            Scope { checker: self, shape, object, origin, seen, path, rule }.apply();
        }
    }
}
