//! The databases on which the tests run, each test on each.
//!
//! What a test says in SQL it says in the words of SQLite: `sendapi_message`, where PostgreSQL has `sendapi.message`.

#[cfg(feature = "postgres")]
mod postgres;
#[cfg(feature = "postgres")]
pub(crate) mod server;
mod sqlite;

#[cfg(not(feature = "postgres"))]
pub(crate) use alone::Read;
#[cfg(feature = "postgres")]
pub(crate) use both::Read;

use sendapi_outbox::{Database, Outbox};
use sqlx::Transaction;

/// A database on which the tests run.
pub(crate) trait Tested: Database {
    /// A database of one test; it goes with this.
    type Place: Place;

    /// The time as the outbox has it, in SQL.
    const NOW: &'static str;

    /// What is said of a put by hand that is no JSON.
    const NO_JSON: &'static str;

    async fn make() -> Self::Place;

    /// Opens it, as every process does that works with it.
    async fn open(address: &str) -> Outbox<Self>;

    /// Keeps all workers from writing, until it ends.
    async fn hold(outbox: &Outbox<Self>) -> Transaction<'static, Self>;

    /// Whether somebody could write at this moment.
    async fn can_be_written(address: &str) -> bool;

    /// Carries statements out that give nothing.
    fn execute(
        connection: &mut Self::Connection,
        statements: &str,
    ) -> impl Future<Output = Result<(), sqlx::Error>> + Send;

    async fn rows<R: Read>(connection: &mut Self::Connection, statement: &str) -> Vec<R>;

    /// Puts as other languages do, by the one statement; gives the message's number.
    async fn put_by_hand(outbox: &Outbox<Self>, request: &str) -> Result<i64, sqlx::Error>;

    /// Lets the database do something whenever this happens to a message and an expression over OLD and NEW is true.
    fn trigger(name: &str, what: &str, when: &str, does: &str) -> String;

    fn without_trigger(name: &str) -> String;

    /// What a trigger does that refuses.
    fn refusal(says: &str) -> String;
}

/// Where a database is.
pub(crate) trait Place {
    /// As other processes find it.
    fn address(&self) -> String;
}

/// An outbox in a database of its own, which goes with its place.
pub(crate) async fn outbox<DB: Tested>() -> (Outbox<DB>, DB::Place) {
    let place = DB::make().await;
    (DB::open(&place.address()).await, place)
}

/// Another process's.
pub(crate) async fn again<DB: Tested>(place: &DB::Place) -> Outbox<DB> {
    DB::open(&place.address()).await
}

pub(crate) async fn execute<DB: Tested>(outbox: &Outbox<DB>, statements: &str) {
    try_to_execute(outbox, statements).await.unwrap();
}

pub(crate) async fn try_to_execute<DB: Tested>(
    outbox: &Outbox<DB>,
    statements: &str,
) -> Result<(), sqlx::Error> {
    let mut connection = outbox.pool().acquire().await?;
    DB::execute(&mut connection, statements).await
}

pub(crate) async fn rows<DB: Tested, R: Read>(outbox: &Outbox<DB>, statement: &str) -> Vec<R> {
    DB::rows(&mut *outbox.pool().acquire().await.unwrap(), statement).await
}

/// The one row that there is.
pub(crate) async fn row<DB: Tested, R: Read>(outbox: &Outbox<DB>, statement: &str) -> R {
    let mut rows = rows(outbox, statement).await;
    assert_eq!(rows.len(), 1, "{statement}");
    rows.remove(0)
}

pub(crate) async fn number<DB: Tested>(outbox: &Outbox<DB>, statement: &str) -> i64 {
    let (number,) = row(outbox, statement).await;
    number
}

/// A transaction of the user's.
pub(crate) async fn begin<DB: Tested>(outbox: &Outbox<DB>) -> Transaction<'static, DB> {
    outbox.pool().begin().await.unwrap()
}

/// As SQL has it.
pub(crate) fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[cfg(feature = "postgres")]
mod both {
    use sqlx::FromRow;
    use sqlx::postgres::PgRow;
    use sqlx::sqlite::SqliteRow;

    /// What can be read out of a row of whichever database.
    pub(crate) trait Read:
        for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin
    {
    }

    impl<R: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow> + Send + Unpin> Read for R {}
}

#[cfg(not(feature = "postgres"))]
mod alone {
    use sqlx::FromRow;
    use sqlx::sqlite::SqliteRow;

    /// What can be read out of a row.
    pub(crate) trait Read: for<'r> FromRow<'r, SqliteRow> + Send + Unpin {}

    impl<R: for<'r> FromRow<'r, SqliteRow> + Send + Unpin> Read for R {}
}

/// Makes a test for each database of a generic function.
macro_rules! on_each {
    ($test:ident $(, $ignore:meta)?) => {
        mod $test {
            $(#[$ignore])?
            #[tokio::test]
            async fn sqlite() {
                super::$test::<sqlx::Sqlite>().await;
            }

            $(#[$ignore])?
            #[cfg(feature = "postgres")]
            #[tokio::test]
            async fn postgres() {
                if crate::tested::server::is_there() {
                    super::$test::<sqlx::Postgres>().await;
                }
            }
        }
    };
}
pub(crate) use on_each;
