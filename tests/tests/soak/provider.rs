//! Tokens from somebody who cannot be relied on.

use std::io;
use std::panic::resume_unwind;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sendapi::TokenProvider;

use crate::chance::chance;

/// Panics, fails, or gives a token, by chance; and first panics, while all wait.
#[derive(Debug)]
pub(crate) struct Fickle {
    seed: u64,
    asked: AtomicU64,
}

impl Fickle {
    pub(crate) fn of(seed: u64) -> Self {
        Self { seed, asked: AtomicU64::new(0) }
    }
}

impl TokenProvider for Fickle {
    type Error = io::Error;

    async fn token(&self) -> Result<String, io::Error> {
        let asked = self.asked.fetch_add(1, Ordering::Relaxed);
        // Long enough for others to come.
        tokio::time::sleep(Duration::from_millis(if asked == 0 { 50 } else { 1 })).await;
        match chance([self.seed, asked]) % 8 {
            _ if asked == 0 => panic_quietly(),
            0 => panic_quietly(),
            1 => Err(io::Error::other("no token today")),
            2 => Ok(token(self.seed, 0)),
            _ => Ok(token(self.seed, asked)),
        }
    }
}

/// The platform of the soak takes every token, until it refuses one.
pub(crate) fn token(seed: u64, number: u64) -> String {
    format!("EAABferry{seed}x{number}")
}

/// Without words on standard error for each.
fn panic_quietly() -> ! {
    resume_unwind(Box::new("a provider that panics"))
}
