//! A worker's rounds: what has begun and what has become of it, in one commit.

use std::collections::BTreeSet;

use serde_json::Value;
use sqlx::{Sqlite, SqliteConnection};

use crate::protocol::{Begin, PausedFor, Round, Said, ShutOut, Written};
use crate::state::State;
use crate::{rows, statements};

impl statements::WriteRounds for Sqlite {
    async fn write_round(
        transaction: &mut SqliteConnection,
        worker: &str,
        round: &Round<Begin, Said>,
    ) -> Result<Option<Written>, sqlx::Error> {
        let follows = sqlx::query(FOLLOW).bind(round.number).bind(worker).bind(round.number - 1);
        if follows.execute(&mut *transaction).await?.rows_affected() == 0 {
            return Ok(None);
        }
        for answers in rows::settling(round.answers.iter()) {
            let settle = sqlx::query(SETTLE).bind(answers.to_string());
            let settle = settle.bind(rows::all_ways().to_string()).bind(State::Sent.number());
            settle.execute(&mut *transaction).await?;
        }
        let mut begun = BTreeSet::new();
        if !round.begins.is_empty() {
            let begins: Value = round.begins.iter().map(rows::beginning).collect();
            let query = sqlx::query_as::<_, (i64, i64)>(BEGIN)
                .bind(State::Begun.number())
                .bind(round.number)
                .bind(begins.to_string())
                .bind(worker)
                // What the platform wants the holder itself knows better.
                .bind(PausedFor::User.word())
                .bind(State::Waiting.number());
            begun.extend(query.fetch_all(&mut *transaction).await?);
            let marks = Value::from(rows::marks(&round.begins, &begun)).to_string();
            sqlx::query(MARK).bind(marks).execute(&mut *transaction).await?;
        }
        Ok(Some(Written { begun, ..Written::default() }))
    }

    async fn shut_out(
        connection: &mut SqliteConnection,
        worker: &str,
        number: i64,
        written: i64,
    ) -> Result<ShutOut, sqlx::Error> {
        let shut_out = sqlx::query(SHUT_OUT).bind(number).bind(worker).bind(number).bind(written);
        if shut_out.execute(&mut *connection).await?.rows_affected() > 0 {
            return Ok(ShutOut::Done);
        }
        let is_there: i64 = sqlx::query_scalar(IS_THERE).bind(worker).fetch_one(connection).await?;
        Ok(if is_there == 0 { ShutOut::Gone } else { ShutOut::Odd })
    }
}

const FOLLOW: &str = "
    UPDATE sendapi_worker SET round = ?, beat_at = CAST(unixepoch('subsec') * 1000 AS INTEGER)
    WHERE id = ? AND round = ?";

const SHUT_OUT: &str =
    "UPDATE sendapi_worker SET round = ? WHERE id = ? AND round < ? AND round >= ?";

const IS_THERE: &str = "SELECT count(*) FROM sendapi_worker WHERE id = ?";

const BEGIN: &str = "
    WITH
        -- Each row is written out and read once, and not anew for each of its members.
        row AS MATERIALIZED (SELECT value FROM json_each(?3)),
        wanted AS MATERIALIZED (
            SELECT
                value ->> 'message' AS message, value ->> 'account' AS account, value ->> 'term' AS term,
                value ->> 'kind' AS kind, value ->> 'lasts' AS lasts
            FROM row
        )
    UPDATE sendapi_message SET
        state = ?1,
        term = wanted.term,
        round = ?2,
        kind = wanted.kind,
        begun_at = CAST(unixepoch('subsec') * 1000 AS INTEGER),
        first_begun_at = coalesce(sendapi_message.first_begun_at, CAST(unixepoch('subsec') * 1000 AS INTEGER)),
        lasts_until = CAST(unixepoch('subsec') * 1000 AS INTEGER) + wanted.lasts,
        retry_at = NULL
    FROM wanted
    JOIN sendapi_account AS account ON account.id = wanted.account
    WHERE sendapi_message.id = wanted.message
        AND sendapi_message.account = wanted.account
        AND account.holder = ?4
        AND account.term = wanted.term
        AND (
            account.paused_for IS NOT ?5 OR coalesce(account.paused_until, 0) <= unixepoch('subsec') * 1000
        )
        AND sendapi_message.state = ?6
        AND coalesce(sendapi_message.until_at, 9223372036854775807) > unixepoch('subsec') * 1000
    RETURNING sendapi_message.id, sendapi_message.term";

const MARK: &str = "
    INSERT INTO sendapi_mark (mark, message)
    SELECT value ->> 'mark', value ->> 'message' FROM json_each(?) WHERE TRUE";

/// A message is in one state, so at most one of the ways of an answer fits. What has been echoed has arrived, whatever the
/// answer says.
const SETTLE: &str = "
    WITH
        row AS MATERIALIZED (SELECT value FROM json_each(?1)),
        answer AS MATERIALIZED (
            SELECT
                value ->> 'message' AS message, value ->> 'term' AS term, value ->> 'round' AS round,
                value ->> 'event' AS event, value ->> 'tries' AS tries, value ->> 'wait' AS wait,
                value ->> 'message_id' AS message_id, value ->> 'code' AS code, value ->> 'subcode' AS subcode,
                value ->> 'why' AS why
            FROM row
        ),
        way AS MATERIALIZED (
            SELECT
                value ->> 'event' AS event, value ->> 'from_state' AS from_state, value ->> 'to_state' AS to_state,
                value ->> 'to_with_copies' AS to_with_copies, value ->> 'is_end' AS is_end, value ->> 'copies' AS copies
            FROM json_each(?2)
        )
    UPDATE sendapi_message SET
        state = CASE
            WHEN sendapi_message.echoed IS NOT NULL THEN ?3
            WHEN sendapi_message.copies = 0 THEN way.to_state
            ELSE way.to_with_copies
        END,
        copies = sendapi_message.copies + iif(sendapi_message.echoed IS NULL, way.copies, 0),
        tries = sendapi_message.tries + answer.tries,
        retry_at = iif(sendapi_message.echoed IS NULL, CAST(unixepoch('subsec') * 1000 AS INTEGER) + answer.wait, NULL),
        settled_at = CASE
            WHEN way.is_end OR sendapi_message.echoed IS NOT NULL THEN CAST(unixepoch('subsec') * 1000 AS INTEGER)
        END,
        message_id = coalesce(answer.message_id, sendapi_message.echoed, sendapi_message.message_id),
        code = answer.code,
        subcode = answer.subcode,
        why = answer.why
    FROM answer JOIN way ON way.event = answer.event
    WHERE sendapi_message.id = answer.message
        AND sendapi_message.term = answer.term
        AND sendapi_message.round = answer.round
        AND sendapi_message.state = way.from_state
        AND CASE sendapi_message.copies WHEN 0 THEN way.to_state ELSE way.to_with_copies END IS NOT NULL";
