//! What the outbox asks of a database, each with what it promises: `sqlite` has the statements for it.

mod accounts;
mod again;
mod ask;
mod cancel;
mod clean_up;
mod echoes;
mod end_events;
mod events;
mod forget;
mod history;
mod kept_events;
mod leases;
mod load;
mod messages;
mod outcomes;
mod place;
mod put;
mod rounds;
mod workers;

pub(crate) use accounts::Accounts;
pub(crate) use again::Again;
pub(crate) use ask::{Ask, PutAndBegun};
pub(crate) use cancel::Cancel;
pub(crate) use clean_up::{CleanUp, Old};
pub(crate) use echoes::Echoes;
pub(crate) use end_events::{EndEvents, EndedEvents};
pub(crate) use events::Events;
pub(crate) use forget::Forget;
pub(crate) use history::{History, PUT_BACK};
pub(crate) use kept_events::KeptEvents;
pub(crate) use leases::Leases;
pub(crate) use load::Load;
pub(crate) use messages::Messages;
pub(crate) use outcomes::Outcomes;
pub(crate) use place::{Place, write};
pub(crate) use put::{Put, PutMany};
pub(crate) use rounds::WriteRounds;
#[cfg(test)]
pub(crate) use rounds::write_round;
pub(crate) use workers::Workers;

/// All of them: each database says that it has them.
pub trait Statements:
    Accounts
    + Again
    + Ask
    + Cancel
    + CleanUp
    + Echoes
    + EndEvents
    + Events
    + Forget
    + History
    + KeptEvents
    + Leases
    + Load
    + Messages
    + Outcomes
    + Place
    + Put
    + WriteRounds
    + Workers
{
}
