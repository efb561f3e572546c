//! Results as JSON.

use sendapi::dry_run::Unsent;
use sendapi::graph_error::Code;
use sendapi::reference::json_schema::Subject;
use sendapi::reference::json_schema::difference::Difference;
use sendapi::reference::rule::Meaning;
use sendapi::{
    Delivery, Error, ErrorKind, GraphError, Platform, PlatformKind, Receipt, Severity, Uploaded,
};
use serde_json::{Value, json};

use super::Change;
use crate::checked::{Checked, Remark};
use crate::finding::Finding;
use crate::host::Host;
use crate::input::Place;
use crate::numbers::Numbers;

pub(super) fn problem(kind: &str, text: &str) -> Value {
    json!({"ok": false, "error": {"kind": kind, "text": text}})
}

pub(super) fn subject(subject: Subject) -> Value {
    json!({"ok": true, "name": subject.name(), "about": subject.docs()})
}

pub(super) fn difference(Difference { rule, passes, in_part, .. }: &Difference) -> Value {
    json!({"ok": true, "rule": rule, "passes": passes, "in_part": in_part})
}

pub(super) fn checked<P: Platform>(checked: &Checked<P>) -> Value {
    let violations: Vec<_> = checked.remarks.iter().map(violation).collect();
    at(&checked.document.place, json!({"ok": checked.is_fine(), "violations": violations}))
}

pub(super) fn sent(place: &Place, receipt: &Receipt, host: &Host) -> Value {
    at(
        place,
        json!({
            "ok": true,
            "recipient_id": receipt.recipient_id(),
            "message_id": receipt.message_id(),
            "attachment_id": receipt.attachment_id(),
            "host": host.url,
        }),
    )
}

pub(super) fn uploaded(place: &Place, uploaded: &Uploaded, host: &Host) -> Value {
    let (id, kind) = (uploaded.id(), uploaded.kind().name());
    at(place, json!({"ok": true, "attachment_id": id, "kind": kind, "host": host.url}))
}

pub(super) fn unsent(place: &Place, unsent: &Unsent) -> Value {
    let body = serde_json::from_str(unsent.body()).unwrap_or_else(|_| Value::from(unsent.body()));
    at(place, json!({"ok": true, "dry_run": true, "path": unsent.path(), "body": body}))
}

pub(super) fn failed(place: &Place, error: &Error) -> Value {
    let (graph, code) = (error.graph(), error.explain());
    at(
        place,
        json!({
            "ok": false,
            "error": {
                "kind": error.kind().as_str(),
                "text": error.to_string(),
                "delivery": error.delivery().as_str(),
                "attempts": error.attempts(),
                "status": error.status(),
                "code": graph.map(GraphError::code),
                "subcode": graph.and_then(GraphError::subcode),
                "message": graph.map(GraphError::message),
                "fbtrace_id": graph.and_then(GraphError::fbtrace_id),
                "meaning": code.map(Code::meaning),
                "what_to_do": code.map(Code::what_to_do),
                "link": code.map(Code::link),
            },
        }),
    )
}

pub(super) fn not_begun(place: &Place) -> Value {
    let error = json!({
        "kind": ErrorKind::Stopped.as_str(),
        "text": "stopped before its turn",
        "delivery": Delivery::NotSent.as_str(),
    });
    at(place, json!({"ok": false, "error": error}))
}

pub(super) fn found(finding: &Finding) -> Value {
    let mut found = json!({
        "check": finding.check,
        "state": finding.state.word(),
        "text": finding.text,
        "next": finding.next,
        "link": finding.link,
    });
    if let (Some(host), Value::Object(members)) = (&finding.host, &mut found) {
        members.insert("host".to_owned(), host.url.as_str().into());
        members.insert("is_meta".to_owned(), host.is_metas.into());
    }
    found
}

pub(super) fn subscribed(change: &Change) -> Value {
    json!({
        "ok": true,
        "dry_run": change.is_dry_run,
        "account": change.account,
        "host": change.host.url,
        "is_meta": change.host.is_metas,
        "before": change.before,
        "after": change.after,
        "added": change.added(),
        "removed": change.removed(),
    })
}

pub(super) fn explained(numbers: Numbers, code: &Code) -> Value {
    json!({
        "code": numbers.code,
        "subcode": numbers.subcode,
        "known": code.is_known(),
        "subcode_known": numbers.knows_subcode(code),
        "family": code.family().as_str(),
        "waiting": code.waiting().as_str(),
        "meaning": code.meaning(),
        "what_to_do": code.what_to_do(),
        "link": code.link(),
    })
}

pub(super) fn explained_rule(id: &str, meanings: &[Meaning]) -> Value {
    let meanings: Vec<_> = meanings.iter().map(meaning).collect();
    json!({"rule": id, "known": true, "meanings": meanings})
}

pub(super) fn unknown_rule(id: &str, meant: Option<&str>) -> Value {
    json!({"rule": id, "known": false, "did_you_mean": meant})
}

fn meaning(meaning: &Meaning) -> Value {
    let on = |platform| meaning.severity(platform).map(severity);
    json!({
        "about": meaning.about,
        "asks": meaning.asks,
        "messenger": on(PlatformKind::Messenger),
        "instagram": on(PlatformKind::Instagram),
        "what_to_do": meaning.what_to_do,
        "link": meaning.link,
    })
}

const fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Reject => "error",
        Severity::Warn => "warning",
    }
}

fn violation(Remark { violation, position }: &Remark) -> Value {
    json!({
        "severity": severity(violation.severity()),
        "rule": violation.rule(),
        "pointer": violation.pointer(),
        "line": position.map(|position| position.line),
        "column": position.map(|position| position.column),
        "text": violation.to_string(),
        "found": violation.found(),
        "allowed": violation.allowed(),
        "link": violation.link(),
    })
}

/// With the place that it is about.
fn at(place: &Place, mut value: Value) -> Value {
    if let Value::Object(members) = &mut value {
        members.insert("source".to_owned(), place.name.as_str().into());
        members.insert("source_line".to_owned(), place.line.into());
    }
    value
}
