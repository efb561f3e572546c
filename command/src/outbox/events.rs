//! `sendapi outbox events`.

use sendapi::engine::Written;
use sendapi_outbox::{Database, EventId, EventState, EventStatus, WhichEvents};
use serde_json::{Value, json};

use super::opened::Opened;
use super::times::{away, both, time};
use crate::exit::Exit;
use crate::outbox_arguments::{Events, ListEvents, RetryEvents, ShowEvents};
use crate::progress::Bar;
use crate::report::{BOLD, ERROR, FINE, WARNING};

pub(super) async fn run<DB: Database>(asked: &Events, opened: &Opened<DB>) -> Result<Exit, Exit> {
    match asked {
        Events::List(arguments) => list(arguments, opened).await,
        Events::Show(arguments) => show(arguments, opened).await,
        Events::Retry(arguments) => retry(arguments, opened).await,
    }
}

async fn list<DB: Database>(arguments: &ListEvents, opened: &Opened<DB>) -> Result<Exit, Exit> {
    let limit = arguments.limit.get();
    // One more tells whether there are more.
    let asked = opened.outbox.events(&which(arguments), limit.saturating_add(1)).await;
    let mut events = opened.tell(asked)?;
    let has_more = events.len() > limit as usize;
    events.truncate(limit as usize);
    for event in &events {
        opened.report.tell(|| line(event), || in_json(event, arguments.bodies));
    }
    match events.last() {
        None => opened.report.note("there is no such event"),
        Some(last) if has_more => {
            opened
                .report
                .note(&format!("there are more: `--after {}` lists what follows", last.id));
        }
        Some(_) => {}
    }
    Ok(Exit::Fine)
}

fn which(ListEvents { state, some, after, bodies, .. }: &ListEvents) -> WhichEvents {
    let which = state.iter().copied().fold(some.which(), WhichEvents::state);
    let which = after.iter().copied().fold(which, WhichEvents::after);
    if *bodies { which.bodies() } else { which }
}

async fn show<DB: Database>(arguments: &ShowEvents, opened: &Opened<DB>) -> Result<Exit, Exit> {
    let mut exit = Exit::Fine;
    for id in &arguments.events {
        match opened.tell(opened.outbox.event(*id).await) {
            Ok(Some(event)) => opened
                .report
                .tell(|| all(&event, arguments.bodies), || in_json(&event, arguments.bodies)),
            Ok(None) => exit = exit.max(opened.event_not_kept(*id)),
            Err(failed) => exit = exit.max(failed),
        }
    }
    Ok(exit)
}

async fn retry<DB: Database>(arguments: &RetryEvents, opened: &Opened<DB>) -> Result<Exit, Exit> {
    if arguments.all {
        let which = arguments.some.which().state(EventState::GivenUp);
        return retry_all(opened, &which).await;
    }
    let mut exit = Exit::Fine;
    for id in &arguments.events {
        exit = exit.max(retry_one(opened, *id).await.unwrap_or_else(|exit| exit));
    }
    Ok(exit)
}

/// Those that are given up when it begins: what is given up again meanwhile is not mended.
async fn retry_all<DB: Database>(opened: &Opened<DB>, which: &WhichEvents) -> Result<Exit, Exit> {
    let given_up = given_up(opened, which).await?;
    if given_up.is_empty() {
        opened.report.note("no event was given up");
        return Ok(Exit::Fine);
    }
    let bar = Bar::of(given_up.len());
    let (mut again, mut exit) = (0_usize, Exit::Fine);
    for id in &given_up {
        if opened.tell(opened.outbox.handle_again(*id).await)? {
            again += 1;
            opened.report.tell_program(|| handled_again(*id));
        } else {
            let event = opened.tell(opened.outbox.event(*id).await)?;
            bar.aside(|| exit = exit.max(not_again(opened, *id, event.as_ref())));
        }
        bar.step();
    }
    drop(bar);
    opened.report.note(&format!("{again} of {} will be handled again", given_up.len()));
    Ok(exit)
}

async fn given_up<DB: Database>(
    opened: &Opened<DB>,
    which: &WhichEvents,
) -> Result<Vec<EventId>, Exit> {
    let mut all: Vec<EventId> = Vec::new();
    loop {
        let next = all.last().copied().into_iter().fold(which.clone(), WhichEvents::after);
        let page = opened.tell(opened.outbox.events(&next, PAGE).await)?;
        let is_last = page.len() < PAGE as usize;
        all.extend(page.iter().map(|event| event.id));
        if is_last {
            return Ok(all);
        }
    }
}

