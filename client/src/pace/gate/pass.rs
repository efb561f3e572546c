//! That something may go, until it is known what became of it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::Gate;
use crate::pace::rates::Kind;

/// The right to send, from [`Gate::pass`]. One that goes to find out whether a standstill is over has
/// others wait for what it finds out, and tells them also when it is dropped before it knows.
pub(crate) struct Pass {
    /// Of a probe, until it has told.
    probe: Option<Probe>,
}

struct Probe {
    gate: Arc<Gate>,
    kinds: Vec<Kind>,
    // Atomic: `learn_of` has the pass by reference, and after it comes the drop.
    has_told: AtomicBool,
}

impl Pass {
    pub(super) fn new(gate: &Arc<Gate>, kinds: &[Kind], is_probe: bool) -> Self {
        let probe = || Probe {
            gate: Arc::clone(gate),
            kinds: kinds.to_vec(),
            has_told: AtomicBool::new(false),
        };
        Self { probe: is_probe.then(probe) }
    }

    /// Whether it goes to find out. It goes alone then.
    pub(crate) fn is_probe(&self) -> bool {
        self.probe.is_some()
    }

    /// It was taken, or it is open whether it would be: another is to find out then.
    pub(super) fn found_out(&self, passed: bool) {
        if let Some(Probe { gate, kinds, has_told }) = &self.probe
            && !has_told.swap(true, Ordering::AcqRel)
        {
            gate.probed(kinds, passed);
        }
    }
}

impl Drop for Pass {
    fn drop(&mut self) {
        self.found_out(false);
    }
}
