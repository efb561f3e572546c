//! What fills a hole of a stencil.

pub(super) mod skeleton;
pub(super) mod writing;

use std::fmt;
use std::panic::{RefUnwindSafe, UnwindSafe};

use self::skeleton::{Filling, Skeleton};
use self::writing::write;
use crate::convert::own::Own;
use crate::convert::value::Value;
use crate::plain::list::List;
use crate::plain::number::Number;
use crate::plain::text::Text;
use crate::tree::write::{write_json, write_text};
use crate::tree::{self, Count, Item, ListRef, Member, Node, ObjectRef, View};

/// What fills a hole of a stencil.
#[derive(Clone, Debug)]
pub enum Hole<'a> {
    /// Nothing: the member is left out.
    Absent,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(u64),
    /// A number.
    Number(Number),
    /// A string.
    Text(Text<'a>),
    /// A word of the API.
    Word(&'static str),
    /// A word that is sent unless the object in the hole before it has a member of one of these names.
    Implied(&'static str, &'static [&'static str]),
    /// An object with one member, which is a string: such as a recipient.
    Single(Single<'a>),
    /// An object or a list of the user's.
    Part(Part),
    /// A list whose length was not known while the program compiled.
    List(Holes<'a>),
    /// An object that has holes itself.
    Nested(Nested<'a>),
}

/// A value that fills a hole.
pub trait IntoHole<'a> {
    /// The value as the hole holds it.
    fn into_hole(self) -> Hole<'a>;
}

impl<'a> Hole<'a> {
    /// An object or a list of the user's.
    pub fn part(part: impl Own + 'a) -> Self {
        Self::Part(Part(Box::new(part.own())))
    }

    /// An object with one member.
    #[must_use]
    pub const fn single(key: &'static str, text: Text<'a>) -> Self {
        Self::Single(Single { key, text })
    }

    /// The same, with what it borrows copied.
    pub(super) fn into_owned(self) -> Hole<'static> {
        match self {
            Self::Absent => Hole::Absent,
            Self::Bool(value) => Hole::Bool(value),
            Self::Integer(value) => Hole::Integer(value),
            Self::Number(value) => Hole::Number(value),
            Self::Text(text) => Hole::Text(text.own()),
            Self::Word(word) => Hole::Word(word),
            Self::Implied(word, unless) => Hole::Implied(word, unless),
            Self::Single(Single { key, text }) => Hole::single(key, text.own()),
            Self::Part(part) => Hole::Part(part),
            Self::List(Holes(items)) => Hole::List(Holes(owned(items))),
            Self::Nested(nested) => Hole::Nested(nested.into_owned()),
        }
    }

    /// Whether it holds an object that has a member of one of these names.
    fn has(&self, names: &[&str]) -> bool {
        let object = self.node().object();
        object.is_some_and(|object| tree::members(object).any(|it| names.contains(&it.key)))
    }

    pub(super) fn node(&self) -> Node<'_> {
        Node::new(match self {
            Self::Absent => View::Absent,
            Self::Bool(value) => View::Bool(*value),
            Self::Integer(value) => View::Integer((*value).into()),
            Self::Number(value) => return value.node(),
            Self::Text(text) => View::Text(text),
            Self::Word(word) | Self::Implied(word, _) => View::Text(word),
            Self::Single(single) => View::Object(ObjectRef::new(single)),
            Self::Part(part) => return part.0.seen(),
            Self::List(items) => View::List(ListRef::new(items)),
            Self::Nested(nested) => return nested.node(),
        })
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        match self {
            Self::Text(text) => write_text(text, out),
            Self::Single(single) => single.write(out),
            Self::Word(word) => write_text(word, out),
            Self::Nested(nested) => nested.write(out),
            Self::List(Holes(items)) => {
                out.push(b'[');
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        out.push(b',');
                    }
                    item.write(out);
                }
                out.push(b']');
            }
            _ => write_json(self.node(), out),
        }
    }
}

/// An object with one member, which is a string.
#[derive(Clone, Debug)]
pub struct Single<'a> {
    key: &'static str,
    text: Text<'a>,
}

impl Single<'_> {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(b'{');
        write_text(self.key, out);
        out.push(b':');
        write_text(&self.text, out);
        out.push(b'}');
    }
}

