//! A request that was checked.

use sendapi::{Message, Platform, Violation};

use crate::input::Document;
use crate::position::Position;

/// What came of checking one request.
#[derive(Debug)]
pub(crate) struct Checked<P> {
    pub(crate) document: Document,
    /// The message, unless it breaks a rule.
    pub(crate) message: Option<Message<'static, P>>,
    /// What is wrong with it, or of the message what should be looked at.
    pub(crate) violations: Vec<Violation>,
}

impl<P: Platform> Checked<P> {
    pub(crate) fn of(document: Document) -> Self {
        match Message::from_json(&document.text) {
            Ok(message) => {
                Self { document, violations: message.warnings(), message: Some(message) }
            }
            Err(invalid) => {
                Self { document, violations: invalid.violations().to_vec(), message: None }
            }
        }
    }

    pub(crate) fn is_fine(&self) -> bool {
        self.message.is_some()
    }

    /// Where a violation of it is, counted as in its file.
    pub(crate) fn position(&self, violation: &Violation) -> Option<Position> {
        let position = Position::of(violation, &self.document.text)?;
        let lines_before = self.document.place.line.map_or(0, |line| line - 1);
        Some(Position { line: position.line + lines_before, ..position })
    }
}
