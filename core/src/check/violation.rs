//! A broken rule: which, where, what was found, what is allowed and what to do.

use std::fmt;

use crate::schema::Severity;
pub use crate::tree::Place;

/// A rule that a request breaks.
///
/// Its `Display` is the whole story in one or two lines: what was written and what is allowed, then the way out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub(crate) rule: &'static str,
    pub(crate) severity: Severity,
    pub(crate) pointer: String,
    pub(crate) place: Place,
    pub(crate) origin: usize,
    pub(crate) finding: Finding,
    pub(crate) link: &'static str,
}

/// The words about a broken rule.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finding {
    /// The sentence: what was written, and the limit.
    pub sentence: String,
    /// What was found, in short.
    pub found: String,
    /// What is allowed, in short.
    pub allowed: String,
    /// What to do; may be empty.
    pub remedy: String,
}

impl Violation {
    /// The rule's id, as in `btn.title`.
    #[must_use]
    pub const fn rule(&self) -> &'static str {
        self.rule
    }

    /// Whether the platform refuses the request for it.
    #[must_use]
    pub const fn severity(&self) -> Severity {
        self.severity
    }

    /// The JSON pointer (RFC 6901) of the value; for a missing member that of the object that lacks it.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// Which part of that place is meant.
    #[must_use]
    pub const fn place(&self) -> Place {
        self.place
    }

    /// The number that the tree gave to the place; 0 for JSON text and typed values.
    #[must_use]
    pub const fn origin(&self) -> usize {
        self.origin
    }

    /// What was found, in short: "24 characters".
    #[must_use]
    pub fn found(&self) -> &str {
        &self.finding.found
    }

    /// What is allowed, in short: "at most 20 characters".
    #[must_use]
    pub fn allowed(&self) -> &str {
        &self.finding.allowed
    }

    /// The sentence without the remedy: "button title is 24 characters long, 4 over the limit of 20".
    #[must_use]
    pub fn sentence(&self) -> &str {
        &self.finding.sentence
    }

    /// What to do about it; may be empty.
    #[must_use]
    pub fn remedy(&self) -> &str {
        &self.finding.remedy
    }

    /// The platform's page about the object.
    #[must_use]
    pub const fn link(&self) -> &'static str {
        self.link
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.finding.sentence)?;
        if !self.finding.remedy.is_empty() {
            write!(formatter, ": {}", self.finding.remedy)?;
        }
        Ok(())
    }
}

/// A request that breaks rules: all of them at once.
///
/// ```
/// use sendapi_core::{Message, Messenger};
///
/// let invalid = Message::<Messenger>::from_json(r#"{"message": {"text": ""}}"#).unwrap_err();
/// let rules: Vec<_> = invalid.violations().iter().map(|violation| violation.rule()).collect();
/// assert_eq!(rules, ["text.nonempty", "req.recipient"]);
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Invalid {
    violations: Vec<Violation>,
}

impl Invalid {
    /// The errors among `violations`, or `None` if there is none.
    #[must_use]
    pub fn among(mut violations: Vec<Violation>) -> Option<Self> {
        violations.retain(|violation| violation.severity == Severity::Reject);
        if violations.is_empty() { None } else { Some(Self { violations }) }
    }

    /// One broken rule.
    pub(crate) fn only(violation: Violation) -> Self {
        Self { violations: vec![violation] }
    }

    /// The broken rules, in the order of the request; at least one.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// The same, to keep them.
    #[must_use]
    pub fn into_violations(self) -> Vec<Violation> {
        self.violations
    }
}

impl fmt::Display for Invalid {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let lines = self.violations.iter().map(|violation| {
            let place =
                if violation.pointer.is_empty() { "the request" } else { &violation.pointer };
            format!("{violation} (at {place}, rule {})", violation.rule)
        });
        formatter.write_str(&lines.collect::<Vec<_>>().join("\n"))
    }
}

crate::told! { Invalid }

impl std::error::Error for Invalid {}

/// The softer ones among what the checker found.
pub(crate) fn warnings_among(mut violations: Vec<Violation>) -> Vec<Violation> {
    violations.retain(|violation| violation.severity() == Severity::Warn);
    violations
}
