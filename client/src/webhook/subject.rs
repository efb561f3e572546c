//! The subject of an event: events with the same one are handled in order.

use std::borrow::Cow;

use super::{CallEvent, Change, ChangeValue, Comment, Event, Happened, Incoming, Kind, Scalar};
use crate::send::Lane;

impl Incoming {
    /// In which lane of its account it waits; `None` if it has nothing to do with anything else.
    pub(super) fn lane(&self) -> Option<Lane> {
        Subject::of(self).map(Lane::named)
    }
}

/// What something is about.
#[derive(PartialEq, Eq, Hash)]
enum Subject<'a> {
    Person(Cow<'a, str>),
    /// What nobody is named for: a message, a comment, a post, a template.
    Thing(&'static str, Cow<'a, str>),
    /// The account itself.
    Account(Option<&'static str>),
}

impl<'a> Subject<'a> {
    fn of(incoming: &'a Incoming) -> Option<Self> {
        // Not all that is told of a call names the person.
        if let Some(call) = incoming.call() {
            return Self::of_a_call(call);
        }
        if let Some(person) = incoming.person() {
            return Some(Self::Person(person));
        }
        match incoming.happened() {
            Happened::Event(event) | Happened::Standby(event) => Self::of_an_event(event),
            Happened::Change(change) => Self::of_a_change(change),
            Happened::Call(_) | Happened::Other => None,
        }
    }

    fn of_a_call(call: &'a CallEvent) -> Option<Self> {
        call.id.as_ref().map(|id| Self::Thing("call", id.as_text()))
    }

    fn of_an_event(event: &'a Event) -> Option<Self> {
        let mid = match &event.kind {
            Kind::PolicyEnforcement(_) | Kind::AppRoles(_) => {
                return Some(Self::Account(event.kind.name()));
            }
            Kind::Comment(comment) => return Self::of_a_comment(comment),
            Kind::Message(message) => message.mid.as_deref(),
            Kind::MessageEdit(edit) => edit.mid.as_deref(),
            Kind::Postback(postback) => postback.mid.as_deref(),
            Kind::Reaction(reaction) => reaction.mid.as_deref(),
            Kind::Read(read) => read.mid.as_deref(),
            Kind::ResponseFeedback(feedback) => feedback.mid.as_deref(),
            _ => None,
        };
        mid.map(|mid| Self::Thing("message", mid.into()))
    }

    fn of_a_change(change: &'a Change) -> Option<Self> {
        match change.value.as_ref()? {
            ChangeValue::Comment(comment) | ChangeValue::LiveComment(comment) => {
                Self::of_a_comment(comment)
            }
            ChangeValue::TemplateStatus(status) => {
                let id = status.message_template_id.as_ref()?;
                Some(Self::Thing("template", id.as_text()))
            }
            _ => None,
        }
    }

    fn of_a_comment(comment: &'a Comment) -> Option<Self> {
        let thing = |name, id: &'a Scalar| Self::Thing(name, id.as_text());
        let post = || comment.post_id.as_ref().map(|id| thing("post", id));
        id_of_a_comment(comment).map(|id| thing("comment", id)).or_else(post)
    }
}

/// Messenger and Instagram name it differently.
pub(super) fn id_of_a_comment(comment: &Comment) -> Option<&Scalar> {
    comment.comment_id.as_ref().or(comment.id.as_ref())
}
