//! Which history the database is in: see `sendapi.history` in `schema.sql`.

use sqlx::{PgConnection, Postgres};

use super::place::Replication;
use crate::state::{Copies, Event, State};
use crate::statements::{self, PUT_BACK, write};
use crate::{Adopted, Error};

impl statements::History for Postgres {
    async fn is_known(
        connection: &mut PgConnection,
        replication: &Replication,
    ) -> Result<bool, sqlx::Error> {
        if *replication == Replication::Trusted {
            // A standby has taken over that lacks nothing.
            sqlx::query(SET_LINE).execute(connection).await?;
            return Ok(true);
        }
        sqlx::query_scalar(IS_KNOWN).fetch_one(connection).await
    }

    async fn replicates(
        connection: &mut PgConnection,
        replication: &Replication,
    ) -> Result<bool, sqlx::Error> {
        match replication {
            Replication::Unknown => Ok(true),
            Replication::Trusted => sqlx::query_scalar(REPLICATES).fetch_one(connection).await,
        }
    }

    async fn adopt(
        connection: &mut PgConnection,
        _: &Replication,
        is_something_lost: bool,
    ) -> Result<Adopted, Error> {
        let mut transaction = write::<Self>(connection).await?;
        // There may be much of it.
        sqlx::query("SET LOCAL statement_timeout = 0").execute(&mut *transaction).await?;
        // First of all: whoever still writes is waited for, and does not write any more.
        for statement in END_ALL {
            sqlx::query(statement).execute(&mut *transaction).await?;
        }
        let mut adopted = Adopted::default();
        if is_something_lost {
            let doubt = sqlx::query(DOUBT)
                .bind(State::Waiting.after(Event::Doubt, Copies::None).map(State::number))
                .bind(PUT_BACK);
            adopted.unknown = doubt.execute(&mut *transaction).await?.rows_affected();
            let give_up = sqlx::query(GIVE_UP).bind(PUT_BACK);
            adopted.given_up = give_up.execute(&mut *transaction).await?.rows_affected();
        }
        sqlx::query(SET_LINE).execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(adopted)
    }

    async fn go_by(connection: &mut PgConnection, name: &str) -> Result<String, sqlx::Error> {
        sqlx::query(GO_BY).bind(name).execute(&mut *connection).await?;
        sqlx::query_scalar("SELECT name FROM sendapi.store").fetch_one(connection).await
    }

    async fn rename(connection: &mut PgConnection, name: &str) -> Result<(), sqlx::Error> {
        let rename = sqlx::query("UPDATE sendapi.store SET name = $1").bind(name);
        rename.execute(connection).await.map(drop)
    }
}

const IS_KNOWN: &str = "SELECT sendapi.is_known()";

const SET_LINE: &str = "
    UPDATE sendapi.store SET line = history.line FROM sendapi.history()
    WHERE history.line NOT IN (store.line, '')";

/// Which it shows to members of `pg_monitor` alone.
const REPLICATES: &str = "
    SELECT EXISTS (SELECT FROM pg_stat_replication WHERE sync_state IN ('sync', 'quorum'))";

/// Without term and round: what is still said of an earlier begin says nothing of one that nobody knows of.
const DOUBT: &str = "
    UPDATE sendapi.message SET
        state = $1, why = $2, settled_at = sendapi.now_ms(), term = NULL, round = NULL, retry_at = NULL
    WHERE state = 0 AND due_at <= (SELECT sendapi.now_ms())";

const GIVE_UP: &str = "
    UPDATE sendapi.event SET state = 2, why = $1, retry_at = NULL, settled_at = sendapi.now_ms()
    WHERE state = 0";

const END_ALL: [&str; 4] = [
    "DELETE FROM sendapi.worker",
    "UPDATE sendapi.account SET holder = NULL, term = term + 1",
    "UPDATE sendapi.shard SET holder = NULL, term = term + 1",
    "DELETE FROM sendapi.worker_account",
];

const GO_BY: &str = "UPDATE sendapi.store SET name = $1 WHERE name IS NULL";
