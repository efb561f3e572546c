//! A rule between the members of an object: what excludes what, what needs what.
//!
//! Most are data, in a few forms; the rest are functions that look at the object and return where it breaks the rule.
//! Each stands in the list of its struct, which names the list in `#[schema(rules = …)]`.

use std::fmt;

use super::Severity;
use crate::platform::PlatformKind;
use crate::tree::{Beside, Breach};

/// A rule between the members of an object.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// Its id.
    pub id: &'static str,
    /// The one platform on which it holds.
    pub on: Option<PlatformKind>,
    /// Whether breaking it is an error or a doubt.
    pub severity: Severity,
    /// What it asks for.
    pub relation: Relation,
    /// What to do about it.
    pub remedy: &'static str,
}

/// What a [`Rule`] asks for.
#[derive(Clone, Copy, Debug)]
pub enum Relation {
    /// At least one of these members.
    AtLeastOne(&'static [&'static str]),
    /// At most one of these members.
    AtMostOne(&'static [&'static str]),
    /// A member only beside another, which has one of some values; any value where none is given.
    OnlyWith {
        /// The member.
        field: &'static str,
        /// The other.
        with: &'static str,
        /// The values of the other.
        values: &'static [&'static str],
    },
    /// A member that is asked for when another has one of some values; any value where none is given.
    Needs {
        /// The other member.
        field: &'static str,
        /// The values of the other.
        values: &'static [&'static str],
        /// The member.
        needs: &'static str,
    },
    /// A member that is not taken when another has one of some values; any value where none is given.
    NotWith {
        /// The member.
        field: &'static str,
        /// The other.
        with: &'static str,
        /// The values of the other.
        values: &'static [&'static str],
    },
    /// A member that takes only some of its words when another has one of some values.
    Words {
        /// The member.
        field: &'static str,
        /// The other.
        with: &'static str,
        /// The values of the other.
        values: &'static [&'static str],
        /// The words that are left.
        words: &'static [&'static str],
    },
    /// Anything else: what it asks for, and who judges it.
    Function {
        /// What it asks for, as a sentence.
        asks: &'static str,
        /// Who judges it.
        judge: Judge,
    },
}

/// A function that looks at an object and returns where it breaks a rule; it reports only what is certain.
#[derive(Clone, Copy)]
pub struct Judge(pub fn(&Beside<'_, '_>) -> Vec<Breach>);

// Not derived: the address of a function says nothing, and differs from run to run.
impl fmt::Debug for Judge {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("…")
    }
}

impl Rule {
    pub(crate) const fn new(id: &'static str, relation: Relation, remedy: &'static str) -> Self {
        Self { id, on: None, severity: Severity::Reject, relation, remedy }
    }

    pub(crate) const fn judged(
        id: &'static str,
        judge: fn(&Beside<'_, '_>) -> Vec<Breach>,
        asks: &'static str,
        remedy: &'static str,
    ) -> Self {
        Self::new(id, Relation::Function { asks, judge: Judge(judge) }, remedy)
    }

    pub(crate) const fn on(self, platform: PlatformKind) -> Self {
        Self { on: Some(platform), ..self }
    }

    pub(crate) const fn warns(self) -> Self {
        Self { severity: Severity::Warn, ..self }
    }

    /// Whether the rule holds on `platform`.
    #[must_use]
    pub const fn holds_on(&self, platform: PlatformKind) -> bool {
        platform.is_among(self.on)
    }
}
