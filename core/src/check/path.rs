//! Where the walk is.

use crate::tree::Step;

/// Where the walk is, as a linked list of stack frames up to the root: nothing is allocated unless there is something to
/// report.
pub(crate) struct Path<'p> {
    pub(crate) parent: Option<&'p Self>,
    /// The step from the parent; none at the root.
    pub(crate) step: Option<Step<'p>>,
    pub(crate) renames: &'static [(&'static str, &'static str)],
    pub(crate) link: &'static str,
}

impl<'p> Path<'p> {
    pub(crate) const fn key(&'p self, key: &'p str) -> Self {
        Path { parent: Some(self), step: Some(Step::Member(key)), renames: &[], link: self.link }
    }

    pub(crate) const fn index(&'p self, index: usize) -> Self {
        Path { parent: Some(self), step: Some(Step::Item(index)), renames: &[], link: self.link }
    }

    pub(crate) const fn of(self, renames: &'static [(&'static str, &'static str)]) -> Self {
        Path { renames, ..self }
    }

    pub(crate) fn linked(&'p self, link: &'static str) -> Self {
        let link = if link.is_empty() { self.link } else { link };
        Path { parent: self.parent, step: self.step, renames: self.renames, link }
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
