//! What happened to one message.

use crate::kinds::{KindId, Place};
use crate::says::Says;

/// What the simulator saw of a message, and what the client said of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Story {
    pub(crate) tries: Vec<Try>,
    /// More than one or none is an error of its own.
    pub(crate) told: Vec<Told>,
}

impl Story {
    pub(crate) fn arrived(&self) -> usize {
        self.tries.iter().filter(|it| it.arrived.is_some()).count()
    }
}

/// One request that had the message in it.
#[derive(Clone, Debug)]
pub(crate) struct Try {
    pub(crate) place: Place,
    /// What went wrong with the batch that it came in.
    pub(crate) call: Option<KindId>,
    /// What went wrong with itself.
    pub(crate) own: Option<KindId>,
    /// If the message got through: its id.
    pub(crate) arrived: Option<IdHash>,
    /// If the rules kept it from that.
    pub(crate) refused: Option<Refused>,
}

impl Try {
    pub(crate) fn at(place: Place) -> Self {
        Self { place, call: None, own: None, arrived: None, refused: None }
    }
}

/// Why the simulator refused a message by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refused {
    /// The comment has had its one private reply, and the subcode says nothing else.
    Answered,
    /// Something has been answered.
    AnsweredSomehow,
    Otherwise,
}

/// What the client said of a message.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    pub(crate) says: Says,
    /// Of the receipt.
    pub(crate) id: Option<IdHash>,
    /// How often it was tried, as far as an error tells.
    pub(crate) attempts: Option<usize>,
    pub(crate) is_timeout: bool,
    /// The error, if there was one.
    pub(crate) error: Option<String>,
}

/// Ids are long, and there are many.
pub(crate) type IdHash = u64;
