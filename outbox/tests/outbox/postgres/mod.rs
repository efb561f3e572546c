//! What can happen in PostgreSQL alone: many write at a time, servers crash, and connections break under those who live.

mod clock;
mod cluster;
mod crashes;
mod failover;
mod locks;
mod order;
mod proxy;
mod standby;
mod torn;

use sendapi_outbox::Outbox;
use sqlx::Postgres;

use crate::tested::Tested;
use crate::tested::server::Database;

/// As `crate::outbox`, in a database of one's own choice.
async fn outbox_in(database: &Database) -> Outbox<Postgres> {
    let outbox = Postgres::open(&database.address()).await;
    crate::ways::guard(&outbox).await;
    outbox
}

/// Makes a test of a function that needs a server.
macro_rules! on_postgres {
    ($test:ident) => {
        mod $test {
            #[tokio::test]
            async fn postgres() {
                if crate::tested::server::is_there() {
                    super::$test().await;
                }
            }
        }
    };
}
use on_postgres;
