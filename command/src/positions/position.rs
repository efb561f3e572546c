//! A line and a column.

/// A line and a column, both from 1; the column counts characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Position {
    pub(crate) line: usize,
    pub(crate) column: usize,
}

impl Position {
    /// Where a text begins.
    pub(super) const START: Self = Self { line: 1, column: 1 };

    /// Where a text proves to be no JSON.
    pub(super) fn of(error: &serde_json::Error) -> Self {
        Self { line: error.line(), column: error.column().max(1) }
    }

    /// Where the text goes on after `passed`, which begins here.
    pub(super) fn after(self, passed: &str) -> Self {
        match passed.rsplit_once('\n') {
            None => Self { column: self.column + passed.chars().count(), ..self },
            Some((before, last)) => Self {
                line: self.line + before.matches('\n').count() + 1,
                column: last.chars().count() + 1,
            },
        }
    }
}
