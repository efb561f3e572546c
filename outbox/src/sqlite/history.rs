//! Which history the file is in: a file that was copied or put back is another one of the disk.

use sqlx::{Sqlite, SqliteConnection};

use super::File;
use crate::state::{Copies, Event, State};
use crate::statements::{self, PUT_BACK, write};
use crate::{Adopted, Error};

impl statements::History for Sqlite {
    async fn is_known(connection: &mut SqliteConnection, file: &File) -> Result<bool, sqlx::Error> {
        let known: String = sqlx::query_scalar(LINE).fetch_one(connection).await?;
        Ok(known == file.line())
    }

    /// There is no other machine.
    async fn replicates(_: &mut SqliteConnection, _: &File) -> Result<bool, sqlx::Error> {
        Ok(true)
    }

    async fn adopt(
        connection: &mut SqliteConnection,
        file: &File,
        is_something_lost: bool,
    ) -> Result<Adopted, Error> {
        let mut transaction = write::<Self>(connection).await?;
        let mut adopted = Adopted::default();
        if is_something_lost {
            let doubt = sqlx::query(DOUBT)
                .bind(State::Waiting.after(Event::Doubt, Copies::None).map(State::number))
                .bind(PUT_BACK);
            adopted.unknown = doubt.execute(&mut *transaction).await?.rows_affected();
            let give_up = sqlx::query(GIVE_UP).bind(PUT_BACK);
            adopted.given_up = give_up.execute(&mut *transaction).await?.rows_affected();
        }
        for statement in END_ALL {
            sqlx::query(statement).execute(&mut *transaction).await?;
        }
        sqlx::query(SET_LINE).bind(file.line()).execute(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(adopted)
    }

    async fn go_by(connection: &mut SqliteConnection, name: &str) -> Result<String, sqlx::Error> {
        let known = sqlx::query_scalar(NAME).fetch_one(&mut *connection).await?;
        if let Some(known) = known {
            return Ok(known);
        }
        sqlx::query(GO_BY).bind(name).execute(&mut *connection).await?;
        sqlx::query_scalar(NAME).fetch_one(connection).await
    }

    async fn rename(connection: &mut SqliteConnection, name: &str) -> Result<(), sqlx::Error> {
        sqlx::query(RENAME).bind(name).execute(connection).await.map(drop)
    }
}

const LINE: &str = "SELECT line FROM sendapi_store";

const SET_LINE: &str = "UPDATE sendapi_store SET line = ?";

/// Without term and round: what is still said of an earlier begin says nothing of one that nobody knows of.
const DOUBT: &str = "
    UPDATE sendapi_message SET
        state = ?1, why = ?2, settled_at = CAST(unixepoch('subsec') * 1000 AS INTEGER),
        term = NULL, round = NULL, retry_at = NULL
    WHERE state = 0 AND due_at <= CAST(unixepoch('subsec') * 1000 AS INTEGER)";

const GIVE_UP: &str = "
    UPDATE sendapi_event SET
        state = 2, why = ?, retry_at = NULL, settled_at = CAST(unixepoch('subsec') * 1000 AS INTEGER)
    WHERE state = 0";

const END_ALL: [&str; 4] = [
    "UPDATE sendapi_account SET holder = NULL, term = term + 1",
    "UPDATE sendapi_shard SET holder = NULL, term = term + 1",
    "DELETE FROM sendapi_worker",
    "DELETE FROM sendapi_worker_account",
];

const NAME: &str = "SELECT name FROM sendapi_store";

const GO_BY: &str = "UPDATE sendapi_store SET name = ? WHERE name IS NULL";

const RENAME: &str = "UPDATE sendapi_store SET name = ?";
