//! What came in, and who handles it.

use super::columns::Columns;
use crate::protocol::{Kept, Loaded, Shard};

pub(crate) fn event(row: &impl Columns) -> Result<Loaded, sqlx::Error> {
    Ok(Loaded {
        id: row.number("id")?,
        lane: row.text("lane")?.into(),
        // Their order is that of their numbers alone.
        priority: 0,
        due_at: 0,
        body: row.text("body")?.into(),
        tries: row.number("tries")?,
        first_begun: None,
        failures: 0,
        wait: row.length_if_any("wait")?,
    })
}

pub(crate) fn shard(row: &impl Columns) -> Result<Shard, sqlx::Error> {
    Ok(Shard {
        id: row.number("id")?,
        holder: row.text_if_any("holder")?.map(Into::into),
        term: row.number("term")?,
    })
}

pub(crate) fn kept(row: &impl Columns) -> Result<Kept, sqlx::Error> {
    Ok(Kept { shard: row.number("shard")?, first: row.number("first")? })
}
