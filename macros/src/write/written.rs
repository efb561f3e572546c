//! What is written out in a message, written down: one string for rustc in place of a tree of literals.

use proc_macro2::{Literal, Punct, Spacing, TokenTree};
use sendapi_core::PlatformKind;
use sendapi_core::message::written::{content_text, request_text};
use sendapi_core::schema::Shape;

use crate::draft::{Draft, Entry, Value};

/// What of a message is text.
#[derive(Debug)]
pub(crate) enum Written {
    /// Nothing.
    Nothing,
    /// What it says.
    Content(String),
    /// All of it.
    Whole(String),
}

impl Written {
    /// Writes down what can be written down of a message; a content is taken out of the draft. Where something runs,
    /// the message is no constant, and the content can be fetched when it runs.
    pub(crate) fn take(draft: &mut Draft, shape: &'static Shape, platform: PlatformKind) -> Self {
        let written = if draft.is_text() {
            request_text(draft.node(), platform).map(Self::Whole)
        } else if draft.runs() {
            content(draft, shape).map(Self::Content)
        } else {
            None
        };
        written.unwrap_or(Self::Nothing)
    }

    /// The function that makes a message of it for a platform.
    pub(crate) const fn maker(&self, platform: PlatformKind) -> &'static str {
        match (platform, self) {
            (PlatformKind::Messenger, Self::Nothing) => "__sendapi_messenger",
            (PlatformKind::Messenger, Self::Content(_)) => "__sendapi_messenger_saying",
            (PlatformKind::Messenger, Self::Whole(_)) => "__sendapi_messenger_written",
            (PlatformKind::Instagram, Self::Nothing) => "__sendapi_instagram",
            (PlatformKind::Instagram, Self::Content(_)) => "__sendapi_instagram_saying",
            (PlatformKind::Instagram, Self::Whole(_)) => "__sendapi_instagram_written",
        }
    }

    /// The text as an argument, behind a comma if it is not the first.
    pub(crate) fn into_text(self) -> impl Iterator<Item = TokenTree> {
        let (comma, text) = match self {
            Self::Nothing => (None, None),
            Self::Content(text) => (Some(Punct::new(',', Spacing::Alone)), Some(text)),
            Self::Whole(text) => (None, Some(text)),
        };
        let literal = text.map(|text| TokenTree::from(Literal::string(&text)));
        comma.map(TokenTree::from).into_iter().chain(literal)
    }
}

/// Takes the content out of a request and writes it down, if nothing in it runs.
fn content(draft: &mut Draft, shape: &'static Shape) -> Option<String> {
    let Value::Object(request) = &mut draft.value else { return None };
    let field = shape.members().flattened?.field;
    let is_content = |entry: &Entry| field.is_named(&entry.key.name);
    let place = request.entries.iter().position(is_content)?;
    let (entry, behind) = request.entries.get(place..)?.split_first()?;
    if !entry.conditions.is_empty() || !entry.value.is_text() || behind.iter().any(is_content) {
        return None;
    }
    let text = content_text(entry.value.node())?;
    request.entries.remove(place);
    Some(text)
}
