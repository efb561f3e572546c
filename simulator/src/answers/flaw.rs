//! What is not as it should be in a request: a broken rule, or a clothing that only the platform takes.

use std::fmt;

use sendapi_core::Severity;
use sendapi_core::violation::Place;
use serde_json::{Value, json};

/// A violation, kept beyond the checker's answer; or what the door has to tell of how a request is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Flaw {
    pub(crate) rule: String,
    pub(crate) pointer: String,
    place: Place,
    sentence: String,
    link: String,
    /// Whether the platform takes the request in spite of it.
    is_warning: bool,
}

impl Flaw {
    /// What the platform takes, and a careful author would not write.
    pub(crate) fn told(rule: &str, pointer: String, sentence: String) -> Self {
        let (place, link) = (Place::Key, GRAPH.to_owned());
        Self { rule: rule.to_owned(), pointer, place, sentence, link, is_warning: true }
    }

    /// What is not looked at, since there is too much of it.
    pub(crate) fn left_out(sentence: &str) -> Self {
        Self::told("wire.left_out", String::new(), sentence.to_owned())
    }

    /// The same, of what the platform takes.
    pub(crate) fn into_warning(self) -> Self {
        Self { is_warning: true, ..self }
    }

    /// The same, where nothing is taken that a careful author would not write.
    pub(crate) fn into_error(self) -> Self {
        Self { is_warning: false, ..self }
    }

    pub(crate) fn place(&self) -> Place {
        self.place
    }

    pub(crate) fn sentence(&self) -> &str {
        &self.sentence
    }

    pub(crate) fn is_warning(&self) -> bool {
        self.is_warning
    }

    pub(crate) fn link(&self) -> &str {
        &self.link
    }

    /// As a refusal tells it.
    pub(crate) fn json(&self) -> Value {
        json!({
            "rule": self.rule,
            "pointer": self.pointer,
            "severity": self.severity(),
            "message": self.sentence,
        })
    }

    /// With what a page needs to point at it.
    pub(crate) fn on_a_page(&self) -> Value {
        let (place, from) = match self.place {
            Place::Key => ("key", None),
            Place::Value => ("value", None),
            Place::Surplus { from } => ("items", Some(from)),
            Place::Object => ("object", None),
        };
        json!({
            "rule": self.rule,
            "pointer": self.pointer,
            "severity": self.severity(),
            "place": place,
            "from": from,
            "sentence": self.sentence,
            "link": self.link,
        })
    }

    fn severity(&self) -> &'static str {
        if self.is_warning { "warning" } else { "error" }
    }
}

impl From<&sendapi_core::Violation> for Flaw {
    fn from(violation: &sendapi_core::Violation) -> Self {
        Self {
            rule: violation.rule().to_owned(),
            pointer: violation.pointer().to_owned(),
            place: violation.place(),
            sentence: violation.to_string(),
            link: violation.link().to_owned(),
            is_warning: violation.severity() == Severity::Warn,
        }
    }
}

/// A line of the log.
impl fmt::Display for Flaw {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let pointer = if self.pointer.is_empty() { "(root)" } else { &self.pointer };
        let sentence = self.sentence.trim_end().replace('\n', "\n        ");
        let warning = if self.is_warning { "warning: " } else { "" };
        write!(f, "{warning}{pointer}: {sentence} [{}]", self.rule)
    }
}

const GRAPH: &str = "https://developers.facebook.com/docs/graph-api/overview";
