//! The statements for SQLite.

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
mod network;
mod news;
mod open;
mod outcomes;
mod place;
mod put;
mod rounds;
mod sign_of_life;
mod workers;

pub(crate) use network::check_is_local;
use news::News;
pub(crate) use open::{check_has_tables, connect, identity, options, prepare};
pub(crate) use place::File;

crate::rows::columns!(sqlx::sqlite::SqliteRow);

impl crate::statements::Statements for sqlx::Sqlite {}
