//! What readers of outcomes are told.

use super::accounts::name;
use super::columns::Columns;
use super::messages::outcome;
use crate::{ReaderStatus, Ticket, Told};

pub(crate) fn told(
    row: &impl Columns,
    ticket: impl Fn(i64) -> Ticket,
) -> Result<Told, sqlx::Error> {
    Ok(Told {
        ticket: ticket(row.number("message")?),
        account: name(row, "account")?,
        outcome: outcome(row)?,
        at: row.time("at")?,
        place: row.number("place")?,
    })
}

pub(crate) fn reader(row: &impl Columns) -> Result<ReaderStatus, sqlx::Error> {
    Ok(ReaderStatus {
        name: row.text("name")?,
        untold: row.count("untold")?,
        oldest_untold: row.time_if_any("oldest_untold")?,
    })
}
