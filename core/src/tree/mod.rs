//! The walk: what the checker sees of a request, in whichever form that is held.
//!
//! Four trees implement it: the tokens inside `message!`, parsed JSON, the typed values and stencils. A tree may be
//! partly unknown: an expression has no value yet, an `Option` may turn out empty, a `for` has no length.

mod beside;
mod breach;
mod find;
mod forest;
pub(crate) mod json;
pub(crate) mod write;

pub use beside::{Beside, Keys, Known, Names};
pub use breach::{Breach, Place, Step};
pub use find::{Found, descend, find};
pub(crate) use find::{find_member, named};
pub use forest::{Forest, ListRef, ObjectRef};
pub use write::{json_number, json_text};
/// A value in a tree.
#[derive(Clone, Copy)]
pub struct Node<'t> {
    /// What is known of it.
    pub view: View<'t>,
    /// A number by which the tree finds the place again; 0 where it has no use for one.
    pub origin: usize,
    /// Whether all of it was judged while the program compiled, so that nothing is new about it.
    pub judged: bool,
}

/// What is known of a value.
#[derive(Clone, Copy)]
pub enum View<'t> {
    /// Nothing: a missing member or `null`.
    Absent,
    /// A value that is not known yet.
    Unknown,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i128),
    /// A number with a fraction, or too large for a whole one.
    Number(f64),
    /// A string.
    Text(&'t str),
    /// A list.
    List(ListRef<'t>),
    /// An object.
    Object(ObjectRef<'t>),
}

/// An object in a tree.
pub trait Object {
    /// The member at `index`, in the order written; `None` past the last.
    fn member(&self, index: usize) -> Option<Member<'_>>;
    /// The name of that member. A tree that knows it without looking at the value says so by itself: whoever looks for one
    /// member passes over all others.
    fn key(&self, index: usize) -> Option<&str> {
        self.member(index).map(|member| member.key)
    }
}

/// A list in a tree.
pub trait List {
    /// The item at `index`, in the order written; `None` past the last.
    fn item(&self, index: usize) -> Option<Item<'_>>;
    /// How many items there are.
    fn count(&self) -> Count;
}

/// A member of an [`Object`].
#[derive(Clone, Copy)]
pub struct Member<'t> {
    /// Its name.
    pub key: &'t str,
    /// Where the name stands; like [`Node::origin`].
    pub key_origin: usize,
    /// Whether it is sure to be there.
    pub certain: bool,
    /// Its value.
    pub node: Node<'t>,
}

/// An item of a [`List`].
#[derive(Clone, Copy)]
pub struct Item<'t> {
    /// Its place in the list, as far as it is known.
    pub index: usize,
    /// Whether it is sure to be there.
    pub certain: bool,
    /// Its value.
    pub node: Node<'t>,
}

/// The length of a [`List`], as far as it is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// At least so many items.
    pub at_least: usize,
    /// At most so many items; `None` where that is open.
    pub at_most: Option<usize>,
}

impl<'t> Node<'t> {
    /// A value in a tree that needs no origins.
    #[must_use]
    pub const fn new(view: View<'t>) -> Self {
        Self { view, origin: 0, judged: false }
    }

    /// Whether it counts as missing.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        matches!(self.view, View::Absent)
    }

    /// The text, if it is one.
    #[must_use]
    pub const fn text(&self) -> Option<&'t str> {
        match self.view {
            View::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The object, if it is one.
    #[must_use]
    pub const fn object(&self) -> Option<ObjectRef<'t>> {
        match self.view {
            View::Object(object) => Some(object),
            _ => None,
        }
    }
}

impl<'t> Member<'t> {
    /// A member that is sure to be there, in a tree that needs no origins.
    #[must_use]
    pub const fn new(key: &'t str, node: Node<'t>) -> Self {
        Self { key, key_origin: 0, certain: true, node }
    }
}

impl Count {
    /// Exactly `count` items.
    #[must_use]
    pub const fn exactly(count: usize) -> Self {
        Self { at_least: count, at_most: Some(count) }
    }
}

/// All members of an object, in the order written.
pub fn members(object: ObjectRef<'_>) -> impl Iterator<Item = Member<'_>> {
    Members { object, index: 0 }
}

/// All items of a list, in the order written.
pub fn items(list: ListRef<'_>) -> impl Iterator<Item = Item<'_>> {
    Items { list, index: 0 }
}

/// What `map_while` over the places does, which is compiled anew for each use.
struct Members<'t> {
    object: ObjectRef<'t>,
    index: usize,
}

impl<'t> Iterator for Members<'t> {
    type Item = Member<'t>;

    fn next(&mut self) -> Option<Member<'t>> {
        let member = self.object.member(self.index);
        self.index += 1;
        member
    }
}

/// The same of a list.
struct Items<'t> {
    list: ListRef<'t>,
    index: usize,
}

impl<'t> Iterator for Items<'t> {
    type Item = Item<'t>;

    fn next(&mut self) -> Option<Item<'t>> {
        let item = self.list.item(self.index);
        self.index += 1;
        item
    }
}

impl std::fmt::Debug for Node<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.view.fmt(formatter)
    }
}

impl std::fmt::Debug for View<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Absent => formatter.write_str("null"),
            Self::Unknown => formatter.write_str("…"),
            Self::Bool(value) => value.fmt(formatter),
            Self::Integer(value) => value.fmt(formatter),
            Self::Number(value) => value.fmt(formatter),
            Self::Text(value) => value.fmt(formatter),
            Self::List(list) => {
                formatter.debug_list().entries(items(*list).map(|item| item.node)).finish()
            }
            Self::Object(object) => formatter
                .debug_map()
                .entries(members(*object).map(|member| (member.key, member.node)))
                .finish(),
        }
    }
}

impl std::fmt::Debug for Member<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{}: {:?}", self.key, self.node)
    }
}

impl std::fmt::Debug for Item<'_> {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.node.fmt(formatter)
    }
}
