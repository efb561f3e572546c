//! References to the objects and lists of a tree.

use std::fmt;

use super::{Count, Item, List, Member, Node, Object, View};

/// A tree that has no value of its own for each of its objects and lists, but a number.
pub trait Forest {
    /// The member at `index` of the object number `at`; `None` past the last.
    fn member(&self, at: usize, index: usize) -> Option<Member<'_>>;
    /// The name of that member.
    fn key(&self, at: usize, index: usize) -> Option<&str>;
    /// The item at `index` of the list number `at`; `None` past the last.
    fn item(&self, at: usize, index: usize) -> Option<Item<'_>>;
    /// How many items the list number `at` has.
    fn count(&self, at: usize) -> Count;
}

/// An object in a tree.
#[derive(Clone, Copy)]
pub struct ObjectRef<'t>(Place<'t, dyn Object + 't>);

/// A list in a tree.
#[derive(Clone, Copy)]
pub struct ListRef<'t>(Place<'t, dyn List + 't>);

impl fmt::Debug for ObjectRef<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Node::new(View::Object(*self)).fmt(formatter)
    }
}

impl fmt::Debug for ListRef<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Node::new(View::List(*self)).fmt(formatter)
    }
}

/// A value of its own, or one by its number.
// Not `dyn Object` alone: the values of a stencil lie in one table, and an object for each would be allocated.
enum Place<'t, T: ?Sized> {
    Own(&'t T),
    In(&'t dyn Forest, usize),
}

// Not derived, which would ask `T` to be `Copy`, and that no trait object is.
impl<T: ?Sized> Clone for Place<'_, T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: ?Sized> Copy for Place<'_, T> {}

impl<'t> ObjectRef<'t> {
    /// The object.
    #[must_use]
    pub const fn new(object: &'t (dyn Object + 't)) -> Self {
        Self(Place::Own(object))
    }

    /// The object number `at` of a tree.
    #[must_use]
    pub const fn of(forest: &'t dyn Forest, at: usize) -> Self {
        Self(Place::In(forest, at))
    }

    /// The member at `index`, in the order written; `None` past the last.
    #[must_use]
    pub fn member(self, index: usize) -> Option<Member<'t>> {
        match self.0 {
            Place::Own(object) => object.member(index),
            Place::In(forest, at) => forest.member(at, index),
        }
    }

    /// The name of that member.
    #[must_use]
    pub fn key(self, index: usize) -> Option<&'t str> {
        match self.0 {
            Place::Own(object) => object.key(index),
            Place::In(forest, at) => forest.key(at, index),
        }
    }
}

impl<'t> ListRef<'t> {
    /// The list.
    #[must_use]
    pub const fn new(list: &'t (dyn List + 't)) -> Self {
        Self(Place::Own(list))
    }

    /// The list number `at` of a tree.
    #[must_use]
    pub const fn of(forest: &'t dyn Forest, at: usize) -> Self {
        Self(Place::In(forest, at))
    }

    /// The item at `index`, in the order written; `None` past the last.
    #[must_use]
    pub fn item(self, index: usize) -> Option<Item<'t>> {
        match self.0 {
            Place::Own(list) => list.item(index),
            Place::In(forest, at) => forest.item(at, index),
        }
    }

    /// How many items there are.
    #[must_use]
    pub fn count(self) -> Count {
        match self.0 {
            Place::Own(list) => list.count(),
            Place::In(forest, at) => forest.count(at),
        }
    }
}
