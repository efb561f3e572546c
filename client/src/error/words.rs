//! What an error says, in one line.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt::{self, Write as _};
use std::time::Duration;

use super::Error;
use super::cause::{About, Cause, Parent};
use super::delivery::Delivery;
use super::kind::ErrorKind;
#[cfg(feature = "tracing")]
use crate::Violation;
use crate::{GraphError, Invalid};

/// All in one line: what happened, what is behind it, what has become of the message, and the platform's own words.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut line = String::new();
        self.write_line(&mut line)?;
        f.write_str(&in_one_line(&line))
    }
}

/// `Display`, and the numbers beside it: what a test prints that ends with the error.
impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self} [{}", self.kind().as_str())?;
        write!(f, ", {}", self.delivery().as_str())?;
        if let Some(status) = self.status() {
            write!(f, ", HTTP {status}")?;
        }
        write!(f, ", attempts: {}", self.attempts())?;
        if let Some(wait) = self.retry_after() {
            write!(f, ", retry after {wait:?}")?;
        }
        if let Some(trace) = self.trace_id() {
            write!(f, ", trace {}", in_one_line(trace))?;
        }
        f.write_str("]")
    }
}

impl Error {
    /// What happened, without anything of others and without addresses and names of files: what may stand in any log.
    #[cfg(feature = "tracing")]
    pub(crate) fn discreet(&self) -> Cow<'_, str> {
        match &*self.0.cause {
            Cause::Connect { .. } => "no connection".into(),
            Cause::LocalFile(_) => "file cannot be sent".into(),
            Cause::Invalid(invalid) => {
                let rules: Vec<_> =
                    invalid.violations().iter().take(MOST_RULES).map(Violation::rule).collect();
                format!("{}: {}", self.what_happened(), rules.join(", ")).into()
            }
            _ => self.what_happened(),
        }
    }

    fn write_line(&self, line: &mut String) -> fmt::Result {
        line.push_str(&self.what_happened());
        let behind = self.behind();
        if !behind.is_empty() {
            write!(line, ": {behind}")?;
        }
        line.push_str(self.what_became());
        match self.graph().map(|error| error.message().trim()) {
            Some(words) if !words.is_empty() => write!(line, "; {} says: {words}", self.who_says()),
            _ => Ok(()),
        }
    }

    /// What has become of the message or the request.
    fn what_became(&self) -> &'static str {
        // From `build` there is no message yet.
        if self.kind() == ErrorKind::Setup {
            return "";
        }
        match (self.0.about, self.delivery()) {
            (About::Message | About::Batch, Delivery::NotSent) => "; the message was not sent",
            (About::Message | About::Batch, Delivery::Unknown) => {
                "; the message may have been sent"
            }
            (About::Call, Delivery::NotSent) => "; the request was not carried out",
            (About::Call, Delivery::Unknown) => "; the request may have been carried out",
            (About::Question, Delivery::NotSent | Delivery::Unknown) => "",
            (_, Delivery::Delivered) => "; the message was delivered all the same",
        }
    }

    fn who_says(&self) -> &'static str {
        if self.platforms_word().is_some() { "the platform" } else { "the server" }
    }

    /// The words of what is behind it, all the way down.
    fn behind(&self) -> String {
        match &*self.0.cause {
            Cause::Invalid(invalid) => broken_rules(invalid),
            // Its words stand at the end, with whose they are.
            Cause::Graph(_) => String::new(),
            #[cfg(feature = "webhook")]
            Cause::WindowClosed(closed) => closed.to_string(),
            Cause::LocalFile(error) => error.source().map(chain).unwrap_or_default(),
            // Only the innermost of its causes says more than the sentence does.
            Cause::Connect { source, .. } | Cause::Interrupted(source) => root(source.as_ref()),
            Cause::Timeout(_) => String::new(),
            _ => self.cause().map(chain).unwrap_or_default(),
        }
    }
}

/// The first of them with their rules, and how many there are besides.
fn broken_rules(invalid: &Invalid) -> String {
    let violations = invalid.violations();
    let told = violations.iter().take(MOST_RULES).map(|violation| {
        let place = match violation.pointer() {
            "" => String::new(),
            pointer => format!("at {pointer}, "),
        };
        format!("{violation} ({place}rule {})", violation.rule())
    });
    let mut told = told.collect::<Vec<_>>().join("; ");
    let more = violations.len().saturating_sub(MOST_RULES);
    if more > 0 {
        let _ = write!(told, "; and {more} more");
    }
    told
}

