//! What is refused: told so that it is seen, and so that nobody fills the log with it.

use std::mem;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use sendapi_core::told::Cause;

use super::told::Told;
use super::{numbers, reason_of, spans};
use crate::webhook::{Refused, Unanswered};

/// What an inbox refused, and when it was told.
///
/// Whoever gave their bot a wrong secret has to see so without looking for it, hence a warning. But anybody may post anything
/// to the address, as often as they like: so each reason has one warning in a while, which says how many were passed over since
/// the last. Those are told at `DEBUG`, and the numbers count all.
#[derive(Default)]
pub(crate) struct Refusals(Mutex<Vec<Met>>);

/// A reason that was met. There is a handful of them.
struct Met {
    reason: &'static str,
    told: Instant,
    passed_over: u64,
}

impl Refusals {
    /// A body that was looked at and is not genuine, or no webhook.
    pub(crate) fn tell(&self, refused: &Refused) {
        let reason = reason_of(refused);
        numbers::body(super::REFUSED, reason);
        match refused {
            // What the platform signed comes from nobody else. The words may be out of the body, which has those of people.
            Refused::Body(_) => spans::tell_refused(reason, NO_WEBHOOK, Some(0)),
            refused => {
                let due = self.due(reason, Instant::now());
                spans::tell_refused(reason, Told::of(reason, &Cause(refused)), due);
            }
        }
    }

    /// A request of which no body was looked at, and what it was told.
    #[cfg(feature = "axum")]
    pub(crate) fn tell_not_read(&self, reason: &'static str, cause: &str) {
        numbers::body(super::REFUSED, reason);
        let due = self.due(reason, Instant::now());
        spans::tell_refused(reason, Told::to_the_bot(reason, &cause), due);
    }

    /// A question whether the address is ours that got no answer.
    pub(crate) fn tell_unanswered(&self, unanswered: &Unanswered) {
        let reason = match unanswered {
            Unanswered::Token => "verify_token",
            _ => "question",
        };
        let due = self.due(reason, Instant::now());
        spans::tell_unanswered(reason, Told::of(reason, &Cause(unanswered)), due);
    }

    /// How many were passed over since the last that was told; nothing if this one is to be passed over too.
    fn due(&self, reason: &'static str, now: Instant) -> Option<u64> {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(met) = all.iter_mut().find(|met| met.reason == reason) else {
            all.push(Met { reason, told: now, passed_over: 0 });
            return Some(0);
        };
        if now.saturating_duration_since(met.told) < PAUSE {
            met.passed_over = met.passed_over.saturating_add(1);
            return None;
        }
        met.told = now;
        Some(mem::take(&mut met.passed_over))
    }
}

const NO_WEBHOOK: Told<'_> = Told {
    cause: &"the platform signed it, and it is no webhook",
    advice: Some("`on_refused` gets the body"),
};
/// Nobody who looks for a mistake waits longer, and a line a minute fills no log.
const PAUSE: Duration = Duration::from_secs(60);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reason_is_told_once_in_a_while_with_those_that_were_passed_over() {
        let (refusals, begin) = (Refusals::default(), Instant::now());
        let due = |reason, seconds| refusals.due(reason, begin + Duration::from_secs(seconds));
        assert_eq!(due("signature", 0), Some(0));
        assert_eq!((due("signature", 1), due("signature", 59)), (None, None));
        assert_eq!(due("verify_token", 30), Some(0));
        assert_eq!(due("signature", 60), Some(2));
        assert_eq!(due("signature", 61), None);
        assert_eq!((due("signature", 121), due("signature", 200)), (Some(1), Some(0)));
    }

    /// How often it was worded.
    #[cfg(feature = "tracing")]
    struct Sentence(std::cell::Cell<u8>);

    #[cfg(feature = "tracing")]
    impl std::fmt::Display for Sentence {
        fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
            self.0.set(self.0.get() + 1);
            f.write_str("the signature does not match")
        }
    }

    #[cfg(feature = "tracing")]
    #[test]
    fn what_no_line_shows_is_not_worded() {
        let sentence = Sentence(std::cell::Cell::new(0));
        let told = Told { cause: &sentence, advice: None };
        let listener = tracing_subscriber::fmt().with_max_level(tracing::Level::INFO);
        tracing::subscriber::with_default(listener.with_writer(std::io::sink).finish(), || {
            spans::tell_refused("signature", told, None);
            assert_eq!(sentence.0.get(), 0);
            spans::tell_refused("signature", told, Some(0));
            assert_eq!(sentence.0.get(), 1);
        });
    }
}
