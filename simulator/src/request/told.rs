//! What is told of a request that the platform takes: warnings, unless the simulator is strict.

use std::sync::{Arc, Mutex, PoisonError};

use crate::answers::flaw::Flaw;
use crate::answers::refusal::Refusal;

/// The warnings of a request so far. A copy shares them.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    flaws: Arc<Mutex<Vec<Flaw>>>,
    is_strict: bool,
}

impl Told {
    pub(crate) fn of(is_strict: bool) -> Self {
        Self { flaws: Arc::default(), is_strict }
    }

    /// Before anything comes of the request: a strict simulator refuses it.
    pub(crate) fn tell(&self, flaws: impl IntoIterator<Item = Flaw>) -> Result<(), Refusal> {
        let flaws: Vec<_> = flaws.into_iter().map(Flaw::into_warning).take(MOST).collect();
        if self.is_strict && !flaws.is_empty() {
            return Err(Refusal::strict(flaws));
        }
        let mut told = self.flaws.lock().unwrap_or_else(PoisonError::into_inner);
        for flaw in flaws {
            if told.len() < MOST && !told.contains(&flaw) {
                told.push(flaw);
            }
        }
        Ok(())
    }

    pub(crate) fn all(&self) -> Vec<Flaw> {
        self.flaws.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

/// Nobody reads more, and a request may have a hundred thousand members.
const MOST: usize = 100;
