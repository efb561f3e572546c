//! Which objects there are, in the order in which they are read, and where each of them stands.

use std::collections::VecDeque;

use super::text::code;
use crate::schema::{Choice, Field, Form, Shape, Tagged, Type};

/// An object of the reference.
pub(super) struct Entry {
    pub(super) shape: &'static Shape,
    /// The platform's page about it, or about the object in which it stands first.
    pub(super) link: &'static str,
    /// The places where it stands.
    pub(super) uses: Vec<Use>,
}

/// A place where an object stands.
pub(super) struct Use {
    /// The object around it.
    pub(super) shape: &'static Shape,
    /// The member that holds it, or the value of the tag that stands beside its members.
    pub(super) member: String,
    /// The value of the tag beside the member, where one decides.
    pub(super) beside: Option<String>,
}

/// All objects that are reachable from the `roots`, each once, those of an earlier root in front.
///
/// An object is followed by those in it; what comes in several kinds waits until all else is told, so that the parts of
/// a template stand below it and the buttons of all templates behind them.
pub(super) fn outline(roots: impl IntoIterator<Item = &'static Shape>) -> Vec<Entry> {
    let mut walk = Walk { entries: Vec::new(), waiting: VecDeque::new() };
    for root in roots {
        walk.waiting.push_back((root, root.link));
        while let Some((shape, link)) = walk.waiting.pop_front() {
            walk.enter(shape, link);
        }
    }
    walk.note_uses();
    walk.entries
}

struct Walk {
    entries: Vec<Entry>,
    waiting: VecDeque<(&'static Shape, &'static str)>,
}

impl Walk {
    fn enter(&mut self, shape: &'static Shape, link: &'static str) {
        if self.entry(shape).is_some() {
            return;
        }
        let link = if shape.link.is_empty() { link } else { shape.link };
        self.entries.push(Entry { shape, link, uses: Vec::new() });
        for (inner, _) in inner(shape) {
            match inner.form {
                Form::Struct(_) => self.enter(inner, link),
                Form::Tagged(_) => self.waiting.push_back((inner, link)),
            }
        }
    }

    fn note_uses(&mut self) {
        let shapes: Vec<_> = self.entries.iter().map(|entry| entry.shape).collect();
        for (inner, place) in shapes.into_iter().flat_map(inner) {
            if let Some(entry) = self.entry(inner) {
                entry.uses.push(place);
            }
        }
    }

    fn entry(&mut self, shape: &Shape) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.shape.path == shape.path)
    }
}

/// The objects in an object, each with its place.
fn inner(shape: &'static Shape) -> Vec<(&'static Shape, Use)> {
    match &shape.form {
        Form::Struct(form) => {
            let held = |field: &Field| {
                let place = Use { shape, member: code(field.name), beside: None };
                Some((object(field.ty)?, place))
            };
            form.fields.iter().filter_map(held).collect()
        }
        Form::Tagged(form) => {
            let kinds = form.variants.iter();
            kinds.map(|kind| ((kind.shape)(), place(shape, form, kind.choice))).collect()
        }
    }
}

fn place(shape: &'static Shape, form: &Tagged, word: &Choice) -> Use {
    let kind = code(&format!("{}: {}", form.tag.name, word.value));
    match form.content {
        Some(content) => Use { shape, member: code(content.name), beside: Some(kind) },
        None => Use { shape, member: kind, beside: None },
    }
}

fn object(ty: Type) -> Option<&'static Shape> {
    match ty {
        Type::Object(shape) => Some(shape()),
        Type::List(item) => object(*item),
        _ => None,
    }
}
