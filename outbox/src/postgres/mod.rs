//! The statements for PostgreSQL, from version 13 on.

mod accounts;
mod again;
mod ask;
mod cancel;
mod clean_up;
mod durable;
mod echoes;
mod end_events;
mod events;
mod forget;
mod history;
mod kept_events;
mod leases;
mod load;
mod messages;
mod news;
mod open;
mod outcomes;
mod place;
mod put;
mod rounds;
mod workers;

use news::News;
pub(crate) use open::{find, prepare};
pub(crate) use place::Replication;

crate::rows::columns!(sqlx::postgres::PgRow);

impl crate::statements::Statements for sqlx::Postgres {}
