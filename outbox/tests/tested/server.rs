//! The PostgreSQL server of the tests, which the script `outbox/tests/postgres` makes, and a database in it for each of them.

use std::io::Write;
use std::str::FromStr;
use std::sync::Once;

use sqlx::postgres::{PgConnectOptions, PgConnection, PgPool, PgPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions};
use uuid::Uuid;

/// Names another server than the one that the script makes; its user may make databases. `none` leaves these tests out.
const ADDRESS: &str = "SENDAPI_TEST_POSTGRES";

/// Whether there is one. A test cannot be skipped while it runs: it says that it is left out, past what keeps the output of
/// tests back that pass.
pub(crate) fn is_there() -> bool {
    static SAY: Once = Once::new();
    let address = address();
    if address.is_none() {
        SAY.call_once(|| drop(writeln!(std::io::stderr(), "left out: {MISSING}")));
    }
    address.is_some()
}

fn address() -> Option<String> {
    std::env::var(ADDRESS).ok().filter(|address| address != "none")
}

/// Nextest keeps all back that a test says which passes: all of them would be left out, and nobody told.
#[test]
fn there_is_a_server_or_it_is_told_that_there_is_none() {
    let is_told = std::env::var("NEXTEST").is_err();
    assert!(
        is_told || std::env::var(ADDRESS).is_ok(),
        "{MISSING}, or say that it is meant so by {ADDRESS}=none"
    );
}

const MISSING: &str = "the tests on PostgreSQL, for no server is named: run them as `outbox/tests/postgres cargo test -p \
    sendapi-outbox --features postgres`";

/// A database, which goes with this.
pub(crate) struct Database {
    server: PgConnectOptions,
    name: String,
}

impl Database {
    /// One in the server of all tests.
    pub(crate) async fn new() -> Self {
        Self::within(PgConnectOptions::from_str(&address().unwrap()).unwrap()).await
    }

    pub(crate) async fn within(server: PgConnectOptions) -> Self {
        let name = format!("sendapi_test_{}", Uuid::new_v4().simple());
        let make = format!("CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'");
        carry_out(&server, make).await.unwrap();
        Self { server, name }
    }

    pub(crate) fn options(&self) -> PgConnectOptions {
        self.server.clone().database(&self.name)
    }

    /// As another process finds it.
    pub(crate) fn address(&self) -> String {
        self.options().to_url_lossy().to_string()
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        let (server, name) = (self.server.clone(), std::mem::take(&mut self.name));
        // Whoever drops it may be in the middle of a runtime's task.
        let goes = std::thread::spawn(move || {
            let runtime =
                tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(carry_out(&server, format!("DROP DATABASE {name} WITH (FORCE)")))
        });
        // Its server may be gone already.
        drop(goes.join());
    }
}

async fn carry_out(server: &PgConnectOptions, statement: String) -> Result<(), sqlx::Error> {
    let mut connection: PgConnection = server.connect().await?;
    sqlx::raw_sql(AssertSqlSafe(statement)).execute(&mut connection).await.map(drop)
}

/// As a program has them.
pub(crate) async fn pool(options: PgConnectOptions) -> PgPool {
    PgPoolOptions::new().max_connections(8).connect_with(options).await.unwrap()
}
