//! Erasing a person from messages.

use sqlx::{PgConnection, Postgres};

use super::cancel::take_back;
use crate::state::State;
use crate::values::Named;
use crate::{AccountName, Error, Forgotten, statements};

impl statements::Forget for Postgres {
    /// What was erased is overwritten by the next vacuum, and not before.
    async fn overwrite_what_goes(_: &mut PgConnection) -> Result<(), Error> {
        Ok(())
    }

    async fn of_person(
        connection: &mut PgConnection,
        account: &AccountName,
        person: &Named,
    ) -> Result<Vec<i64>, Error> {
        let (find, name) = match person {
            Named::Id(id) => (BY_ID, id),
            Named::Lane(lane) => (BY_LANE, lane),
        };
        let find = sqlx::query_scalar(find).bind(account.as_str()).bind(name);
        Ok(find.fetch_all(connection).await?)
    }

    async fn erase(connection: &mut PgConnection, messages: &[i64]) -> Result<Forgotten, Error> {
        sqlx::query(LOCK).bind(messages).execute(&mut *connection).await?;
        let taken_back = take_back(connection, messages).await?;
        let under_way: i64 = sqlx::query_scalar(UNDER_WAY)
            .bind(State::Begun.number())
            .bind(messages)
            .fetch_one(&mut *connection)
            .await?;
        sqlx::query(KEYS).bind(messages).execute(&mut *connection).await?;
        let erased = sqlx::query(ERASE).bind(messages).execute(connection).await?;
        Ok(Forgotten {
            messages: erased.rows_affected(),
            taken_back,
            under_way: under_way.unsigned_abs(),
            ..Forgotten::default()
        })
    }
}

/// A lane of the user's own is no JSON, nor is a body that was erased.
const BY_ID: &str = "
    SELECT id FROM sendapi.message
    WHERE account = (SELECT id FROM sendapi.account WHERE name = $1) AND NOT forgotten
        AND $2 IN (sendapi.recipient_id(body, 'recipient'), sendapi.recipient_id(lane, NULL))";

const BY_LANE: &str = "
    SELECT id FROM sendapi.message
    WHERE account = (SELECT id FROM sendapi.account WHERE name = $1) AND NOT forgotten AND lane = $2";

/// In the order of ids, as rounds do.
const LOCK: &str = "SELECT FROM sendapi.message WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE";

const UNDER_WAY: &str = "
    SELECT count(*) FROM sendapi.message WHERE state = $1 AND NOT forgotten AND id = ANY($2)";

const KEYS: &str = "DELETE FROM sendapi.key WHERE message = ANY($1)";

const ERASE: &str = "
    UPDATE sendapi.message SET forgotten = TRUE, body = '', lane = ''
    WHERE NOT forgotten AND id = ANY($1)";
