//! The databases that an outbox can be in.

use crate::statements::Statements;

/// A database that an outbox can be in: [`Sqlite`](sqlx::Sqlite). Nobody else can make one.
pub trait Database: sqlx::Database + Statements {}

impl<DB: sqlx::Database + Statements> Database for DB {}
