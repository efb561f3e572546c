//! The rules between members, as far as a JSON Schema has words for them.
//!
//! All of them are of a form that says nothing of what is no object, since `null` may stand in place of one.

use super::keywords::Keywords;
use super::pattern::{self, Pattern, any_case};
use super::word;
use crate::platform::PlatformKind;
use crate::schema::rule::{Few, Implication, Relation, Rule};
use crate::schema::{Check, Choices, Condition, Field, Limit, Severity, Shape, Type};
use crate::tree::Step;
use crate::tree::json::Json;

/// The rules of an object that are errors on the platform, each with its id and what to do about it.
pub(super) fn rules(shape: &'static Shape, platform: PlatformKind) -> Vec<Keywords> {
    let holds = |rule: &&Rule| rule.holds_on(platform) && rule.severity == Severity::Reject;
    let told = |rule: &Rule, said: Keywords| {
        let mut keywords =
            Keywords::new().with("$comment", format!("{}: {}", rule.id, rule.remedy));
        keywords.extend(said);
        keywords
    };
    let rules = shape.rules.iter().filter(holds);
    rules.flat_map(|rule| said(rule, shape).into_iter().map(move |said| told(rule, said))).collect()
}

/// Its name, and the other spellings of it.
pub(super) fn names(field: &Field) -> impl Iterator<Item = &'static str> + use<> {
    [field.name].into_iter().chain(field.aliases.iter().copied())
}

/// What counts as none where an empty text does.
pub(super) fn nothing() -> Keywords {
    EMPTY.itself()
}

/// That a member stands there under one of its spellings only.
pub(super) fn one_spelling(field: &Field) -> Vec<Keywords> {
    let names: Vec<_> = names(field).collect();
    excluding(&names.iter().map(|name| vec![*name]).collect::<Vec<_>>(), &NULL)
}

fn said(rule: &Rule, shape: &'static Shape) -> Vec<Keywords> {
    match rule.relation {
        Relation::AtLeastOne(fields) => vec![at_least_one(Some(shape), fields)],
        Relation::AtMostOne(fields) => at_most_one(shape, fields),
        Relation::OnlyWith { field, with, values } => {
            vec![implies(is(shape, field, &[]), beside(shape, with, values))]
        }
        Relation::Needs { field, values, needs } => {
            vec![implies(is(shape, field, values), beside(shape, needs, &[]))]
        }
        Relation::NotWith { field, with, values } => {
            vec![implies(is(shape, with, values), absent([field], &NULL))]
        }
        Relation::Words { field, with, values, words } => {
            vec![implies(is(shape, with, values), only_words(shape, field, words))]
        }
        Relation::Implies(Implication { when: [], then, .. }) => vec![all(shape, then)],
        Relation::Implies(Implication { when, then, .. }) => {
            vec![implies(all(shape, when), all(shape, then))]
        }
        Relation::Few(few) => vec![at_most(shape, &few)],
        Relation::Apart { list, words: [one, other], .. } => vec![apart(shape, list, one, other)],
        Relation::Kinds { lists, member, words, .. } => {
            let item = inside(&[member], one_of(None, words));
            let items = Keywords::new().with("items", item);
            lists.iter().map(|way| below(way, items.clone())).collect()
        }
        Relation::Function { .. } => Vec::new(),
    }
}

fn implies(condition: Keywords, then: Keywords) -> Keywords {
    Keywords::new().with("if", condition).with("then", then)
}

fn all(shape: &Shape, conditions: &[Condition]) -> Keywords {
    let mut all = conditions.iter().map(|one| condition(Some(shape), one));
    match (all.next(), all.len()) {
        (Some(one), 0) => one,
        (one, _) => Keywords::new().with("allOf", one.into_iter().chain(all).collect::<Vec<_>>()),
    }
}

/// What holds of an object of this shape, or of one of which no shape is known.
fn condition(shape: Option<&Shape>, condition: &Condition) -> Keywords {
    match *condition {
        Condition::Has(way) => at(way, NULL.not()),
        Condition::Is(way, values) => at(way, one_of(end(shape, way), values)),
        Condition::Lacks(way) => inside(way, NULL.itself()),
        Condition::Fits(way, format) => {
            inside(way, pattern::of(format).map(Pattern::said).unwrap_or_default())
        }
        Condition::Filled(names) => at_least_one(shape, names),
        Condition::Empty(names) => absent(all_spellings(shape, names), &EMPTY),
        Condition::SomeItem(list, any) => {
            let inner = items(shape, list);
            let any = any.iter().map(|one| self::condition(inner, one)).collect::<Vec<_>>();
            let has = Keywords::new().with("contains", Keywords::new().with("anyOf", any));
            let none = Keywords::new().with("maxItems", 0_usize);
            inside(&[list], Keywords::new().with("anyOf", vec![none, has]))
        }
    }
}

