//! `sendapi outbox pause` and `resume`.

use std::time::SystemTime;

use sendapi_outbox::{Database, Pause as Length};
use serde_json::json;

use super::opened::Opened;
use super::times;
use crate::exit::Exit;
use crate::outbox_arguments::{OfAccount, Pause};
use crate::report::{FINE, WARNING};

pub(super) async fn pause<DB: Database>(
    arguments: &Pause,
    opened: &Opened<DB>,
) -> Result<Exit, Exit> {
    let account = &arguments.whose.account;
    opened.check_knows(account).await?;
    if arguments.until.is_some_and(|end| end <= SystemTime::now()) {
        let problem = format!("that time is over: nothing was changed for `{account}`");
        opened.report.complain("usage", &problem);
        return Ok(Exit::Usage);
    }
    let length = match (arguments.length, arguments.until) {
        (Some(time), _) => time.into(),
        (None, Some(end)) => end.into(),
        (None, None) => Length::UNTIL_RESUMED,
    };
    opened.tell(opened.outbox.pause(account.as_str(), length).await)?;
    // The platform may have asked for a longer one, which stands.
    let accounts = opened.tell(opened.outbox.accounts().await)?;
    let paused = accounts.into_iter().find(|known| known.name == *account);
    let Some(paused) = paused.and_then(|account| account.paused) else {
        opened.report.complain("usage", &format!("that time is over: `{account}` is not paused"));
        return Ok(Exit::Usage);
    };
    let until = paused.until.map(times::both);
    let until_resumed = "it is resumed".to_owned();
    opened.report.tell(
        || format!("{FINE}paused{FINE:#} {account} until {}", until.unwrap_or(until_resumed)),
        || json!({"ok": true, "account": account.as_str(), "until": paused.until.map(times::time)}),
    );
    Ok(Exit::Fine)
}

pub(super) async fn resume<DB: Database>(
    whose: &OfAccount,
    opened: &Opened<DB>,
) -> Result<Exit, Exit> {
    let account = &whose.account;
    opened.check_knows(account).await?;
    let was_paused = opened.tell(opened.outbox.resume(account.as_str()).await)?;
    let words = if was_paused {
        format!("{FINE}resumed{FINE:#} {account}")
    } else {
        format!("{WARNING}nothing to resume{WARNING:#}: {account} was not paused")
    };
    opened.report.tell(
        || words,
        || json!({"ok": true, "account": account.as_str(), "was_paused": was_paused}),
    );
    Ok(Exit::Fine)
}
