//! The row of a member in its object's table.

use super::life;
use super::text::{capitalised, code, codes, ids, linked, on, with_renamed};
use super::word;
use crate::schema::{Check, Field, Limit, Severity, Tag, Type};

pub(super) const HEADS: &[&str] =
    &["Member", "What it is", "Value", "Needed", "Limits", "Platforms", "Changes", "Rules"];

pub(super) fn row(field: &Field) -> [String; 8] {
    [
        name(field),
        capitalised(field.docs),
        value(field.ty, field),
        if field.required.is_some() { "yes".to_owned() } else { String::new() },
        limits(field),
        life::platforms(field.only),
        life::changes(field.deprecated),
        rules(field),
    ]
}

/// The row of a tag.
pub(super) fn tag(tag: &Tag) -> [String; 8] {
    let none = String::new;
    [
        code(tag.name),
        capitalised(tag.docs),
        word::value(tag.choices),
        "yes".to_owned(),
        none(),
        none(),
        none(),
        ids([tag.required]),
    ]
}

fn name(field: &Field) -> String {
    match field.aliases {
        [] => code(field.name),
        aliases => format!("{} (also {})", code(field.name), codes(aliases)),
    }
}

pub(super) fn value(ty: Type, field: &Field) -> String {
    match ty {
        Type::Text if field.fractions => "text or number".to_owned(),
        Type::Text if field.integers => "text or whole number".to_owned(),
        Type::Text => "text".to_owned(),
        Type::Integer => "whole number".to_owned(),
        Type::Number => "number".to_owned(),
        Type::Bool => "`true` or `false`".to_owned(),
        Type::Choice(choices) => word::value(choices()),
        Type::Object(shape) => linked(shape()),
        Type::List(item) => format!("list: {}", value(*item, field)),
    }
}

fn limits(field: &Field) -> String {
    let empty = field.empty.map(|_| "empty counts as left out (warns)".to_owned());
    empty.into_iter().chain(field.checks.iter().map(limit)).collect::<Vec<_>>().join("; ")
}

fn limit(check: &Check) -> String {
    let limit = match check.limit {
        Limit::Chars { min: 1, max: None } => "not empty".to_owned(),
        limit => limit.described().to_string(),
    };
    let limit = on(check.on, &limit);
    if check.severity == Severity::Warn { format!("{limit} (warns)") } else { limit }
}

/// Its rules, in the order of the cells before.
fn rules(field: &Field) -> String {
    let kind = field.renames.iter().filter(|(there, _)| *there == "req.type");
    let rules = field.required.into_iter().chain(kind.map(|(_, here)| *here));
    let rules = rules.chain(field.empty).chain(field.checks.iter().map(|check| check.rule));
    let rules = rules.chain(life::rules(field.only, field.deprecated));
    with_renamed(ids(rules), field.renames)
}
