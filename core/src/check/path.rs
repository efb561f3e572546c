//! Where the walk is.

/// Where the walk is, as a chain up to the root: nothing is allocated unless something must be reported.
pub(crate) struct Path<'p> {
    pub(crate) parent: Option<&'p Self>,
    pub(crate) step: Step<'p>,
    pub(crate) renames: &'static [(&'static str, &'static str)],
    pub(crate) link: &'static str,
}

#[derive(Clone, Copy)]
pub(crate) enum Step<'p> {
    Root,
    Key(&'p str),
    Index(usize),
}

impl<'p> Path<'p> {
    pub(crate) const fn key(&'p self, key: &'p str) -> Self {
        Path { parent: Some(self), step: Step::Key(key), renames: &[], link: self.link }
    }

    pub(crate) const fn index(&'p self, index: usize) -> Self {
        Path { parent: Some(self), step: Step::Index(index), renames: &[], link: self.link }
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
            Step::Root => {}
            Step::Key(key) => {
                pointer.push('/');
                pointer.push_str(&key.replace('~', "~0").replace('/', "~1"));
            }
            Step::Index(index) => {
                pointer.push('/');
                pointer.push_str(&index.to_string());
            }
        }
    }

    pub(crate) fn renamed(&self, rule: &'static str) -> &'static str {
        let here =
            self.renames.iter().find(|(there, _)| *there == rule).map_or(rule, |(_, here)| *here);
        self.parent.map_or(here, |parent| parent.renamed(here))
    }
}
