//! Values that do: as little as the platform asks for.

use sendapi::PlatformKind;
use sendapi::engine::limit::text_fault;
use sendapi::engine::schema::rule::{Relation, Rule};
use sendapi::engine::schema::{Field, Limit, Type};

use super::objects::{Object, here};

/// What stands behind the key of a member.
pub(super) fn value(field: &Field, platform: PlatformKind) -> String {
    of_type(field, field.ty, false, platform)
}

fn of_type(field: &Field, ty: Type, in_list: bool, platform: PlatformKind) -> String {
    match ty {
        Type::Text => format!("{:?}", text(field, platform)),
        Type::Integer | Type::Number => least(field, platform).max(1).to_string(),
        Type::Bool => "true".to_owned(),
        Type::Choice(choices) => {
            here(choices(), platform).next().map_or("", |choice| choice.value).to_owned()
        }
        Type::Object(shape) => {
            let object = Object::of(shape(), in_list, platform).into_iter().next();
            object
                .map_or(String::new(), |object| braced(&object, &entries(&object, None, platform)))
        }
        Type::List(item) => {
            let item = of_type(field, *item, true, platform);
            let count = usize::try_from(least(field, platform)).unwrap_or(0).max(1);
            format!("[{}]", vec![item; count].join(", "))
        }
    }
}

/// An object round the text of its entries.
pub(super) fn braced(object: &Object, entries: &[String]) -> String {
    format!("{} {{\n{}\n}}", object.head, entries.join(",\n")).trim_start().to_owned()
}

/// The entries that an object cannot do without, and the one of the member that is `given`.
pub(super) fn entries(
    object: &Object,
    given: Option<(&Field, &str)>,
    platform: PlatformKind,
) -> Vec<String> {
    let given_name = given.map(|(field, _)| field.name);
    let needed = needed(object, given_name, platform);
    let mut entries: Vec<_> =
        needed.iter().map(|field| format!("{}: {}", field.name, value(field, platform))).collect();
    entries.extend(given.map(|(field, text)| format!("{}: {text}", field.name)));
    entries
}

/// The members that an object cannot do without, beside the one that is `given`.
pub(super) fn needed(
    object: &Object,
    given: Option<&str>,
    platform: PlatformKind,
) -> Vec<&'static Field> {
    let members: Vec<_> = object.members(platform).collect();
    if let [first, ..] = object.shape.members().one_of {
        let first = first.fields.first().filter(|_| given.is_none());
        return members
            .into_iter()
            .filter(|field| first.is_some_and(|first| first.name == field.name))
            .collect();
    }
    let is_needed = |field: &&Field| field.required.is_some() && Some(field.name) != given;
    let mut needed: Vec<_> = members.iter().copied().filter(is_needed).collect();
    for rule in object.shape.rules.iter().filter(|rule| rule.holds_on(platform)) {
        let name = asked_for(rule, object, given, &needed);
        let name = name.map(|name| stands_for(object, name));
        needed.extend(members.iter().copied().find(|field| Some(field.name) == name));
    }
    needed
}

/// The member that a rule asks for, unless it is there.
fn asked_for(
    rule: &Rule,
    object: &Object,
    given: Option<&str>,
    needed: &[&Field],
) -> Option<&'static str> {
    let has = |name: &str| Some(name) == given || needed.iter().any(|field| field.name == name);
    match rule.relation {
        Relation::AtLeastOne(names) => {
            // One that is lifted out of another stands for that.
            let is_lifted = given.is_some_and(|given| object.shape.field(given).is_none());
            let is_there = is_lifted || names.iter().any(|name| has(name));
            names.first().copied().filter(|_| !is_there)
        }
        Relation::Needs { values, needs, .. } if values.contains(&object.head) => {
            Some(needs).filter(|needs| !has(needs))
        }
        _ => None,
    }
}

/// The member of this name; in place of one whose members may stand in the body, the first of these.
fn stands_for(object: &Object, name: &'static str) -> &'static str {
    let lifted = object.shape.members().flattened.filter(|_| object.whole);
    let lifted = lifted.filter(|lifted| lifted.field.name == name);
    let first = lifted.and_then(|lifted| (lifted.shape)().members().fields.first());
    first.map_or(name, |field| field.name)
}

fn text(field: &Field, platform: PlatformKind) -> String {
    let fits = |text: &str| {
        let mut checks = field.checks.iter().filter(|check| check.holds_on(platform));
        checks.all(|check| text_fault(&check.limit, text).is_none())
    };
    TEXTS.into_iter().find(|text| fits(text)).unwrap_or_default().to_owned()
}

fn least(field: &Field, platform: PlatformKind) -> i64 {
    let limits = field.checks.iter().filter(|check| check.holds_on(platform));
    let least = limits.filter_map(|check| match check.limit {
        Limit::Items { min, .. } => i64::try_from(min).ok(),
        Limit::Range { min, .. } => min,
        _ => None,
    });
    least.max().unwrap_or(0)
}

/// Each fits one format or another.
const TEXTS: [&str; 12] = [
    "Good morning",
    "7204418830956127",
    "https://bakery.example/rye",
    "https://bakery.example",
    "https://www.facebook.com/bakery/photos/1",
    "+16505551234",
    "default",
    "rye",
    "RYE",
    "NOK",
    "NO",
    "{}",
];
