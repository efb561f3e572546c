//! What can be wrong with the rules between the members of an object.

use sendapi_core::schema::rule::{Few, Implication, Relation, Rule};
use sendapi_core::schema::{Choices, Condition, Field, Form, Shape, Struct, Tagged, Type};
use sendapi_core::spelling::nearest;
use sendapi_core::tree::Step;

pub(crate) fn mistakes(shape: &'static Shape) -> Vec<String> {
    let named = shape.rules.iter().flat_map(|rule| {
        let told = told(shape, &rule.relation);
        told.into_iter().map(move |told| format!("the rule `{}` {told}", rule.id))
    });
    named.chain(doubled(shape.rules)).chain(open_choice(shape)).collect()
}

/// Whether an object that is one of several may be none of them, or two: then a value that is none breaks no rule.
fn open_choice(shape: &Shape) -> Option<String> {
    let alternatives = shape.members().one_of;
    let all = |names: &[&str]| {
        alternatives.iter().all(|one| names.iter().any(|name| one.has_member(name)))
    };
    let least = |rule: &Rule| matches!(rule.relation, Relation::AtLeastOne(names) if all(names));
    let most = |rule: &Rule| matches!(rule.relation, Relation::AtMostOne(names) if all(names));
    if alternatives.is_empty() || shape.rules.iter().any(least) && shape.rules.iter().any(most) {
        return None;
    }
    let told = "no rule asks for one of its members and no more: write `AtLeastOne(Self::__NAMES)` and `AtMostOne(Self::__NAMES)`";
    Some(told.to_owned())
}

/// What is wrong with a rule; where it names a stranger, that alone.
fn told(shape: &'static Shape, relation: &Relation) -> Vec<String> {
    let members = Members::of(shape);
    let strangers: Vec<_> =
        names(relation).into_iter().filter_map(|name| members.stranger(name)).collect();
    if !strangers.is_empty() {
        return strangers;
    }
    let mut told: Vec<_> = words(relation)
        .into_iter()
        .flat_map(|asked| asked.words.iter().map(move |word| (asked, *word)))
        .filter_map(|(asked, word)| members.odd_word(asked, word))
        .collect();
    told.extend(idle(shape, relation));
    told
}

/// The members that a rule names.
fn names(relation: &Relation) -> Vec<&'static str> {
    match *relation {
        Relation::AtLeastOne(names) | Relation::AtMostOne(names) => names.to_vec(),
        Relation::OnlyWith { field, with, .. }
        | Relation::NotWith { field, with, .. }
        | Relation::Words { field, with, .. } => vec![field, with],
        Relation::Needs { field, needs, .. } => vec![field, needs],
        Relation::Implies(Implication { when, then, at: (way, _), .. }) => {
            let named = when.iter().chain(then).flat_map(of_condition);
            named.chain(way.first().copied()).collect()
        }
        Relation::Few(Few { list, .. }) | Relation::Apart { list, .. } => vec![list],
        Relation::Kinds { lists, .. } => {
            let first = |way: &&[Step<'static>]| match way.first() {
                Some(Step::Member(name)) => Some(*name),
                _ => None,
            };
            lists.iter().filter_map(first).collect()
        }
        Relation::Function { .. } => Vec::new(),
    }
}

/// The members of the object itself that a condition names.
fn of_condition(condition: &Condition) -> Vec<&'static str> {
    match *condition {
        Condition::Has(way)
        | Condition::Lacks(way)
        | Condition::Is(way, _)
        | Condition::Fits(way, _) => way.first().copied().into_iter().collect(),
        Condition::Filled(names) | Condition::Empty(names) => names.to_vec(),
        Condition::SomeItem(list, _) => vec![list],
    }
}

/// Words that a rule asks for.
#[derive(Clone, Copy)]
struct Asked {
    member: &'static str,
    words: &'static [&'static str],
    /// Whether those of a list's items are meant as well.
    of_items: bool,
}

fn words(relation: &Relation) -> Vec<Asked> {
    let values = |member, words| Asked { member, words, of_items: false };
    match *relation {
        Relation::OnlyWith { with, values: words, .. }
        | Relation::NotWith { with, values: words, .. } => vec![values(with, words)],
        Relation::Needs { field, values: words, .. } => vec![values(field, words)],
        Relation::Words { field, with, values: other, words } => {
            vec![values(with, other), Asked { member: field, words, of_items: true }]
        }
        Relation::Implies(Implication { when, then, .. }) => {
            let asked = |condition: &Condition| match *condition {
                Condition::Is([member], words) => Some(values(member, words)),
                _ => None,
            };
            when.iter().chain(then).filter_map(asked).collect()
        }
        Relation::Apart { .. }
        | Relation::Few(_)
        | Relation::Kinds { .. }
        | Relation::AtLeastOne(_)
        | Relation::AtMostOne(_)
        | Relation::Function { .. } => Vec::new(),
    }
}

