//! The statements for SQLite.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Row, SqliteConnection, SqlitePool};
use uuid::Uuid;

use crate::state::{Copies, Event, State};
use crate::time::time;
use crate::{Error, NotSent, Outcome};

pub(crate) async fn connect(file: &Path) -> Result<SqlitePool, Error> {
    let options = SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(PATIENCE);
    Ok(SqlitePoolOptions::new().max_connections(CONNECTIONS).connect_with(options).await?)
}

/// Makes the tables if they are not there, and gives the store's id.
pub(crate) async fn prepare(pool: &SqlitePool) -> Result<Uuid, Error> {
    let mut transaction = pool.begin_with("BEGIN IMMEDIATE").await?;
    let is_there =
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'sendapi_store'";
    let is_there: i64 = sqlx::query_scalar(is_there).fetch_one(&mut *transaction).await?;
    if is_there == 0 {
        sqlx::raw_sql(SCHEMA).execute(&mut *transaction).await?;
        sqlx::query(
            "INSERT INTO sendapi_store (only_row, id, version, least_reader) VALUES (1, ?, ?, ?)",
        )
        .bind(Uuid::new_v4().to_string())
        .bind(VERSION)
        .bind(LEAST_READER)
        .execute(&mut *transaction)
        .await?;
    }
    let store = "SELECT id, version, least_reader FROM sendapi_store";
    let store = sqlx::query(store).fetch_one(&mut *transaction).await?;
    if store.try_get::<i64, _>("least_reader")? > VERSION {
        return Err(Error::Newer { found: store.try_get("version")?, known: VERSION });
    }
    let id: String = store.try_get("id")?;
    transaction.commit().await?;
    id.parse().map_err(|odd: uuid::Error| Error::Database(sqlx::Error::Decode(odd.into())))
}

/// The message's number, and whether it is new.
pub(crate) async fn put(
    connection: &mut SqliteConnection,
    request: &str,
    key: Option<&str>,
) -> Result<(i64, bool), Error> {
    check_durable(connection, NORMAL).await?;
    let put = sqlx::query("INSERT INTO sendapi_put (request) VALUES (?)").bind(request);
    put.execute(&mut *connection).await.map_err(|error| match (&error, key) {
        (sqlx::Error::Database(told), Some(key)) if told.message() == ANOTHER_BODY => {
            Error::Key(key.to_owned())
        }
        _ => Error::Database(error),
    })?;
    let last = sqlx::query("SELECT last_put, last_was_known FROM sendapi_store");
    let last = last.fetch_one(connection).await?;
    Ok((last.try_get("last_put")?, last.try_get::<i64, _>("last_was_known")? == 0))
}

pub(crate) async fn cancel(connection: &mut SqliteConnection, message: i64) -> Result<bool, Error> {
    check_durable(connection, FULL).await?;
    let ends = |copies| State::Waiting.after(Event::Cancel, copies).map(State::number);
    let cancel = "UPDATE sendapi_message
        SET state = CASE copies WHEN 0 THEN ? ELSE ? END, settled_at = CAST(unixepoch('subsec') * 1000 AS INTEGER)
        WHERE id = ? AND state = ?";
    let cancelled = sqlx::query(cancel)
        .bind(ends(Copies::None))
        .bind(ends(Copies::Some))
        .bind(message)
        .bind(State::Waiting.number())
        .execute(connection)
        .await?;
    Ok(cancelled.rows_affected() > 0)
}

pub(crate) async fn outcome(
    connection: &mut SqliteConnection,
    message: i64,
) -> Result<Option<Outcome>, Error> {
    let look = "SELECT state, due_at, begun_at, copies, message_id, code, subcode, why
        FROM sendapi_message WHERE id = ?";
    let Some(row) = sqlx::query(look).bind(message).fetch_optional(connection).await? else {
        return Ok(None);
    };
    let at = |name| -> Result<_, sqlx::Error> {
        let count: Option<i64> = row.try_get(name)?;
        count.and_then(time).ok_or_else(|| odd(format!("`{name}` is no time")))
    };
    let state: i64 = row.try_get("state")?;
    Ok(Some(match State::numbered(state).ok_or_else(|| odd(format!("{state} is no state")))? {
        State::Waiting => Outcome::Waiting { due_at: at("due_at")? },
        State::Begun => Outcome::Begun { since: at("begun_at")? },
        State::Sent => Outcome::Sent { message_id: row.try_get("message_id")? },
        State::Refused => Outcome::NotSent(NotSent {
            code: row.try_get("code")?,
            subcode: row.try_get("subcode")?,
            why: row.try_get::<Option<String>, _>("why")?.unwrap_or_default(),
        }),
        State::Unknown => Outcome::Unknown { copies: row.try_get("copies")? },
        State::Cancelled => Outcome::Cancelled,
    }))
}

pub(crate) async fn counts(connection: &mut SqliteConnection) -> Result<Vec<(State, u64)>, Error> {
    let count = "SELECT state, count(*) AS count FROM sendapi_message GROUP BY state";
    let rows = sqlx::query(count).fetch_all(connection).await?;
    let read = |row: &sqlx::sqlite::SqliteRow| -> Result<_, sqlx::Error> {
        let state: i64 = row.try_get("state")?;
        let state = State::numbered(state).ok_or_else(|| odd(format!("{state} is no state")))?;
        let count: i64 = row.try_get("count")?;
        Ok((state, count.unsigned_abs()))
    };
    Ok(rows.iter().map(read).collect::<Result<_, _>>()?)
}

/// The setting belongs to the connection, which is the user's: no option of ours changes it.
async fn check_durable(connection: &mut SqliteConnection, needed: Durable) -> Result<(), Error> {
    let set: i64 = sqlx::query_scalar("PRAGMA synchronous").fetch_one(connection).await?;
    if set < needed.number { Err(Error::NotDurable { needed: needed.name }) } else { Ok(()) }
}

struct Durable {
    number: i64,
    name: &'static str,
}

/// A put that is lost with its whole transaction is no harm that the user has not chosen.
const NORMAL: Durable = Durable { number: 1, name: "NORMAL" };
/// What was said to be taken back must not be sent after a loss of power.
const FULL: Durable = Durable { number: 2, name: "FULL" };

fn odd(what: String) -> sqlx::Error {
    sqlx::Error::Decode(what.into())
}

const SCHEMA: &str = include_str!("schema.sql");
/// As `schema.sql` says it.
const ANOTHER_BODY: &str = "sendapi: another message was put with this key";
const VERSION: i64 = 1;
/// The oldest program that works with tables of this version.
const LEAST_READER: i64 = 1;
/// How long a connection waits for the writer's lock.
const PATIENCE: Duration = Duration::from_secs(20);
const CONNECTIONS: u32 = 8;
