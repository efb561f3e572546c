//! A tree that counts how often it is looked at.

use std::cell::Cell;

use sendapi_core::tree::{Count, Item, List, ListRef, Member, Node, Object, ObjectRef, View};

/// A JSON value.
#[derive(Clone, Debug)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Integer(i128),
    Text(String),
    List(Items),
    Object(Members),
}

#[derive(Clone, Debug)]
pub(crate) struct Items(pub(crate) Vec<Json>);

#[derive(Clone, Debug)]
pub(crate) struct Members(pub(crate) Vec<(String, Json)>);

thread_local! {
    static STEPS: Cell<usize> = const { Cell::new(0) };
}

/// What `work` gives, and how many members and items it asked for.
pub(crate) fn counted<T>(work: impl FnOnce() -> T) -> (T, usize) {
    STEPS.set(0);
    let value = work();
    (value, STEPS.get())
}

fn step() {
    STEPS.set(STEPS.get() + 1);
}

impl Json {
    pub(crate) fn node(&self) -> Node<'_> {
        Node::new(match self {
            Self::Null => View::Absent,
            Self::Bool(value) => View::Bool(*value),
            Self::Integer(value) => View::Integer(*value),
            Self::Text(text) => View::Text(text),
            Self::List(items) => View::List(ListRef::new(items)),
            Self::Object(members) => View::Object(ObjectRef::new(members)),
        })
    }
}

impl Object for Members {
    fn member(&self, index: usize) -> Option<Member<'_>> {
        step();
        self.0.get(index).map(|(key, value)| Member::new(key, value.node()))
    }
}

impl List for Items {
    fn item(&self, index: usize) -> Option<Item<'_>> {
        step();
        self.0.get(index).map(|item| Item { index, certain: true, node: item.node() })
    }

    fn count(&self) -> Count {
        Count::exactly(self.0.len())
    }
}
