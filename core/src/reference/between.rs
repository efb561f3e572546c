//! The rules between members, as sentences.

use super::text::{capitalised, code, marked, on};
use crate::check::wording;
use crate::schema::rule::{Relation, Rule};
use crate::schema::{Severity, Shape};

pub(super) fn sentences(shape: &Shape) -> String {
    shape.rules.iter().map(|rule| sentence(shape, rule)).collect::<Vec<_>>().join("\n")
}

fn sentence(shape: &Shape, rule: &Rule) -> String {
    let asks = on(rule.on, &asks(shape, rule));
    let warns = if rule.severity == Severity::Warn { ", warns" } else { "" };
    format!("- {}: {} ({}{warns})", capitalised(&marked(&asks)), rule.remedy, code(rule.id))
}

/// What it asks for, in the words of the error where those do not depend on what was found.
pub(super) fn asks(shape: &Shape, rule: &Rule) -> String {
    let Rule { severity, remedy, .. } = *rule;
    match rule.relation {
        Relation::AtLeastOne(fields) => wording::none_of(shape, fields, remedy).sentence,
        Relation::AtMostOne(fields) => {
            format!("{} takes at most one of {}", shape.noun, wording::listed(fields, "and"))
        }
        Relation::OnlyWith { field, with, values } => {
            wording::only_with(field, with, values, None, severity, remedy).sentence
        }
        Relation::Needs { field, values, needs } => {
            wording::needs(field, values, needs, remedy).sentence
        }
        Relation::NotWith { field, with, values } => {
            wording::not_with_any(field, with, values, severity)
        }
        Relation::Words { field, with, values, words } => format!(
            "{} takes {} beside {}",
            code(field),
            wording::listed(words, "or"),
            wording::condition(with, values)
        ),
        Relation::Implies(_)
        | Relation::Few(_)
        | Relation::Apart { .. }
        | Relation::Kinds { .. }
        | Relation::Function { .. } => rule.relation.asks().to_owned(),
    }
}
