//! `sendapi outbox adopt`.

use sendapi_outbox::{Adopted, Database};
use serde_json::json;

use super::confirm::confirmed;
use super::opened::Opened;
use crate::exit::Exit;
use crate::outbox_arguments::Adopt;
use crate::report::FINE;

pub(super) async fn run<DB: Database>(
    arguments: &Adopt,
    opened: &Opened<DB>,
) -> Result<Exit, Exit> {
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

const LEAVE: &str =
    "workers will send what waits: if it was sent since the backup, people get it twice";
const DOUBT: &str = "what waits and is due will be unknown, and events that wait will be given up";
