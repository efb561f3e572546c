//! What the platform says about each object and field, as data.
//!
//! The data is written at the structs, in `#[schema(…)]` attributes, and [`derive(Schema)`](sendapi_derive::Schema)
//! turns it into the constants described here. [`check`](crate::check) reads them; so do the macros, the simulator
//! and the reference table. Nothing else in the workspace holds a limit, a field name or a date of the platform.

mod alternative;
mod availability;
mod choice;
mod condition;
mod field;
mod noun;
pub mod rule;
pub mod rule_ids;
pub mod spelling;
mod tagged;

pub use self::alternative::Alternative;
pub use self::availability::{Deprecated, Only, Severity};
pub use self::choice::{Choice, Choices, Elsewhere, Retired};
pub use self::condition::Condition;
pub use self::field::{Check, Field, Limits, Type};
pub use self::noun::Noun;
use self::rule::Rule;
pub use self::tagged::{Adjacent, Tag, Tagged, Variant};
pub use crate::limit::{Format, Limit};
use crate::platform::PlatformKind;

/// One object of the API: a struct, an enum whose tag says which struct follows, or an enum that is one of several.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The name in snake case: the head under which it is written in `message!`.
    pub name: &'static str,
    /// What stands before a field's name in a sentence: `button` in "button title is …"; empty for the request.
    pub label: &'static str,
    /// What it is called in sentences: "a generic element".
    pub noun: Noun,
    /// The Rust path of the type, from the name of this crate on.
    pub path: &'static str,
    /// Whether the type has a lifetime.
    pub borrows: bool,
    /// Members that make a small one in `message!`; empty where nobody needs to be shown.
    pub example: &'static str,
    /// The first paragraph of its documentation.
    pub docs: &'static str,
    /// The platform's page about it.
    pub link: &'static str,
    /// Its members.
    pub form: Form,
    /// What holds between its members.
    pub rules: &'static [Rule],
}

/// How the members of a [`Shape`] are laid out.
#[derive(Clone, Copy, Debug)]
pub enum Form {
    /// A fixed set of members, all of one struct or each of a variant.
    Struct(Struct),
    /// A member, the tag, that decides which other members there are.
    Tagged(Tagged),
}

/// A fixed set of members.
#[derive(Clone, Copy, Debug)]
pub struct Struct {
    /// The members, in the order in which they are written.
    pub fields: &'static [Field],
    /// The variants whose members they are, where the object is one of several; empty for a struct.
    pub one_of: &'static [Alternative],
    /// The member that may stand for the whole object, as in `recipient: "123"`.
    pub shorthand: Option<&'static Field>,
    /// The member whose value names the object, so that `message!` takes it as a head.
    pub discriminant: Option<Discriminant>,
    /// The member whose members `message!` takes one level higher.
    pub flattened: Option<Flattened>,
    /// Members that people write here and that belong elsewhere.
    pub refused: &'static [Refused],
    /// The rule that an unknown member breaks.
    pub unknown: &'static str,
    /// The rule by which the platform passes over an unknown member; none where it refuses the object for it.
    pub passed_over: Option<&'static str>,
    /// Objects of other kinds that people write in its place.
    pub meant: &'static [Meant],
    /// Whether it takes members of any name and kind: a dictionary.
    pub open: bool,
    /// The list that may stand in place of the object.
    pub or_list: Option<Type>,
}

/// An object of another kind that people write where it does not belong.
#[derive(Clone, Copy, Debug)]
pub struct Meant {
    /// Its kind.
    pub shape: fn() -> &'static Shape,
    /// Where it belongs.
    pub why: &'static str,
}

/// A member of a struct whose value names the object; the other members are the same for each of its words.
#[derive(Clone, Copy, Debug)]
pub struct Discriminant {
    /// The member.
    pub field: &'static Field,
    /// Its words.
    pub choices: fn() -> &'static Choices,
}

/// A member whose own members may stand beside it.
#[derive(Clone, Copy, Debug)]
pub struct Flattened {
    /// The member.
    pub field: &'static Field,
    /// The object that it holds, which is a struct.
    pub shape: fn() -> &'static Shape,
}