async fn retry_one<DB: Database>(opened: &Opened<DB>, id: EventId) -> Result<Exit, Exit> {
    if opened.tell(opened.outbox.handle_again(id).await)? {
        let words = || format!("{FINE}will be handled again{FINE:#} {id}");
        opened.report.tell(words, || handled_again(id));
        return Ok(Exit::Fine);
    }
    let event = opened.tell(opened.outbox.event(id).await)?;
    Err(not_again(opened, id, event.as_ref()))
}

fn handled_again(id: EventId) -> Value {
    json!({"ok": true, "event": id.to_string(), "state": EventState::Waiting.name()})
}

fn not_again<DB: Database>(opened: &Opened<DB>, id: EventId, event: Option<&EventStatus>) -> Exit {
    let Some(event) = event else { return opened.event_not_kept(id) };
    let why = match event.state {
        EventState::GivenUp => "nothing of it is left".to_owned(),
        _ => state_in_words(event),
    };
    opened.report.tell_failed(
        || format!("{WARNING}not handled again{WARNING:#} {id}: {why}"),
        || json!({"ok": false, "event": id.to_string(), "state": event.state.name(), "why": why}),
    );
    Exit::Refused
}

/// One line.
fn line(event: &EventStatus) -> String {
    let EventStatus { id, lane, tries, received_at, why, body, .. } = event;
    let why = why.as_ref().map(|why| format!(": {}", Written(why))).unwrap_or_default();
    let body = body.as_ref().map(|body| format!("\n  {}", Written(body))).unwrap_or_default();
    let (state, received) = (state(event.state), away(*received_at));
    let tries = count(*tries);
    format!("{state} {id} in {}, received {received}, {tries}{why}{body}", Written(lane))
}

/// All that is known.
fn all(event: &EventStatus, with_body: bool) -> String {
    let mut lines = vec![format!("{BOLD}{}{BOLD:#}: {}", event.id, state_in_words(event))];
    let mut line = |what: &str, value: &str| lines.push(format!("  {what:8} {value}"));
    if let Some(account) = &event.account {
        line("account", account.as_str());
    }
    line("in", &Written(&event.lane).to_string());
    line("received", &both(event.received_at));
    if let Some(settled_at) = event.settled_at {
        line("known", &both(settled_at));
    }
    line("tried", &count(event.tries));
    match (&event.body, event.size) {
        (_, 0) => line("event", "erased"),
        (Some(body), _) if with_body => line("event", &Written(body).to_string()),
        (_, size) => line("event", &format!("{size} bytes, which `--bodies` shows")),
    }
    lines.join("\n")
}

/// Where it is, in a sentence.
fn state_in_words(event: &EventStatus) -> String {
    let why = event.why.as_ref().map(|why| format!(": {}", Written(why))).unwrap_or_default();
    match (event.state, event.retry_at) {
        (EventState::Waiting, Some(at)) => format!("waiting, handled again {}{why}", away(at)),
        (EventState::Waiting, None) => format!("waiting{why}"),
        (EventState::Ended, _) => "ended".to_owned(),
        (EventState::GivenUp, _) => format!("given up{why}"),
        (other, _) => other.name().to_owned(),
    }
}

/// For programs.
fn in_json(event: &EventStatus, with_body: bool) -> Value {
    let mut json = json!({
        "ok": true,
        "event": event.id.to_string(),
        "state": event.state.name(),
        "account": event.account.as_ref().map(ToString::to_string),
        "lane": event.lane,
        "tries": event.tries,
        "received_at": time(event.received_at),
        "retry_at": event.retry_at.map(time),
        "settled_at": event.settled_at.map(time),
        "why": event.why,
        "size": event.size,
    });
    if let (true, Some(members)) = (with_body, json.as_object_mut()) {
        members.insert("body".to_owned(), event.body.as_deref().into());
    }
    json
}

/// In its colour, as wide as the longest.
fn state(state: EventState) -> String {
    let style = match state {
        EventState::Ended => FINE,
        EventState::GivenUp => ERROR,
        _ => BOLD,
    };
    format!("{style}{:8}{style:#}", state.name())
}

fn count(tries: u32) -> String {
    if tries == 1 { "1 try".to_owned() } else { format!("{tries} tries") }
}

/// As many as are read at a time.
const PAGE: u32 = 1000;
