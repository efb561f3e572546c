//! A message that keeps all rules that can be told from the request alone.

use std::time::SystemTime;

use sendapi_core::violation::Place;
use sendapi_core::webhook::{Closed, Window};
use sendapi_core::{Instagram, Invalid, Message, Messenger, Recipient, Violation};
use serde_json::{Value, json};

use crate::Platform;

#[derive(Clone, Debug)]
pub(crate) enum Checked {
    Messenger(Message<'static, Messenger>),
    Instagram(Message<'static, Instagram>),
}

impl Checked {
    /// By the rules of this platform.
    pub(crate) fn read(platform: Platform, request: &str) -> Result<Self, Invalid> {
        match platform {
            Platform::Messenger => Message::from_json(request).map(Self::Messenger),
            Platform::Instagram => Message::from_json(request).map(Self::Instagram),
        }
    }

    /// The shortest message to this recipient.
    pub(crate) fn to(platform: Platform, recipient: &Value) -> Option<Self> {
        let request = json!({ "recipient": recipient, "message": { "text": "…" } });
        Self::read(platform, &request.to_string()).ok()
    }

    pub(crate) fn recipient(&self) -> &Recipient<'static> {
        match self {
            Self::Messenger(message) => message.recipient(),
            Self::Instagram(message) => message.recipient(),
        }
    }

    /// That its tag is retired, if it is: core warns of that, and the platform refuses it.
    pub(crate) fn retired_tag(&self) -> Option<Violation> {
        let warnings = match self {
            Self::Messenger(message) => message.tag().map(|_| message.warnings()),
            Self::Instagram(message) => message.tag().map(|_| message.warnings()),
        };
        // What is said of the key is about what stands beside it.
        let of_the_word =
            |warning: &Violation| warning.pointer() == "/tag" && warning.place() == Place::Value;
        warnings?.into_iter().find(of_the_word)
    }

    /// Whether it is a message and no sender action.
    pub(crate) fn has_content(&self) -> bool {
        match self {
            Self::Messenger(message) => message.content().is_some(),
            Self::Instagram(message) => message.content().is_some(),
        }
    }

    /// Whether it may be sent now, as far as this window is about it.
    pub(crate) fn fits(&self, window: &Window, now: SystemTime) -> Result<(), Closed> {
        match self {
            Self::Messenger(message) => window.allows(message, now),
            Self::Instagram(message) => window.allows(message, now),
        }
    }
}
