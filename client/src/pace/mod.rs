//! When something may go, and whether it is tried again.
//!
//! `rates` and `retry` have the settings. `limiter`, `standing` and `slowness` are the parts of a decision and
//! `throttle` puts them together; they are pure and take the time as an argument. `gate` is where
//! messages wait for it.

mod app;
mod budget;
mod gate;
mod limiter;
mod rates;
mod refusal;
mod retry;
mod slowness;
mod standing;
mod standstill;
mod throttle;

pub(crate) use app::SharedApp;
pub(crate) use budget::Budget;
pub(crate) use gate::{Gate, Hold, Pass};
pub(crate) use rates::Kind;
pub use rates::{MessageKind, Priority, Rates};
pub(crate) use refusal::concerns_the_call_alone;
pub use retry::{Decision, Retry};
pub use standstill::{Because, StandsStill, Standstill};
pub(crate) use throttle::counts;
