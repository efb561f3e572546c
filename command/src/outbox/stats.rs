//! `sendapi outbox stats`.

use sendapi::engine::Written;
use sendapi_outbox::{AccountStatus, Counts, Database, InboxStatus, State, WorkerStatus};
use serde_json::{Value, json};

use super::opened::Opened;
use super::times;
use crate::exit::Exit;
use crate::report::{BOLD, ERROR, WARNING};

pub(super) async fn run<DB: Database>(opened: &Opened<DB>) -> Result<Exit, Exit> {
    let counts = opened.tell(opened.outbox.counts().await)?;
    let accounts = opened.tell(opened.outbox.accounts().await)?;
    let inbox = opened.tell(opened.outbox.inbox_status().await)?;
    let workers = opened.tell(opened.outbox.workers().await)?;
    opened.report.tell(
        || words(&counts, &accounts, inbox, &workers),
        || json(&counts, &accounts, inbox, &workers),
    );
    Ok(Exit::Fine)
}

fn words(
    counts: &Counts,
    accounts: &[AccountStatus],
    inbox: InboxStatus,
    workers: &[WorkerStatus],
) -> String {
    let states = State::ALL.map(|state| format!("{} {}", counts.of(state), state.name()));
    let oldest = match counts.oldest_due() {
        Some(since) => format!("the oldest that is due could go since {}", times::both(since)),
        None => "nothing is due".to_owned(),
    };
    let mut lines = vec![format!("{BOLD}messages{BOLD:#}: {}; {oldest}", states.join(", "))];
    lines.extend(accounts.iter().map(account));
    lines.extend(events(inbox));
    if workers.is_empty() {
        lines.push(format!("{WARNING}no worker{WARNING:#} is there"));
    }
    lines.extend(workers.iter().map(worker));
    lines.join("\n")
}

fn account(account: &AccountStatus) -> String {
    let AccountStatus { name, waiting, begun, unknown, .. } = account;
    let paused = account.paused.as_ref().map(|paused| {
        let until = paused.until.map_or_else(
            || "stays so until it is resumed".to_owned(),
            |until| format!("ends {}", times::away(until)),
        );
        format!("; {WARNING}paused{WARNING:#} ({}), {until}", Written(&paused.why))
    });
    let holder = match (&account.holder, account.is_unserved()) {
        (_, true) => format!("; {ERROR}no worker serves it{ERROR:#}, and something is due"),
        (Some(holder), false) => format!("; sent for by {}", Written(holder)),
        (None, false) => String::new(),
    };
    let paused = paused.unwrap_or_default();
    format!(
        "{BOLD}{name}{BOLD:#}: {waiting} waiting, {begun} under way, {unknown} unknown{paused}{holder}"
    )
}

/// Nothing where nobody has an inbox.
fn events(inbox: InboxStatus) -> Option<String> {
    let InboxStatus { waiting, given_up, held, shards, unserved, .. } = inbox;
    if (waiting, given_up, held) == (0, 0, 0) {
        return None;
    }
    let given_up = match given_up {
        0 => "0 given up".to_owned(),
        given_up => format!("{ERROR}{given_up} given up{ERROR:#}"),
    };
    let oldest = inbox.oldest_waiting.map(times::both);
    let oldest = oldest.map(|since| format!("; the oldest that waits came in {since}"));
    let unserved = match unserved {
        0 => String::new(),
        some => format!("; {ERROR}nobody holds {some}{ERROR:#} in which something waits"),
    };
    let oldest = oldest.unwrap_or_default();
    Some(format!(
        "{BOLD}events{BOLD:#}: {waiting} waiting, {given_up}{oldest}; {held} of {shards} shards are held{unserved}"
    ))
}

fn worker(worker: &WorkerStatus) -> String {
    let WorkerStatus { name, started_at, silent_for, serves, holds, .. } = worker;
    let (what, does) = if worker.is_inbox {
        ("inbox", "handles events".to_owned())
    } else {
        ("worker", format!("sends for {holds} of its {serves} accounts"))
    };
    let silent = times::length(*silent_for);
    let silent = if silent_for.as_secs() < DEAD {
        format!("seen {silent} ago")
    } else {
        format!("{ERROR}not seen for {silent}{ERROR:#}")
    };
    let since = times::away(*started_at);
    format!("{BOLD}{what} {}{BOLD:#}: started {since}, {silent}, {does}", Written(name))
}

fn json(
    counts: &Counts,
    accounts: &[AccountStatus],
    inbox: InboxStatus,
    workers: &[WorkerStatus],
) -> Value {
    let states = State::ALL.map(|state| (state.name().to_owned(), counts.of(state).into()));
    let unserved: Vec<_> = counts.unserved().iter().map(ToString::to_string).collect();
    json!({
        "ok": true,
        "messages": Value::Object(states.into_iter().collect()),
        "oldest_due": counts.oldest_due().map(times::time),
        "unserved": unserved,
        "accounts": accounts.iter().map(account_json).collect::<Vec<_>>(),
        "events": {
            "waiting": inbox.waiting,
            "given_up": inbox.given_up,
            "oldest_waiting": inbox.oldest_waiting.map(times::time),
            "shards": inbox.shards,
            "held": inbox.held,
            "unserved": inbox.unserved,
        },
        "workers": workers.iter().map(worker_json).collect::<Vec<_>>(),
    })
}

fn account_json(account: &AccountStatus) -> Value {
    let paused = account.paused.as_ref();
    json!({
        "account": account.name.as_str(),
        "waiting": account.waiting,
        "begun": account.begun,
        "unknown": account.unknown,
        "oldest_due": account.oldest_due.map(times::time),
        "is_served": account.is_served,
        "holder": account.holder,
        "is_paused": paused.is_some(),
        "paused_until": paused.and_then(|paused| paused.until).map(times::time),
        "paused_for": paused.map(|paused| paused.why.as_str()),
    })
}

fn worker_json(worker: &WorkerStatus) -> Value {
    json!({
        "name": worker.name,
        "is_inbox": worker.is_inbox,
        "started_at": times::time(worker.started_at),
        "silent_seconds": worker.silent_for.as_secs(),
        "serves": worker.serves,
        "holds": worker.holds,
    })
}

/// Seconds after which other workers take one that is silent for dead.
const DEAD: u64 = 15;
