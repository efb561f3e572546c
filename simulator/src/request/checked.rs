//! A message that keeps all rules that can be told from the request alone.

use std::time::SystemTime;

use sendapi_core::value::Schema as _;
use sendapi_core::violation::Place;
use sendapi_core::webhook::{Closed, Window};
use sendapi_core::{Instagram, Invalid, Message, Messenger, Recipient, Request, Violation};
use serde_json::{Value, json};

use super::told::Told;
use crate::Platform;
use crate::answers::flaw::Flaw;
use crate::answers::refusal::Refusal;

#[derive(Clone, Debug)]
pub(crate) enum Checked {
    Messenger(Message<'static, Messenger>),
    Instagram(Message<'static, Instagram>),
}

impl Checked {
    /// The request, as text and parsed, by the rules of the platform; what it takes in spite of those of core is told, such
    /// as what was `written` in its place.
    pub(crate) fn take(
        platform: Platform,
        (json, body): (&str, &Value),
        written: Option<&str>,
        told: &Told,
    ) -> Result<Self, Refusal> {
        let slips = written.and_then(|written| Self::read(platform, written).err());
        let slips = flaws(slips.iter().flat_map(Invalid::violations));
        let message = Self::read(platform, json).map_err(|invalid| {
            Refusal::invalid(platform, Request::SHAPE, body, &invalid).beside(&slips)
        })?;
        if let Some(retired) = message.retired_tag() {
            return Err(Refusal::tag_retired(platform, &retired.to_string()));
        }
        told.tell(slips.into_iter().chain(flaws(&message.warnings())))?;
        Ok(message)
    }

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

    /// What the platform takes, and the rules have doubts about.
    fn warnings(&self) -> Vec<Violation> {
        match self {
            Self::Messenger(message) => message.warnings(),
            Self::Instagram(message) => message.warnings(),
        }
    }

    /// That its tag is retired, if it is: core warns of that, and the platform refuses it.
    fn retired_tag(&self) -> Option<Violation> {
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

fn flaws<'v>(violations: impl IntoIterator<Item = &'v Violation>) -> Vec<Flaw> {
    violations.into_iter().map(|violation| Flaw::from(violation).into_warning()).collect()
}
