//! A request that was checked.

use sendapi::{Message, Platform, Violation};

use crate::input::Document;
use crate::positions::{Position, Positions};

/// What came of checking one request.
#[derive(Debug)]
pub(crate) struct Checked<P> {
    pub(crate) document: Document,
    /// The message, unless it breaks a rule.
    pub(crate) message: Option<Message<'static, P>>,
    /// What is wrong with it, or of the message what should be looked at.
    pub(crate) remarks: Vec<Remark>,
}

/// A violation, and where it is, counted as in the file.
#[derive(Debug)]
pub(crate) struct Remark {
    pub(crate) violation: Violation,
    pub(crate) position: Option<Position>,
}

impl<P: Platform> Checked<P> {
    pub(crate) fn of(document: Document) -> Self {
        let (violations, message) = match Message::from_json(&document.text) {
            Ok(message) => (message.warnings(), Some(message)),
            Err(invalid) => (invalid.violations().to_vec(), None),
        };
        Self { remarks: remarks(violations, &document), document, message }
    }

    pub(crate) fn is_fine(&self) -> bool {
        self.message.is_some()
    }
}

fn remarks(violations: Vec<Violation>, document: &Document) -> Vec<Remark> {
    // Most requests are fine, and need no positions.
    if violations.is_empty() {
        return Vec::new();
    }
    let positions = Positions::of(&document.text);
    let lines_before = document.place.line.map_or(0, |line| line - 1);
    let remark = |violation| {
        let position = positions.at(&violation);
        let position = position.map(|at| Position { line: at.line + lines_before, ..at });
        Remark { violation, position }
    };
    violations.into_iter().map(remark).collect()
}
