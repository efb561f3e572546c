//! Where a request is on its way out.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use crate::error::Written;

/// Where one request is on its way out. A clone knows it too, also when nobody waits for the answer
/// any more.
#[derive(Clone, Default)]
pub(crate) struct Departure(Arc<AtomicU8>);

impl Departure {
    /// How much was written so far.
    pub(crate) fn written(&self) -> Written {
        match self.0.load(Ordering::Acquire) {
            LEAVING => Written::Part,
            GONE => Written::All,
            _ => Written::Nothing,
        }
    }

    /// How much was written in the end: from now on a request that has not begun to leave is never
    /// sent.
    pub(crate) fn call_off(&self) -> Written {
        self.change(WAITING, CALLED_OFF);
        self.written()
    }

    pub(crate) fn is_called_off(&self) -> bool {
        self.0.load(Ordering::Acquire) == CALLED_OFF
    }

    /// The connection asks for the request; `false` if it was called off.
    pub(crate) fn begin(&self) -> bool {
        self.change(WAITING, LEAVING);
        !self.is_called_off()
    }

    /// The connection has all of it.
    pub(crate) fn complete(&self) {
        self.change(LEAVING, GONE);
    }

    fn change(&self, from: u8, to: u8) {
        // Of `begin` and `call_off` the first wins: what was called off cannot have left, and the other way round.
        let _ = self.0.compare_exchange(from, to, Ordering::AcqRel, Ordering::Acquire);
    }
}

impl fmt::Debug for Departure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Departure").field(&self.written()).finish()
    }
}

/// What `AtomicU8::default()` holds.
const WAITING: u8 = 0;
const LEAVING: u8 = 1;
const GONE: u8 = 2;
const CALLED_OFF: u8 = 3;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_leaves_once() {
        let departure = Departure::default();
        assert_eq!(departure.written(), Written::Nothing);
        assert!(departure.begin() && departure.clone().begin());
        assert_eq!((departure.written(), departure.call_off()), (Written::Part, Written::Part));
        departure.complete();
        assert!(departure.begin());
        assert_eq!(departure.clone().call_off(), Written::All);
    }

    #[test]
    fn what_was_called_off_never_leaves() {
        let departure = Departure::default();
        assert_eq!(departure.clone().call_off(), Written::Nothing);
        assert!(!departure.begin());
        departure.complete();
        assert_eq!((departure.written(), departure.begin()), (Written::Nothing, false));
    }
}
