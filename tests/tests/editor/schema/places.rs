//! Where what stands: the way from a macro's body to every object, and the places for objects and words in it.

use std::collections::{BTreeSet, VecDeque};

use sendapi::engine::schema::{Choices, Field, Form, Shape, Type};

use super::objects::{Object, item};
use super::roots::{Root, roots};
use super::values::{braced, entries};

/// An object in a body, and the way to it.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) root: Root,
    steps: Vec<Step>,
    pub(super) object: Object,
}

/// From an object to one in it.
#[derive(Clone, Debug)]
struct Step {
    object: Object,
    field: &'static Field,
}

/// A member in whose place an object of a kind stands, or several.
#[derive(Clone, Debug)]
pub(super) struct Kind {
    pub(super) around: Place,
    pub(super) field: &'static Field,
    pub(super) shape: &'static Shape,
}

/// A member in whose place a word stands, or several.
#[derive(Clone, Debug)]
pub(super) struct Words {
    pub(super) around: Place,
    pub(super) field: &'static Field,
    pub(super) choices: &'static Choices,
}

/// What there is in the body of one macro for one platform: each object, kind and set of words once.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub(super) objects: Vec<Place>,
    pub(super) kinds: Vec<Kind>,
    pub(super) words: Vec<Words>,
}

/// What there is in the body of each macro for each platform. `content!` takes what stands in `message!` too: of it only
/// what stands at its top.
pub(super) fn everywhere() -> Vec<Places> {
    roots()
        .map(|root| {
            let depth = if root.name == "content" { 0 } else { usize::MAX };
            walk(root, depth)
        })
        .collect()
}

fn walk(root: Root, depth: usize) -> Places {
    let mut places = Places::default();
    let mut seen = BTreeSet::from([root.shape.path]);
    let whole = Place { root, steps: Vec::new(), object: Object::whole(root.shape) };
    let mut open = VecDeque::from([whole]);
    while let Some(place) = open.pop_front() {
        for field in place.object.members(root.platform) {
            match item(field.ty) {
                (Type::Object(shape), _) if place.steps.len() < depth => {
                    let inner = place.below(field, shape());
                    open.extend(inner.into_iter().filter(|it| seen.insert(it.object.shape.path)));
                    places.note_kind(&place, field, shape());
                }
                (Type::Choice(choices), _) => places.note_words(&place, field, choices()),
                _ => {}
            }
        }
        places.objects.push(place);
    }
    places
}

impl Places {
    fn note_kind(&mut self, around: &Place, field: &'static Field, shape: &'static Shape) {
        let in_list = item(field.ty).1;
        let has_heads = match &shape.form {
            Form::Tagged(_) => true,
            Form::Struct(form) => form.discriminant.is_some() || in_list,
        };
        if has_heads && !self.kinds.iter().any(|kind| kind.shape.path == shape.path) {
            self.kinds.push(Kind { around: around.clone(), field, shape });
        }
    }

    fn note_words(&mut self, around: &Place, field: &'static Field, choices: &'static Choices) {
        if !self.words.iter().any(|words| words.choices.path == choices.path) {
            self.words.push(Words { around: around.clone(), field, choices });
        }
    }
}

impl Place {
    /// The objects that may stand in a member of this one.
    fn below(&self, field: &'static Field, shape: &'static Shape) -> Vec<Self> {
        let mut steps = self.steps.clone();
        steps.push(Step { object: self.object, field });
        let objects = Object::of(shape, item(field.ty).1, self.root.platform);
        let place = |object| Self { root: self.root, steps: steps.clone(), object };
        objects.into_iter().map(place).collect()
    }

    /// The whole call, with these lines in the object.
    pub(super) fn source(&self, lines: &[String]) -> String {
        let mut inner = lines.to_vec();
        let mut object = self.object;
        for step in self.steps.iter().rev() {
            let mut value = braced(&object, &[inner.join("\n")]);
            if item(step.field.ty).1 {
                value = format!("[{value}]");
            }
            inner = entries(&step.object, Some((step.field, &value)), self.root.platform);
            for entry in &mut inner {
                entry.push(',');
            }
            object = step.object;
        }
        self.root.call(&inner.join("\n"))
    }

    /// What it is called in the report: the way from the body, with the heads on it.
    pub(super) fn name(&self) -> String {
        let (macro_name, platform) = (self.root.name, self.root.platform_name());
        let steps = self.steps.iter().map(|step| match step.object.head {
            "" => format!("{} > ", step.field.name),
            head => format!("{head}.{} > ", step.field.name),
        });
        let way: String = steps.collect();
        let head = if self.object.head.is_empty() { "{ }" } else { self.object.head };
        format!("{platform} {macro_name}, {way}{head}")
    }
}
