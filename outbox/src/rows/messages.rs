//! What is known of a message.

use sendapi::Priority;

use super::accounts::name;
use super::columns::{Columns, odd};
use crate::state::State;
use crate::statements::PutAndBegun;
use crate::{MessageStatus, NotSent, Outcome, Ticket};

pub(crate) fn message(
    row: &impl Columns,
    ticket: impl Fn(i64) -> Ticket,
) -> Result<MessageStatus, sqlx::Error> {
    Ok(MessageStatus {
        ticket: ticket(row.number("id")?),
        account: name(row, "account")?,
        lane: row.text("lane")?,
        key: row.text_if_any("key")?,
        priority: match row.number("priority")? {
            0 => Priority::Answer,
            _ => Priority::Broadcast,
        },
        put_at: row.time("put_at")?,
        due_at: row.time("due_at")?,
        until: row.time_if_any("until_at")?,
        begun_at: row.time_if_any("begun_at")?,
        settled_at: row.time_if_any("settled_at")?,
        outcome: outcome(row)?,
        copies: row.small("copies")?,
        is_forgotten: row.is("forgotten")?,
        size: row.count("size")?,
        body: row.text_if_any("body")?,
    })
}

/// What has become of it, in its state: the others of these columns need not be there.
pub(crate) fn outcome(row: &impl Columns) -> Result<Outcome, sqlx::Error> {
    Ok(match state(row)? {
        State::Waiting => Outcome::Waiting {
            due_at: row.time("due_at")?,
            retry_at: row.time_if_any("retry_at")?,
            tries: row.small("tries")?,
            paused_until: row.time_if_any("paused_until")?,
        },
        State::Begun => Outcome::Begun { since: row.time("begun_at")? },
        State::Sent => Outcome::Sent { message_id: row.text_if_any("message_id")? },
        State::Refused => Outcome::NotSent(NotSent {
            code: row.number_if_any("code")?,
            subcode: row.number_if_any("subcode")?,
            why: row.text_if_any("why")?.unwrap_or_default(),
        }),
        State::Unknown => {
            Outcome::Unknown { copies: row.small("copies")?, why: row.text_if_any("why")? }
        }
        State::Cancelled => Outcome::Cancelled,
    })
}

pub(crate) fn state(row: &impl Columns) -> Result<State, sqlx::Error> {
    let number = row.number("state")?;
    State::numbered(number).ok_or_else(|| odd(format!("{number} is no state")))
}

pub(crate) fn put_and_begun(row: &impl Columns) -> Result<PutAndBegun, sqlx::Error> {
    Ok(PutAndBegun {
        account: row.text("name")?,
        body: row.text("body")?,
        begun_at: row.time_if_any("begun_at")?,
    })
}
