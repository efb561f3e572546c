//! Where the database is: on any machine, so that nothing shows but what it says itself.

use std::convert::Infallible;
use std::time::Duration;

use sqlx::{PgConnection, Postgres};

use super::News;
use crate::{Error, statements};

/// What is known of a standby that may take over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replication {
    /// It may lack what was written last.
    Unknown,
    /// By the user's word it has all that was answered.
    Trusted,
}

impl statements::Place for Postgres {
    type Where = Replication;
    type Sign = Infallible;
    type News = News;

    /// Each statement sees what was committed before it, and a commit is on the disk when it is answered, whatever the role
    /// or the database has set. A process that stands still or whose machine is gone holds nothing up for longer than a
    /// few seconds: the server ends what it left open.
    const WRITING: &'static str = "
        BEGIN ISOLATION LEVEL READ COMMITTED;
        SET LOCAL lock_timeout = '5s';
        SET LOCAL statement_timeout = '15s';
        SET LOCAL idle_in_transaction_session_timeout = '5s';
        SELECT set_config('synchronous_commit', 'on', TRUE)
            WHERE current_setting('synchronous_commit') IN ('off', 'local', 'remote_write')";

    /// Many write at a time.
    const REST: Duration = Duration::ZERO;

    async fn lock(connection: &mut PgConnection) -> Result<bool, sqlx::Error> {
        sqlx::raw_sql(Self::WRITING).execute(connection).await?;
        Ok(false)
    }

    async fn commit(connection: &mut PgConnection) -> Result<(), sqlx::Error> {
        sqlx::raw_sql("COMMIT").execute(connection).await.map(drop)
    }

    /// Each round asks it itself: see `sendapi.history`.
    fn check_is_the_same(_: &Replication) -> Result<(), Error> {
        Ok(())
    }

    fn sign_of_life(_: &Replication, _: &str) -> Option<Infallible> {
        None
    }

    fn has_ended(_: &Replication, _: &str) -> bool {
        false
    }
}
