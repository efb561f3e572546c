//! SQLite: a file in a folder of its own.

use std::time::Duration;

use sendapi_outbox::Outbox;
use sqlx::sqlite::SqliteConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Sqlite, SqliteConnection, Transaction};
use tempfile::TempDir;

use super::{Place, Read, Tested};

impl Tested for Sqlite {
    type Place = TempDir;

    const NOW: &'static str = "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

    const NO_JSON: &'static str = "takes a JSON object";

    async fn make() -> TempDir {
        tempfile::tempdir().unwrap()
    }

    async fn open(address: &str) -> Outbox {
        Outbox::open(address).await.unwrap()
    }

    async fn hold(outbox: &Outbox) -> Transaction<'static, Self> {
        outbox.pool().begin_with("BEGIN IMMEDIATE").await.unwrap()
    }

    async fn can_be_written(address: &str) -> bool {
        let options = SqliteConnectOptions::new().filename(address).busy_timeout(Duration::ZERO);
        let mut connection = options.connect().await.unwrap();
        let Ok(transaction) = connection.begin_with("BEGIN IMMEDIATE").await else { return false };
        transaction.rollback().await.unwrap();
        true
    }

    async fn execute(
        connection: &mut SqliteConnection,
        statements: &str,
    ) -> Result<(), sqlx::Error> {
        sqlx::raw_sql(AssertSqlSafe(statements.to_owned())).execute(connection).await.map(drop)
    }

    async fn rows<R: Read>(connection: &mut SqliteConnection, statement: &str) -> Vec<R> {
        let rows = sqlx::query_as(AssertSqlSafe(statement.to_owned())).fetch_all(connection).await;
        rows.unwrap()
    }

    async fn put_by_hand(outbox: &Outbox, request: &str) -> Result<i64, sqlx::Error> {
        let mut transaction = outbox.pool().begin_with("BEGIN IMMEDIATE").await?;
        let put =
            sqlx::query("INSERT INTO sendapi_put (request) VALUES (?)").bind(request.to_owned());
        put.execute(&mut *transaction).await?;
        let last = sqlx::query_scalar("SELECT last_put FROM sendapi_store");
        let last = last.fetch_one(&mut *transaction).await?;
        transaction.commit().await?;
        Ok(last)
    }

    fn trigger(name: &str, what: &str, when: &str, does: &str) -> String {
        format!(
            "CREATE TRIGGER {name} AFTER {what} ON sendapi_message WHEN {when} BEGIN {does}; END"
        )
    }

    fn without_trigger(name: &str) -> String {
        format!("DROP TRIGGER {name}")
    }

    fn refusal(says: &str) -> String {
        format!("SELECT RAISE(ABORT, '{says}')")
    }
}

impl Place for TempDir {
    fn address(&self) -> String {
        self.path().join("shop.db").to_str().unwrap().to_owned()
    }
}
