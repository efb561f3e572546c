//! Hostile JSON out of the schema: what can be repeated without end in an object of some shape, alone and behind
//! something else.

use std::fmt;

use sendapi_core::schema::{Choices, Form, Shape, Struct, Tagged, Type};

use crate::counting::{Items, Json, Members};
use crate::shapes::object;

/// A kind of hostile object: some members once, then one part many times, then another.
pub(crate) struct Kind {
    once: Vec<(String, Json)>,
    parts: [Part; 2],
}

/// Something that can be there any number of times.
#[derive(Clone)]
enum Part {
    /// The same members again and again.
    Repeated(Vec<(String, Json)>),
    /// Keys that are all different, and as many values of one kind.
    Numbered(String, Json),
    /// One member with a list of equal items.
    Listed(String, Json),
    /// One member with long text.
    Long(String),
    /// One member with a long name.
    LongKey,
}

impl Kind {
    /// The object that has each part so many times.
    pub(crate) fn of(&self, size: usize) -> Json {
        let parts = self.parts.iter().flat_map(|part| part.of(size));
        Json::Object(Members(self.once.iter().cloned().chain(parts).collect()))
    }
}

impl Part {
    fn of(&self, size: usize) -> Vec<(String, Json)> {
        match self {
            Self::Repeated(members) => {
                let rounds = if members.len() == 1 { size } else { size / 4 };
                members.iter().cycle().take(rounds * members.len()).cloned().collect()
            }
            Self::Numbered(start, value) => {
                // Two letters more, so that all of them are near to a known name or none is.
                let ends = ('a'..='z').flat_map(|first| ('a'..='z').map(move |next| (first, next)));
                let key = |(first, next)| format!("{start}{first}{next}");
                ends.take(size).map(|end| (key(end), value.clone())).collect()
            }
            Self::Listed(name, item) => {
                vec![(name.clone(), Json::List(Items(vec![item.clone(); size])))]
            }
            Self::Long(name) => vec![(name.clone(), text(&"ab ".repeat(LONG * size)))],
            Self::LongKey => vec![("b".repeat(LONG * size), Json::Bool(true))],
        }
    }
}

/// All kinds of hostile objects of this shape. The members beside a tag are those of a struct, which has its own turn.
pub(crate) fn kinds(shape: &'static Shape) -> Vec<Kind> {
    match &shape.form {
        Form::Struct(form) => behind_each_other(None, &members(form), &others(form)),
        Form::Tagged(form) => words(form.tag.choices)
            .into_iter()
            .flat_map(|word| {
                let tag = word.map(|word| (form.tag.name.to_owned(), text(&word)));
                behind_each_other(tag.as_ref(), &[], &beside(tag.as_ref(), form))
            })
            .collect(),
    }
}

/// Each member behind each other one, and all the rest by itself and behind what nobody knows.
fn behind_each_other(
    once: Option<&(String, Json)>,
    members: &[Part],
    others: &[Part],
) -> Vec<Kind> {
    let once: Vec<_> = once.cloned().into_iter().collect();
    let kind = |first: &Part, second: &Part| {
        let parts = [first.clone(), second.clone()];
        Kind { once: once.clone(), parts }
    };
    let between = members.iter().flat_map(|first| members.iter().map(move |next| (first, next)));
    let behind = others.first().into_iter();
    let behind =
        behind.flat_map(|first| members.iter().chain(others).map(move |next| (first, next)));
    let alone = others.iter().map(|part| (part, part));
    between.chain(behind).chain(alone).map(|(first, second)| kind(first, second)).collect()
}

/// The members of a struct, each again and again.
fn members(form: &'static Struct) -> Vec<Part> {
    form.fields.iter().map(|field| again(field.name, sample(field.ty, 1))).collect()
}

/// What else can stand in a struct without end.
fn others(form: &'static Struct) -> Vec<Part> {
    let mut parts = strangers(form.discriminant.map(|tag| (tag.choices)()));
    for field in form.fields {
        parts.extend(field.aliases.iter().map(|alias| again(alias, sample(field.ty, 1))));
        parts.push(Part::Numbered(field.name.to_owned(), sample(field.ty, 0)));
        parts.extend(within(field.name, field.ty));
        parts.extend(object(field.ty).and_then(|inner| below(&inner.form)));
    }
    let all = form.fields.iter().map(|field| (field.name.to_owned(), sample(field.ty, 1)));
    let nulls = form.fields.iter().map(|field| (field.name.to_owned(), Json::Null));
    parts.extend([Part::Repeated(all.collect()), Part::Repeated(nulls.collect())]);
    let refused = form.refused.iter().flat_map(|refused| refused.names);
    parts.extend(refused.map(|name| again(name, Json::Bool(true))));
    parts
}

