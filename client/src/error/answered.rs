//! Adding to an error what is known of the answer.

use std::time::Duration;

/// An answer, as far as an error keeps it.
pub(crate) struct Answered {
    pub(crate) status: u16,
    pub(crate) retry_after: Option<Duration>,
    pub(crate) trace_id: Option<String>,
    pub(crate) body: Vec<u8>,
}
