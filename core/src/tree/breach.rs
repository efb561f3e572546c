//! Where a rule between members is broken, as the rule tells it.

use std::borrow::Cow;

/// A breach of a rule between the members of an object: where below the object, and in which words if not the rule's
/// own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// The way from the object to the place.
    pub steps: Vec<Step<'static>>,
    /// Which part of the place is meant.
    pub place: Place,
    /// What is wrong, where the rule's own sentence does not say it.
    pub sentence: Option<Cow<'static, str>>,
}

/// A step from a value to one inside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'k> {
    /// To the member of this name.
    Member(&'k str),
    /// To the item that is written with this number, counted from 0.
    Item(usize),
}

/// The part of a place that something is said about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The name of a member.
    Key,
    /// A value.
    Value,
    /// The items of a list from the first that is too many.
    Surplus {
        /// How many items are allowed.
        from: usize,
    },
    /// An object that lacks something.
    Object,
}

impl Breach {
    /// A breach at the part `place` of where `steps` lead.
    #[must_use]
    pub fn at(steps: &[Step<'static>], place: Place) -> Self {
        Self { steps: steps.to_vec(), place, sentence: None }
    }

    /// A breach by the whole object.
    #[must_use]
    pub const fn of_the_object() -> Self {
        Self { steps: Vec::new(), place: Place::Object, sentence: None }
    }

    /// A breach by the presence of the member to which `names` lead.
    #[must_use]
    pub fn key(names: &[&'static str]) -> Self {
        Self::in_members(names, Place::Key)
    }

    /// A breach by the value of the member to which `names` lead.
    #[must_use]
    pub fn value(names: &[&'static str]) -> Self {
        Self::in_members(names, Place::Value)
    }

    /// A breach by what the object lacks to which `names` lead.
    #[must_use]
    pub fn lack(names: &[&'static str]) -> Self {
        Self::in_members(names, Place::Object)
    }

    /// The same breach in words of its own.
    #[must_use]
    pub fn saying(self, sentence: impl Into<Cow<'static, str>>) -> Self {
        Self { sentence: Some(sentence.into()), ..self }
    }

    /// The only breach, if there is one: only then it is made, which allocates.
    pub fn when(broken: bool, breach: impl FnOnce() -> Self) -> Vec<Self> {
        if broken { vec![breach()] } else { Vec::new() }
    }

    /// A breach at the part `place` of the member to which `names` lead.
    #[must_use]
    pub fn in_members(names: &[&'static str], place: Place) -> Self {
        Self { steps: names.iter().copied().map(Step::Member).collect(), place, sentence: None }
    }
}