impl tree::Object for Single<'_> {
    fn member(&self, index: usize) -> Option<Member<'_>> {
        (index == 0).then(|| Member::new(self.key, self.text.node()))
    }

    fn key(&self, index: usize) -> Option<&str> {
        (index == 0).then_some(self.key)
    }
}

/// A stencil inside the hole of another.
#[derive(Clone, Debug)]
pub struct Nested<'a> {
    skeleton: &'static Skeleton,
    holes: Vec<Hole<'a>>,
}

/// Decides whether words are sent that depend on the hole before them.
pub(super) fn settle(holes: &mut [Hole<'_>]) {
    let implied = |pair: &[Hole<'_>]| matches!(pair, [_, Hole::Implied(..)]);
    let Some(place) = holes.windows(2).position(implied) else { return };
    if let Some([before, hole @ Hole::Implied(..)]) = holes.get_mut(place..place + 2)
        && let Hole::Implied(word, unless) = *hole
    {
        *hole = if before.has(unless) { Hole::Absent } else { Hole::Word(word) };
    }
}

/// The same holes, with what they borrow copied.
pub(super) fn owned(holes: Vec<Hole<'_>>) -> Vec<Hole<'static>> {
    holes.into_iter().map(Hole::into_owned).collect()
}

impl<'a> Nested<'a> {
    /// A text with what fills its holes, in their order.
    #[must_use]
    pub fn new<const N: usize>(text: &'static str, holes: [Hole<'a>; N]) -> Self {
        Self { skeleton: Skeleton::of(text), holes: holes.into() }
    }

    fn into_owned(self) -> Nested<'static> {
        Nested { skeleton: self.skeleton, holes: owned(self.holes) }
    }

    pub(super) fn node(&self) -> Node<'_> {
        self.skeleton.root(&self.holes, self)
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        write(self.skeleton.text, &self.holes, out);
    }
}

impl Filling for Nested<'_> {
    fn skeleton(&self) -> &'static Skeleton {
        self.skeleton
    }

    fn holes(&self) -> &[Hole<'_>] {
        &self.holes
    }
}

/// The items of a list.
#[derive(Clone, Debug)]
pub struct Holes<'a>(pub Vec<Hole<'a>>);

impl tree::List for Holes<'_> {
    fn item(&self, index: usize) -> Option<Item<'_>> {
        self.0.get(index).map(|item| Item { index, certain: true, node: item.node() })
    }

    fn count(&self) -> Count {
        Count::exactly(self.0.len())
    }
}

/// An object or a list of the user's, of whatever type.
///
/// It owns all that is in it. A trait object that borrowed could look at what it borrows when it is dropped, as far as
/// rustc knows, so that whatever a message borrows would have to outlive it strictly.
pub struct Part(Box<dyn AnyPart>);

trait AnyPart: Send + Sync {
    fn seen(&self) -> Node<'_>;
    fn another(&self) -> Box<dyn AnyPart>;
}

impl<T: Own + 'static> AnyPart for T {
    fn seen(&self) -> Node<'_> {
        Value::node(self)
    }

    fn another(&self) -> Box<dyn AnyPart> {
        Box::new(self.clone())
    }
}

impl Clone for Part {
    fn clone(&self) -> Self {
        Self(self.0.another())
    }
}

// It is plain data, which the trait object does not tell.
impl UnwindSafe for Part {}
impl RefUnwindSafe for Part {}

impl fmt::Debug for Part {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.seen().fmt(formatter)
    }
}

impl<'a> IntoHole<'a> for Text<'a> {
    fn into_hole(self) -> Hole<'a> {
        Hole::Text(self)
    }
}

impl<'a> IntoHole<'a> for bool {
    fn into_hole(self) -> Hole<'a> {
        Hole::Bool(self)
    }
}

impl<'a> IntoHole<'a> for u64 {
    fn into_hole(self) -> Hole<'a> {
        Hole::Integer(self)
    }
}

impl<'a> IntoHole<'a> for Number {
    fn into_hole(self) -> Hole<'a> {
        Hole::Number(self)
    }
}

impl<'a, T: IntoHole<'a>> IntoHole<'a> for Option<T> {
    fn into_hole(self) -> Hole<'a> {
        self.map_or(Hole::Absent, IntoHole::into_hole)
    }
}

impl<'a, T: Own + 'a> IntoHole<'a> for List<'a, T> {
    fn into_hole(self) -> Hole<'a> {
        Hole::part(self)
    }
}
