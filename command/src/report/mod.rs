//! What is printed: words for people, or JSON for programs.

mod json;
mod print;
mod words;

use std::fmt::Display;

use sendapi::dry_run::Unsent;
use sendapi::graph_error::Code;
use sendapi::reference::json_schema::Subject;
use sendapi::reference::json_schema::difference::Difference;
use sendapi::reference::rule::Meaning;
use sendapi::{Error, Platform, PlatformKind, Receipt, Uploaded};
use serde_json::Value;

pub(crate) use self::print::print;
#[cfg(feature = "outbox")]
pub(crate) use self::print::{BOLD, ERROR, FINE, WARNING};
use self::print::{complaint, result};
use crate::checked::Checked;
use crate::finding::Finding;
use crate::host::Host;
use crate::input::Place;
use crate::numbers::Numbers;

/// Whether all results were written; if not, says why.
pub(crate) fn is_all_written() -> bool {
    let failure = print::failure();
    if let Some(error) = &failure {
        complaint(&words::problem(&format!("the results could not be written: {error}")));
    }
    failure.is_none()
}

/// What should be looked at.
pub(crate) fn warn(warning: &str) {
    complaint(&words::warning(warning));
}

/// A question, behind which the answer is typed.
#[cfg(feature = "outbox")]
pub(crate) fn ask(question: &str) {
    print::question(question);
}

/// The fields that an app is subscribed to, before and after.
#[derive(Clone, Debug)]
pub(crate) struct Change {
    /// Whose they are.
    pub(crate) account: String,
    /// Who keeps them.
    pub(crate) host: Host,
    pub(crate) before: Vec<String>,
    pub(crate) after: Vec<String>,
    /// Whether it was but looked at.
    pub(crate) is_dry_run: bool,
}

impl Change {
    pub(crate) fn added(&self) -> Vec<&str> {
        Self::beyond(&self.after, &self.before)
    }

    pub(crate) fn removed(&self) -> Vec<&str> {
        Self::beyond(&self.before, &self.after)
    }

    pub(crate) fn is_none(&self) -> bool {
        self.added().is_empty() && self.removed().is_empty()
    }

    fn beyond<'a>(names: &'a [String], others: &[String]) -> Vec<&'a str> {
        names.iter().filter(|name| !others.contains(name)).map(String::as_str).collect()
    }
}

/// How results are printed.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Report {
    /// For people.
    Words,
    /// For programs: an object on each line.
    Json,
}

impl Report {
    /// What keeps the command from its work, and what kind of thing it is.
    pub(crate) fn complain(self, kind: &str, problem: &dyn Display) {
        let problem = problem.to_string();
        match self {
            Self::Json => result(&json::problem(kind, &problem).to_string()),
            Self::Words => complaint(&words::problem(&problem)),
        }
    }

    /// A request that was checked.
    pub(crate) fn checked<P: Platform>(self, checked: &Checked<P>) {
        match self {
            Self::Json => result(&json::checked(checked).to_string()),
            Self::Words => words(checked).for_each(|words| result(&words)),
        }
    }

    /// All requests that were checked.
    pub(crate) fn sum(self, total: usize, broken: usize) {
        match self {
            Self::Json => {}
            Self::Words => result(&words::sum(total, broken)),
        }
    }

    /// A request that is about to be sent: what is wrong with it, or should be looked at.
    pub(crate) fn before_sending<P: Platform>(self, checked: &Checked<P>) {
        match self {
            Self::Json if !checked.is_fine() => result(&json::checked(checked).to_string()),
            Self::Json | Self::Words => words(checked).for_each(|words| complaint(&words)),
        }
    }

    /// A message that was sent.
    pub(crate) fn sent(self, place: &Place, receipt: &Receipt, host: &Host) {
        match self {
            Self::Json => result(&json::sent(place, receipt, host).to_string()),
            Self::Words => result(&words::sent(place, receipt, host)),
        }
    }

    /// A file that was uploaded.
    pub(crate) fn uploaded(self, place: &Place, uploaded: &Uploaded, host: &Host) {
        match self {
            Self::Json => result(&json::uploaded(place, uploaded, host).to_string()),
            Self::Words => result(&words::uploaded(place, uploaded, host)),
        }
    }

