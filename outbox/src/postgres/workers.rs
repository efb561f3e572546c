//! How workers stand, for people.

use sqlx::{PgConnection, Postgres};

use crate::{Error, WorkerStatus, rows, statements};

impl statements::Workers for Postgres {
    async fn worker_statuses(connection: &mut PgConnection) -> Result<Vec<WorkerStatus>, Error> {
        // By the clock of the database, which decides nothing: a worker goes by the rounds of the others.
        let look = "SELECT worker.name, worker.is_inbox, worker.started_at,
            sendapi.now_ms() - worker.beat_at AS silent_for,
            (SELECT count(*) FROM sendapi.worker_account AS serves WHERE serves.worker = worker.id) AS serves,
            (SELECT count(*) FROM sendapi.account WHERE account.holder = worker.id) AS holds
        FROM sendapi.worker ORDER BY worker.beat_at, worker.name";
        let rows = sqlx::query(look).fetch_all(connection).await?;
        Ok(rows.iter().map(rows::worker).collect::<Result<_, _>>()?)
    }
}
