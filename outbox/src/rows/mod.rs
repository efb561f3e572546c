//! What rows hold, read alike from every database.

mod accounts;
mod columns;
mod events;
mod kept_events;
mod leases;
mod load;
mod messages;
mod outcomes;
mod rounds;
mod store;
mod workers;

pub(crate) use accounts::{UNTIL_RESUMED, account};
pub(crate) use columns::{Columns, columns, length};
pub(crate) use events::{event, kept, shard};
pub(crate) use kept_events::{event_status, inbox_status};
pub(crate) use leases::{begun_at, lease, seen};
pub(crate) use load::{in_doubt, loaded, new};
pub(crate) use messages::{message, outcome, put_and_begun, state};
pub(crate) use outcomes::{reader, told};
#[cfg(feature = "postgres")]
pub(crate) use rounds::text;
pub(crate) use rounds::{all_ways, beginning, marks, settling};
pub(crate) use store::{LEAST_READER, VERSION, store};
pub(crate) use workers::worker;