fn at_most(shape: &Shape, few: &Few) -> Keywords {
    let Few { list, most, which, .. } = few;
    let counted = Keywords::new()
        .with("contains", condition(items(Some(shape), list), which))
        .with("minContains", 0_usize)
        .with("maxContains", *most);
    inside(&[list], counted)
}

fn apart(shape: &Shape, list: &'static str, one: &str, other: &str) -> Keywords {
    let word = |word| match shape.field(list).map(|field| field.ty) {
        Some(Type::List(Type::Choice(choices))) => words(choices(), &[word]),
        _ => vec![word.to_owned()],
    };
    let contains = |it| Keywords::new().with("contains", Keywords::new().with("enum", word(it)));
    let has_one = at(&[list], Keywords::new().with("type", "array").and(contains(one)));
    implies(has_one, inside(&[list], Keywords::new().with("not", contains(other))))
}

/// At the end of a way through objects and lists there is such a value or none.
fn below(way: &[Step<'_>], value: Keywords) -> Keywords {
    way.iter().rev().fold(value, |value, step| match step {
        Step::Member(name) => inside(&[name], value),
        Step::Item(index) => {
            let before = vec![Keywords::new(); *index];
            let first = before.into_iter().chain([value]).collect::<Vec<_>>();
            Keywords::new().with("prefixItems", first)
        }
    })
}

/// At the end of a way there is such a value.
fn at(way: &[&str], value: Keywords) -> Keywords {
    match way {
        [name] => has(name, value),
        [name, rest @ ..] => {
            let object = Keywords::new().with("type", "object");
            has(name, object.and(at(rest, value)))
        }
        [] => value,
    }
}

/// At the end of a way there is such a value or none.
fn inside(way: &[&str], value: Keywords) -> Keywords {
    way.iter().rev().fold(value, |value, name| {
        Keywords::new().with("properties", Keywords::new().with(*name, value))
    })
}

/// The member at the end of a way, as far as all on the way have members of their own.
fn end(shape: Option<&Shape>, way: &[&str]) -> Option<&'static Field> {
    let [name, rest @ ..] = way else { return None };
    let field = shape?.field(name)?;
    match (rest, field.ty) {
        ([], _) => Some(field),
        (rest, Type::Object(inner)) => end(Some(inner()), rest),
        _ => None,
    }
}

/// The objects in a list.
fn items(shape: Option<&Shape>, list: &str) -> Option<&'static Shape> {
    match shape?.field(list)?.ty {
        Type::List(Type::Object(item)) => Some(item()),
        _ => None,
    }
}

