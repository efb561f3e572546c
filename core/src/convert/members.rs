//! [`Members`]: the members of an object, whatever their types are.
//!
//! By them walking, reading and showing an object are written once, and not for each struct. What the derive writes for one
//! is which member stands where, without a call in it: of a hundred structs that is a good part of what rustc has to
//! compile of this crate.

use std::fmt;

use crate::convert::value::{Storage, Value};
use crate::schema::Field;
use crate::tree::{Member, Node, find_member};

/// The members of an object, in the order of its fields.
pub(crate) trait Members {
    /// The member at `index`; `None` past the last.
    fn member(&self, index: usize) -> Option<&dyn Place>;
    /// The same to be written to.
    fn place(&mut self, index: usize) -> Option<&mut dyn Place>;
}

/// A value of some type of the API, and the place that it stands in.
pub(crate) trait Place: fmt::Debug {
    /// The value as the walk sees it.
    fn seen(&self) -> Node<'_>;
    /// Puts what `node` holds in its place; `false` if that is of another kind, or nothing where nothing may not be.
    fn read(&mut self, node: Option<Node<'_>>, storage: Storage) -> bool;
}

impl<T: Value + fmt::Debug> Place for T {
    fn seen(&self) -> Node<'_> {
        self.node()
    }

    fn read(&mut self, node: Option<Node<'_>>, storage: Storage) -> bool {
        let value = node.map_or_else(T::absent, |node| T::read(node, storage));
        let is_read = value.is_some();
        if let Some(value) = value {
            *self = value;
        }
        is_read
    }
}

/// The member at `index` of an object with these fields, as the walk sees it.
pub(crate) fn walk<'m>(
    object: &'m dyn Members,
    fields: &'static [Field],
    index: usize,
) -> Option<Member<'m>> {
    Some(Member::new(fields.get(index)?.name, object.member(index)?.seen()))
}

/// Reads the members of `object`, which has these fields; `false` if one of them cannot be read.
pub(crate) fn read(
    object: &mut dyn Members,
    fields: &'static [Field],
    node: Node<'_>,
    storage: Storage,
) -> bool {
    let Some(written) = node.object() else { return false };
    fields.iter().enumerate().all(|(index, field)| {
        let found = find_member(written, |name| field.is_named(name));
        object.place(index).is_some_and(|place| place.read(found, storage))
    })
}

/// Writes an object with these fields as the standard derive of `Debug` does, without what is secret.
pub(crate) fn debug(
    object: &dyn Members,
    name: &str,
    fields: &'static [Field],
    formatter: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut shown = formatter.debug_struct(name);
    for (index, field) in fields.iter().enumerate().filter(|(_, field)| !field.secret) {
        if let Some(member) = object.member(index) {
            shown.field(field.rust, &member);
        }
    }
    if fields.iter().any(|field| field.secret) {
        shown.finish_non_exhaustive()
    } else {
        shown.finish()
    }
}
