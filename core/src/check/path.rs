//! Where the walk is.

use crate::schema::{Form, Shape};
use crate::tree::Step;

/// Where the walk is, as a linked list of stack frames up to the root: nothing is allocated unless there is something to
/// report.
pub(crate) struct Path<'p> {
    pub(crate) parent: Option<&'p Self>,
    /// The step from the parent; none at the root.
    pub(crate) step: Option<Step<'p>>,
    pub(crate) renames: &'static [(&'static str, &'static str)],
    pub(crate) link: &'static str,
    /// The object that stands there, once the walk is in it.
    pub(crate) shape: Option<&'static Shape>,
}

impl<'p> Path<'p> {
    pub(crate) const fn key(&'p self, key: &'p str) -> Self {
        self.step(Step::Member(key))
    }

    pub(crate) const fn index(&'p self, index: usize) -> Self {
        self.step(Step::Item(index))
    }

    const fn step(&'p self, step: Step<'p>) -> Self {
        Path { parent: Some(self), step: Some(step), renames: &[], link: self.link, shape: None }
    }

    pub(crate) const fn of(self, renames: &'static [(&'static str, &'static str)]) -> Self {
        Path { renames, ..self }
    }

    /// The same place, where an object of this shape stands.
    pub(crate) const fn within(&'p self, shape: &'static Shape) -> Self {
        let link = if shape.link.is_empty() { self.link } else { shape.link };
        Path {
            parent: self.parent,
            step: self.step,
            renames: self.renames,
            link,
            shape: Some(shape),
        }
    }

    /// The nearest object around this one that has a member of the name, and the member of it that this one stands in.
    pub(crate) fn around_with(&self, name: &str) -> Option<(&'static Shape, &'p str)> {
        let parent = self.parent?;
        let has = |shape: &&'static Shape| match &shape.form {
            Form::Struct(form) => form.named(name).is_some(),
            Form::Tagged(_) => false,
        };
        match (parent.shape.filter(has), self.step) {
            (Some(shape), Some(Step::Member(within))) => Some((shape, within)),
            _ => parent.around_with(name),
        }
    }

    pub(crate) fn write_pointer(&self, pointer: &mut String) {
        if let Some(parent) = self.parent {
            parent.write_pointer(pointer);
        }
        match self.step {
            None => {}
            Some(Step::Member(key)) => {
                pointer.push('/');
                pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
            }
            Some(Step::Item(index)) => {
                pointer.push('/');
                pointer.push_str(&index.to_string());
            }
        }
    }

    pub(crate) fn renamed(&self, rule: &'static str) -> &'static str {
        // From the inside out, since an outer field may rename what an inner one renamed already.
        let here =
            self.renames.iter().find(|(there, _)| *there == rule).map_or(rule, |(_, here)| *here);
        self.parent.map_or(here, |parent| parent.renamed(here))
    }
}
