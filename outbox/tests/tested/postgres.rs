//! PostgreSQL: a database of its own in the server of the tests.

use std::str::FromStr;

use sendapi_outbox::Outbox;
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, PgConnection, Postgres, Transaction};

use super::server::{self, Database};
use super::{Place, Read, Tested};

impl Tested for Postgres {
    type Place = Database;

    const NOW: &'static str = "sendapi.now_ms()";

    const NO_JSON: &'static str = "invalid input syntax for type json";

    async fn make() -> Database {
        Database::new().await
    }

    async fn open(address: &str) -> Outbox<Self> {
        let options = PgConnectOptions::from_str(address).unwrap();
        Outbox::postgres(server::pool(options).await).await.unwrap()
    }

    /// Each round begins with its worker's row.
    async fn hold(outbox: &Outbox<Self>) -> Transaction<'static, Self> {
        let mut transaction = outbox.pool().begin().await.unwrap();
        Self::execute(&mut transaction, "LOCK TABLE sendapi_worker IN EXCLUSIVE MODE")
            .await
            .unwrap();
        transaction
    }

    /// Nobody holds everybody up.
    async fn can_be_written(_: &str) -> bool {
        true
    }

    async fn execute(connection: &mut PgConnection, statements: &str) -> Result<(), sqlx::Error> {
        let statements = AssertSqlSafe(words(statements));
        sqlx::raw_sql(statements).execute(connection).await.map(drop)
    }

    async fn rows<R: Read>(connection: &mut PgConnection, statement: &str) -> Vec<R> {
        let rows = sqlx::query_as(AssertSqlSafe(words(statement))).fetch_all(connection).await;
        rows.unwrap()
    }

    async fn put_by_hand(outbox: &Outbox<Self>, request: &str) -> Result<i64, sqlx::Error> {
        let put = sqlx::query_scalar("SELECT sendapi.put($1::jsonb)").bind(request.to_owned());
        put.fetch_one(outbox.pool()).await
    }

    /// After all that other triggers make of it.
    fn trigger(name: &str, what: &str, when: &str, does: &str) -> String {
        format!(
            "CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF ({when}) THEN {does}; END IF;
                RETURN NULL;
            END
            $$;
            CREATE TRIGGER {name} AFTER {what} ON sendapi_message
            FOR EACH ROW EXECUTE FUNCTION {name}()"
        )
    }

    fn without_trigger(name: &str) -> String {
        format!("DROP TRIGGER {name} ON sendapi_message")
    }

    fn refusal(says: &str) -> String {
        format!("RAISE EXCEPTION '{says}'")
    }
}

/// What SQLite's words mean.
fn words(statement: &str) -> String {
    statement.replace("sendapi_", "sendapi.")
}

impl Place for Database {
    fn address(&self) -> String {
        Self::address(self)
    }
}
