//! `sendapi outbox retry`.

use sendapi_outbox::{Database, Outcome, State, Ticket, Which};
use serde_json::json;

use super::confirm::confirmed;
use super::message::outcome_in_words;
use super::opened::Opened;
use crate::exit::Exit;
use crate::outbox_arguments::Retry;
use crate::progress::Bar;
use crate::report::{FINE, Report, WARNING};

pub(super) async fn run<DB: Database>(
    arguments: &Retry,
    opened: &Opened<DB>,
) -> Result<Exit, Exit> {
    if let Some(account) = &arguments.some.account {
        opened.check_knows(account).await?;
    }
    if arguments.all {
        let which = arguments.some.which().state(State::Unknown);
        return all(opened, &which, arguments.yes).await;
    }
    agreed(arguments.tickets.len(), arguments.yes, opened.report)?;
    let mut exit = Exit::Fine;
    for ticket in &arguments.tickets {
        exit = exit.max(one(opened, *ticket).await.unwrap_or_else(|exit| exit));
    }
    Ok(exit)
}

/// Those that are unknown when it begins: what has become so again is another decision.
async fn all<DB: Database>(opened: &Opened<DB>, which: &Which, yes: bool) -> Result<Exit, Exit> {
    let tickets = tickets(opened, which).await?;
    if tickets.is_empty() {
        opened.report.note("no message is unknown");
        return Ok(Exit::Fine);
    }
    agreed(tickets.len(), yes, opened.report)?;
    let bar = Bar::of(tickets.len());
    let (mut again, mut exit) = (0_usize, Exit::Fine);
    for ticket in &tickets {
        match again_if_unknown(opened, *ticket).await? {
            (true, _) => {
                again += 1;
                opened.report.tell_program(|| sent_again(*ticket));
            }
            (false, outcome) => {
                bar.aside(|| exit = exit.max(not_again(opened, *ticket, outcome.as_ref())));
            }
        }
        bar.step();
    }
    drop(bar);
    opened.report.note(&format!("{again} of {} will be sent again", tickets.len()));
    Ok(exit)
}

async fn tickets<DB: Database>(opened: &Opened<DB>, which: &Which) -> Result<Vec<Ticket>, Exit> {
    let mut tickets: Vec<Ticket> = Vec::new();
    loop {
        let next = tickets.last().copied().into_iter().fold(which.clone(), Which::after);
        let page = opened.tell(opened.outbox.messages(&next, PAGE).await)?;
        let is_last = page.len() < PAGE as usize;
        tickets.extend(page.iter().map(|message| message.ticket));
        if is_last {
            return Ok(tickets);
        }
    }
}

async fn one<DB: Database>(opened: &Opened<DB>, ticket: Ticket) -> Result<Exit, Exit> {
    let (is_sent_again, outcome) = again_if_unknown(opened, ticket).await?;
    if !is_sent_again {
        return Err(not_again(opened, ticket, outcome.as_ref()));
    }
    let words = || format!("{FINE}goes again{FINE:#} {ticket}");
    opened.report.tell(words, || sent_again(ticket));
    Ok(Exit::Fine)
}

/// Whether it goes again, and what was known of it before.
async fn again_if_unknown<DB: Database>(
    opened: &Opened<DB>,
    ticket: Ticket,
) -> Result<(bool, Option<Outcome>), Exit> {
    let outcome = opened.tell(opened.outbox.outcome(ticket).await)?;
    let Some(Outcome::Unknown { copies, .. }) = outcome else { return Ok((false, outcome)) };
    let is_sent_again = opened.tell(opened.outbox.send_again(ticket, copies).await)?;
    Ok((is_sent_again, outcome))
}

fn sent_again(ticket: Ticket) -> serde_json::Value {
    json!({"ok": true, "ticket": ticket.to_string(), "state": State::Waiting.name()})
}

fn not_again<DB: Database>(opened: &Opened<DB>, ticket: Ticket, outcome: Option<&Outcome>) -> Exit {
    let Some(outcome) = outcome else { return opened.not_kept(ticket) };
    // It was unknown a moment ago, and is not any more; or there is nothing left that could go.
    let why = match outcome {
        Outcome::Unknown { .. } => {
            "it was settled meanwhile, or its person was forgotten".to_owned()
        }
        other => outcome_in_words(other),
    };
    let state = outcome.state().name();
    opened.report.tell_failed(
        || format!("{WARNING}not sent again{WARNING:#} {ticket}: {why}"),
        || json!({"ok": false, "ticket": ticket.to_string(), "state": state, "why": why}),
    );
    Exit::Refused
}

/// Whether somebody has said that they want that.
fn agreed(messages: usize, yes: bool, report: Report) -> Result<(), Exit> {
    let what = if messages == 1 { "1 message".to_owned() } else { format!("{messages} messages") };
    let warning = format!("{what} may have arrived already: whoever has it gets it twice");
    confirmed(&warning, "Send again?", "nothing was sent again", yes, report)
}

/// As many as are read at a time.
const PAGE: u32 = 1000;
