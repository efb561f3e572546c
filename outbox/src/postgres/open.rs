//! Opening a database, and making the tables in it.

use sqlx::{PgConnection, PgPool, Postgres};
use uuid::Uuid;

use crate::Error;
use crate::rows::{self, LEAST_READER, VERSION};
use crate::statements::Place;

/// Makes the tables if they are not there, and gives the store's id.
pub(crate) async fn prepare(pool: &PgPool) -> Result<Uuid, Error> {
    let mut transaction = pool.begin_with(Postgres::WRITING).await?;
    // One makes them, and the others wait: `IF NOT EXISTS` would not keep two from beginning at once.
    sqlx::query(ONE_AT_A_TIME).execute(&mut *transaction).await?;
    if !has_tables(&mut transaction).await? {
        sqlx::raw_sql(SCHEMA).execute(&mut *transaction).await?;
        sqlx::query(
            "INSERT INTO sendapi.store (id, version, least_reader, line)
            SELECT $1, $2, $3, line FROM sendapi.history()",
        )
        .bind(Uuid::new_v4().to_string())
        .bind(VERSION)
        .bind(LEAST_READER)
        .execute(&mut *transaction)
        .await?;
    }
    let id = identity(&mut transaction).await?;
    transaction.commit().await?;
    Ok(id)
}

/// The store's id, if the tables are there; nothing is made.
pub(crate) async fn find(pool: &PgPool) -> Result<Uuid, Error> {
    let mut connection = pool.acquire().await?;
    if has_tables(&mut connection).await? {
        return identity(&mut connection).await;
    }
    let name = sqlx::query_scalar("SELECT current_database()::text").fetch_one(&mut *connection);
    Err(Error::NoTables(name.await?))
}

/// The store's id, if this version works with its tables.
async fn identity(connection: &mut PgConnection) -> Result<Uuid, Error> {
    let store = "SELECT id, version, least_reader FROM sendapi.store";
    rows::store(&sqlx::query(store).fetch_one(connection).await?)
}

async fn has_tables(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
    sqlx::query_scalar("SELECT to_regclass('sendapi.store') IS NOT NULL")
        .fetch_one(connection)
        .await
}

const SCHEMA: &str = include_str!("schema.sql");
/// The number is that of this lock alone: the first letters of the schema's name.
const ONE_AT_A_TIME: &str = "SELECT pg_advisory_xact_lock(x'73656e6461706931'::bigint)";
