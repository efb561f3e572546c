//! Where a request is on its way out.

use std::fmt;
use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use crate::error::Written;

/// Where one request is on its way out. A clone knows it too, also when nobody waits for the answer
/// any more.
#[derive(Clone, Default)]
pub(crate) struct Departure {
    state: Arc<AtomicU8>,
    only_while: OnlyWhile,
}

/// Whether a request may leave, asked at the last moment; by default it may.
#[derive(Clone, Default)]
pub(crate) struct OnlyWhile(Option<Arc<dyn Fn() -> bool + Send + Sync>>);

impl OnlyWhile {
    pub(crate) fn new(may: impl Fn() -> bool + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(may)))
    }

    fn says_so(&self) -> bool {
        self.0.as_ref().is_none_or(|may| may())
    }
}

impl Departure {
    /// Of a request that leaves only while this says so.
    pub(crate) fn new(only_while: OnlyWhile) -> Self {
        Self { state: Arc::default(), only_while }
    }

    /// How much was written so far.
    pub(crate) fn written(&self) -> Written {
        match self.state() {
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
        matches!(self.state(), CALLED_OFF | FORBIDDEN)
    }

    /// Whether it was called off since it might not leave when the connection asked for it.
    pub(crate) fn is_forbidden(&self) -> bool {
        self.state() == FORBIDDEN
    }

    /// The connection asks for the request; `false` if it was called off.
    pub(crate) fn begin(&self) -> bool {
        if self.state() == WAITING {
            self.change(WAITING, if self.only_while.says_so() { LEAVING } else { FORBIDDEN });
        }
        !self.is_called_off()
    }

    /// The connection has all of it.
    pub(crate) fn complete(&self) {
        self.change(LEAVING, GONE);
    }

    fn state(&self) -> u8 {
        self.state.load(Ordering::Acquire)
    }

    fn change(&self, from: u8, to: u8) {
        // Of `begin` and `call_off` the first wins: what was called off cannot have left, and the other way round.
        let _ = self.state.compare_exchange(from, to, Ordering::AcqRel, Ordering::Acquire);
    }
}

impl fmt::Debug for OnlyWhile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "OnlyWhile(..)" } else { "OnlyWhile(always)" })
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
const FORBIDDEN: u8 = 4;

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

    #[test]
    fn what_may_no_longer_leave_is_asked_when_it_would() {
        let may = Arc::new(AtomicU8::new(1));
        let asked = Arc::clone(&may);
        let only_while = OnlyWhile::new(move || asked.load(Ordering::Acquire) == 1);
        let first = Departure::new(only_while.clone());
        assert!(first.begin());
        let second = Departure::new(only_while);
        may.store(0, Ordering::Release);
        assert!(first.begin() && !first.is_forbidden(), "what has left has left");
        assert!(!second.begin() && second.is_forbidden() && second.is_called_off());
        may.store(1, Ordering::Release);
        assert!(!second.begin());
        assert_eq!(second.call_off(), Written::Nothing);
    }
}
