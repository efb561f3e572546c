//! The databases that an outbox can be in.

use crate::statements::Statements;

/// A database that an outbox can be in: `sqlx::Sqlite` with the feature `sqlite`, which is on by default, and
/// `sqlx::Postgres` with the feature `postgres`. Nobody else can make one, and what is asked of it is not public.
pub trait Database: sqlx::Database + Statements {}

impl<DB: sqlx::Database + Statements> Database for DB {}

// What is meant where no database is named.
#[cfg(not(feature = "sqlite"))]
pub(crate) use sqlx::Postgres as Standard;
#[cfg(feature = "sqlite")]
pub(crate) use sqlx::Sqlite as Standard;

#[cfg(not(any(feature = "sqlite", feature = "postgres")))]
compile_error!(
    "an outbox needs a database: switch on the feature `sqlite` or `postgres` of `sendapi-outbox`"
);
