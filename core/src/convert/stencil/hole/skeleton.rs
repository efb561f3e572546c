//! A stencil's text, taken apart for the checker and for reading.

use super::Hole;
use crate::convert::stencil::HOLE;
use crate::convert::stencil::pieces::Pieces;
use crate::convert::stencil::store::Store;
use crate::tree::json::{Json, Members};
use crate::tree::{Count, Forest, Item, ListRef, Member, Node, ObjectRef, View};

/// A stencil's text as a tree.
#[derive(Debug)]
pub(in crate::convert::stencil) struct Skeleton {
    pub(in crate::convert::stencil) text: &'static str,
    knots: Vec<Knot>,
}

/// A stencil with what fills its holes.
pub(in crate::convert::stencil) trait Filling {
    fn skeleton(&self) -> &'static Skeleton;
    fn holes(&self) -> &[Hole<'_>];
}

impl<T: Filling> Forest for T {
    fn member(&self, at: usize, index: usize) -> Option<Member<'_>> {
        self.skeleton().member((at, index), self.holes(), self)
    }

    fn key(&self, at: usize, index: usize) -> Option<&str> {
        self.skeleton().key(at, index)
    }

    fn item(&self, at: usize, index: usize) -> Option<Item<'_>> {
        self.skeleton().item((at, index), self.holes(), self)
    }

    fn count(&self, at: usize) -> Count {
        self.skeleton().count(at)
    }
}

/// A value in the text, by its number.
#[derive(Debug)]
struct Knot {
    what: What,
    /// Whether there is no hole in it, so that it was judged while the program compiled.
    judged: bool,
}

#[derive(Debug)]
enum What {
    Hole(usize),
    Null,
    Bool(bool),
    Integer(i128),
    Number(f64),
    Text(String),
    /// The numbers of its items.
    List(Vec<usize>),
    /// Its keys, each with the number of its value.
    Object(Vec<(String, usize)>),
}

impl Skeleton {
    /// The skeleton of a text, taken apart once.
    pub(in crate::convert::stencil) fn of(text: &'static str) -> &'static Self {
        static SKELETONS: Store<Skeleton> = Store::new();
        SKELETONS.get(text, Self::read)
    }

    #[expect(clippy::panic, reason = "only the macros call it, with what they wrote")]
    fn read(text: &'static str) -> Self {
        let mut json = String::new();
        for (number, piece) in Pieces(text).enumerate() {
            // JSON that `serde_json` can read, with an object in place of each hole that no other is like.
            if let Some(before) = number.checked_sub(1) {
                json.push_str("{\"\\u0001\":");
                json.push_str(&before.to_string());
                json.push('}');
            }
            json.push_str(piece);
        }
        let Ok(json) = Json::parse(&json) else {
            panic!("`message!` wrote what it cannot read: {text}")
        };
        let mut skeleton = Self { text, knots: Vec::new() };
        skeleton.add(json);
        skeleton
    }

    /// Adds a value behind all that are in it, and says its number.
    fn add(&mut self, json: Json) -> usize {
        let mut judged = true;
        let what = match json {
            Json::Null => What::Null,
            Json::Bool(value) => What::Bool(value),
            Json::Integer(value) => What::Integer(value),
            Json::Number(value) => What::Number(value),
            Json::Text(text) => What::Text(text),
            Json::List(items) => {
                let items = items.0.into_iter().map(|item| self.add(item)).collect::<Vec<_>>();
                judged = items.iter().all(|item| self.is_judged(*item));
                What::List(items)
            }
            Json::Object(members) => {
                let hole = hole_of(&members);
                let members = if hole.is_some() { Vec::new() } else { members.0 };
                let members = members.into_iter().map(|(key, value)| (key, self.add(value)));
                let members: Vec<_> = members.collect();
                judged = hole.is_none() && members.iter().all(|(_, value)| self.is_judged(*value));
                hole.map_or(What::Object(members), What::Hole)
            }
        };
        self.knots.push(Knot { what, judged });
        self.knots.len() - 1
    }

    fn is_judged(&self, at: usize) -> bool {
        self.knots.get(at).is_some_and(|knot| knot.judged)
    }

    /// The whole, which stands behind all that is in it.
    pub(in crate::convert::stencil) fn root<'t>(
        &'t self,
        holes: &'t [Hole<'_>],
        forest: &'t dyn Forest,
    ) -> Node<'t> {
        self.node(self.knots.len().saturating_sub(1), holes, forest)
    }

    fn node<'t>(&'t self, at: usize, holes: &'t [Hole<'_>], forest: &'t dyn Forest) -> Node<'t> {
        let Some(knot) = self.knots.get(at) else { return Node::new(View::Absent) };
        let view = match &knot.what {
            What::Hole(number) => {
                return holes.get(*number).map_or(Node::new(View::Absent), Hole::node);
            }
            What::Null => View::Absent,
            What::Bool(value) => View::Bool(*value),
            What::Integer(value) => View::Integer(*value),
            What::Number(value) => View::Number(*value),
            What::Text(text) => View::Text(text),
            What::List(_) => View::List(ListRef::of(forest, at)),
            What::Object(_) => View::Object(ObjectRef::of(forest, at)),
        };
        Node { judged: knot.judged, ..Node::new(view) }
    }

    fn member<'t>(
        &'t self,
        (at, index): (usize, usize),
        holes: &'t [Hole<'_>],
        forest: &'t dyn Forest,
    ) -> Option<Member<'t>> {
        let (key, value) = self.written(at, index)?;
        Some(Member::new(key, self.node(*value, holes, forest)))
    }

    fn key(&self, at: usize, index: usize) -> Option<&str> {
        self.written(at, index).map(|(key, _)| &**key)
    }

    fn written(&self, at: usize, index: usize) -> Option<&(String, usize)> {
        let What::Object(members) = &self.knots.get(at)?.what else { return None };
        members.get(index)
    }

    fn item<'t>(
        &'t self,
        (at, index): (usize, usize),
        holes: &'t [Hole<'_>],
        forest: &'t dyn Forest,
    ) -> Option<Item<'t>> {
        let What::List(items) = &self.knots.get(at)?.what else { return None };
        let node = self.node(*items.get(index)?, holes, forest);
        Some(Item { index, certain: true, node })
    }

    fn count(&self, at: usize) -> Count {
        match self.knots.get(at).map(|knot| &knot.what) {
            Some(What::List(items)) => Count::exactly(items.len()),
            _ => Count::exactly(0),
        }
    }
}

/// The number of the hole in whose place the object stands.
fn hole_of(members: &Members) -> Option<usize> {
    match members.0.as_slice() {
        [(key, Json::Integer(number))] if key.starts_with(HOLE) => usize::try_from(*number).ok(),
        _ => None,
    }
}
