//! What is due.

use std::time::Instant;

use super::columns::Columns;
use crate::protocol::{Begun, InDoubt, Loaded, New};

pub(crate) fn loaded(row: &impl Columns) -> Result<Loaded, sqlx::Error> {
    let since_first = row.length_if_any("since_first")?;
    Ok(Loaded {
        id: row.number("id")?,
        lane: row.text("lane")?.into(),
        priority: row.number("priority")?,
        due_at: row.number("due_at")?,
        body: row.text("body")?.into(),
        tries: row.number("tries")?,
        first_begun: since_first.and_then(|since| Instant::now().checked_sub(since)),
        failures: 0,
        wait: row.length_if_any("wait")?,
    })
}

pub(crate) fn new(row: &impl Columns) -> Result<New, sqlx::Error> {
    Ok(New {
        account: row.number("account")?,
        priority: row.number("priority")?,
        due_at: row.number("due_at")?,
    })
}

pub(crate) fn in_doubt(row: &impl Columns) -> Result<InDoubt, sqlx::Error> {
    Ok(InDoubt {
        lane: row.text("lane")?,
        begun: Begun {
            message: row.number("id")?,
            term: row.number("term")?,
            round: row.number("round")?,
        },
        lasts: row.length("lasts")?,
    })
}
