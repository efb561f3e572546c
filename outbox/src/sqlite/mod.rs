//! The statements for SQLite.

mod accounts;
mod again;
mod ask;
mod cancel;
mod clean_up;
mod durable;
mod forget;
mod open;
mod outcomes;
mod put;

pub(crate) use accounts::{accounts, pause, resume};
pub(crate) use again::send_again;
pub(crate) use ask::{counts, outcome};
pub(crate) use cancel::cancel;
pub(crate) use clean_up::{Old, delete};
pub(crate) use forget::{erase, of_person, overwrite_what_goes};
pub(crate) use open::{connect, prepare};
pub(crate) use outcomes::{done_up_to, next, open_reader, readers, remove_reader};
pub(crate) use put::{check_can_put, put};

fn odd(what: String) -> sqlx::Error {
    sqlx::Error::Decode(what.into())
}
