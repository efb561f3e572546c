//! The databases that are measured.

use std::future::Future;

use sendapi_outbox::{Database, Outbox};
use sqlx::Sqlite;

/// A database of one's own, empty, that other processes find by its address.
pub(crate) struct Place<DB: Database> {
    pub(crate) outbox: Outbox<DB>,
    pub(crate) address: String,
    /// What goes with it.
    _folder: Option<tempfile::TempDir>,
}

/// What differs between them.
pub(crate) trait Measured: Database {
    const CALLED: &'static str;

    fn fresh() -> impl Future<Output = Place<Self>>;
    fn open(address: &str) -> impl Future<Output = Outbox<Self>>;
    /// Opens a snapshot of the queue.
    fn look(connection: &mut Self::Connection) -> impl Future<Output = ()>;
    /// One row and a commit, as many times.
    fn insert(outbox: &Outbox<Self>, body: &str, times: u64) -> impl Future<Output = ()>;
}

impl Measured for Sqlite {
    const CALLED: &'static str = "SQLite";

    async fn fresh() -> Place<Self> {
        // Beside the build, which lies on a disk: the folder for what is temporary may be memory.
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap();
        let file = folder.path().join("shop.db");
        let outbox = Outbox::open(&file).await.unwrap();
        Place { outbox, address: file.display().to_string(), _folder: Some(folder) }
    }

    async fn open(address: &str) -> Outbox<Self> {
        Outbox::open(address).await.unwrap()
    }

    async fn look(connection: &mut Self::Connection) {
        sqlx::query("SELECT count(*) FROM sendapi_message").execute(connection).await.unwrap();
    }

    async fn insert(outbox: &Outbox<Self>, body: &str, times: u64) {
        let table = "CREATE TABLE own (id INTEGER PRIMARY KEY, body TEXT)";
        sqlx::query(table).execute(outbox.pool()).await.unwrap();
        for _ in 0..times {
            let insert = sqlx::query("INSERT INTO own (body) VALUES (?)").bind(body);
            insert.execute(outbox.pool()).await.unwrap();
        }
    }
}

#[cfg(feature = "postgres")]
impl Measured for sqlx::Postgres {
    const CALLED: &'static str = "PostgreSQL";

    async fn fresh() -> Place<Self> {
        let address = std::env::var(super::POSTGRES).unwrap();
        let pool = pool(&address).await;
        sqlx::raw_sql("DROP SCHEMA IF EXISTS sendapi CASCADE; DROP TABLE IF EXISTS own")
            .execute(&pool)
            .await
            .unwrap();
        Place { outbox: Outbox::postgres(pool).await.unwrap(), address, _folder: None }
    }

    async fn open(address: &str) -> Outbox<Self> {
        Outbox::postgres(pool(address).await).await.unwrap()
    }

    async fn look(connection: &mut Self::Connection) {
        let repeatable = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ";
        sqlx::query(repeatable).execute(&mut *connection).await.unwrap();
        sqlx::query("SELECT count(*) FROM sendapi.message").execute(connection).await.unwrap();
    }

    async fn insert(outbox: &Outbox<Self>, body: &str, times: u64) {
        let table =
            "CREATE TABLE own (id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, body text)";
        sqlx::query(table).execute(outbox.pool()).await.unwrap();
        for _ in 0..times {
            let insert = sqlx::query("INSERT INTO own (body) VALUES ($1)").bind(body);
            insert.execute(outbox.pool()).await.unwrap();
        }
    }
}

#[cfg(feature = "postgres")]
async fn pool(address: &str) -> sqlx::PgPool {
    sqlx::postgres::PgPoolOptions::new().max_connections(20).connect(address).await.unwrap()
}
