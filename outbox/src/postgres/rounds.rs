//! A worker's rounds: what has begun and what has become of it, in one commit.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use sqlx::{PgConnection, Postgres};

use crate::protocol::{Begin, PausedFor, Round, Said, ShutOut, Written};
use crate::state::State;
use crate::{rows, statements};

impl statements::WriteRounds for Postgres {
    /// What others have locked is left for the next round: a user who keeps a transaction open holds up the messages that it
    /// has touched, and nothing else.
    async fn write_round(
        transaction: &mut PgConnection,
        worker: &str,
        round: &Round<Begin, Said>,
    ) -> Result<Option<Written>, sqlx::Error> {
        let follows = sqlx::query(FOLLOW).bind(round.number).bind(worker).bind(round.number - 1);
        if follows.execute(&mut *transaction).await?.rows_affected() == 0 {
            return Ok(None);
        }
        let free = free(transaction, round).await?;
        settle(transaction, round, &free).await?;
        let mut written = begin(transaction, worker, round, &free).await?;
        written.locked.extend(locked(transaction, round, &free).await?);
        Ok(Some(written))
    }

    async fn shut_out(
        connection: &mut PgConnection,
        worker: &str,
        number: i64,
        written: i64,
    ) -> Result<ShutOut, sqlx::Error> {
        let shut_out = sqlx::query(SHUT_OUT).bind(number).bind(worker).bind(written);
        if shut_out.execute(&mut *connection).await?.rows_affected() > 0 {
            return Ok(ShutOut::Done);
        }
        let stands = sqlx::query_as(STANDS).bind(worker);
        Ok(match stands.fetch_one(connection).await? {
            (false, _) => ShutOut::Gone,
            (true, true) => ShutOut::Odd,
            (true, false) => ShutOut::Elsewhere,
        })
    }
}

/// The messages that nobody else had locked: they are now.
async fn free(
    connection: &mut PgConnection,
    round: &Round<Begin, Said>,
) -> Result<BTreeSet<i64>, sqlx::Error> {
    let touched: Vec<_> = touched(round).collect();
    if touched.is_empty() {
        return Ok(BTreeSet::new());
    }
    let free = sqlx::query_scalar(FREE).bind(&touched);
    let free: Vec<i64> = free.fetch_all(connection).await?;
    Ok(free.into_iter().collect())
}

/// Those that are there all the same: somebody else has locked them.
async fn locked(
    connection: &mut PgConnection,
    round: &Round<Begin, Said>,
    free: &BTreeSet<i64>,
) -> Result<Vec<i64>, sqlx::Error> {
    let others: Vec<_> = touched(round).filter(|message| !free.contains(message)).collect();
    if others.is_empty() {
        return Ok(Vec::new());
    }
    sqlx::query_scalar(ARE_THERE).bind(others).fetch_all(connection).await
}

fn touched(round: &Round<Begin, Said>) -> impl Iterator<Item = i64> {
    let begins = round.begins.iter().map(|begin| begin.wanted.message);
    begins.chain(round.answers.iter().map(|answer| answer.begun.message))
}

async fn settle(
    connection: &mut PgConnection,
    round: &Round<Begin, Said>,
    free: &BTreeSet<i64>,
) -> Result<(), sqlx::Error> {
    let answers = round.answers.iter().filter(|answer| free.contains(&answer.begun.message));
    for answers in rows::settling(answers) {
        let settle = sqlx::query(SETTLE).bind(answers).bind(rows::all_ways());
        settle.bind(State::Sent.number()).execute(&mut *connection).await?;
    }
    Ok(())
}

async fn begin(
    connection: &mut PgConnection,
    worker: &str,
    round: &Round<Begin, Said>,
    free: &BTreeSet<i64>,
) -> Result<Written, sqlx::Error> {
    let mut written = Written::default();
    let wanted = round.begins.iter().filter(|begin| free.contains(&begin.wanted.message));
    let wanted: Vec<_> = wanted.collect();
    if wanted.is_empty() {
        return Ok(written);
    }
    let accounts: BTreeSet<_> = wanted.iter().map(|begin| begin.wanted.account).collect();
    let accounts: Vec<_> = accounts.into_iter().collect();
    // Nobody takes one of them before this round has been written.
    let held = sqlx::query_as(HELD).bind(&accounts).bind(worker);
    let held: BTreeMap<i64, i64> = held.fetch_all(&mut *connection).await?.into_iter().collect();
    // Mostly nobody has locked one.
    let locked: Vec<i64> = if held.len() < accounts.len() {
        let locked = sqlx::query_scalar(LOCKED).bind(&accounts).bind(worker);
        locked.fetch_all(&mut *connection).await?
    } else {
        Vec::new()
    };
    let is_locked = |account| locked.contains(&account) && !held.contains_key(&account);
    let waits = wanted.iter().filter(|begin| is_locked(begin.wanted.account));
    written.locked.extend(waits.map(|begin| begin.wanted.message));

    let has_term = |begin: &&&Begin| held.get(&begin.wanted.account) == Some(&begin.wanted.term);
    let begins: Value =
        wanted.iter().filter(has_term).map(|begin| rows::beginning(begin)).collect();
    let query = sqlx::query_as::<_, (i64, i64)>(BEGIN)
        .bind(State::Begun.number())
        .bind(round.number)
        .bind(begins)
        // What the platform wants the holder itself knows better.
        .bind(PausedFor::User.word())
        .bind(State::Waiting.number());
    written.begun.extend(query.fetch_all(&mut *connection).await?);
    let marks = rows::marks(&round.begins, &written.begun);
    if !marks.is_empty() {
        sqlx::query(MARK).bind(Value::from(marks)).execute(connection).await?;
    }
    Ok(written)
}

