//! [`Report`]: what became of the messages.

use std::collections::BTreeMap;
use std::fmt;

use sendapi::{Delivery, Error, ErrorKind, Receipt};

use crate::printable::printable;

/// What became of the messages: sent, surely not sent, unknown, and not begun as sending was stopped.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Reached the platform.
    pub sent: usize,
    /// Surely did not go out, by what went wrong: they can be sent again.
    pub not_sent: BTreeMap<String, usize>,
    /// May have gone out, by what went wrong: sent again, they may be shown twice.
    pub unknown: BTreeMap<String, usize>,
    /// Had not begun when sending was stopped.
    pub not_begun: usize,
}

impl Report {
    /// Takes in what became of one message.
    pub fn count(&mut self, result: &Result<Receipt, Error>) {
        match result {
            Ok(_) => self.sent += 1,
            Err(error) => self.count_failure(error),
        }
    }

    /// So many people did not have their turn.
    pub fn never_taken(&mut self, people: usize) {
        self.not_begun += people;
    }

    fn count_failure(&mut self, error: &Error) {
        let reasons = match error.delivery() {
            Delivery::Delivered => return self.sent += 1,
            Delivery::NotSent if error.kind() == ErrorKind::Stopped => return self.not_begun += 1,
            Delivery::NotSent => &mut self.not_sent,
            Delivery::Unknown => &mut self.unknown,
        };
        *reasons.entry(reason(error)).or_default() += 1;
    }
}

/// The same for all messages that failed alike.
fn reason(error: &Error) -> String {
    match error.graph() {
        Some(graph) => {
            let code = graph.code();
            let subcode = graph.subcode().map(|subcode| format!("/{subcode}")).unwrap_or_default();
            printable(&format!("{code}{subcode}: {}", graph.explain().meaning()))
        }
        None => kind(error).to_owned(),
    }
}

fn kind(error: &Error) -> &'static str {
    match error.kind() {
        ErrorKind::Invalid => "breaks a rule of the platform",
        ErrorKind::Connect => "no connection",
        ErrorKind::Timeout => "no answer in time",
        ErrorKind::Interrupted => "connection lost before the answer was complete",
        ErrorKind::Unreadable => "an answer that is not the platform's",
        ErrorKind::Throttled => "the platform wants nothing from this account for now",
        _ => "something else",
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        line(f, self.sent, "sent")?;
        section(f, &self.not_sent, "surely not sent")?;
        section(
            f,
            &self.unknown,
            "unknown: may have been sent, and may be shown twice if sent again",
        )?;
        match self.not_begun {
            0 => Ok(()),
            people => line(f, people, "not sent, as sending was stopped before their turn"),
        }
    }
}

fn section(
    f: &mut fmt::Formatter<'_>,
    reasons: &BTreeMap<String, usize>,
    title: &str,
) -> fmt::Result {
    line(f, reasons.values().sum(), title)?;
    reasons.iter().try_for_each(|(reason, count)| writeln!(f, "{count:>14}  {reason}"))
}

fn line(f: &mut fmt::Formatter<'_>, count: usize, what: &str) -> fmt::Result {
    writeln!(f, "{count:>6}  {what}")
}
