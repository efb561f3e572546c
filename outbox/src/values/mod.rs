//! What is asked with, and what is answered.

mod account_status;
mod adopted;
mod counts;
mod event_status;
mod inbox_status;
mod looked_up;
mod message_status;
mod pause;
mod person;
mod reader_status;
mod told;
mod which;
mod which_events;
mod worker_status;

pub use account_status::{AccountStatus, Paused};
pub use adopted::Adopted;
pub use counts::Counts;
pub use event_status::{EventState, EventStatus};
pub use inbox_status::InboxStatus;
pub use looked_up::LookedUp;
pub use message_status::MessageStatus;
pub use pause::Pause;
pub use person::{Forgotten, Person};
pub use reader_status::ReaderStatus;
pub use told::Told;
pub use which::Which;
pub use which_events::WhichEvents;
pub use worker_status::WorkerStatus;

pub(crate) use pause::Length;
pub(crate) use person::Named;