/// A rule that never breaks, or never but beside another, or always.
fn idle(shape: &'static Shape, relation: &Relation) -> Option<String> {
    let is_required = |name: &&str| shape.field(name).is_some_and(|field| field.required.is_some());
    match *relation {
        Relation::AtLeastOne(names) | Relation::AtMostOne(names) if names.len() < 2 => {
            Some(format!("is about {names:?} alone: `required` asks for one member"))
        }
        Relation::AtLeastOne(names) => names.iter().find(|name| is_required(name)).map(|name| {
            format!("never breaks, since `{name}` is required: take it or `{name}` out")
        }),
        Relation::AtMostOne(names) => names.iter().find(|name| is_required(name)).map(|name| {
            format!(
                "never lets another stand beside `{name}`, which is required: take `{name}` out"
            )
        }),
        Relation::OnlyWith { with, values: [], .. } if is_required(&with) => {
            Some(format!("breaks only where `{with}`, which is required, is missing: take it out"))
        }
        Relation::Needs { needs, .. } if is_required(&needs) => {
            Some(format!("breaks only where `{needs}`, which is required, is missing: take it out"))
        }
        Relation::NotWith { field, with, values: [] } if is_required(&with) => Some(format!(
            "never takes `{field}`, since `{with}` is required: `refused` is for what is never taken"
        )),
        Relation::Words { values: [], .. } | Relation::Words { words: [], .. } => {
            Some("leaves out when it holds, or which words are left: name them".to_owned())
        }
        _ => None,
    }
}

/// Pairs of members that two rules keep apart: whoever writes both would be told twice.
fn doubled(rules: &'static [Rule]) -> impl Iterator<Item = String> {
    let pairs = rules
        .iter()
        .enumerate()
        .flat_map(|(place, rule)| rules.iter().skip(place + 1).map(move |other| (rule, other)));
    let both =
        |rule: &Rule, other: &Rule| rule.on.is_none() || other.on.is_none() || rule.on == other.on;
    pairs.filter(move |(rule, other)| both(rule, other) && keep_the_same_apart(rule, other)).map(
        |(rule, other)| {
            format!(
                "`{}` and `{}` keep the same members apart: one of them is enough",
                rule.id, other.id
            )
        },
    )
}

fn keep_the_same_apart(rule: &Rule, other: &Rule) -> bool {
    let apart = |(one, two): (&str, &str), relation: &Relation| match *relation {
        Relation::AtMostOne(names) => names.contains(&one) && names.contains(&two),
        Relation::NotWith { field, with, values: [] } => {
            (field, with) == (one, two) || (field, with) == (two, one)
        }
        _ => false,
    };
    match (rule.relation, other.relation) {
        (Relation::NotWith { field, with, values: [] }, _) => apart((field, with), &other.relation),
        (_, Relation::NotWith { field, with, values: [] }) => apart((field, with), &rule.relation),
        _ => false,
    }
}

/// The members that a rule may name.
enum Members {
    Struct(&'static Struct),
    Tagged(&'static Tagged),
}

impl Members {
    fn of(shape: &'static Shape) -> Self {
        match &shape.form {
            Form::Struct(form) => Self::Struct(form),
            Form::Tagged(form) => Self::Tagged(form),
        }
    }

    fn stranger(&self, name: &str) -> Option<String> {
        let names = self.names();
        if names.contains(&name) {
            return None;
        }
        let meant = nearest(name, names.iter().copied()).map_or_else(
            || format!("the members are {}", names.join(", ")),
            |meant| format!("write `{meant}`"),
        );
        Some(format!("names `{name}`, which is no member: {meant}"))
    }

    fn names(&self) -> Vec<&'static str> {
        let mut names: Vec<_> = self.fields().iter().map(|field| field.name).collect();
        if let Self::Tagged(form) = self {
            names.push(form.tag.name);
            names.extend(form.content.map(|content| content.name));
        }
        names
    }

    /// Of a tagged object those of all variants, where they stand beside the tag.
    fn fields(&self) -> Vec<&'static Field> {
        match self {
            Self::Struct(form) => form.fields.iter().collect(),
            Self::Tagged(form) if form.content.is_some() => Vec::new(),
            Self::Tagged(form) => {
                form.variants.iter().flat_map(|variant| variant.members().fields).collect()
            }
        }
    }

    /// Tells of a word that no member of the name ever has. Of several with the name it is enough if one has it.
    fn odd_word(&self, asked: Asked, word: &str) -> Option<String> {
        if let Self::Tagged(form) = self
            && form.tag.name == asked.member
        {
            return odd(asked.member, word, form.tag.choices);
        }
        let fields = self.fields().into_iter().filter(|field| field.name == asked.member);
        let told: Vec<_> = fields.map(|field| odd_value(field, asked, word)).collect();
        if told.contains(&None) { None } else { told.into_iter().flatten().next() }
    }
}

fn odd_value(field: &Field, asked: Asked, word: &str) -> Option<String> {
    match field.ty {
        Type::Text if !asked.of_items => None,
        Type::Bool if matches!(word, "true" | "false") && !asked.of_items => None,
        Type::Choice(choices) => odd(field.name, word, choices()),
        Type::List(Type::Choice(choices)) if asked.of_items => odd(field.name, word, choices()),
        _ => Some(format!(
            "asks whether `{}` is `{word}`, and it is never a word: leave the words out",
            field.name
        )),
    }
}

fn odd(name: &str, word: &str, choices: &Choices) -> Option<String> {
    if choices.find(word).is_some() {
        return None;
    }
    let words: Vec<_> = choices.choices.iter().map(|choice| choice.value).collect();
    let meant = nearest(word, words.iter().copied()).map_or_else(
        || format!("its words are {}", words.join(", ")),
        |meant| format!("write `{meant}`"),
    );
    Some(format!("asks whether `{name}` is `{word}`, which it never is: {meant}"))
}
