//! How far a message or call is on its way, over all of its tries.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::error::Written;
use crate::http::{Departure, OnlyWhile};

/// What has left of it so far. Clones share it, and outlive the task that sends it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Journey(Arc<Mutex<State>>);

#[derive(Debug, Default)]
struct State {
    /// Of the try under way.
    departure: Option<Departure>,
    /// Whether others may take it along at any time.
    is_aboard: bool,
    /// Whether an earlier try has left it open.
    is_open: bool,
    /// Whether any may leave at all.
    only_while: OnlyWhile,
}

impl Journey {
    /// A try begins.
    pub(crate) fn depart(&self) -> Departure {
        let mut state = self.state();
        let may = state.only_while.clone();
        state.departure.get_or_insert_with(|| Departure::new(may)).clone()
    }

    /// From now on no try leaves unless this says so at the last moment.
    pub(crate) fn leaves_only_while(&self, may: OnlyWhile) {
        self.state().only_while = may;
    }

    /// Others take it along in their call.
    pub(crate) fn board(&self) {
        self.state().is_aboard = true;
    }

    /// The try is over, and has perhaps left it open whether it arrived.
    pub(crate) fn arrive(&self, is_open: bool) {
        let mut state = self.state();
        let only_while = state.only_while.clone();
        *state = State { is_open: state.is_open || is_open, only_while, ..State::default() };
    }

    /// How much of its request was handed to a connection, in whichever try it was most.
    pub(crate) fn written(&self) -> Written {
        let state = self.state();
        match &state.departure {
            _ if state.is_aboard || state.is_open => Written::All,
            Some(departure) => departure.written(),
            None => Written::Nothing,
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_left_once_has_left() {
        let journey = Journey::default();
        assert_eq!(journey.written(), Written::Nothing);
        let departure = journey.depart();
        departure.begin();
        assert_eq!(journey.clone().written(), Written::Part);
        journey.arrive(false);
        assert_eq!(journey.written(), Written::Nothing);
        journey.board();
        assert_eq!(journey.written(), Written::All);
        journey.arrive(true);
        assert_eq!(journey.written(), Written::All);
        assert_eq!(journey.depart().written(), Written::Nothing);
        assert_eq!(journey.written(), Written::All);
    }
}
