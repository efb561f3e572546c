//! What echoes tell of messages.

use serde_json::{Value, json};
use sqlx::{Sqlite, SqliteConnection};

use crate::protocol::Echo;
use crate::state::{Event, State, ways};
use crate::statements;

impl statements::Echoes for Sqlite {
    async fn hear_echoes(
        connection: &mut SqliteConnection,
        echoes: &[Echo],
    ) -> Result<(), sqlx::Error> {
        let rows = echoes.iter().map(|echo| {
        json!({ "mark": echo.mark.name(), "account": echo.account, "message_id": echo.message_id })
    });
        let rows = rows.collect::<Value>().to_string();
        sqlx::query(HEAR).bind(&rows).execute(&mut *connection).await?;
        for way in ways(Event::Arrive).filter(|way| way.from != State::Begun) {
            let settle = sqlx::query(SETTLE)
                .bind(State::Sent.number())
                .bind(&rows)
                .bind(way.from.number())
                .bind(way.to.map(State::number))
                .bind(way.to_with_copies.map(State::number));
            settle.execute(&mut *connection).await?;
        }
        Ok(())
    }
}

/// It comes early, mostly while the message still waits for its answer. An echo of another account is none of this message.
const HEAR: &str = "
    UPDATE sendapi_message SET echoed = echo.message_id
    FROM (
        SELECT value ->> 'mark' AS mark, value ->> 'account' AS account, value ->> 'message_id' AS message_id
        FROM json_each(?)
    ) AS echo
    JOIN sendapi_mark AS mark ON mark.mark = echo.mark
    JOIN sendapi_account AS account ON account.name = echo.account
    WHERE sendapi_message.id = mark.message AND sendapi_message.account = account.id";

const SETTLE: &str = "
    UPDATE sendapi_message SET
        state = ?, message_id = echoed, settled_at = CAST(unixepoch('subsec') * 1000 AS INTEGER),
        retry_at = NULL, code = NULL, subcode = NULL, why = NULL
    WHERE id IN (
            SELECT mark.message FROM json_each(?) AS echo JOIN sendapi_mark AS mark ON mark.mark = echo.value ->> 'mark'
        )
        AND echoed IS NOT NULL
        AND state = ?
        AND iif(copies = 0, ?, ?) IS NOT NULL";
