//! The shop's own table, beside those of the outbox: the part that is written once for each database.

use sendapi_outbox::{Database, Outbox};
use sqlx::{Sqlite, SqliteConnection};

/// What was ordered.
pub(crate) struct Order {
    pub(super) person: String,
    pub(super) bread: String,
    pub(super) loaves: u32,
}

/// A database in which the shop keeps its orders.
pub(crate) trait Orders: Database {
    /// Makes the table, unless it is there.
    fn prepare(outbox: &Outbox<Self>) -> impl Future<Output = Result<(), sqlx::Error>> + Send;

    /// Writes an order down, in whichever transaction the connection is.
    fn take(
        connection: &mut Self::Connection,
        order: Order,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;
}

impl Orders for Sqlite {
    async fn prepare(outbox: &Outbox<Self>) -> Result<(), sqlx::Error> {
        let table = "CREATE TABLE IF NOT EXISTS orders (
            id INTEGER PRIMARY KEY, person TEXT NOT NULL, bread TEXT NOT NULL, loaves INTEGER NOT NULL
        )";
        sqlx::query(table).execute(outbox.sqlite()).await.map(drop)
    }

    async fn take(connection: &mut SqliteConnection, order: Order) -> Result<(), sqlx::Error> {
        let Order { person, bread, loaves } = order;
        let take = "INSERT INTO orders (person, bread, loaves) VALUES (?, ?, ?)";
        let take = sqlx::query(take).bind(person).bind(bread).bind(loaves);
        take.execute(connection).await.map(drop)
    }
}

#[cfg(feature = "postgres")]
impl Orders for sqlx::Postgres {
    async fn prepare(outbox: &Outbox<Self>) -> Result<(), sqlx::Error> {
        let table = "CREATE TABLE IF NOT EXISTS orders (
            id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
            person text NOT NULL, bread text NOT NULL, loaves bigint NOT NULL
        )";
        sqlx::query(table).execute(outbox.pool()).await.map(drop)
    }

    async fn take(connection: &mut sqlx::PgConnection, order: Order) -> Result<(), sqlx::Error> {
        let Order { person, bread, loaves } = order;
        let take = "INSERT INTO orders (person, bread, loaves) VALUES ($1, $2, $3)";
        let take = sqlx::query(take).bind(person).bind(bread).bind(i64::from(loaves));
        take.execute(connection).await.map(drop)
    }
}
