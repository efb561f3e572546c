//! `sendapi outbox cancel`.

use sendapi_outbox::{Database, Outcome, Ticket};
use serde_json::json;

use super::message::outcome_in_words;
use super::opened::Opened;
use crate::exit::Exit;
use crate::outbox_arguments::Cancel;
use crate::report::{FINE, WARNING};

pub(super) async fn run<DB: Database>(
    arguments: &Cancel,
    opened: &Opened<DB>,
) -> Result<Exit, Exit> {
    let mut exit = Exit::Fine;
    for ticket in &arguments.tickets {
        exit = exit.max(cancel(opened, *ticket).await.unwrap_or_else(|exit| exit));
    }
    Ok(exit)
}

async fn cancel<DB: Database>(opened: &Opened<DB>, ticket: Ticket) -> Result<Exit, Exit> {
    let is_taken_back = opened.tell(opened.outbox.cancel(ticket).await)?;
    let Some(outcome) = opened.tell(opened.outbox.outcome(ticket).await)? else {
        return Err(opened.not_kept(ticket));
    };
    let state = outcome.state().name();
    if is_taken_back {
        let copies = match outcome {
            Outcome::Unknown { .. } => ", and nobody knows whether its earlier copies arrived",
            _ => "",
        };
        opened.report.tell(
            || format!("{FINE}taken back{FINE:#} {ticket}{copies}"),
            || json!({"ok": true, "ticket": ticket.to_string(), "state": state}),
        );
        return Ok(Exit::Fine);
    }
    opened.report.tell_failed(
        || format!("{WARNING}not taken back{WARNING:#} {ticket}: {}", outcome_in_words(&outcome)),
        || json!({"ok": false, "ticket": ticket.to_string(), "state": state}),
    );
    Err(Exit::Refused)
}
