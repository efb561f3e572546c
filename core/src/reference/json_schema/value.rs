//! The values of members: kinds and limits.

use super::definitions::Definitions;
use super::description;
use super::keywords::Keywords;
use super::pattern;
use crate::limit::{Format, Limit};
use crate::schema::{Check, Field, Severity, Type};
use crate::tree::json::Json;

/// A member of an object, for whose page there is a link.
pub(super) fn of_member(
    field: &Field,
    link: &'static str,
    definitions: &mut Definitions,
) -> Keywords {
    let platform = definitions.platform();
    let is_going =
        field.deprecated.is_some_and(|gone| gone.holds_on(platform) && !gone.since.is_empty());
    let mut member =
        Keywords::new().with("description", description::of_member(field, link, platform));
    if is_going {
        member.put("deprecated", true);
    }
    let place = Place { field, link, may_be_null: field.required.is_none() };
    member.extend(of_kind(field.ty, &place, definitions));
    member
}

/// A value that no member holds: an item of a list that stands in an object's place.
pub(super) fn of_item(ty: Type, link: &'static str, definitions: &mut Definitions) -> Keywords {
    of_kind(ty, &Place { field: &Field::BLANK, link, may_be_null: false }, definitions)
}

/// Where a value stands.
struct Place<'f> {
    field: &'f Field,
    link: &'static str,
    /// `null` counts as left out, which what is needed may not be, and no item of a list.
    may_be_null: bool,
}

fn of_kind(ty: Type, place: &Place<'_>, definitions: &mut Definitions) -> Keywords {
    match ty {
        Type::Text => {
            let kinds = text_kinds(place.field);
            let value = Keywords::new().with("type", kind(kinds, place));
            limited_text(value, place.field, definitions)
        }
        Type::Integer => number("integer", place, definitions),
        Type::Number => number("number", place, definitions),
        Type::Bool => Keywords::new().with("type", kind(&["boolean"], place)),
        Type::Choice(choices) => {
            let words = Keywords::new().with("$ref", definitions.words(choices()));
            if place.may_be_null { words } else { words.with("type", "string") }
        }
        Type::Object(shape) => {
            let or_list = shape().members().or_list.is_some();
            let object = Keywords::new().with("$ref", definitions.object(shape(), place.link));
            let kinds: &[_] = if or_list { &["object", "array"] } else { &["object"] };
            let object =
                if place.may_be_null { object } else { object.with("type", kind(kinds, place)) };
            if or_list { counted(object, place.field, definitions) } else { object }
        }
        Type::List(item) => {
            let items = of_kind(*item, &Place { may_be_null: false, ..*place }, definitions);
            let list = Keywords::new().with("type", kind(&["array"], place)).with("items", items);
            counted(list, place.field, definitions)
        }
    }
}

fn kind(kinds: &[&str], place: &Place<'_>) -> Json {
    let null = place.may_be_null.then_some("null");
    match (kinds, null) {
        ([one], None) => (*one).into(),
        _ => kinds.iter().copied().chain(null).collect::<Vec<_>>().into(),
    }
}

const fn text_kinds(field: &Field) -> &'static [&'static str] {
    match (field.fractions, field.integers) {
        (true, _) => &["string", "number"],
        (false, true) => &["string", "integer"],
        (false, false) => &["string"],
    }
}

/// The limits that are errors on the platform.
fn limits(field: &Field, definitions: &Definitions) -> impl Iterator<Item = Limit> {
    let platform = definitions.platform();
    let holds =
        move |check: &&Check| check.holds_on(platform) && check.severity == Severity::Reject;
    field.checks.iter().filter(holds).map(|check| check.limit)
}

fn limited_text(mut value: Keywords, field: &Field, definitions: &Definitions) -> Keywords {
    let (mut least, mut most, mut patterns) = (0, None, Vec::new());
    for limit in limits(field, definitions) {
        match limit {
            Limit::Chars { min, max } => (least, most) = (least.max(min), narrower(most, max)),
            // No text has more characters than bytes.
            Limit::Bytes { max } => most = narrower(most, Some(max)),
            Limit::Format(format) => patterns.extend(formed(format, field)),
            Limit::Items { .. } | Limit::Range { .. } => {}
        }
    }
    if least > 0 && field.empty.is_none() {
        value.put("minLength", least);
    }
    if let Some(most) = most {
        value.put("maxLength", most);
    }
    match patterns.as_slice() {
        [one] => value.extend(one.clone()),
        _ => value = value.with_all("allOf", patterns),
    }
    value
}

fn narrower(one: Option<usize>, other: Option<usize>) -> Option<usize> {
    one.into_iter().chain(other).min()
}

/// A form, and what it means for a number that is taken as text. Where an empty text counts as left out, it needs no form.
fn formed(format: Format, field: &Field) -> Option<Keywords> {
    let pattern = pattern::of(format)?;
    let pattern = if field.empty.is_some() { pattern.or_empty() } else { pattern };
    let formed = pattern.said();
    Some(match format {
        Format::Digits if field.integers => formed.with("minimum", 0_usize),
        Format::NotZero if field.integers => {
            formed.with("not", Keywords::new().with("const", 0_usize))
        }
        _ => formed,
    })
}

fn number(name: &'static str, place: &Place<'_>, definitions: &Definitions) -> Keywords {
    let mut value = Keywords::new().with("type", kind(&[name], place));
    for limit in limits(place.field, definitions) {
        let Limit::Range { min, max } = limit else { continue };
        if let Some(min) = min {
            value.put("minimum", i128::from(min));
        }
        match max.map(i128::from) {
            // A fraction above the largest is let through.
            Some(max) if name == "number" => value.put("exclusiveMaximum", max + 1),
            Some(max) => value.put("maximum", max),
            None => {}
        }
    }
    value
}

fn counted(mut list: Keywords, field: &Field, definitions: &Definitions) -> Keywords {
    let (mut least, mut most) = (0, None);
    for limit in limits(field, definitions) {
        if let Limit::Items { min, max } = limit {
            (least, most) = (least.max(min), narrower(most, max));
        }
    }
    if least > 0 {
        list.put("minItems", least);
    }
    if let Some(most) = most {
        list.put("maxItems", most);
    }
    list
}