fn all_spellings(shape: Option<&Shape>, fields: &[&'static str]) -> Vec<&'static str> {
    let names = |field: &&'static str| match shape {
        Some(shape) => spellings(shape, field),
        None => vec![*field],
    };
    fields.iter().flat_map(names).collect()
}

/// An empty text is as good as none; where it is wrong by itself, nothing more is said of it.
fn at_least_one(shape: Option<&Shape>, fields: &[&'static str]) -> Keywords {
    let filled = |name| match shape.and_then(|shape| shape.members().named(name)) {
        Some(field) if !may_be_empty(field) => NULL.not(),
        _ => EMPTY.not(),
    };
    let any = all_spellings(shape, fields).into_iter().map(|name| has(name, filled(name)));
    Keywords::new().with("anyOf", any.collect::<Vec<_>>())
}

/// Whether a member takes an empty text.
fn may_be_empty(field: &Field) -> bool {
    let asks_for_more = |check: &Check| {
        let is_of_both = check.severity == Severity::Reject && check.on.is_none();
        is_of_both && matches!(check.limit, Limit::Chars { min: 1.., .. })
    };
    matches!(field.ty, Type::Text)
        && (field.empty.is_some() || !field.checks.iter().any(asks_for_more))
}

fn at_most_one(shape: &Shape, fields: &[&'static str]) -> Vec<Keywords> {
    let has_empty =
        |field: &&'static str| shape.field(field).is_some_and(|field| field.empty.is_some());
    let nothing = if fields.iter().any(has_empty) { EMPTY } else { NULL };
    let names = fields.iter().map(|field| spellings(shape, field));
    excluding(&names.collect::<Vec<_>>(), &nothing)
}

/// Where one of the members is, none that stands behind it in the list: each is a list of spellings.
fn excluding(members: &[Vec<&'static str>], nothing: &Nothing) -> Vec<Keywords> {
    let mut rest = members;
    let mut said = Vec::new();
    while let [first, others @ ..] = rest {
        let others_names = others.iter().flatten().copied().collect::<Vec<_>>();
        if !others_names.is_empty() {
            for name in first {
                said.push(implies(
                    has(name, nothing.not()),
                    absent(others_names.iter().copied(), nothing),
                ));
            }
        }
        rest = others;
    }
    said
}

/// What counts as none.
struct Nothing(&'static [&'static str]);

const NULL: Nothing = Nothing(&[]);
const EMPTY: Nothing = Nothing(&[""]);

impl Nothing {
    fn itself(&self) -> Keywords {
        let texts = self.0.iter().map(|text| Json::from(*text));
        match self.0 {
            [] => Keywords::new().with("type", "null"),
            _ => Keywords::new()
                .with("enum", [Json::Null].into_iter().chain(texts).collect::<Vec<_>>()),
        }
    }

    fn not(&self) -> Keywords {
        Keywords::new().with("not", self.itself())
    }
}

fn absent(names: impl IntoIterator<Item = &'static str>, nothing: &Nothing) -> Keywords {
    let mut members = Keywords::new();
    names.into_iter().for_each(|name| members.put(name, nothing.itself()));
    Keywords::new().with("properties", members)
}

fn has(name: &str, value: Keywords) -> Keywords {
    let members = Keywords::new().with(name, value);
    Keywords::new().with("required", vec![name]).with("properties", members)
}

/// A member has one of some values; any where none is given.
fn is(shape: &Shape, name: &str, values: &[&str]) -> Keywords {
    has(name, one_of(shape.field(name), values))
}

/// The same of what another member asks for, which may be spelt otherwise.
fn beside(shape: &Shape, name: &'static str, values: &[&str]) -> Keywords {
    match spellings(shape, name).as_slice() {
        [name] => is(shape, name, values),
        [name, others @ ..] => {
            let others = others.iter().map(|name| has(name, NULL.not()));
            let any = [is(shape, name, values)].into_iter().chain(others);
            Keywords::new().with("anyOf", any.collect::<Vec<_>>())
        }
        [] => Keywords::new(),
    }
}

fn spellings(shape: &Shape, name: &'static str) -> Vec<&'static str> {
    shape.field(name).map_or_else(|| vec![name], |field| names(field).collect())
}

fn one_of(field: Option<&Field>, values: &[&str]) -> Keywords {
    match field.map(|field| field.ty) {
        _ if values.is_empty() => NULL.not(),
        Some(Type::Choice(choices)) => Keywords::new().with("enum", words(choices(), values)),
        Some(Type::Bool) => {
            let flags = values.iter().map(|value| *value == "true");
            Keywords::new().with("enum", flags.collect::<Vec<_>>())
        }
        _ => {
            let any = values.iter().map(|value| any_case(value)).collect::<Vec<_>>();
            Keywords::new()
                .with("type", "string")
                .with("pattern", format!("^(?:{})$", any.join("|")))
        }
    }
}

/// All spellings of these words: a rule takes them in any case, and the member takes none but its own.
fn words(choices: &Choices, values: &[&str]) -> Vec<String> {
    let all = choices.choices.iter().flat_map(|choice| word::spellings(choices, choice));
    all.filter(|word| values.iter().any(|value| value.eq_ignore_ascii_case(word))).collect()
}

fn only_words(shape: &Shape, name: &'static str, words: &[&'static str]) -> Keywords {
    let words: Vec<_> = words.iter().map(|word| Json::from(*word)).chain([Json::Null]).collect();
    let words = Keywords::new().with("enum", words);
    let value = match shape.field(name).map(|field| field.ty) {
        Some(Type::List(_)) => Keywords::new().with("items", words),
        _ => words,
    };
    let mut members = Keywords::new();
    for name in spellings(shape, name) {
        members.put(name, value.clone());
    }
    Keywords::new().with("properties", members)
}
