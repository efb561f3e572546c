//! The objects and words that a document refers to, each once.

use std::collections::{BTreeSet, VecDeque};

use crate::platform::PlatformKind;
use crate::schema::{Choices, Shape, Tagged, Variant};

/// What a document refers to while it is written.
pub(super) struct Definitions {
    platform: PlatformKind,
    known: BTreeSet<String>,
    waiting: VecDeque<(String, Waiting)>,
}

/// What is referred to, and not written yet.
pub(super) enum Waiting {
    /// An object, with the page about that around it.
    Object(&'static Shape, &'static str),
    /// What one word of a tag stands for, where that stands beside the tag.
    Beside(&'static Tagged, &'static Variant, &'static str),
    Words(&'static Choices),
}

impl Definitions {
    pub(super) const fn new(platform: PlatformKind) -> Self {
        Self { platform, known: BTreeSet::new(), waiting: VecDeque::new() }
    }

    /// The next that is to be written, with its name.
    pub(super) fn next(&mut self) -> Option<(String, Waiting)> {
        self.waiting.pop_front()
    }

    pub(super) const fn platform(&self) -> PlatformKind {
        self.platform
    }

    /// The reference to an object.
    pub(super) fn object(&mut self, shape: &'static Shape, around: &'static str) -> String {
        let link = if shape.link.is_empty() { around } else { shape.link };
        self.refer(name(shape.path), Waiting::Object(shape, link))
    }

    /// The reference to what a word of `shape`'s tag stands for.
    pub(super) fn beside(
        &mut self,
        (shape, form): (&'static Shape, &'static Tagged),
        variant: &'static Variant,
        around: &'static str,
    ) -> String {
        let inner = (variant.shape)();
        let link = if inner.link.is_empty() { around } else { inner.link };
        let name = format!("{}.{}", name(shape.path), variant.choice.value);
        self.refer(name, Waiting::Beside(form, variant, link))
    }

    /// The reference to a set of words.
    pub(super) fn words(&mut self, choices: &'static Choices) -> String {
        self.refer(name(choices.path), Waiting::Words(choices))
    }

    fn refer(&mut self, name: String, waiting: Waiting) -> String {
        let reference = format!("#/$defs/{name}");
        if self.known.insert(name.clone()) {
            self.waiting.push_back((name, waiting));
        }
        reference
    }
}

/// The path without the crate, in a form that needs no escapes in a reference.
fn name(path: &str) -> String {
    path.split("::").skip(1).collect::<Vec<_>>().join(".")
}
