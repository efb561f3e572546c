//! What an object looks like, for somebody who wrote something else in its place: in JSON's form, which the macros take too.

use crate::platform::PlatformKind;
use crate::schema::rule::Relation;
use crate::schema::{Field, Form, Limit, Shape, Struct, Tagged, Type, Variant};

/// An object of this shape with what it must have, as in `{ "title": …, "price": … }`; none where that is nothing.
pub(super) fn of(shape: &Shape, platform: PlatformKind) -> Option<String> {
    object(shape, platform, DEEPEST)
}

/// A list of such objects, if its items are objects.
pub(super) fn of_list(item: Type, platform: PlatformKind) -> Option<String> {
    let Type::Object(shape) = item else { return None };
    of(shape(), platform).map(|form| format!("[{form}]"))
}

fn object(shape: &Shape, platform: PlatformKind, deep: usize) -> Option<String> {
    let pairs = match &shape.form {
        Form::Struct(form) => members(shape, form, platform, deep),
        Form::Tagged(form) => tagged(form, platform, deep),
    };
    (!pairs.is_empty()).then(|| format!("{{ {} }}", pairs.join(", ")))
}

/// The object that was meant by a member `key` where the tag is missing.
pub(super) fn with(form: &Tagged, key: &str, platform: PlatformKind) -> Option<String> {
    let words = form.tag.choices.open_on(platform);
    let mut variants = words.into_iter().filter_map(|word| form.variant(word));
    let meant = variants.find(|variant| (variant.shape)().has_member(key))?;
    Some(format!("{{ {} }}", of_variant(form, meant, platform, DEEPEST).join(", ")))
}

/// The tag with its first word, and what that stands for.
fn tagged(form: &Tagged, platform: PlatformKind, deep: usize) -> Vec<String> {
    let word = form.tag.choices.open_on(platform).first().copied();
    let Some(variant) = word.and_then(|word| form.variant(word)) else { return Vec::new() };
    of_variant(form, variant, platform, deep)
}

fn of_variant(
    form: &Tagged,
    variant: &Variant,
    platform: PlatformKind,
    deep: usize,
) -> Vec<String> {
    let tag = pair(form.tag.name, &format!("\"{}\"", variant.choice.value));
    let (shape, inner) = ((variant.shape)(), variant.members());
    let rest = match form.content {
        None => members(shape, inner, platform, deep),
        Some(_) if variant.optional => Vec::new(),
        Some(content) => vec![pair(content.name, &nested(shape, platform, deep))],
    };
    std::iter::once(tag).chain(rest).collect()
}

fn members(shape: &Shape, form: &Struct, platform: PlatformKind, deep: usize) -> Vec<String> {
    if let Some(field) = form.shorthand {
        return vec![pair(field.name, &value(field, platform, deep))];
    }
    let needed = needed(shape, form, platform);
    needed.iter().map(|field| pair(field.name, &value(field, platform, deep))).collect()
}

/// The members that must be there; of some of which one must be there, the first; and what those need. Else the first two.
fn needed(shape: &Shape, form: &Struct, platform: PlatformKind) -> Vec<&'static Field> {
    let required = |field: &&Field| {
        field.required.is_some()
            || !field.shown.is_empty()
            || form.discriminant.is_some_and(|tag| tag.field.name == field.name)
    };
    let mut needed: Vec<_> = form.fields.iter().filter(required).collect();
    for rule in shape.rules.iter().filter(|rule| rule.holds_on(platform)) {
        let has = |name: &&str| needed.iter().any(|field| field.name == *name);
        let asked = match rule.relation {
            Relation::AtLeastOne(names) if !names.iter().any(has) => names.first().copied(),
            Relation::Needs { field, values, needs } if has(&field) && !has(&needs) => {
                let decides = values.is_empty()
                    || form.named(field).is_some_and(|field| is_first(field, values, platform));
                decides.then_some(needs)
            }
            _ => None,
        };
        needed.extend(asked.and_then(|name| form.named(name)));
    }
    if needed.is_empty() && !form.open { first_two(shape, form, platform) } else { needed }
}

/// The first members that the platform has: two, unless only one of them may be there.
fn first_two(shape: &Shape, form: &Struct, platform: PlatformKind) -> Vec<&'static Field> {
    let there = |field: &&Field| field.only.is_none_or(|only| only.platform == platform);
    let mut fields = form.fields.iter().filter(there);
    let Some(first) = fields.next() else { return Vec::new() };
    let exclude = |second: &Field| {
        shape.rules.iter().any(|rule| match rule.relation {
            Relation::AtMostOne(names) => [first, second].iter().all(|it| names.contains(&it.name)),
            _ => false,
        })
    };
    let second = fields.next().filter(|second| !exclude(second));
    std::iter::once(first).chain(second).collect()
}

/// Whether the word that is shown for a field is one of these.
fn is_first(field: &Field, values: &[&str], platform: PlatformKind) -> bool {
    first_word(field, platform).is_some_and(|word| values.contains(&word))
}

fn first_word(field: &Field, platform: PlatformKind) -> Option<&'static str> {
    field.ty.words()?.open_on(platform).first().copied()
}

fn value(field: &Field, platform: PlatformKind, deep: usize) -> String {
    match (field.ty, first_word(field, platform)) {
        _ if !field.shown.is_empty() => field.shown.to_owned(),
        (_, Some(word)) => format!("\"{word}\""),
        (Type::Object(shape), None) => nested(shape(), platform, deep),
        (Type::List(Type::Object(shape)), None) => {
            let item = nested(shape(), platform, deep);
            format!("[{}]", vec![item; least(field, platform)].join(", "))
        }
        (Type::List(_), None) => "[…]".to_owned(),
        _ => "…".to_owned(),
    }
}

/// How many items a list has at least; one where it may be empty.
fn least(field: &Field, platform: PlatformKind) -> usize {
    let checks = field.checks.iter().filter(|check| check.holds_on(platform));
    let least = checks.filter_map(|check| match check.limit {
        Limit::Items { min, .. } => Some(min),
        _ => None,
    });
    least.fold(1, usize::max)
}

/// An object within another, down to where it helps.
fn nested(shape: &Shape, platform: PlatformKind, deep: usize) -> String {
    let inner = deep.checked_sub(1).and_then(|deep| object(shape, platform, deep));
    inner.unwrap_or_else(|| "{ … }".to_owned())
}

fn pair(name: &str, value: &str) -> String {
    format!("\"{name}\": {value}")
}

/// So many objects stand in one another, and the next is left to the reader.
const DEEPEST: usize = 1;
