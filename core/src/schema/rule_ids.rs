//! Which rules a shape knows: the ids that the checker can report for it.

use std::collections::BTreeSet;

use crate::schema::{Choices, Deprecated, Field, Form, Only, Shape, Struct, Tagged, Type};

/// The ids of all rules that can break in an object of the given `shape`, or in anything below it.
///
/// ```
/// use sendapi_core::rule_ids::rule_ids;
/// use sendapi_core::template::generic::Generic;
/// use sendapi_core::value::Schema;
///
/// let ids = rule_ids(Generic::SHAPE);
/// assert!(ids.contains("generic.title") && ids.contains("btn.title"));
/// assert!(!ids.contains("text.max"));
/// ```
#[must_use]
pub fn rule_ids(shape: &'static Shape) -> BTreeSet<&'static str> {
    let mut walk = Walk { ids: BTreeSet::new(), open: Vec::new(), renames: Vec::new() };
    walk.shape(shape);
    walk.ids
}

type Renames = &'static [(&'static str, &'static str)];

struct Walk {
    ids: BTreeSet<&'static str>,
    /// The shapes between the root and here: one that holds itself is entered once.
    open: Vec<&'static str>,
    /// What rules are called here, the innermost last.
    renames: Vec<Renames>,
}

impl Walk {
    fn shape(&mut self, shape: &'static Shape) {
        if self.open.contains(&shape.path) {
            return;
        }
        self.open.push(shape.path);
        self.add("req.type");
        self.all(shape.rules.iter().map(|rule| rule.id));
        match &shape.form {
            Form::Struct(form) => self.members(form),
            Form::Tagged(form) => self.tagged(form),
        }
        self.open.pop();
    }

    fn members(&mut self, form: &'static Struct) {
        self.add(form.unknown);
        self.all(form.passed_over);
        self.all(form.refused.iter().map(|refused| refused.rule));
        form.fields.iter().for_each(|field| self.field(field));
    }

    fn tagged(&mut self, form: &'static Tagged) {
        self.add("req.unknown_key");
        self.all(form.content.map(|content| content.required));
        self.all(["req.type", form.tag.required]);
        self.choices(form.tag.choices);
        for variant in form.variants {
            self.below(variant.renames, |walk| walk.shape((variant.shape)()));
        }
    }

    fn field(&mut self, field: &'static Field) {
        self.all(field.required);
        self.below(field.renames, |walk| {
            walk.life(field.only, field.deprecated);
            walk.all(field.empty);
            walk.all(field.checks.iter().map(|check| check.rule));
            walk.add("req.type");
            walk.ty(field.ty);
        });
    }

    fn ty(&mut self, ty: Type) {
        match ty {
            Type::Object(shape) => self.shape(shape()),
            Type::List(item) => self.ty(*item),
            Type::Choice(choices) => self.choices(choices()),
            Type::Text | Type::Integer | Type::Number | Type::Bool => {}
        }
    }

    fn choices(&mut self, choices: &'static Choices) {
        self.all([choices.unknown, choices.unknown_instagram]);
        self.all(choices.retired.iter().map(|retired| retired.rule));
        for choice in choices.choices {
            self.life(choice.only, choice.deprecated);
        }
    }

    fn life(&mut self, only: Option<Only>, deprecated: Option<Deprecated>) {
        self.all(only.map(|only| only.rule));
        self.all(deprecated.map(|deprecated| deprecated.rule));
    }

    fn below(&mut self, renames: Renames, walk: impl FnOnce(&mut Self)) {
        self.renames.push(renames);
        walk(self);
        self.renames.pop();
    }

    fn all(&mut self, rules: impl IntoIterator<Item = &'static str>) {
        rules.into_iter().for_each(|rule| self.add(rule));
    }

    fn add(&mut self, rule: &'static str) {
        let renamed = |rule, renames: &Renames| {
            renames.iter().find(|(there, _)| *there == rule).map_or(rule, |(_, here)| *here)
        };
        self.ids.insert(self.renames.iter().rev().fold(rule, renamed));
    }
}
