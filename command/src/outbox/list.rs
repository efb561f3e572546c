//! `sendapi outbox list` and `show`.

use sendapi_outbox::{Database, Which};

use super::message;
use super::opened::Opened;
use crate::exit::Exit;
use crate::outbox_arguments::{List, Show};

pub(super) async fn run<DB: Database>(arguments: &List, opened: &Opened<DB>) -> Result<Exit, Exit> {
    if let Some(account) = &arguments.some.account {
        opened.check_knows(account).await?;
    }
    let which = which(arguments);
    let limit = arguments.limit.get();
    // One more tells whether there are more.
    let mut messages =
        opened.tell(opened.outbox.messages(&which, limit.saturating_add(1)).await)?;
    let has_more = messages.len() > limit as usize;
    messages.truncate(limit as usize);
    for message in &messages {
        opened.report.tell(|| message::line(message), || message::json(message, arguments.bodies));
    }
    match messages.last() {
        None => opened.report.note("there is no such message"),
        Some(last) if has_more => {
            opened
                .report
                .note(&format!("there are more: `--after {}` lists what follows", last.ticket));
        }
        Some(_) => {}
    }
    Ok(Exit::Fine)
}

fn which(List { state, some, after, bodies, .. }: &List) -> Which {
    let which = state.iter().copied().fold(some.which(), Which::state);
    let which = after.iter().copied().fold(which, Which::after);
    if *bodies { which.bodies() } else { which }
}

pub(super) async fn show<DB: Database>(
    arguments: &Show,
    opened: &Opened<DB>,
) -> Result<Exit, Exit> {
    let mut exit = Exit::Fine;
    for ticket in &arguments.tickets {
        match opened.tell(opened.outbox.message(*ticket).await) {
            Ok(Some(message)) => opened.report.tell(
                || message::all(&message, arguments.bodies),
                || message::json(&message, arguments.bodies),
            ),
            Ok(None) => exit = exit.max(opened.not_kept(*ticket)),
            Err(failed) => exit = exit.max(failed),
        }
    }
    Ok(exit)
}
