//! Heads: which object a name in front of braces means, and what it says about the object's tag.

use sendapi_core::convert::value::Schema;
use sendapi_core::schema::{Choices, Form, Shape, Type};
use sendapi_core::{PlatformKind, Request, spelling};

use crate::draft::capitals::is_in_capitals;

/// What a head says about one level of an object: the tag's name and value, and the member that holds the next level.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Level {
    pub(crate) tag: &'static str,
    pub(crate) value: String,
    pub(crate) content: Option<&'static str>,
}

/// The levels that the head `name` stands for where an object of the given shape is expected; none for the object's
/// own name. `None` if the head means nothing there.
pub(crate) fn levels(shape: &'static Shape, name: &str) -> Option<Vec<Level>> {
    let level = |tag, value: &str, content| Level { tag, value: value.to_owned(), content };
    match &shape.form {
        Form::Struct(form) => match form.discriminant {
            Some(tag) if means((tag.choices)(), name) => {
                Some(vec![level(tag.field.name, name, None)])
            }
            _ => own_name(shape, name),
        },
        Form::Tagged(form) => {
            let content = form.content.map(|content| content.name);
            if means(form.tag.choices, name) {
                return Some(vec![level(form.tag.name, name, content)]);
            }
            let inner = form.variants.iter().find_map(|variant| {
                let deeper = content.is_some() && is_tagged((variant.shape)());
                let mut below =
                    if deeper { levels((variant.shape)(), name)? } else { return None };
                below.insert(0, level(form.tag.name, variant.choice.value, content));
                Some(below)
            });
            inner.or_else(|| own_name(shape, name))
        }
    }
}

const fn is_tagged(shape: &Shape) -> bool {
    matches!(shape.form, Form::Tagged(_))
}

/// The heads that mean something where an object of the given shape is expected.
pub(crate) fn known(shape: &'static Shape, platform: PlatformKind) -> Vec<&'static str> {
    let mut names = Vec::new();
    collect(shape, platform, &mut names);
    names
}

/// The head that `name` was probably meant to be.
pub(crate) fn nearest(
    shape: &'static Shape,
    platform: PlatformKind,
    name: &str,
) -> Option<&'static str> {
    spelling::nearest(name, known(shape, platform))
}

/// The rule that a head breaks which means nothing there; none where the only head is the object's own name.
pub(crate) fn rule(shape: &'static Shape, platform: PlatformKind) -> Option<&'static str> {
    let choices = match &shape.form {
        Form::Struct(form) => (form.discriminant?.choices)(),
        Form::Tagged(form) => form.tag.choices,
    };
    Some(choices.unknown_on(platform))
}

/// Whether `name`, which begins with a capital, is the value of a tag somewhere in the API.
pub(crate) fn is_tag_value(name: &str) -> bool {
    is_in_capitals(name) && holds_tag_value(Request::SHAPE, name, &mut Vec::new())
}

fn own_name(shape: &Shape, name: &str) -> Option<Vec<Level>> {
    (shape.name == name).then(Vec::new)
}

fn means(choices: &'static Choices, name: &str) -> bool {
    choices.find(name).is_some() || choices.retired(name).is_some()
}

fn collect(shape: &'static Shape, platform: PlatformKind, names: &mut Vec<&'static str>) {
    match &shape.form {
        Form::Struct(form) => match form.discriminant {
            Some(tag) => names.extend(living((tag.choices)(), platform)),
            None => names.push(shape.name),
        },
        Form::Tagged(form) => {
            names.extend(living(form.tag.choices, platform));
            let inner = form.variants.iter().map(|variant| (variant.shape)());
            inner
                .filter(|inner| is_tagged(inner))
                .for_each(|inner| collect(inner, platform, names));
        }
    }
}

fn living(choices: &'static Choices, platform: PlatformKind) -> impl Iterator<Item = &'static str> {
    let open = move |word: &&'static str| choices.takes(word, platform);
    let living = choices.choices.iter().filter(|choice| choice.deprecated.is_none());
    living.map(|choice| choice.value).filter(open)
}

fn holds_tag_value(shape: &'static Shape, name: &str, seen: &mut Vec<&'static str>) -> bool {
    if seen.contains(&shape.path) {
        return false;
    }
    seen.push(shape.path);
    let has = |choices: &'static Choices| choices.find(name).is_some();
    match &shape.form {
        Form::Struct(form) => {
            form.discriminant.is_some_and(|tag| has((tag.choices)()))
                || form.fields.iter().any(|field| type_holds(field.ty, name, seen))
        }
        Form::Tagged(form) => {
            let mut inner = form.variants.iter().map(|variant| (variant.shape)());
            has(form.tag.choices) || inner.any(|inner| holds_tag_value(inner, name, seen))
        }
    }
}

fn type_holds(ty: Type, name: &str, seen: &mut Vec<&'static str>) -> bool {
    match ty {
        Type::Object(shape) => holds_tag_value(shape(), name, seen),
        Type::List(item) => type_holds(*item, name, seen),
        _ => false,
    }
}
