//! By what is known again what comes again.

use std::fmt;
use std::io;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::subject::id_of_a_comment;
use super::{
    CallEvent, Change, ChangeValue, Comment, Event, Happened, Incoming, Kind, Scalar, Time,
};
use crate::Recipient;

/// What stands for one thing that happened, from [`Incoming::identity`]. Its text is 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Identity([u8; 16]);

impl Incoming {
    /// What the platform repeats when it sends the same again; `None` for what has nothing of the kind.
    ///
    /// It is always of an account, and of a conversation that this app has or that another app has:
    ///
    /// | what | is the same by |
    /// | --- | --- |
    /// | a message | its `mid`; taking it back is another thing, and so is its echo |
    /// | an edit | `mid` and `num_edit` |
    /// | a tap on a button | its `mid` |
    /// | a reaction, opt-in, referral, account link, and all else in a conversation, also what lacks an id above | everything that it says, with its `timestamp`, if that is in milliseconds |
    /// | a delivery, or that messages were read | nothing: they are often, and twice does no harm |
    /// | a new comment | its id and its words |
    /// | a visitor's new post | everything that it says, with its `created_time` |
    /// | a lead | its id |
    /// | what became of a call | its id and what happened, with its state and the number of its session |
    /// | all else outside the conversations, such as that a comment was edited, hidden or removed | nothing: the same may happen again, and only the second tells them apart |
    ///
    /// So two different things are never the same: an edited comment has other words, a reaction that was taken back and
    /// given again another time.
    ///
    /// An inbox [remembers](super::InboxBuilder::remember) it in the memory of its process. Several processes, or one that
    /// is started again, may share what they have seen by it: it is the same wherever this version of the library runs.
    #[must_use]
    pub fn identity(&self) -> Option<Identity> {
        let account = self.account_id();
        match self.happened() {
            Happened::Event(event) => in_a_conversation(event, &(account, "messaging")),
            Happened::Standby(event) => in_a_conversation(event, &(account, "standby")),
            Happened::Change(change) => outside(change, &(account, &change.field)),
            Happened::Call(call) => of_a_call(call, &(account, "calls")),
            Happened::Other => None,
        }
    }
}

impl Identity {
    /// Of a body: everything in it.
    pub(super) fn of_a_body(body: &[&Incoming]) -> Self {
        Self::of(&body)
    }

    /// Of a place in the body that this stands for.
    pub(super) fn at(self, place: usize) -> Self {
        Self::of(&(self.0, place))
    }

    fn of(what: &impl Serialize) -> Self {
        let mut digest = Digest(Sha256::new());
        // A digest takes everything. As JSON, so that no two things are written alike.
        let _ = serde_json::to_writer(&mut digest, what);
        let mut start = [0; 16];
        start.iter_mut().zip(digest.0.finalize()).for_each(|(start, byte)| *start = byte);
        Self(start)
    }
}

fn in_a_conversation(event: &Event, whose: &impl Serialize) -> Option<Identity> {
    let name = event.kind.name();
    match &event.kind {
        Kind::Message(message) if message.mid.is_some() => {
            let flags = (message.is_deleted == Some(true), message.is_echo == Some(true));
            Some(Identity::of(&(whose, name, &message.mid, flags)))
        }
        Kind::MessageEdit(edit) if edit.mid.is_some() && edit.num_edit.is_some() => {
            Some(Identity::of(&(whose, name, &edit.mid, &edit.num_edit)))
        }
        Kind::Postback(postback) if postback.mid.is_some() => {
            Some(Identity::of(&(whose, name, &postback.mid)))
        }
        Kind::Comment(comment) => written(comment, whose),
        Kind::Delivery(_) | Kind::Read(_) => None,
        _ if event.timestamp.as_ref().is_some_and(Time::is_in_milliseconds) => {
            Some(Identity::of(&(whose, event)))
        }
        _ => None,
    }
}

fn outside(change: &Change, whose: &impl Serialize) -> Option<Identity> {
    match change.value.as_ref()? {
        ChangeValue::Comment(comment) | ChangeValue::LiveComment(comment) => {
            written(comment, whose)
        }
        ChangeValue::Lead(lead) => {
            let id = lead.leadgen_id.as_ref().or(lead.lead_id.as_ref())?;
            Some(Identity::of(&(whose, id.as_text())))
        }
        ChangeValue::Call(call) => of_a_call(call, whose),
        _ => None,
    }
}

fn of_a_call(call: &CallEvent, whose: &impl Serialize) -> Option<Identity> {
    let (id, event) = (call.id.as_ref()?, call.event.as_ref()?);
    let version = call.session.as_ref().and_then(|session| session.version.as_ref());
    Some(Identity::of(&(whose, id, event, &call.call_status, version)))
}

/// What can be answered privately, and only once: new comments and new posts.
fn written(comment: &Comment, whose: &impl Serialize) -> Option<Identity> {
    if matches!(comment.as_recipient()?, Recipient::CommentId(_)) {
        let id = id_of_a_comment(comment).map(Scalar::as_text);
        return Some(Identity::of(&(whose, id, &comment.text, &comment.message)));
    }
    comment.created_time.is_some().then(|| Identity::of(&(whose, comment)))
}

impl fmt::Display for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Identity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Identity({self})")
    }
}

struct Digest(Sha256);

impl io::Write for Digest {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
