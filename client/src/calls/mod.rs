//! What an account calls beside `/messages`, from the types of [`call`](crate::call).
//!
//! [`Account::perform`] takes every one of them and reads its answer; [`Account::list`] goes through
//! the pages of those that answer with a list. Where the value alone leaves something to be filled in
//! each time, there is a method with a name of its own.
//!
//! - `perform`: the one way in; `written`: how a call becomes one of the Graph API; `ask`: any call of the Graph API;
//!   `carry_out`: how both go, and whether they did
//! - `items`: lists, page by page; `limit`: calls that have a limit of their own
//! - `sync_profile`: what is left to be set of a profile
//! - `profile`, `personas`, `routing`, `people`, `conversations`, `token`: the methods with names; `either`: those of an account of
//!   whichever platform

mod ask;
mod carry_out;
mod conversations;
mod either;
mod items;
mod limit;
mod people;
mod perform;
mod personas;
mod profile;
mod routing;
mod sync_profile;
mod token;
mod written;

pub use items::Items;
pub use limit::CallLimit;
pub use sync_profile::SyncedProfile;
