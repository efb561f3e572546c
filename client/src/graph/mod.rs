//! Calls of the Graph API, as values.
//!
//! [`Account::send`](crate::Account::send) is for messages. This is for everything else that the
//! platform offers to an account: a [`Call`] says what is asked for, [`Account::call`] asks and
//! gives back the [`Reply`].
//!
//! [Graph API](https://developers.facebook.com/docs/graph-api)
//!
//! [`Account::call`]: crate::Account::call

mod body;
mod call;
mod chunks;
mod encode;
mod file;
mod measured;
mod path;
mod reply;
mod urlencoded;
mod usage;
mod version;
mod watch;

pub(crate) use call::{SECRET, TOKEN};
pub(crate) use chunks::{CHUNK, Opened};
pub(crate) use encode::{Content, Encoded, FORM, JSON, Parameter};
pub(crate) use measured::{Failure, Measured};
pub(crate) use urlencoded::{write_pair, write_urlencoded, write_urlencoded_twice};
pub(crate) use usage::{Reported, Usage, Whose};
pub(crate) use version::{Expired, version};
pub(crate) use watch::Watch;

pub use body::{Body, Part, Value};
pub use call::{Call, Method};
pub use file::File;
pub use path::Path;
pub use reply::Reply;
pub use watch::Transfer;
