//! [`Members`]: the members of an object, whatever their types are.
//!
//! By them walking, reading and showing an object are written once, and not for each struct. What the derive writes for one
//! is which member stands where, without a call in it: of a hundred structs that is a good part of what rustc has to
//! compile of this crate.

use std::fmt;

use crate::convert::value::{Schema, Storage, Value};
use crate::schema::{Field, Type};
use crate::tree::{Member, Node, Object, ObjectRef, View, find_member};

/// The members of an object, in the order of its fields.
pub trait Members {
    /// The member at `index`; `None` past the last.
    fn member(&self, index: usize) -> Option<&dyn Place>;
    /// The same to be written to.
    fn place(&mut self, index: usize) -> Option<&mut dyn Place>;
}

/// An object whose members are its fields: what the derive implements for a struct.
pub trait Record: Schema + Members {
    /// Its members.
    const FIELDS: &'static [Field];
    /// The struct with nothing in it.
    const NOTHING: Self;
}

impl<T: Record> Value for T {
    const TYPE: Type = Type::Object(T::shape);
    const EMPTY: Self = T::NOTHING;

    fn node(&self) -> Node<'_> {
        Node::new(View::Object(ObjectRef::new(self)))
    }

    fn read(node: Node<'_>, storage: Storage) -> Option<Self> {
        let mut object = T::NOTHING;
        if !read(&mut object, T::FIELDS, node, storage) {
            return None;
        }
        Some(object)
    }
}

impl<T: Record> Object for T {
    fn member(&self, index: usize) -> Option<Member<'_>> {
        walk(self, T::FIELDS, index)
    }

    fn key(&self, index: usize) -> Option<&str> {
        T::FIELDS.get(index).map(|field| field.name)
    }
}

/// A value of some type of the API, and the place that it stands in.
pub trait Place {
    /// The value as the walk sees it.
    fn seen(&self) -> Node<'_>;
    /// Puts what `node` holds in its place; `false` if that is of another kind, or nothing where nothing may not be.
    fn read(&mut self, node: Option<Node<'_>>, storage: Storage) -> bool;
}

impl<T: Value> Place for T {
    fn seen(&self) -> Node<'_> {
        self.node()
    }

    fn read(&mut self, node: Option<Node<'_>>, storage: Storage) -> bool {
        let value = match node {
            Some(node) => T::read(node, storage),
            None => T::absent(),
        };
        match value {
            Some(value) => {
                *self = value;
                true
            }
            None => false,
        }
    }
}

/// The member at `index` of an object with these fields, as the walk sees it.
fn walk<'m>(object: &'m dyn Members, fields: &'static [Field], index: usize) -> Option<Member<'m>> {
    Some(Member::new(fields.get(index)?.name, object.member(index)?.seen()))
}

/// Reads the members of `object`, which has these fields; `false` if one of them cannot be read. One without fields is read
/// of anything.
fn read(
    object: &mut dyn Members,
    fields: &'static [Field],
    node: Node<'_>,
    storage: Storage,
) -> bool {
    let Some(written) = node.object() else { return fields.is_empty() };
    fields.iter().enumerate().all(|(index, field)| {
        let found = find_member(written, |name| field.is_named(name));
        object.place(index).is_some_and(|place| place.read(found, storage))
    })
}

/// Shows an object by what is in it, without what is left out and what is secret.
pub(crate) fn debug(
    object: &dyn Members,
    name: &str,
    fields: &'static [Field],
    formatter: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut shown = formatter.debug_struct(name);
    for (index, field) in fields.iter().enumerate().filter(|(_, field)| !field.secret) {
        let seen = object.member(index).map(Place::seen).filter(|node| !node.is_absent());
        if let Some(node) = seen {
            shown.field(field.rust, &node);
        }
    }
    if fields.iter().any(|field| field.secret) {
        shown.finish_non_exhaustive()
    } else {
        shown.finish()
    }
}
