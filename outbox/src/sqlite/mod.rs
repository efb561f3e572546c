//! The statements for SQLite.

mod ask;
mod durable;
mod leases;
mod load;
mod open;
mod put;
mod rounds;

pub(crate) use ask::{counts, outcome};
pub(crate) use leases::{accounts, begun_lately, claim, end, enter, leave, let_go, workers};
pub(crate) use load::{
    due, due_in_lane, in_doubt, next_due, put_since, refuse_invalid, refuse_what_is_late, version,
};
pub(crate) use open::{connect, options, prepare};
pub(crate) use put::{cancel, put};
pub(crate) use rounds::{ShutOut, shut_out, write as write_round};

fn odd(what: String) -> sqlx::Error {
    sqlx::Error::Decode(what.into())
}
