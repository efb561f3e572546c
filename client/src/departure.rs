//! Whether a request has left, for whoever waits for it and may give up before the answer.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use crate::verdict::Written;

/// How much of the request of a message or call was handed to a connection. Clones tell the same, also
/// when the request itself was dropped half-way.
#[derive(Clone, Debug, Default)]
pub(crate) struct Departure(Arc<AtomicU8>);

impl Departure {
    pub(crate) fn written(&self) -> Written {
        match self.0.load(Ordering::Acquire) {
            NOTHING => Written::Nothing,
            PART => Written::Part,
            _ => Written::All,
        }
    }

    /// So much has been handed over.
    pub(crate) fn set(&self, written: Written) {
        let written = match written {
            Written::Nothing => NOTHING,
            Written::Part => PART,
            Written::All => ALL,
        };
        self.0.store(written, Ordering::Release);
    }
}

const NOTHING: u8 = 0;
const PART: u8 = 1;
const ALL: u8 = 2;
