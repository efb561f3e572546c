//! A message in words and as JSON.

use std::time::SystemTime;

use sendapi::Priority;
use sendapi::engine::Written;
use sendapi_outbox::{MessageStatus, NotSent, Outcome, State};
use serde_json::{Value, json};

use super::times::{away, both, time};
use crate::report::{BOLD, ERROR, FINE, WARNING};

/// One line.
pub(super) fn line(message: &MessageStatus) -> String {
    let MessageStatus { ticket, account, put_at, body, .. } = message;
    let why = match &message.outcome {
        Outcome::NotSent(NotSent { why, .. }) | Outcome::Unknown { why: Some(why), .. } => {
            format!(": {}", Written(why))
        }
        _ => String::new(),
    };
    let body = body.as_ref().map(|body| format!("\n  {}", Written(body))).unwrap_or_default();
    let state = state(message.outcome.state());
    format!("{state} {ticket} for {account} to {}, put {}{why}{body}", to(message), away(*put_at))
}

/// All that is known.
pub(super) fn all(message: &MessageStatus, with_body: bool) -> String {
    let MessageStatus { ticket, account, outcome, .. } = message;
    let mut lines = vec![format!("{BOLD}{ticket}{BOLD:#}: {}", outcome_in_words(outcome))];
    let mut line = |what: &str, value: &str| lines.push(format!("  {what:8} {value}"));
    line("account", account.as_str());
    line("to", &to(message));
    if let Some(key) = &message.key {
        line("key", &Written(key).to_string());
    }
    line("goes as", priority(message.priority));
    for (what, at) in times(message) {
        if let Some(at) = at {
            line(what, &both(at));
        }
    }
    if message.copies > 0 {
        line("copies", &format!("{} may be with the person beside the last", message.copies));
    }
    match (&message.body, message.size) {
        (_, 0) => line("text", "erased"),
        (Some(body), _) if with_body => line("text", &Written(body).to_string()),
        (_, size) => line("text", &format!("{size} bytes, which `--bodies` shows")),
    }
    lines.join("\n")
}

/// What became of it, in a sentence.
pub(super) fn outcome_in_words(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Waiting { retry_at, tries, paused_until, .. } => {
            let tried = match (tries, retry_at) {
                (0, _) | (_, None) => String::new(),
                (tries, Some(at)) => {
                    format!(", refused for now {tries} times, goes again {}", away(*at))
                }
            };
            let paused = paused_until.map(|until| match time(until).as_str() {
                "never" => ", its account is paused until it is resumed".to_owned(),
                _ => format!(", its account is paused and goes on {}", away(until)),
            });
            format!("waiting{tried}{}", paused.unwrap_or_default())
        }
        Outcome::Begun { since } => format!("under way since {}", both(*since)),
        Outcome::Sent { message_id: Some(id) } => format!("sent as {}", Written(id)),
        Outcome::Sent { message_id: None } => "sent".to_owned(),
        Outcome::NotSent(why) => format!("not sent: {}", not_sent(why)),
        Outcome::Unknown { copies, why } => {
            let copies = if *copies == 0 { "" } else { ", nor whether its copies did" };
            let why = why.as_ref().map(|why| format!(": {}", Written(why))).unwrap_or_default();
            format!("nobody knows whether it arrived{copies}{why}")
        }
        Outcome::Cancelled => "taken back before it began".to_owned(),
        other => other.state().name().to_owned(),
    }
}

fn not_sent(NotSent { code, subcode, why, .. }: &NotSent) -> String {
    let numbers = match (code, subcode) {
        (Some(code), Some(subcode)) => format!(", `sendapi explain {code}/{subcode}` has more"),
        (Some(code), None) => format!(", `sendapi explain {code}` has more"),
        (None, _) => String::new(),
    };
    format!("{}{numbers}", Written(why))
}

/// For programs.
pub(super) fn json(message: &MessageStatus, with_body: bool) -> Value {
    let at = |at: Option<SystemTime>| at.map(time);
    let (retry_at, tries, paused_until) = match &message.outcome {
        Outcome::Waiting { retry_at, tries, paused_until, .. } => {
            (*retry_at, Some(*tries), *paused_until)
        }
        _ => (None, None, None),
    };
    let (not_sent, why) = match &message.outcome {
        Outcome::NotSent(not_sent) => (Some(not_sent), Some(not_sent.why.as_str())),
        Outcome::Unknown { why, .. } => (None, why.as_deref()),
        _ => (None, None),
    };
    let message_id = match &message.outcome {
        Outcome::Sent { message_id } => message_id.as_deref(),
        _ => None,
    };
    let mut json = json!({
        "ok": true,
        "ticket": message.ticket.to_string(),
        "state": message.outcome.state().name(),
        "account": message.account.as_str(),
        "lane": message.lane,
        "key": message.key,
        "priority": priority(message.priority),
        "put_at": time(message.put_at),
        "due_at": time(message.due_at),
        "until": at(message.until),
        "begun_at": at(message.begun_at),
        "settled_at": at(message.settled_at),
        "retry_at": at(retry_at),
        "tries": tries,
        "paused_until": at(paused_until),
        "copies": message.copies,
        "message_id": message_id,
        "code": not_sent.and_then(|why| why.code),
        "subcode": not_sent.and_then(|why| why.subcode),
        "why": why,
        "is_forgotten": message.is_forgotten,
        "size": message.size,
    });
    if let (true, Some(members)) = (with_body, json.as_object_mut()) {
        members.insert("body".to_owned(), message.body.as_deref().into());
    }
    json
}

/// In its colour, as wide as the longest.
fn state(state: State) -> String {
    let style = match state {
        State::Sent => FINE,
        State::Unknown => WARNING,
        State::Refused => ERROR,
        _ => BOLD,
    };
    format!("{style}{:9}{style:#}", state.name())
}

/// Who gets it: the id alone where that is all there is.
fn to(message: &MessageStatus) -> String {
    if message.is_forgotten {
        return "somebody who was forgotten".to_owned();
    }
    let recipient = serde_json::from_str::<Value>(&message.lane).ok();
    let members =
        recipient.as_ref().and_then(Value::as_object).filter(|members| members.len() == 1);
    let id = members.and_then(|members| members.get("id")?.as_str());
    Written(id.unwrap_or(&message.lane)).to_string()
}

fn times(message: &MessageStatus) -> [(&'static str, Option<SystemTime>); 5] {
    [
        ("put", Some(message.put_at)),
        ("due", Some(message.due_at)),
        ("until", message.until),
        ("begun", message.begun_at),
        ("known", message.settled_at),
    ]
}

const fn priority(priority: Priority) -> &'static str {
    match priority {
        Priority::Broadcast => "broadcast",
        Priority::Answer => "answer",
    }
}
