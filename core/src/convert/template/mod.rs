//! JSON with holes: what the macros write of a message in place of a tree of literals.
//!
//! rustc has one string to read and an expression for each hole, and sending has the string to copy. Whoever wants to
//! look inside, the checker first of all, sees a tree like any other; no part of it is allocated for that.

mod filled;
mod hole;
mod skeleton;

use std::fmt;
use std::sync::OnceLock;

pub use self::filled::Filled;
pub use self::hole::{Hole, Holes, IntoHole, Nested};
use self::skeleton::Skeleton;

/// What stands in the text for a hole. JSON has no such sign, not even in a string, where it is escaped.
pub const HOLE: char = '\u{1}';

/// A text with holes. There is one in a program for each place where a macro wrote it.
pub struct Template {
    text: &'static str,
    // Taken apart when it is first used: most of a program's messages are not sent in a run.
    skeleton: OnceLock<Skeleton>,
}

impl Template {
    /// The template with this text.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self { text, skeleton: OnceLock::new() }
    }

    fn skeleton(&self) -> &Skeleton {
        self.skeleton.get_or_init(|| Skeleton::of(self.text))
    }
}

impl fmt::Debug for Template {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt(formatter)
    }
}
