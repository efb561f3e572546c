//! A template with what fills its holes.

use super::{Hole, Template};
use crate::tree::{Count, Forest, Item, Member, Node};

/// So many holes need no memory of their own. A message has ten cards at most.
const FEW: usize = 16;

/// A template with what fills its holes.
#[derive(Clone, Debug)]
pub struct Filled<'a> {
    template: &'static Template,
    holes: Holes<'a>,
}

/// A template inside the hole of another.
#[derive(Clone, Debug)]
pub struct Nested<'a> {
    template: &'static Template,
    holes: Vec<Hole<'a>>,
}

#[derive(Clone, Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "the large one is the usual one: it spares an allocation"
)]
enum Holes<'a> {
    Few([Hole<'a>; FEW]),
    Many(Vec<Hole<'a>>),
}

impl<'a> Filled<'a> {
    /// A template with what fills its holes, in their order.
    #[must_use]
    pub fn new<const N: usize>(template: &'static Template, holes: [Hole<'a>; N]) -> Self {
        let holes = if N > FEW {
            Holes::Many(holes.into())
        } else {
            let mut holes = holes.into_iter();
            Holes::Few(std::array::from_fn(|_| holes.next().unwrap_or(Hole::Absent)))
        };
        Self { template, holes }
    }

    /// The same, with what fills its holes owned; nothing is read for that.
    #[must_use]
    pub fn into_owned(self) -> Filled<'static> {
        let holes = match self.holes {
            Holes::Few(holes) => Holes::Few(holes.map(Hole::into_owned)),
            Holes::Many(holes) => Holes::Many(owned(holes)),
        };
        Filled { template: self.template, holes }
    }

    /// The JSON as a tree.
    #[must_use]
    pub fn node(&self) -> Node<'_> {
        self.template.skeleton().root(self.holes(), self)
    }

    /// Appends the JSON to `out`.
    pub fn write(&self, out: &mut Vec<u8>) {
        self.template.skeleton().write(self.holes(), out);
    }

    fn holes(&self) -> &[Hole<'a>] {
        match &self.holes {
            Holes::Few(holes) => holes,
            Holes::Many(holes) => holes,
        }
    }
}

impl<'a> Nested<'a> {
    /// A template with what fills its holes, in their order.
    #[must_use]
    pub fn new<const N: usize>(template: &'static Template, holes: [Hole<'a>; N]) -> Self {
        Self { template, holes: holes.into() }
    }

    pub(super) fn into_owned(self) -> Nested<'static> {
        Nested { template: self.template, holes: owned(self.holes) }
    }

    pub(super) fn node(&self) -> Node<'_> {
        self.template.skeleton().root(&self.holes, self)
    }

    pub(super) fn write(&self, out: &mut Vec<u8>) {
        self.template.skeleton().write(&self.holes, out);
    }
}

fn owned(holes: Vec<Hole<'_>>) -> Vec<Hole<'static>> {
    holes.into_iter().map(Hole::into_owned).collect()
}

impl Forest for Filled<'_> {
    fn member(&self, at: usize, index: usize) -> Option<Member<'_>> {
        self.template.skeleton().member((at, index), self.holes(), self)
    }

    fn item(&self, at: usize, index: usize) -> Option<Item<'_>> {
        self.template.skeleton().item((at, index), self.holes(), self)
    }

    fn count(&self, at: usize) -> Count {
        self.template.skeleton().count(at)
    }
}

impl Forest for Nested<'_> {
    fn member(&self, at: usize, index: usize) -> Option<Member<'_>> {
        self.template.skeleton().member((at, index), &self.holes, self)
    }

    fn item(&self, at: usize, index: usize) -> Option<Item<'_>> {
        self.template.skeleton().item((at, index), &self.holes, self)
    }

    fn count(&self, at: usize) -> Count {
        self.template.skeleton().count(at)
    }
}