/// An error and what is behind it, all the way down, in one line. What says again what stands there already is left out,
/// as many errors repeat their cause.
pub(crate) fn chain(error: &(dyn StdError + 'static)) -> String {
    let mut line = String::new();
    for cause in std::iter::successors(Some(error), |cause| (*cause).source()).take(DEEPEST) {
        let words = cause.to_string();
        let words = in_one_line(words.trim());
        let words = words.as_ref();
        if words.is_empty() || line.contains(words) {
            continue;
        }
        if !line.is_empty() {
            line.push_str(": ");
        }
        line.push_str(words);
    }
    line
}

/// What is behind everything else.
fn root(error: &(dyn StdError + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |cause| (*cause).source()).take(DEEPEST);
    causes.last().map(|cause| in_one_line(&cause.to_string()).into_owned()).unwrap_or_default()
}

/// Lines and other control characters become blanks.
fn in_one_line(text: &str) -> Cow<'_, str> {
    if text.contains(char::is_control) {
        text.replace(char::is_control, " ").into()
    } else {
        text.into()
    }
}

/// More rules than these one does not read in a line: [`Error::invalid`] has all of them.
const MOST_RULES: usize = 5;

/// No chain of causes is longer, unless it goes round.
const DEEPEST: usize = 20;

impl Error {
    fn what_happened(&self) -> Cow<'_, str> {
        let status = self.status().unwrap_or_default();
        match &*self.0.cause {
            Cause::Setup(problem) => problem.text.as_ref().into(),
            Cause::Invalid(invalid) => {
                let what = self.0.about.noun();
                match invalid.violations().len() {
                    1 => format!("{what} breaks a rule of the platform").into(),
                    several => format!("{what} breaks {several} rules of the platform").into(),
                }
            }
            Cause::Connect { to, .. } => {
                format!("no connection to `{to}`{}", without_tls(to)).into()
            }
            Cause::Timeout(_) => "no answer within the timeout".into(),
            Cause::Interrupted(_) => "connection lost before the answer was complete".into(),
            Cause::Unfinished => "platform did not finish the message in time".into(),
            Cause::ParentFailed(Parent { place, .. }) => format!(
                "message {} of the batch failed, which this one depends on",
                place.saturating_add(1)
            )
            .into(),
            Cause::Mismatched(_) => {
                "answer does not tell what became of this message of the batch".into()
            }
            Cause::Graph(error) if !error.is_from_graph() => format!(
                "server answered with an error outside of the platform's envelope (HTTP {status})"
            )
            .into(),
            Cause::Graph(error) if self.0.about == About::Batch => {
                format!("the whole batch was refused, {}", meaning(error)).into()
            }
            Cause::Graph(error) => meaning(error).into(),
            Cause::Unreadable { .. } if is_redirect(status) => {
                format!("server redirects (HTTP {status}), give `base_url` the address it leads to")
                    .into()
            }
            Cause::Throttled => {
                let seconds = seconds(self.retry_after().unwrap_or_default());
                format!("platform wants nothing from this account for another {seconds} seconds")
                    .into()
            }
            Cause::Stopped => "sending was stopped before this message began".into(),
            Cause::Deadline => "deadline passed".into(),
            #[cfg(feature = "webhook")]
            Cause::WindowClosed(_) => "answer comes too late".into(),
            Cause::Token(_) => "provider of the access token gave none that can be used".into(),
            Cause::File(_) => "file could not be read while it was sent".into(),
            Cause::LocalFile(error) => error.to_string().into(),
            Cause::Unreadable { .. } if matches!(self.0.about, About::Call | About::Question) => {
                format!("answer is not what the call promises (HTTP {status})").into()
            }
            Cause::Unreadable { .. } if self.0.about == About::Batch => {
                format!("answer is neither a list of answers nor a Graph error (HTTP {status})")
                    .into()
            }
            Cause::Unreadable { .. } => {
                format!("answer is neither a receipt nor a Graph error (HTTP {status})").into()
            }
        }
    }
}

/// What the platform's code means, with its numbers; of a code that no page explains the numbers alone.
fn meaning(error: &GraphError) -> String {
    let (code, numbers) = (error.explain(), numbers(error));
    if code.is_known() {
        format!("{} ({numbers})", code.meaning())
    } else {
        format!("platform answered with an error that its pages do not explain ({numbers})")
    }
}

/// As in `190/463`, which is what `sendapi explain` takes.
fn numbers(error: &GraphError) -> String {
    match error.subcode() {
        Some(subcode) => format!("{}/{subcode}", error.code()),
        None => error.code().to_string(),
    }
}

/// A begun second counts.
pub(crate) fn seconds(time: Duration) -> u64 {
    time.as_secs().saturating_add(u64::from(time.subsec_nanos() > 0))
}

fn is_redirect(status: u16) -> bool {
    matches!(status, 301 | 302 | 303 | 307 | 308)
}

pub(super) fn without_tls(url: &str) -> &'static str {
    if cfg!(feature = "tls") || !url.starts_with("https") {
        ""
    } else {
        " (the feature `tls` of `sendapi` is off)"
    }
}
