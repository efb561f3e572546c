//! A rule between the members of an object: what excludes what, what needs what.
//!
//! Most are data, in a few forms; the rest are functions that look at the object and return where it breaks the rule.
//! Each stands in the list of its struct, which names the list in `#[schema(rules = …)]`.

use std::fmt;

use super::{Condition, Severity};
use crate::platform::PlatformKind;
use crate::tree::{Beside, Breach, Place, Step};

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
    /// What must hold where something else does.
    Implies(Implication),
    /// Few items of a list of which something holds.
    Few(Few),
    /// Two words that do not stand in one list.
    Apart {
        /// The list.
        list: &'static str,
        /// The words.
        words: [&'static str; 2],
        /// What it asks for, as a sentence.
        asks: &'static str,
    },
    /// Lists whose items have some words only, though others of their kind have more.
    Kinds {
        /// The ways to the lists.
        lists: &'static [&'static [Step<'static>]],
        /// The member of an item.
        member: &'static str,
        /// Its words.
        words: &'static [&'static str],
        /// What it asks for, as a sentence.
        asks: &'static str,
    },
    /// Anything else: what it asks for, and who judges it.
    Function {
        /// What it asks for, as a sentence.
        asks: &'static str,
        /// Who judges it.
        judge: Judge,
        /// Members without all of which it is never broken, so that nobody need judge it; where none are named, it may be.
        about: &'static [&'static str],
    },
}

/// That something holds where something else does.
#[derive(Clone, Copy, Debug)]
pub struct Implication {
    /// Where all of these hold,
    pub when: &'static [Condition],
    /// all of these must.
    pub then: &'static [Condition],
    /// What it asks for, as a sentence.
    pub asks: &'static str,
    /// What is wrong, where that sentence does not say it of an object; else empty.
    pub told: &'static str,
    /// Where a breach is: the way to a member, and which part of it.
    pub at: (&'static [&'static str], Place),
}

/// That something holds of so many items of a list at most.
#[derive(Clone, Copy, Debug)]
pub struct Few {
    /// The list.
    pub list: &'static str,
    /// So many.
    pub most: usize,
    /// What holds of them.
    pub which: Condition,
    /// What it asks for, as a sentence.
    pub asks: &'static str,
    /// What is wrong, where that sentence does not say it of an object; else empty.
    pub told: &'static str,
    /// The way from an item that is too many to the value at which a breach is.
    pub at: &'static [&'static str],
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

impl Relation {
    /// What it asks for, where that is said in words of its own; else empty.
    #[must_use]
    pub const fn asks(&self) -> &'static str {
        match self {
            Self::Implies(Implication { asks, .. })
            | Self::Few(Few { asks, .. })
            | Self::Apart { asks, .. }
            | Self::Kinds { asks, .. }
            | Self::Function { asks, .. } => asks,
            _ => "",
        }
    }
}

impl Implication {
    /// Whether it is sure to be broken.
    pub(crate) fn is_broken(&self, beside: &Beside<'_, '_>) -> bool {
        self.when.iter().all(|it| it.holds(beside) == Some(true))
            && self.then.iter().any(|it| it.holds(beside) == Some(false))
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
        Self::new(id, Relation::Function { asks, judge: Judge(judge), about: &[] }, remedy)
    }

    /// A judged rule that is broken only where there is one of these members.
    pub(crate) const fn about(self, about: &'static [&'static str]) -> Self {
        match self.relation {
            Relation::Function { asks, judge, .. } => {
                Self { relation: Relation::Function { asks, judge, about }, ..self }
            }
            _ => self,
        }
    }

    pub(crate) const fn implied(
        id: &'static str,
        implication: Implication,
        remedy: &'static str,
    ) -> Self {
        Self::new(id, Relation::Implies(implication), remedy)
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
