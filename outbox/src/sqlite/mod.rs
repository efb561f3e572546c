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
mod put;
mod rounds;
mod workers;

pub(crate) use accounts::{accounts, pause, resume};
pub(crate) use again::send_again;
pub(crate) use ask::{counts, outcome, put_and_begun};
pub(crate) use cancel::cancel;
pub(crate) use clean_up::{Old, delete};
pub(crate) use echoes::hear_echoes;
pub(crate) use events::{
    beat, claim_shard, finish, forget_handled, handlers, keep, let_shard_go, put_off, remember,
    remembered, shards, try_events, waiting, waiting_in_lane,
};
pub(crate) use forget::{erase, of_person, overwrite_what_goes};
pub(crate) use leases::{
    begun_lately, claim, end, enter, enter_inbox, leases, leave, let_go, tell_pause, workers,
};
pub(crate) use load::{
    due, due_in_lane, in_doubt, is_late, next_due, put_since, refuse_invalid, refuse_what_is_late,
    version,
};
pub(crate) use messages::{message, messages};
pub(crate) use open::{check_has_tables, connect, identity, options, prepare};
pub(crate) use outcomes::{done_up_to, next, open_reader, readers, remove_reader};
pub(crate) use put::{check_can_put, put};
pub(crate) use rounds::{ShutOut, shut_out, write as write_round};
pub(crate) use workers::worker_statuses;

fn odd(what: String) -> sqlx::Error {
    sqlx::Error::Decode(what.into())
}
