//! What echoes tell of messages.

use serde_json::{Value, json};
use sqlx::{PgConnection, Postgres};

use crate::protocol::Echo;
use crate::state::{Event, State, ways};
use crate::{rows, statements};

impl statements::Echoes for Postgres {
    async fn hear_echoes(
        connection: &mut PgConnection,
        echoes: &[Echo],
    ) -> Result<(), sqlx::Error> {
        let heard = echoes.iter().map(|echo| {
            json!({ "mark": echo.mark.name(), "account": echo.account, "message_id": rows::text(&echo.message_id) })
        });
        let heard: Value = heard.collect();
        sqlx::query(HEAR).bind(&heard).execute(&mut *connection).await?;
        for way in ways(Event::Arrive).filter(|way| way.from != State::Begun) {
            let settle = sqlx::query(SETTLE)
                .bind(State::Sent.number())
                .bind(&heard)
                .bind(way.from.number())
                .bind(way.to.map(State::number))
                .bind(way.to_with_copies.map(State::number));
            settle.execute(&mut *connection).await?;
        }
        Ok(())
    }
}

/// It comes early, mostly while the message still waits for its answer. An echo of another account is none of this message.
/// Rows are locked in the order of their ids, as rounds do.
const HEAR: &str = "
    WITH heard AS (
        SELECT message.id, echo.message_id
        FROM jsonb_to_recordset($1) AS echo (mark text, account text, message_id text)
        JOIN sendapi.mark ON mark.mark = echo.mark
        JOIN sendapi.account ON account.name = echo.account
        JOIN sendapi.message ON message.id = mark.message AND message.account = account.id
        ORDER BY message.id FOR NO KEY UPDATE OF message
    )
    UPDATE sendapi.message SET echoed = heard.message_id FROM heard WHERE message.id = heard.id";

const SETTLE: &str = "
    UPDATE sendapi.message SET
        state = $1, message_id = echoed, settled_at = sendapi.now_ms(),
        retry_at = NULL, code = NULL, subcode = NULL, why = NULL
    WHERE id IN (
            SELECT mark.message FROM jsonb_to_recordset($2) AS echo (mark text)
            JOIN sendapi.mark ON mark.mark = echo.mark
        )
        AND echoed IS NOT NULL
        AND state = $3
        AND CASE WHEN copies = 0 THEN $4 ELSE $5 END IS NOT NULL";