/// A member that does not belong where people write it.
#[derive(Clone, Copy, Debug)]
pub struct Refused {
    /// The member.
    pub names: &'static [&'static str],
    /// The rule that it breaks.
    pub rule: &'static str,
    /// Why not, and where it belongs.
    pub why: &'static str,
}

impl Shape {
    /// The member with this name. A tagged object has no such members of its own.
    #[must_use]
    pub const fn field(&self, name: &str) -> Option<&'static Field> {
        field::find(self.members().fields, name)
    }

    /// The members that it has whatever its tag: those of a struct, and none of a tagged object.
    #[must_use]
    pub const fn members(&self) -> &Struct {
        match &self.form {
            Form::Struct(form) => form,
            Form::Tagged(_) => &Struct::NONE,
        }
    }

    /// What the member that is written as `key` is called in the rules: another spelling under its own name.
    #[must_use]
    pub fn name_of<'k>(&self, key: &'k str) -> &'k str {
        self.members().named(key).map_or(key, |field| field.name)
    }

    /// Whether `word` says which kind of such an object it is, be it one level deeper.
    fn is_known_by(&self, word: &str) -> bool {
        match &self.form {
            Form::Struct(form) => {
                form.discriminant.is_some_and(|tag| (tag.choices)().find(word).is_some())
            }
            Form::Tagged(form) => {
                form.tag.choices.find(word).is_some()
                    || form.content.is_some()
                        && form.variants.iter().any(|variant| match &(variant.shape)().form {
                            Form::Tagged(inner) => inner.tag.choices.find(word).is_some(),
                            Form::Struct(_) => false,
                        })
            }
        }
    }

    /// Whether an object of this shape takes a member of this name, whatever its tag.
    pub(crate) fn has_member(&self, name: &str) -> bool {
        match &self.form {
            Form::Struct(form) => form.fields.iter().any(|field| field.name == name),
            Form::Tagged(form) => form.has_member(name),
        }
    }
}

impl Struct {
    /// No members.
    pub const NONE: Self = Self {
        fields: &[],
        one_of: &[],
        shorthand: None,
        discriminant: None,
        flattened: None,
        refused: &[],
        unknown: "",
        passed_over: None,
        meant: &[],
        open: false,
        or_list: None,
    };

    /// The member that `name` means.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.is_named(name))
    }

    /// Whether people write a member of this name here that belongs elsewhere.
    #[must_use]
    pub fn refuses(&self, name: &str) -> bool {
        self.refused.iter().any(|refused| refused.has(name))
    }

    /// The member that `name` means, with its place among the members. Typed values and most JSON have it at `place`,
    /// which spares the search.
    pub(crate) fn named_at(&self, name: &str, place: usize) -> Option<(usize, &'static Field)> {
        let expected = self.fields.get(place).filter(|field| field.name == name);
        expected
            .map(|field| (place, field))
            .or_else(|| self.fields.iter().enumerate().find(|(_, field)| field.is_named(name)))
    }

    /// The member that `name`, which is none, belongs into or was probably meant to be.
    #[must_use]
    pub(crate) fn meant_by(&self, name: &str) -> Option<&'static Field> {
        let holder = self.fields.iter().find(|field| field.ty.has_member(name));
        holder.or_else(|| self.meant(name))
    }

    /// The member that holds an object, or a list of them, of which `word` says what kind it is: its head.
    #[must_use]
    pub fn known_by(&self, word: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.ty.is_known_by(word))
    }

    /// The member that takes `word` on `platform`, and the word as it is written there.
    pub(crate) fn taking(
        &self,
        word: &str,
        platform: PlatformKind,
    ) -> Option<(&'static Field, &'static str)> {
        self.fields.iter().find_map(|field| {
            let words = field.ty.words().filter(|words| words.takes(word, platform))?;
            Some((field, words.find(word)?.value))
        })
    }

    /// The member that `name`, which is none, was probably meant to be.
    #[must_use]
    pub fn meant(&self, name: &str) -> Option<&'static Field> {
        let meant = spelling::nearest(name, self.fields.iter().map(|field| field.name))?;
        self.named(meant)
    }
}

impl Refused {
    /// Whether `name` is one of the members.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.names.contains(&name)
    }
}
