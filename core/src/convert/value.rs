//! [`Value`]: what a Rust type is to the schema, and how the walk sees it.
//!
//! What is generic here is compiled for some two hundred types. So it has loops and `match` where closures would read as
//! well: without optimization each closure is a function more, for each type.

use crate::plain::list::List;
use crate::plain::number::Number;
use crate::plain::text::Text;
use crate::schema::{Choices, Field, Shape, Type};
use crate::tree::{self, Count, Item, Node, View, json_number};

/// A Rust type that can be a field of a message.
///
/// [`derive(Schema)`](sendapi_derive::Schema) implements it for the objects of the API.
pub trait Value: Sized {
    /// What the schema says about it.
    const TYPE: Type;
    /// Whether it may be missing.
    const OPTIONAL: bool = false;
    /// What says as little as can be: what stands in a struct literal where the value is still to be written.
    const EMPTY: Self;
    /// What a field of this type is by itself.
    const FIELD: Field = Field { optional: Self::OPTIONAL, ty: Self::TYPE, ..Field::BLANK };

    /// The value as the walk sees it. Hidden, or editors would offer it behind every number and string.
    #[doc(hidden)]
    fn node(&self) -> Node<'_>;

    /// The value that `node` holds; `None` if it is of another kind. What it borrows from `node` it copies.
    fn read(node: Node<'_>, storage: Storage) -> Option<Self>;

    /// What stands for a missing member; `None` if it may not be missing.
    #[must_use]
    fn absent() -> Option<Self> {
        None
    }
}

/// What becomes of texts and lists that are read.
#[derive(Clone, Copy, Debug)]
pub enum Storage {
    /// The value owns them.
    Owned,
    /// They are leaked to `'static`, so that a clone of the value copies none: only for values that are cached for the life
    /// of the program.
    Leaked,
}

impl Storage {
    fn text<'a>(self, text: String) -> Text<'a> {
        match self {
            Self::Owned => Text::Owned(text),
            Self::Leaked => Text::Borrowed(text.leak()),
        }
    }

    fn list<'a, T>(self, items: Vec<T>) -> List<'a, T> {
        match self {
            Self::Owned => List::Owned(items),
            Self::Leaked => List::Borrowed(items.leak()),
        }
    }
}

/// An object of the API: a [`Value`] with a shape.
pub trait Schema: Value {
    /// What the platform says about it.
    const SHAPE: &'static Shape;

    /// The same as a function, since constants may not refer to themselves in a circle.
    #[must_use]
    fn shape() -> &'static Shape {
        Self::SHAPE
    }
}

/// A word of the API: a [`Value`] out of a set.
pub trait Word: Value {
    /// The set.
    const CHOICES: &'static Choices;

    /// The same as a function.
    #[must_use]
    fn choices() -> &'static Choices {
        Self::CHOICES
    }
}

/// Reads the member of `object` that is called by one of `names`.
#[doc(hidden)]
#[must_use]
pub fn read_member<T: Value>(
    object: tree::ObjectRef<'_>,
    names: &[&str],
    storage: Storage,
) -> Option<T> {
    match tree::find_member(object, |name| names.contains(&name)) {
        Some(node) => T::read(node, storage),
        None => T::absent(),
    }
}

impl Value for Text<'_> {
    const TYPE: Type = Type::Text;
    const EMPTY: Self = Self::EMPTY;

    fn node(&self) -> Node<'_> {
        Node::new(View::Text(self.as_str()))
    }

    fn read(node: Node<'_>, storage: Storage) -> Option<Self> {
        match node.view {
            View::Text(text) => Some(storage.text(text.to_owned())),
            View::Integer(value) => Some(storage.text(value.to_string())),
            View::Number(value) => Some(storage.text(json_number(value))),
            _ => None,
        }
    }
}

impl Value for bool {
    const TYPE: Type = Type::Bool;
    const EMPTY: Self = false;

    fn node(&self) -> Node<'_> {
        Node::new(View::Bool(*self))
    }

    fn read(node: Node<'_>, _: Storage) -> Option<Self> {
        match node.view {
            View::Bool(value) => Some(value),
            _ => None,
        }
    }
}

impl Value for u64 {
    const TYPE: Type = Type::Integer;
    const EMPTY: Self = 0;

    fn node(&self) -> Node<'_> {
        Node::new(View::Integer(i128::from(*self)))
    }

    fn read(node: Node<'_>, _: Storage) -> Option<Self> {
        match node.view {
            View::Integer(value) => value.try_into().ok(),
            _ => None,
        }
    }
}

impl Value for Number {
    const TYPE: Type = Type::Number;
    const EMPTY: Self = Self::Integer(0);

    fn node(&self) -> Node<'_> {
        match *self {
            Self::Integer(value) => Node::new(View::Integer(i128::from(value))),
            Self::Float(value) => Node::new(View::Number(value)),
        }
    }

    fn read(node: Node<'_>, _: Storage) -> Option<Self> {
        match node.view {
            View::Integer(value) => Some(Self::whole(value)),
            View::Number(value) => Some(Self::Float(value)),
            _ => None,
        }
    }
}

impl<T: Value> Value for Option<T> {
    const TYPE: Type = T::TYPE;
    const OPTIONAL: bool = true;
    const EMPTY: Self = None;

    fn node(&self) -> Node<'_> {
        match self {
            Some(value) => value.node(),
            None => Node::new(View::Absent),
        }
    }

    fn read(node: Node<'_>, storage: Storage) -> Option<Self> {
        match T::read(node, storage) {
            None => None,
            value => Some(value),
        }
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<T: Value> Value for List<'_, T> {
    const TYPE: Type = Type::List(&T::TYPE);
    const EMPTY: Self = Self::EMPTY;

    fn node(&self) -> Node<'_> {
        Node::new(View::List(tree::ListRef::new(self)))
    }

    fn read(node: Node<'_>, storage: Storage) -> Option<Self> {
        let View::List(list) = node.view else { return None };
        let mut read = Vec::new();
        for item in tree::items(list) {
            read.push(T::read(item.node, storage)?);
        }
        Some(storage.list(read))
    }
}

impl<T: Value> tree::List for List<'_, T> {
    fn item(&self, index: usize) -> Option<Item<'_>> {
        let item = self.as_slice().get(index)?;
        Some(Item { index, certain: true, node: item.node() })
    }

    fn count(&self) -> Count {
        Count::exactly(self.len())
    }
}
