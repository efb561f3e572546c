//! How workers stand, for people.

use super::columns::Columns;
use crate::WorkerStatus;

pub(crate) fn worker(row: &impl Columns) -> Result<WorkerStatus, sqlx::Error> {
    Ok(WorkerStatus {
        name: row.text("name")?,
        is_inbox: row.is("is_inbox")?,
        started_at: row.time("started_at")?,
        // A clock that was set back shows a beat of the future.
        silent_for: row.length("silent_for")?,
        serves: row.count("serves")?,
        holds: row.count("holds")?,
    })
}
