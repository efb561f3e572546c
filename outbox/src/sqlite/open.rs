//! Opening a file, and making the tables in it.

use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{ConnectOptions, Connection, Sqlite, SqliteConnection, SqlitePool};
use uuid::Uuid;

use super::File;
use super::place::PATIENCE;
use crate::Error;
use crate::rows::{self, LEAST_READER, VERSION};
use crate::statements::Place;

/// How each connection of ours is.
pub(crate) fn options(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(PATIENCE)
        // What is erased is overwritten in the pages that are written anyhow: whoever is forgotten later has said something
        // that was handled, and erased by that.
        .pragma("secure_delete", "FAST")
}

pub(crate) async fn connect(options: SqliteConnectOptions) -> Result<SqlitePool, Error> {
    Ok(SqlitePoolOptions::new().max_connections(CONNECTIONS).connect_with(options).await?)
}

/// Makes the tables if they are not there, and gives the store's id.
pub(crate) async fn prepare(pool: &SqlitePool, file: &File) -> Result<Uuid, Error> {
    let mut transaction = pool.begin_with(Sqlite::WRITING).await?;
    if !has_tables(&mut transaction).await? {
        sqlx::raw_sql(SCHEMA).execute(&mut *transaction).await?;
        sqlx::query(
            "INSERT INTO sendapi_store (only_row, id, version, least_reader, line) VALUES (1, ?, ?, ?, ?)",
        )
        .bind(Uuid::new_v4().to_string())
        .bind(VERSION)
        .bind(LEAST_READER)
        .bind(file.line())
        .execute(&mut *transaction)
        .await?;
    }
    let id = identity(&mut transaction).await?;
    transaction.commit().await?;
    Ok(id)
}

/// The store's id, if this version works with its tables.
pub(crate) async fn identity(connection: &mut SqliteConnection) -> Result<Uuid, Error> {
    let store = "SELECT id, version, least_reader FROM sendapi_store";
    rows::store(&sqlx::query(store).fetch_one(connection).await?)
}

/// Looks whether a file has the outbox's tables, and leaves it as it is: it may be anybody's.
pub(crate) async fn check_has_tables(file: &Path) -> Result<(), Error> {
    let none = || Error::NoOutbox(file.to_owned());
    if !file.is_file() {
        return Err(none());
    }
    // Without the settings of `options`, which would be written into it.
    let bare = SqliteConnectOptions::new().filename(file).busy_timeout(PATIENCE);
    let mut connection = bare.connect().await?;
    let looked = has_tables(&mut connection).await;
    // It has nothing to tell that the look has not.
    let _ = connection.close().await;
    match looked {
        Ok(true) => Ok(()),
        Ok(false) => Err(none()),
        Err(sqlx::Error::Database(error)) if error.code().as_deref() == Some(NOT_A_DATABASE) => {
            Err(none())
        }
        Err(error) => Err(error.into()),
    }
}

async fn has_tables(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    let look = "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name = 'sendapi_store'";
    let tables: i64 = sqlx::query_scalar(look).fetch_one(connection).await?;
    Ok(tables > 0)
}

const SCHEMA: &str = include_str!("schema.sql");
const CONNECTIONS: u32 = 8;
/// `SQLITE_NOTADB`.
const NOT_A_DATABASE: &str = "26";
