//! Objects as a body has them: a head or none, and members.

use sendapi::PlatformKind;
use sendapi::engine::schema::{Choice, Choices, Field, Form, Only, Shape, Type};

/// An object in a body.
#[derive(Clone, Copy, Debug)]
pub(super) struct Object {
    pub(super) shape: &'static Shape,
    /// What stands in front of its braces; empty for none.
    pub(super) head: &'static str,
    /// Whether it is the whole body, in which the members of one of its members stand as well.
    pub(super) whole: bool,
}

impl Object {
    /// The object that is the whole body.
    pub(super) const fn whole(shape: &'static Shape) -> Self {
        Self { shape, head: "", whole: true }
    }

    /// Those that may stand where one of `shape` is expected, one for each struct.
    pub(super) fn of(shape: &'static Shape, in_list: bool, platform: PlatformKind) -> Vec<Self> {
        let Form::Tagged(form) = &shape.form else {
            let head = own_head(shape, in_list, platform);
            return vec![Self { shape, head, whole: false }];
        };
        let here = form.variants.iter().filter(|variant| is_here(variant.choice.only, platform));
        let objects = here.flat_map(|variant| {
            let inner = (variant.shape)();
            match inner.form {
                Form::Tagged(_) => Self::of(inner, in_list, platform),
                Form::Struct(_) => {
                    vec![Self { shape: inner, head: variant.choice.value, whole: false }]
                }
            }
        });
        objects.collect()
    }

    /// The members that the platform has, but the one that the head says.
    pub(super) fn members(&self, platform: PlatformKind) -> impl Iterator<Item = &'static Field> {
        self.all_members().filter(move |field| is_here(field.only, platform))
    }

    /// The same of all platforms.
    pub(super) fn all_members(&self) -> impl Iterator<Item = &'static Field> {
        let form = self.shape.members();
        let lifted = form.flattened.filter(|_| self.whole);
        let lifted = lifted.map_or(&[] as &[_], |lifted| (lifted.shape)().members().fields);
        let said = form.discriminant.map(|tag| tag.field.name).filter(|_| !self.head.is_empty());
        form.fields.iter().chain(lifted).filter(move |field| Some(field.name) != said)
    }

    /// The member whose members may stand in the body as well.
    pub(super) fn lifted(&self) -> Option<&'static Field> {
        let lifted = self.shape.members().flattened.filter(|_| self.whole);
        lifted.map(|lifted| lifted.field)
    }
}

fn own_head(shape: &'static Shape, in_list: bool, platform: PlatformKind) -> &'static str {
    match shape.members().discriminant {
        Some(tag) => here((tag.choices)(), platform).next().map_or("", |choice| choice.value),
        None if in_list => shape.name,
        None => "",
    }
}

/// The words that the platform takes and goes on taking.
pub(super) fn here(
    choices: &'static Choices,
    platform: PlatformKind,
) -> impl Iterator<Item = &'static Choice> {
    let living = choices.choices.iter().filter(move |choice| !is_retired(choice, platform));
    living.filter(move |choice| is_here(choice.only, platform))
}

/// Whether a word is on its way out there.
pub(super) fn is_retired(choice: &Choice, platform: PlatformKind) -> bool {
    choice.deprecated.is_some_and(|gone| gone.holds_on(platform))
}

pub(super) fn is_here(only: Option<Only>, platform: PlatformKind) -> bool {
    !only.is_some_and(|only| only.refuses(platform))
}

/// What a list holds, or the same where it is none; and whether it was one.
pub(super) fn item(ty: Type) -> (Type, bool) {
    match ty {
        Type::List(item) => (*item, true),
        ty => (ty, false),
    }
}