/// What can stand beside a tag without end.
fn beside(tag: Option<&(String, Json)>, form: &'static Tagged) -> Vec<Part> {
    let mut parts = strangers(Some(form.tag.choices));
    parts.extend(tag.map(|tag| Part::Repeated(vec![tag.clone()])));
    let inner = form.variants.last().and_then(|variant| below(&(variant.shape)().form));
    parts.extend(inner);
    if let Some(content) = form.content {
        parts.extend([Json::Null, empty()].map(|value| again(content.name, value)));
    }
    parts
}

/// Texts are longer by so much: how long they may be is no mistake of theirs.
const LONG: usize = 300;

/// What can be in a member without end.
fn within(name: &str, ty: Type) -> Vec<Part> {
    match ty {
        Type::List(item) => {
            let listed = |item| Part::Listed(name.to_owned(), item);
            let nested = Json::List(Items(vec![Json::Null; 3]));
            vec![listed(sample(*item, 2)), listed(Json::Null), listed(nested), listed(text("ab"))]
        }
        Type::Text | Type::Choice(_) => vec![Part::Long(name.to_owned())],
        _ => Vec::new(),
    }
}

/// Members that belong one level deeper.
fn below(form: &'static Form) -> Option<Part> {
    let names: Vec<_> = match form {
        Form::Struct(form) => form.fields.iter().map(|field| field.name).collect(),
        Form::Tagged(form) => {
            let inner = form.variants.iter().flat_map(|variant| variant.members().fields);
            [form.tag.name].into_iter().chain(inner.map(|field| field.name)).collect()
        }
    };
    let members: Vec<_> = names.into_iter().map(|name| (name.to_owned(), text("ab"))).collect();
    (!members.is_empty()).then_some(Part::Repeated(members))
}

/// Members that no object has; where there is a tag, with its words for values.
fn strangers(tag: Option<&'static Choices>) -> Vec<Part> {
    let word = tag.and_then(|choices| choices.choices.first()).map(|choice| text(choice.value));
    let numbered = |value| Part::Numbered("zzzzz".to_owned(), value);
    let values = [Json::Null, Json::Integer(1)].into_iter().chain(word);
    values.map(numbered).chain([Part::LongKey]).collect()
}

fn again(name: &str, value: Json) -> Part {
    Part::Repeated(vec![(name.to_owned(), value)])
}

/// A value of this kind, with everything in it that has a place within so many levels.
fn sample(ty: Type, levels: usize) -> Json {
    match ty {
        Type::Text => text("ab"),
        Type::Integer | Type::Number => Json::Integer(1),
        Type::Bool => Json::Bool(true),
        // The last word is mostly the oddest.
        Type::Choice(choices) => text(choices().choices.last().map_or("", |choice| choice.value)),
        Type::List(item) => Json::List(Items(vec![sample(*item, levels.saturating_sub(1))])),
        Type::Object(_) if levels == 0 => empty(),
        Type::Object(shape) => sample_object(shape(), levels - 1),
    }
}

fn sample_object(shape: &'static Shape, levels: usize) -> Json {
    let fields = |form: &'static Struct| {
        form.fields.iter().map(move |field| (field.name.to_owned(), sample(field.ty, levels)))
    };
    let members = match &shape.form {
        Form::Struct(form) => fields(form).collect(),
        Form::Tagged(form) => {
            let Some(variant) = form.variants.last() else { return empty() };
            let tag = (form.tag.name.to_owned(), text(variant.choice.value));
            std::iter::once(tag).chain(fields(variant.members())).collect()
        }
    };
    Json::Object(Members(members))
}

/// The words of a tag, none, and one that nobody knows.
fn words(choices: &'static Choices) -> Vec<Option<String>> {
    let known = choices.choices.iter().map(|choice| Some(choice.value.to_owned()));
    known.chain([None, Some("zzzzz".to_owned())]).collect()
}

fn text(text: &str) -> Json {
    Json::Text(text.to_owned())
}

fn empty() -> Json {
    Json::Object(Members(Vec::new()))
}

impl fmt::Display for Kind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let [first, second] = &self.parts;
        write!(formatter, "{first} then {second}")
    }
}

impl fmt::Display for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Repeated(members) => {
                let names: Vec<_> = members.iter().map(|(name, _)| name.as_str()).collect();
                write!(formatter, "`{}` again", names.join(" "))
            }
            Self::Numbered(start, value) => write!(formatter, "`{start}…`: {:?}", value.node()),
            Self::Listed(name, item) => write!(formatter, "`{name}` of many {:?}", item.node()),
            Self::Long(name) => write!(formatter, "a long `{name}`"),
            Self::LongKey => formatter.write_str("a long key"),
        }
    }
}