/// Nothing is written in another history than the one that is known: what the other one has sent would be sent again.
const FOLLOW: &str = "
    UPDATE sendapi.worker SET round = $1, beat_at = sendapi.now_ms()
    WHERE id = $2 AND round = $3
        AND sendapi.is_known()";

const SHUT_OUT: &str = "
    UPDATE sendapi.worker SET round = $1
    WHERE id = $2 AND round < $1 AND round >= $3
        AND sendapi.is_known()";

/// Whether it is there, and in the history that is known.
const STANDS: &str = "
    SELECT EXISTS (SELECT FROM sendapi.worker WHERE id = $1),
        sendapi.is_known()";

/// In the order of ids: two who lock several do not wait for each other.
const FREE: &str = "
    SELECT id FROM sendapi.message WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED";

const ARE_THERE: &str = "SELECT id FROM sendapi.message WHERE id = ANY($1)";

const HELD: &str = "
    SELECT id, term FROM sendapi.account
    WHERE id = ANY($1) AND holder = $2 ORDER BY id FOR SHARE SKIP LOCKED";

const LOCKED: &str = "SELECT id FROM sendapi.account WHERE id = ANY($1) AND holder = $2";

const BEGIN: &str = "
    UPDATE sendapi.message SET
        state = $1,
        term = wanted.term,
        round = $2,
        kind = wanted.kind,
        begun_at = clock.now,
        first_begun_at = coalesce(message.first_begun_at, clock.now),
        lasts_until = clock.now + wanted.lasts,
        retry_at = NULL
    FROM jsonb_to_recordset($3) AS wanted (message bigint, account bigint, term bigint, kind bigint, lasts bigint)
    JOIN sendapi.account ON account.id = wanted.account,
    (SELECT sendapi.now_ms()) AS clock (now)
    WHERE message.id = wanted.message
        AND message.account = wanted.account
        AND (account.paused_for IS DISTINCT FROM $4 OR coalesce(account.paused_until, 0) <= clock.now)
        AND message.state = $5
        AND coalesce(message.until_at, 9223372036854775807) > clock.now
    RETURNING message.id, message.term";

const MARK: &str = "
    INSERT INTO sendapi.mark (mark, message)
    SELECT mark, message FROM jsonb_to_recordset($1) AS begun (mark text, message bigint)";

/// A message is in one state, so at most one of the ways of an answer fits. What has been echoed has arrived, whatever the
/// answer says.
const SETTLE: &str = "
    UPDATE sendapi.message SET
        state = CASE
            WHEN message.echoed IS NOT NULL THEN $3
            WHEN message.copies = 0 THEN way.to_state
            ELSE way.to_with_copies
        END,
        copies = message.copies + CASE WHEN message.echoed IS NULL THEN way.copies ELSE 0 END,
        tries = message.tries + answer.tries,
        retry_at = CASE WHEN message.echoed IS NULL THEN clock.now + answer.wait END,
        settled_at = CASE WHEN way.is_end <> 0 OR message.echoed IS NOT NULL THEN clock.now END,
        message_id = coalesce(answer.message_id, message.echoed, message.message_id),
        code = answer.code,
        subcode = answer.subcode,
        why = answer.why
    FROM jsonb_to_recordset($1) AS answer (
        message bigint, term bigint, round bigint, event bigint, tries bigint, wait bigint,
        message_id text, code bigint, subcode bigint, why text
    )
    JOIN jsonb_to_recordset($2) AS way (
        event bigint, from_state bigint, to_state bigint, to_with_copies bigint, is_end bigint, copies bigint
    ) ON way.event = answer.event,
    (SELECT sendapi.now_ms()) AS clock (now)
    WHERE message.id = answer.message
        AND message.term = answer.term
        AND message.round = answer.round
        AND message.state = way.from_state
        AND CASE message.copies WHEN 0 THEN way.to_state ELSE way.to_with_copies END IS NOT NULL";
