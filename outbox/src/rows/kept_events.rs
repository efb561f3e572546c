//! What is known of events.

use super::columns::{Columns, odd};
use crate::{AccountName, EventId, EventState, EventStatus, InboxStatus};

pub(crate) fn inbox_status(row: &impl Columns) -> Result<InboxStatus, sqlx::Error> {
    Ok(InboxStatus {
        waiting: row.count("waiting")?,
        given_up: row.count("given_up")?,
        oldest_waiting: row.time_if_any("oldest_waiting")?,
        shards: row.count("shards")?,
        held: row.count("held")?,
        unserved: row.count("unserved")?,
    })
}

pub(crate) fn event_status(
    row: &impl Columns,
    id: impl Fn(i64) -> EventId,
) -> Result<EventStatus, sqlx::Error> {
    let state = row.number("state")?;
    let lane = row.text("lane")?;
    Ok(EventStatus {
        id: id(row.number("id")?),
        state: EventState::numbered(state).ok_or_else(|| odd(format!("{state} is no state")))?,
        account: AccountName::of_conversation(&lane),
        lane,
        tries: row.small("tries")?,
        received_at: row.time("received_at")?,
        retry_at: row.time_if_any("retry_at")?,
        settled_at: row.time_if_any("settled_at")?,
        why: row.text_if_any("why")?,
        size: row.count("size")?,
        body: row.text_if_any("body")?,
    })
}
