//! Opening a file, and making the tables in it.

use std::path::Path;
use std::time::Duration;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Row, SqlitePool};
use uuid::Uuid;

use crate::Error;

/// How each connection of ours is.
pub(crate) fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(PATIENCE)
}

pub(crate) async fn connect(options: SqliteConnectOptions) -> Result<SqlitePool, Error> {
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

const SCHEMA: &str = include_str!("schema.sql");
const VERSION: i64 = 1;
/// The oldest program that works with tables of this version.
const LEAST_READER: i64 = 1;
/// How long a connection waits for the writer's lock.
const PATIENCE: Duration = Duration::from_secs(20);
const CONNECTIONS: u32 = 8;