    /// A message that would have been sent.
    pub(crate) fn unsent(self, place: &Place, unsent: &Unsent) {
        match self {
            Self::Json => result(&json::unsent(place, unsent).to_string()),
            Self::Words => result(&words::unsent(place, unsent)),
        }
    }

    /// A message that failed.
    pub(crate) fn failed(self, place: &Place, error: &Error) {
        match self {
            Self::Json => result(&json::failed(place, error).to_string()),
            Self::Words => complaint(&words::failed(place, error)),
        }
    }

    /// A message whose turn never came.
    pub(crate) fn not_begun(self, place: &Place) {
        match self {
            Self::Json => result(&json::not_begun(place).to_string()),
            Self::Words => complaint(&words::not_begun(place)),
        }
    }

    /// What was found when something was looked at.
    pub(crate) fn found(self, finding: &Finding) {
        match self {
            Self::Json => result(&json::found(finding).to_string()),
            Self::Words => result(&words::found(finding)),
        }
    }

    /// All that was found, and where.
    pub(crate) fn sum_of_findings(self, findings: &[Finding], host: &Host) {
        match self {
            Self::Json => {}
            Self::Words => result(&words::sum_of_findings(findings, host)),
        }
    }

    /// What became of a subscription.
    pub(crate) fn subscribed(self, change: &Change) {
        match self {
            Self::Json => result(&json::subscribed(change).to_string()),
            Self::Words => result(&words::subscribed(change)),
        }
    }

    /// What a rule says.
    pub(crate) fn explained_rule(self, id: &str, meanings: &[Meaning]) {
        match self {
            Self::Json => result(&json::explained_rule(id, meanings).to_string()),
            Self::Words => result(&words::explained_rule(id, meanings)),
        }
    }

    /// A rule that there is not, and the one that was probably meant.
    pub(crate) fn unknown_rule(self, id: &str, meant: Option<&str>) {
        match self {
            Self::Json => result(&json::unknown_rule(id, meant).to_string()),
            Self::Words => complaint(&words::problem(&words::unknown_rule(id, meant))),
        }
    }

    /// A JSON Schema.
    pub(crate) fn json_schema(self, subject: Subject, platform: PlatformKind) {
        match self {
            Self::Json => result(&subject.json_schema_in_one_line(platform)),
            Self::Words => result(&subject.json_schema(platform)),
        }
    }

    /// Something of which there is a JSON Schema.
    pub(crate) fn subject(self, subject: Subject) {
        match self {
            Self::Json => result(&json::subject(subject).to_string()),
            Self::Words => result(&words::subject(subject)),
        }
    }

    /// A rule that a JSON Schema does not say.
    pub(crate) fn difference(self, difference: &Difference) {
        match self {
            Self::Json => result(&json::difference(difference).to_string()),
            Self::Words => result(&words::difference(difference)),
        }
    }

    /// What is known of a code.
    pub(crate) fn explained(self, numbers: Numbers, code: &Code) {
        match self {
            Self::Json => result(&json::explained(numbers, code).to_string()),
            Self::Words => result(&words::explained(numbers, code)),
        }
    }
}

/// What a file of a subcommand has words for by itself.
impl Report {
    /// A result.
    pub(crate) fn tell(self, words: impl FnOnce() -> String, json: impl FnOnce() -> Value) {
        match self {
            Self::Json => result(&json().to_string()),
            Self::Words => result(&words()),
        }
    }
}

#[cfg(feature = "outbox")]
impl Report {
    /// A result that is none.
    pub(crate) fn tell_failed(self, words: impl FnOnce() -> String, json: impl FnOnce() -> Value) {
        match self {
            Self::Json => result(&json().to_string()),
            Self::Words => complaint(&words()),
        }
    }

    /// A result that is counted for people.
    pub(crate) fn tell_program(self, json: impl FnOnce() -> Value) {
        match self {
            Self::Json => result(&json().to_string()),
            Self::Words => {}
        }
    }

    /// What people want to know beside the results.
    pub(crate) fn note(self, words: &str) {
        match self {
            Self::Json => {}
            Self::Words => result(words),
        }
    }
}

fn words<P: Platform>(checked: &Checked<P>) -> impl Iterator<Item = String> {
    checked.remarks.iter().map(|remark| words::violation(&checked.document.place, remark))
}
