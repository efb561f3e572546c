//! Erasing a person from messages.

use sqlx::{Sqlite, SqliteConnection};

use super::cancel::take_back;
use crate::state::State;
use crate::values::Named;
use crate::{AccountName, Error, Forgotten, statements};

impl statements::Forget for Sqlite {
    async fn overwrite_what_goes(connection: &mut SqliteConnection) -> Result<(), Error> {
        sqlx::query("PRAGMA secure_delete = ON").execute(connection).await?;
        Ok(())
    }

    async fn of_person(
        connection: &mut SqliteConnection,
        account: &AccountName,
        person: &Named,
    ) -> Result<Vec<i64>, Error> {
        // A lane of the user's own is no JSON, nor is a body that was erased.
        let by_id = "SELECT id FROM sendapi_message
        WHERE account = (SELECT id FROM sendapi_account WHERE name = ?) AND NOT forgotten AND ?2 IN (
            CAST(json_extract(CASE WHEN json_valid(body) THEN body END, '$.recipient.id') AS TEXT),
            CAST(json_extract(CASE WHEN json_valid(lane) THEN lane END, '$.id') AS TEXT)
        )";
        let by_lane = "SELECT id FROM sendapi_message
        WHERE account = (SELECT id FROM sendapi_account WHERE name = ?) AND NOT forgotten AND lane = ?";
        let (find, name) = match person {
            Named::Id(id) => (by_id, id),
            Named::Lane(lane) => (by_lane, lane),
        };
        let find = sqlx::query_scalar(find).bind(account.as_str()).bind(name);
        Ok(find.fetch_all(connection).await?)
    }

    async fn erase(
        connection: &mut SqliteConnection,
        messages: &[i64],
    ) -> Result<Forgotten, Error> {
        let messages = serde_json::Value::from(messages).to_string();
        let taken_back = take_back(connection, &messages).await?;
        let under_way = "SELECT count(*) FROM sendapi_message
        WHERE state = ? AND NOT forgotten AND id IN (SELECT value FROM json_each(?))";
        let under_way: i64 = sqlx::query_scalar(under_way)
            .bind(State::Begun.number())
            .bind(&messages)
            .fetch_one(&mut *connection)
            .await?;
        let keys = "DELETE FROM sendapi_key WHERE message IN (SELECT value FROM json_each(?))";
        sqlx::query(keys).bind(&messages).execute(&mut *connection).await?;
        let erase = "UPDATE sendapi_message SET forgotten = 1, body = '', lane = ''
        WHERE NOT forgotten AND id IN (SELECT value FROM json_each(?))";
        let erased = sqlx::query(erase).bind(&messages).execute(connection).await?;
        Ok(Forgotten {
            messages: erased.rows_affected(),
            taken_back,
            under_way: under_way.unsigned_abs(),
            ..Forgotten::default()
        })
    }
}
