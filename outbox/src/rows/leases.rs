//! Who is there, and who sends for what.

use std::time::Duration;

use super::columns::Columns;
use crate::protocol::{Lease, PausedFor, Seen};

pub(crate) fn seen(row: &impl Columns) -> Result<Seen, sqlx::Error> {
    Ok(Seen { worker: row.text("id")?.into(), round: row.number("round")? })
}

pub(crate) fn lease(row: &impl Columns) -> Result<Lease, sqlx::Error> {
    let paused = row.length_if_any("paused")?.filter(|paused| !paused.is_zero());
    let paused_for = row.text_if_any("paused_for")?.unwrap_or_default();
    Ok(Lease {
        account: row.number("id")?,
        name: row.text("name")?.into(),
        holder: row.text_if_any("holder")?.map(Into::into),
        term: row.number("term")?,
        paused: paused.map(|paused| (paused, PausedFor::read(&paused_for))),
        served_by: row.text("served_by")?.split(',').map(Into::into).collect(),
    })
}

/// How long ago, and how many.
pub(crate) fn begun_at(row: &impl Columns) -> Result<(Duration, u32), sqlx::Error> {
    Ok((row.length("ago")?, row.small("count")?))
}
