//! Results in words.

use sendapi::dry_run::Unsent;
use sendapi::graph_error::{Code, Waiting};
use sendapi::{Error, Receipt, Severity, Uploaded};

use super::print::{AT, BOLD, ERROR, FINE, WARNING};
use crate::checked::Remark;
use crate::input::Place;
use crate::numbers::Numbers;

pub(super) fn violation(place: &Place, Remark { violation, position }: &Remark) -> String {
    let (style, word) = match violation.severity() {
        Severity::Reject => (ERROR, "error"),
        Severity::Warn => (WARNING, "warning"),
    };
    let place = match position {
        Some(position) => format!("{}:{}:{}", place.name, position.line, position.column),
        None => place.to_string(),
    };
    let pointer = match violation.pointer() {
        "" => String::new(),
        pointer => format!(" at {pointer}"),
    };
    let (rule, link) = (violation.rule(), violation.link());
    format!(
        "{style}{word}{style:#}: {violation}\n{AT}  -->{AT:#} {place}{pointer}\n      rule {rule}, see {link}"
    )
}

pub(super) fn sum(total: usize, broken: usize) -> String {
    let requests = if total == 1 { "request" } else { "requests" };
    let found = match (total, broken) {
        (1, 0) => "it is fine".to_owned(),
        (_, 0) => "all are fine".to_owned(),
        (1, _) => "it would be refused".to_owned(),
        (_, several) => format!("{several} would be refused"),
    };
    format!("{total} {requests} checked, {found}")
}

pub(super) fn sent(place: &Place, receipt: &Receipt) -> String {
    let ids = [
        ("as", receipt.message_id()),
        ("to", receipt.recipient_id()),
        ("with attachment", receipt.attachment_id()),
    ];
    let ids = ids.map(|(word, id)| id.map_or_else(String::new, |id| format!(" {word} {id}")));
    format!("{FINE}sent{FINE:#} {place}{}", ids.concat())
}

pub(super) fn uploaded(place: &Place, uploaded: &Uploaded) -> String {
    let (id, kind) = (uploaded.id(), uploaded.kind());
    format!("{FINE}uploaded{FINE:#} {place} as {kind} {id}")
}

pub(super) fn unsent(place: &Place, unsent: &Unsent) -> String {
    let (path, body) = (unsent.path(), unsent.body());
    format!("{FINE}would send{FINE:#} {place} to {path}: {body}")
}

pub(super) fn failed(place: &Place, error: &Error) -> String {
    let way_out = error
        .explain()
        .map(|code| format!("\n  what to do: {}\n  see {}", code.what_to_do(), code.link()));
    format!(
        "{}\n{AT}  -->{AT:#} {place}{}",
        problem(&error.to_string()),
        way_out.unwrap_or_default()
    )
}

pub(super) fn not_begun(place: &Place) -> String {
    format!("{WARNING}not sent{WARNING:#} {place}: stopped before its turn")
}

pub(super) fn problem(text: &str) -> String {
    format!("{ERROR}error{ERROR:#}: {text}")
}

pub(super) fn warning(text: &str) -> String {
    format!("{WARNING}warning{WARNING:#}: {text}")
}

pub(super) fn explained(numbers: Numbers, code: &Code) -> String {
    let note = match numbers.subcode {
        Some(subcode) if code.is_known() && !numbers.knows_subcode(code) => format!(
            "\n  of subcode {subcode} nothing is known, this is about code {}",
            numbers.code
        ),
        _ => String::new(),
    };
    format!(
        "{BOLD}{numbers}{BOLD:#}: {}{note}\n  what to do: {}\n  sending it again: {}\n  see {}",
        code.meaning(),
        code.what_to_do(),
        again(code.waiting()),
        code.link()
    )
}

fn again(waiting: Waiting) -> &'static str {
    match waiting {
        Waiting::Seconds => "may help after some seconds",
        Waiting::Pause => "may help after a pause",
        Waiting::Later => "may help in minutes, hours or days",
        Waiting::Never => "never",
        _ => "does not help before something has changed",
    }
}
