//! `sendapi outbox adopt`.

use std::time::Duration;

use sendapi_outbox::{Adopted, Database};
use serde_json::json;

use super::confirm::confirmed;
use super::opened::Opened;
use crate::exit::Exit;
use crate::outbox_arguments::Adopt;
use crate::report::{self, FINE};

pub(super) async fn run<DB: Database>(
    arguments: &Adopt,
    opened: &Opened<DB>,
) -> Result<Exit, Exit> {
    let workers = opened.tell(opened.outbox.workers().await)?;
    if workers.iter().any(|worker| worker.silent_for < DEAD) {
        report::warn(
            "workers are at work on it, and a database that was put back has none: is it the right one?",
        );
    }
    let warning = if arguments.nothing_was_lost { LEAVE } else { DOUBT };
    confirmed(warning, "Adopt it?", "it was left as it is", arguments.yes, opened.report)?;
    let adopted = if arguments.nothing_was_lost {
        opened.tell(opened.outbox.adopt_as_it_is().await)?;
        Adopted::default()
    } else {
        opened.tell(opened.outbox.adopt().await)?
    };
    if let Some(name) = &arguments.name {
        opened.tell(opened.outbox.rename(name).await)?;
    }
    let Adopted { unknown, given_up, .. } = adopted;
    opened.report.tell(
        || {
            format!(
                "{FINE}adopted{FINE:#}: {unknown} messages are unknown, {given_up} events were given up"
            )
        },
        || json!({"ok": true, "unknown": unknown, "given_up": given_up}),
    );
    Ok(Exit::Fine)
}

/// So long a worker may show nothing.
const DEAD: Duration = Duration::from_secs(15);
const LEAVE: &str =
    "workers will send what waits: if it was sent since the backup, people get it twice";
const DOUBT: &str = "what waits and is due will be unknown, and events that wait will be given up";
