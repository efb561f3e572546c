//! How workers stand, for people.

use sqlx::{Sqlite, SqliteConnection};

use crate::rows;
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
        Ok(rows.iter().map(rows::worker).collect::<Result<_, _>>()?)
    }
}
