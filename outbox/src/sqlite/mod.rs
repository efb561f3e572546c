//! The statements for SQLite.

mod accounts;
mod again;
mod ask;
mod cancel;
mod clean_up;
mod durable;
mod echoes;
mod events;
mod forget;
mod leases;
mod load;
mod messages;
mod open;
mod outcomes;
mod place;
mod put;
mod rounds;
mod workers;

pub(crate) use open::{check_has_tables, connect, identity, options, prepare};
pub(crate) use place::File;

fn odd(what: String) -> sqlx::Error {
    sqlx::Error::Decode(what.into())
}
