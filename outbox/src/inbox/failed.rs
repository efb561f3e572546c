//! That a handler failed.

use std::fmt;

use sendapi::webhook::Incoming;

/// That a handler failed at an event.
#[derive(Debug)]
#[non_exhaustive]
pub struct Failed {
    /// What it was to handle.
    pub incoming: Incoming,
    /// What it said.
    pub why: String,
    /// How often it has been called for it.
    pub tries: u32,
    /// Whether it is not called for it any more.
    pub is_given_up: bool,
}

impl fmt::Display for Failed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { why, tries, is_given_up, .. } = self;
        let then = if *is_given_up { "and is not called again" } else { "and is called again" };
        write!(f, "the handler failed at its try {tries}, {then}: {why}")
    }
}
