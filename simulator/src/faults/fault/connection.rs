//! What goes wrong with the connection.

use std::time::Duration;

use super::deed::Deed;
use crate::Fault;

impl Fault {
    /// The answer comes late. The message has been received before the wait.
    pub fn delay(delay: Duration) -> Self {
        Self::of(Deed::Answer).after(delay)
    }

    /// No answer at all: the connection stays open until the client gives up or the simulator stops.
    pub fn stall() -> Self {
        Self::of(Deed::Stall)
    }

    /// The connection is reset before the body is read; the message does not count as received,
    /// whatever else is said.
    ///
    /// The body is read first only where faults are set for a recipient or by content.
    pub fn cut_before_reading() -> Self {
        Self::of(Deed::CutUnread)
    }

    /// The connection is closed when the whole request has been read. Nobody can tell from outside
    /// whether the message got through: not so here, unless it is [`delivered`](Self::delivered).
    pub fn cut_after_reading() -> Self {
        Self::of(Deed::CutRead)
    }

    /// The request did not finish in time: in a batch its answer is `null`, and nobody can tell from
    /// outside whether the message got through. Not so here, unless it is
    /// [`delivered`](Self::delivered). A request by itself is cut after reading.
    ///
    /// ```
    /// # fn spoil(faults: &sendapi_simulator::Faults) {
    /// use sendapi_simulator::{Endpoint, Fault, Requests};
    ///
    /// let items = || Requests::of_endpoint(Endpoint::Messages).in_batches();
    /// faults.add(items().nth(2), Fault::unfinished());
    /// faults.add(items().nth(4), Fault::unfinished().delivered());
    /// # }
    /// ```
    pub fn unfinished() -> Self {
        Self::of(Deed::Unfinished)
    }

    /// The answer as ever, [broken off](Self::broken_off) in its middle.
    pub fn half_an_answer() -> Self {
        Self::of(Deed::Answer).broken_off()
    }

    /// The answer as ever, [stalled](Self::stalled) in its middle.
    pub fn stalled_answer() -> Self {
        Self::of(Deed::Answer).stalled()
    }
}
