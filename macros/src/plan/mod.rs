//! The plan: what a call means, in the terms of the API.
//!
//! [`lower`] makes it out of a draft and the schema, once. Heads, lifted members, shorthands, aliases and lone words end
//! there: what reads the plan matches on it and looks nothing up again.

mod branches;
pub(crate) mod heads;
mod lower;
mod rust;
mod tree;
pub(crate) mod walk;

pub(crate) use lower::lower;
pub(crate) use tree::count;

use proc_macro2::{Span, TokenStream};
use sendapi_core::schema::{Choice, Field, Form, Shape, Variant};

use crate::draft::Key;
use crate::source::items::{Item, Items, Kind};
use crate::source::tokens::Tokens;

/// A value, and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) value: Value,
    /// The tokens of the value, for what is passed through and for pointing at it.
    pub(crate) tokens: Tokens,
    /// The number of its place.
    pub(crate) origin: usize,
}

/// What a value is.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// Nothing: `null` or `None`.
    Null,
    Bool(bool),
    Integer(i128),
    Number(f64),
    Text(String),
    /// A word of the API, and the text that was written for it.
    Word(&'static Choice, String),
    /// A path in capitals or `const { … }`: known while compiling.
    Constant,
    /// Any other Rust expression: known at run time.
    Runtime,
    Object(Object),
    List(Items<Plan>),
    /// An object where the schema has none; the checker tells of it.
    StrayObject,
    /// A list where the schema has none; the checker tells of it.
    StrayList,
    /// Nothing that can be used; a mistake has been reported.
    Broken,
}

/// An object, in the form of the API.
#[derive(Clone, Debug)]
pub(crate) struct Object {
    pub(crate) shape: &'static Shape,
    /// What its tag says; none where it has no tag, or one that says nothing known.
    pub(crate) variant: Option<&'static Variant>,
    /// The members that the schema knows, in the order of the source.
    pub(crate) members: Vec<Member>,
    /// The others: there is a mistake for each.
    pub(crate) strangers: Vec<Stranger>,
    /// The token that stands for the object where something is missing in it.
    pub(crate) opening: Tokens,
}

/// A member that the schema knows.
#[derive(Clone, Debug)]
pub(crate) struct Member {
    pub(crate) part: Part,
    pub(crate) key: Key,
    /// `#[cfg(…)]` attributes: the member is perhaps there.
    pub(crate) conditions: Vec<TokenStream>,
    pub(crate) plan: Plan,
    /// Whether the value is sure to be there, and not an `Option` that may be empty.
    pub(crate) certain: bool,
}

/// What a member is to its object.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part {
    /// A field of the struct, or of the variant that stands beside a tag.
    Field(&'static Field),
    /// The tag.
    Tag,
    /// What the tag names, in a member of its own.
    Content,
}

/// A member that the schema does not know.
#[derive(Clone, Debug)]
pub(crate) struct Stranger {
    pub(crate) key: Key,
    pub(crate) conditions: Vec<TokenStream>,
    pub(crate) plan: Plan,
}

impl Plan {
    pub(crate) fn span(&self) -> Span {
        self.tokens.span()
    }

    /// Whether everything in it is known while compiling, so that it may stand in a `const`.
    pub(crate) fn is_constant(&self) -> bool {
        self.holds_only(&|value| !matches!(value, Value::Runtime | Value::Broken))
    }

    /// Only literals: rustc promotes `&[…]` to `'static`.
    pub(crate) fn is_literal(&self) -> bool {
        self.holds_only(&|value| !matches!(value, Value::Constant | Value::Runtime | Value::Broken))
    }

    /// Whether all values in it, which are neither objects nor lists, pass, and nothing depends on a condition.
    pub(crate) fn holds_only(&self, passes: &dyn Fn(&Value) -> bool) -> bool {
        match &self.value {
            Value::Object(object) => object
                .members
                .iter()
                .all(|member| member.conditions.is_empty() && member.plan.holds_only(passes)),
            Value::List(Items(items)) => {
                items.iter().all(|item| item.plain().is_some_and(|value| value.holds_only(passes)))
            }
            value => passes(value),
        }
    }
}

impl Object {
    /// The shape whose fields its members are: of an object with a tag beside them, that of the variant.
    pub(crate) fn owner(&self) -> &'static Shape {
        match (self.shape.form, self.variant) {
            (Form::Tagged(form), Some(variant)) if form.content.is_none() => (variant.shape)(),
            _ => self.shape,
        }
    }

    /// The members that are fields and are there, in the order of the source.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&'static Field, &Member)> {
        let there = self.members.iter().filter(|member| !matches!(member.plan.value, Value::Null));
        there.filter_map(|member| match member.part {
            Part::Field(field) => Some((field, member)),
            Part::Tag | Part::Content => None,
        })
    }

    /// What the tag names, where it stands in a member of its own.
    pub(crate) fn content(&self) -> Option<&Member> {
        let mut content = self.members.iter().filter(|member| matches!(member.part, Part::Content));
        content.find(|member| !matches!(member.plan.value, Value::Null))
    }
}

impl Item<Plan> {
    pub(crate) fn tokens(&self) -> &Tokens {
        match &self.kind {
            Kind::Value(value) => &value.tokens,
            Kind::For { tokens, .. } | Kind::If { tokens, .. } => tokens,
        }
    }

    /// The value that is written out, if the item is one and depends on nothing.
    pub(crate) const fn plain(&self) -> Option<&Plan> {
        match &self.kind {
            Kind::Value(value) if self.conditions.is_empty() => Some(value),
            _ => None,
        }
    }
}
