//! Who is to be forgotten, and what came of it.

/// Whose messages are meant, for [`Outbox::forget`](crate::Outbox::forget).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person(pub(crate) Named);

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    Id(String),
    Lane(String),
}

impl Person {
    /// The person with this id, as in `recipient: {"id": "7204418830956127"}`: what is addressed to it, in whichever
    /// lane.
    pub fn id(id: impl Into<String>) -> Self {
        Self(Named::Id(id.into()))
    }

    /// All that was put with this [lane](crate::Putting::lane). What was put without one, and is not addressed to an id, has
    /// its recipient as its lane, such as `{"comment_id":"17"}`.
    pub fn lane(lane: impl Into<String>) -> Self {
        Self(Named::Lane(lane.into()))
    }
}

/// What [`Outbox::forget`](crate::Outbox::forget) has erased.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Forgotten {
    /// So many messages hold nothing of the person any more.
    pub messages: u64,
    /// So many of them were waiting, and will not be sent.
    pub taken_back: u64,
    /// So many of them were under way, and may still arrive. If one does not, it is not tried again.
    pub under_way: u64,
    /// So many events that came in hold nothing of the person any more. They are still known again when the platform repeats them.
    pub events: u64,
    /// So many of them waited for their handler, and are not handled any more: one at work writes nothing.
    pub not_handled: u64,
    /// Whether a bot [remembered](crate::Turn::remember) something of the conversation, which is gone.
    pub was_remembered: bool,
}
