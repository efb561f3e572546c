use std::collections::BTreeSet;

use super::*;
use crate::schema::rule_ids::rule_ids;
use crate::schema::{Choice, Deprecated, Field, Form, Limit, Only, Severity, Type};

#[test]
fn each_rule_of_the_schema_stands_on_the_page() {
    let page = markdown();
    let missing: Vec<_> =
        roots().flat_map(rule_ids).filter(|rule| !page.contains(&text::code(rule))).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn each_link_on_the_page_leads_to_a_heading() {
    let page = markdown();
    let headings = page.lines().filter_map(|line| line.strip_prefix("## "));
    let anchors: Vec<_> = headings.map(text::anchor).collect();
    let once: BTreeSet<_> = anchors.iter().collect();
    assert_eq!(once.len(), anchors.len());
    for link in page.split("](#").skip(1).filter_map(|rest| rest.split(')').next()) {
        assert!(anchors.iter().any(|anchor| anchor == link), "{link}");
    }
}

#[test]
fn each_field_names_its_limits_in_its_documentation() {
    let unnamed: Vec<_> = fields().iter().flat_map(unnamed).collect();
    assert!(unnamed.is_empty(), "{}", unnamed.join("\n"));
}

#[test]
fn each_part_of_one_platform_or_time_says_so_in_its_documentation() {
    let fields = fields();
    let parts = fields.iter().map(|(path, field)| (path, field.docs, field.only, field.deprecated));
    let words = choices();
    let words = words.iter().map(|(path, word)| (path, word.docs, word.only, word.deprecated));
    let silent: Vec<_> = parts
        .chain(words)
        .filter(|(_, docs, only, gone)| !names_life(docs, *only, *gone))
        .map(|(path, ..)| path.clone())
        .collect();
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

fn names_life(docs: &str, only: Option<Only>, gone: Option<Deprecated>) -> bool {
    let refused = only.filter(|only| only.severity == Severity::Reject && gone.is_none());
    refused.is_none_or(|only| docs.contains(&format!("{} only", only.platform)))
        && gone.is_none_or(|gone| docs.contains(gone.since))
}

/// What a field's documentation does not say of its limits.
fn unnamed((path, field): &(String, &'static Field)) -> Vec<String> {
    let limits = field.checks.iter().flat_map(|check| numbers(check.limit));
    let unnamed = limits.filter(|number| !says(&field.docs.to_lowercase(), number));
    unnamed.map(|number| format!("{path} does not say {number:?}: {}", field.docs)).collect()
}

/// Whether the documentation has the number, and not as a part of another.
fn says(docs: &str, number: &str) -> bool {
    let apart = |place: usize| {
        let before = docs[..place].chars().next_back();
        let behind = docs[place + number.len()..].chars().next();
        ![before, behind].into_iter().flatten().any(char::is_alphanumeric)
    };
    docs.match_indices(number).any(|(place, _)| apart(place))
}

/// What the documentation must say of a limit.
fn numbers(limit: Limit) -> Vec<String> {
    match limit {
        Limit::Chars { min: 1, max: None } => vec!["not empty".to_owned()],
        Limit::Chars { min, max } | Limit::Items { min, max } => {
            let least = (min > 0).then(|| grouped(min));
            least.into_iter().chain(max.map(grouped)).collect()
        }
        Limit::Bytes { max } => vec![grouped(max)],
        Limit::Range { min, max } => {
            [min, max].into_iter().flatten().map(|bound| bound.to_string()).collect()
        }
        Limit::Format(_) => Vec::new(),
    }
}

/// With commas between thousands.
fn grouped(number: usize) -> String {
    match (number / 1000, number % 1000) {
        (0, rest) => rest.to_string(),
        (thousands, rest) => format!("{},{rest:03}", grouped(thousands)),
    }
}

fn fields() -> Vec<(String, &'static Field)> {
    let entries = outline::outline(roots());
    let fields = entries.iter().flat_map(|entry| match &entry.shape.form {
        Form::Struct(form) => {
            let path = |field: &Field| format!("{}::{}", entry.shape.path, field.rust);
            form.fields.iter().map(|field| (path(field), field)).collect()
        }
        Form::Tagged(_) => Vec::new(),
    });
    fields.collect()
}

fn choices() -> Vec<(String, &'static Choice)> {
    let sets = fields().into_iter().filter_map(|(path, field)| match field.ty {
        Type::Choice(choices) => Some((path, choices().choices)),
        _ => None,
    });
    let tags = outline::outline(roots()).into_iter().filter_map(|entry| match &entry.shape.form {
        Form::Tagged(form) => Some((entry.shape.path.to_owned(), form.tag.choices.choices)),
        Form::Struct(_) => None,
    });
    let words = sets.chain(tags).flat_map(|(path, words)| {
        words.iter().map(move |word| (format!("{path}::{}", word.rust), word))
    });
    words.collect()
}
