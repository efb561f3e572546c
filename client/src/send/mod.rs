//! Sending one message: prepared, on its way, and what came of it.
//!
//! - `one`: the way in; `either`: on an account of whichever platform; `prepared`: checked and
//!   written down; `circular`: the same for many; `outgoing`: either
//! - `once`: the way in for programs that keep account of what begins, with a `prepared_message`
//! - `deliver`: waiting, posting, trying again; `terms`: what holds for one message; `tries` and `journey`: how far it is;
//!   `receipt`: what came back
//! - `performing`: what users await; `stop`: how they stop it; `lanes`: one after the other for the same person

mod circular;
mod deliver;
mod either;
mod journey;
mod lanes;
mod once;
mod one;
mod outgoing;
mod performing;
mod prepared;
mod prepared_message;
mod receipt;
mod stop;
mod terms;
mod tries;

pub use circular::{Circular, Letter};
pub use either::{ForBoth, GoesOnEither};
pub(crate) use journey::Journey;
pub(crate) use lanes::{Lane, Lanes};
pub use once::Begin;
pub use outgoing::Outgoing;
pub(crate) use outgoing::sealed::Prepare;
pub use performing::Performing;
pub(crate) use prepared::Prepared;
pub use prepared_message::PreparedMessage;
pub(crate) use receipt::receipt;
pub use stop::Stopper;
pub(crate) use terms::Terms;
