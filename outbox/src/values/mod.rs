//! What is asked with, and what is answered.

mod account_status;
mod counts;
mod looked_up;
mod pause;
mod person;
mod reader_status;
mod told;

pub use account_status::{AccountStatus, Paused};
pub use counts::Counts;
pub use looked_up::LookedUp;
pub use pause::Pause;
pub use person::{Forgotten, Person};
pub use reader_status::ReaderStatus;
pub use told::Told;

pub(crate) use pause::Length;
pub(crate) use person::Named;
