//! Heads: which object a name in front of braces means, and what it says about the object's tag.

use sendapi_core::schema::{Choices, Form, Shape, Tagged};
use sendapi_core::{PlatformKind, spelling};

use crate::source::platforms::PLATFORMS;

/// What a head says about one level of an object.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Level {
    /// The tag's name.
    pub(crate) tag: &'static str,
    /// The tag's value.
    pub(crate) value: String,
    /// The member that holds the next level.
    pub(crate) content: Option<&'static str>,
    /// Whether that may be left out.
    pub(crate) optional: bool,
}

/// The levels that the head `name` stands for where an object of the given shape is expected; none for the object's
/// own name. `None` if the head means nothing there.
pub(crate) fn levels(shape: &'static Shape, name: &str) -> Option<Vec<Level>> {
    match &shape.form {
        Form::Struct(form) => match form.discriminant {
            Some(tag) if means((tag.choices)(), name) => {
                let (tag, value) = (tag.field.name, name.to_owned());
                Some(vec![Level { tag, value, content: None, optional: false }])
            }
            _ => own_name(shape, name),
        },
        Form::Tagged(form) if means(form.tag.choices, name) => Some(vec![level(form, name)]),
        Form::Tagged(form) => two_levels(form, name).or_else(|| own_name(shape, name)),
    }
}

fn level(form: &Tagged, name: &str) -> Level {
    Level {
        tag: form.tag.name,
        value: name.to_owned(),
        content: form.content.map(|content| content.name),
        optional: form.variant(name).is_some_and(|variant| variant.optional),
    }
}

/// A head that means a value of a tag one level deeper, as `generic` does under `attachment`.
fn two_levels(form: &'static Tagged, name: &str) -> Option<Vec<Level>> {
    form.content?;
    let tagged = form.variants.iter().filter(|variant| is_tagged((variant.shape)()));
    tagged.into_iter().find_map(|variant| {
        let mut levels = levels((variant.shape)(), name)?;
        levels.insert(0, level(form, variant.choice.value));
        Some(levels)
    })
}

const fn is_tagged(shape: &Shape) -> bool {
    matches!(shape.form, Form::Tagged(_))
}

/// The heads that mean something where an object of the given shape is expected.
pub(crate) fn known(shape: &'static Shape, platforms: &[PlatformKind]) -> Vec<&'static str> {
    let mut names = Vec::new();
    collect(shape, platforms, &mut names);
    names
}

/// Whether a head begins with what is typed of it, on whichever platform.
pub(crate) fn any_begins_with(shape: &'static Shape, typed: &str, written: &str) -> bool {
    known(shape, &PLATFORMS).iter().any(|head| head.starts_with(typed) && *head != written)
}

/// The head that `name` was probably meant to be.
pub(crate) fn nearest(
    shape: &'static Shape,
    platforms: &[PlatformKind],
    name: &str,
) -> Option<&'static str> {
    spelling::nearest(name, known(shape, platforms))
}

/// The rule that a head breaks which means nothing there; none where the only head is the object's own name, or where the
/// platforms have one each.
pub(crate) fn rule(shape: &'static Shape, platforms: &[PlatformKind]) -> Option<&'static str> {
    let choices = match &shape.form {
        Form::Struct(form) => (form.discriminant?.choices)(),
        Form::Tagged(form) => form.tag.choices,
    };
    let mut rules = platforms.iter().map(|platform| choices.unknown_on(*platform));
    let rule = rules.next()?;
    rules.all(|other| other == rule).then_some(rule)
}

/// Whether an object has a tag, which its own name does not say.
pub(crate) const fn has_tag(shape: &Shape) -> bool {
    match &shape.form {
        Form::Struct(form) => form.discriminant.is_some(),
        Form::Tagged(_) => true,
    }
}

fn own_name(shape: &Shape, name: &str) -> Option<Vec<Level>> {
    (shape.name == name).then(Vec::new)
}

fn means(choices: &'static Choices, name: &str) -> bool {
    choices.find(name).is_some() || choices.retired(name).is_some()
}

fn collect(shape: &'static Shape, platforms: &[PlatformKind], names: &mut Vec<&'static str>) {
    match &shape.form {
        Form::Struct(form) => match form.discriminant {
            Some(tag) => names.extend(living((tag.choices)(), platforms)),
            None => names.push(shape.name),
        },
        Form::Tagged(form) => {
            names.extend(living(form.tag.choices, platforms));
            let inner = form.variants.iter().map(|variant| (variant.shape)());
            inner
                .filter(|inner| is_tagged(inner))
                .for_each(|inner| collect(inner, platforms, names));
        }
    }
}

fn living(
    choices: &'static Choices,
    platforms: &[PlatformKind],
) -> impl Iterator<Item = &'static str> {
    let open = |word: &&str| platforms.iter().any(|platform| choices.takes(word, *platform));
    let living = choices
        .choices
        .iter()
        .filter(|choice| choice.deprecated.is_none_or(|gone| gone.on.is_some()));
    living.map(|choice| choice.value).filter(open)
}
