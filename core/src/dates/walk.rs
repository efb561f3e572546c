//! The days in the schema: each text of each part is looked at.

use std::collections::BTreeSet;

use super::{Fact, texts};
use crate::schema::rule::Rule;
use crate::schema::{
    Choice, Choices, Deprecated, Field, Form, Only, Refused, Retired, Shape, Tagged, Type,
};

/// What is said of days in these objects and in all below them.
pub(super) fn facts(roots: impl IntoIterator<Item = &'static Shape>) -> Vec<Fact> {
    let mut walk = Walk { facts: Vec::new(), seen: BTreeSet::new() };
    roots.into_iter().for_each(|shape| walk.shape(shape));
    walk.facts
}

struct Walk {
    facts: Vec<Fact>,
    /// One that stands in several places is looked at once.
    seen: BTreeSet<&'static str>,
}

impl Walk {
    fn shape(&mut self, shape: &'static Shape) {
        if !self.seen.insert(shape.path) {
            return;
        }
        self.say(shape.path, &[shape.docs]);
        shape.rules.iter().for_each(|rule| self.rule(rule));
        match &shape.form {
            Form::Struct(form) => {
                form.fields.iter().for_each(|field| self.field(shape.path, field));
                form.refused.iter().for_each(|refused| self.refused(refused));
            }
            Form::Tagged(form) => self.tagged(shape.path, form),
        }
    }

    // Parts that may get a day some time are taken apart whole: a new member of one is decided here.

    fn rule(&mut self, rule: &Rule) {
        let Rule { id, on: _, severity: _, relation, remedy } = rule;
        let asks = relation.asks();
        self.say_of_rule(id, &[remedy, asks]);
    }

    fn field(&mut self, path: &str, field: &'static Field) {
        let Field {
            name,
            aliases: _,
            rust: _,
            required: _,
            optional: _,
            ty,
            integers: _,
            fractions: _,
            empty: _,
            checks: _,
            only,
            deprecated,
            renames: _,
            secret: _,
            shown: _,
            docs,
        } = field;
        self.say(&format!("{path}, member `{name}`"), &[docs]);
        self.life(*only, *deprecated);
        self.ty(*ty);
    }

    fn refused(&mut self, refused: &Refused) {
        let Refused { names: _, rule, why } = refused;
        self.say_of_rule(rule, &[why]);
    }

    fn tagged(&mut self, path: &str, form: &'static Tagged) {
        let Tagged { tag, content: _, variants } = form;
        self.say(&format!("{path}, member `{}`", tag.name), &[tag.docs]);
        self.choices(tag.choices);
        variants.iter().for_each(|variant| self.shape((variant.shape)()));
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
        for Choice { value, aliases: _, rust: _, only, deprecated, docs } in choices.choices {
            self.say(&format!("{}, word `{value}`", choices.path), &[docs]);
            self.life(*only, *deprecated);
        }
        for Retired { rule, since, instead, values: _ } in choices.retired {
            self.gone(rule, since, instead);
        }
    }

    fn life(&mut self, only: Option<Only>, deprecated: Option<Deprecated>) {
        if let Some(Only { platform: _, rule, severity: _, instead }) = only {
            self.say_of_rule(rule, &[instead]);
        }
        if let Some(Deprecated { rule, since, instead, on: _ }) = deprecated {
            self.gone(rule, since, instead);
        }
    }

    fn gone(&mut self, rule: &str, since: &str, instead: &str) {
        self.say_of_rule(rule, &[&format!("gone since {since}: {instead}")]);
    }

    fn say_of_rule(&mut self, rule: &str, said: &[&str]) {
        self.say(&format!("rule `{rule}`"), said);
    }

    fn say(&mut self, about: &str, said: &[&str]) {
        self.facts.extend(texts::facts(about, said));
    }
}
