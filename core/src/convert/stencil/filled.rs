//! A text with what fills its holes.

use super::Hole;
use super::hole::owned;
use super::hole::skeleton::Skeleton;
use super::hole::writing::write;
use crate::tree::{Count, Forest, Item, Member, Node};

/// So many holes need no memory of their own. A message has ten cards at most.
const FEW: usize = 16;

/// A text with what fills its holes.
#[derive(Clone, Debug)]
pub struct Filled<'a> {
    text: &'static str,
    holes: Holes<'a>,
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
    /// A text with what fills its holes, in their order.
    #[must_use]
    pub fn new<const N: usize>(text: &'static str, holes: [Hole<'a>; N]) -> Self {
        let holes = if N > FEW {
            Holes::Many(holes.into())
        } else {
            let mut holes = holes.into_iter();
            Holes::Few(std::array::from_fn(|_| holes.next().unwrap_or(Hole::Absent)))
        };
        Self { text, holes }
    }

    /// The same, with what fills its holes owned; nothing is read for that.
    #[must_use]
    pub fn into_owned(self) -> Filled<'static> {
        let holes = match self.holes {
            Holes::Few(holes) => Holes::Few(holes.map(Hole::into_owned)),
            Holes::Many(holes) => Holes::Many(owned(holes)),
        };
        Filled { text: self.text, holes }
    }

    /// The JSON as a tree.
    #[must_use]
    pub fn node(&self) -> Node<'_> {
        Skeleton::of(self.text).root(self.holes(), self)
    }

    /// Appends the JSON to `out`.
    pub fn write(&self, out: &mut Vec<u8>) {
        write(self.text, self.holes(), out);
    }

    fn holes(&self) -> &[Hole<'a>] {
        match &self.holes {
            Holes::Few(holes) => holes,
            Holes::Many(holes) => holes,
        }
    }
}

impl Forest for Filled<'_> {
    fn member(&self, at: usize, index: usize) -> Option<Member<'_>> {
        Skeleton::of(self.text).member((at, index), self.holes(), self)
    }

    fn item(&self, at: usize, index: usize) -> Option<Item<'_>> {
        Skeleton::of(self.text).item((at, index), self.holes(), self)
    }

    fn count(&self, at: usize) -> Count {
        Skeleton::of(self.text).count(at)
    }
}
