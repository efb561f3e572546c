//! A text with what fills its holes.

use std::sync::OnceLock;

use super::Hole;
use super::hole::skeleton::{Filling, Skeleton};
use super::hole::writing::write;
use super::hole::{owned, settle};
use crate::tree::Node;

/// So many holes need no memory of their own. A message has ten cards at most.
const FEW: usize = 16;

/// A text with what fills its holes.
#[derive(Clone, Debug)]
pub struct Filled<'a> {
    text: &'static str,
    // Looked up when somebody looks inside: what is only written needs none.
    skeleton: OnceLock<&'static Skeleton>,
    holes: Holes<'a>,
}

#[derive(Clone, Debug)]
#[expect(
    clippy::large_enum_variant,
    reason = "the large one is the usual one: it spares an allocation"
)]
enum Holes<'a> {
    /// Mostly it is a recipient and a text: sixteen would be moved and dropped for them.
    Two([Hole<'a>; 2]),
    Few([Hole<'a>; FEW]),
    Many(Vec<Hole<'a>>),
}

impl<'a> Holes<'a> {
    #[inline]
    fn of<const N: usize>(holes: [Hole<'a>; N]) -> Self {
        match N {
            0..=2 => Self::Two(padded(holes)),
            3..=FEW => Self::Few(padded(holes)),
            _ => Self::Many(holes.into()),
        }
    }
}

/// The holes, and nothing behind them.
#[inline]
fn padded<const N: usize, const ROOM: usize>(holes: [Hole<'_>; N]) -> [Hole<'_>; ROOM] {
    let mut holes = holes.into_iter();
    std::array::from_fn(|_| holes.next().unwrap_or(Hole::Absent))
}

impl<'a> Filled<'a> {
    /// A text with what fills its holes, in their order.
    #[must_use]
    pub fn new<const N: usize>(text: &'static str, holes: [Hole<'a>; N]) -> Self {
        let mut holes = holes;
        settle(&mut holes);
        Self { text, skeleton: OnceLock::new(), holes: Holes::of(holes) }
    }

    /// The same, with what fills its holes owned; nothing is read for that.
    #[must_use]
    pub fn into_owned(self) -> Filled<'static> {
        let holes = match self.holes {
            Holes::Two(holes) => Holes::Two(holes.map(Hole::into_owned)),
            Holes::Few(holes) => Holes::Few(holes.map(Hole::into_owned)),
            Holes::Many(holes) => Holes::Many(owned(holes)),
        };
        Filled { text: self.text, skeleton: self.skeleton, holes }
    }

    /// The JSON as a tree.
    #[must_use]
    pub fn node(&self) -> Node<'_> {
        self.skeleton().root(self.holes(), self)
    }

    /// Appends the JSON to `out`.
    pub fn write(&self, out: &mut Vec<u8>) {
        write(self.text, self.holes(), out);
    }
}

impl Filling for Filled<'_> {
    fn skeleton(&self) -> &'static Skeleton {
        self.skeleton.get_or_init(|| Skeleton::of(self.text))
    }

    fn holes(&self) -> &[Hole<'_>] {
        match &self.holes {
            Holes::Two(holes) => holes,
            Holes::Few(holes) => holes,
            Holes::Many(holes) => holes,
        }
    }
}
