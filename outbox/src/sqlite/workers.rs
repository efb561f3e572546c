//! How workers stand, for people.

use std::time::Duration;

use sqlx::sqlite::SqliteRow;
use sqlx::{Row, Sqlite, SqliteConnection};

use super::odd;
use crate::time::time;
use crate::{Error, WorkerStatus, statements};

impl statements::Workers for Sqlite {
    async fn worker_statuses(
        connection: &mut SqliteConnection,
    ) -> Result<Vec<WorkerStatus>, Error> {
        // By the clock of the machine, which decides nothing: a worker goes by the rounds of the others.
        let look = "SELECT worker.name, worker.is_inbox, worker.started_at,
            CAST(unixepoch('subsec') * 1000 AS INTEGER) - worker.beat_at AS silent_for,
            (SELECT count(*) FROM sendapi_worker_account WHERE worker = worker.id) AS serves,
            (SELECT count(*) FROM sendapi_account WHERE holder = worker.id) AS holds
        FROM sendapi_worker AS worker ORDER BY worker.beat_at, worker.name";
        let rows = sqlx::query(look).fetch_all(connection).await?;
        Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
    }
}

fn read(row: &SqliteRow) -> Result<WorkerStatus, sqlx::Error> {
    let started_at = time(row.try_get("started_at")?);
    let count = |name| row.try_get::<i64, _>(name).map(i64::unsigned_abs);
    // A clock that was set back shows a beat of the future.
    let silent_for = row.try_get::<i64, _>("silent_for")?.max(0).unsigned_abs();
    Ok(WorkerStatus {
        name: row.try_get("name")?,
        is_inbox: row.try_get("is_inbox")?,
        started_at: started_at.ok_or_else(|| odd("`started_at` is no time".to_owned()))?,
        silent_for: Duration::from_millis(silent_for),
        serves: count("serves")?,
        holds: count("holds")?,
    })
}
