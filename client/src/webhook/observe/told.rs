//! What a line about something refused tells.

use std::fmt::Display;

use sendapi_core::told::{Advised, Cause};

/// What is wrong, which is written only where the line is shown, and what to do about it.
#[derive(Clone, Copy)]
#[cfg_attr(not(feature = "tracing"), expect(dead_code, reason = "only a line has both"))]
pub(super) struct Told<'w> {
    pub(super) cause: &'w dyn Display,
    pub(super) advice: Option<&'static str>,
}

impl<'w> Told<'w> {
    /// The two halves of a sentence, in which this may know more than whoever made it.
    pub(super) fn of<E: Advised>(reason: &str, cause: &'w Cause<'_, E>) -> Self {
        let advice = cause.0.advice();
        Self { advice: advice.or_else(|| settings(reason)), cause }
    }

    /// Something that is said to whoever sent it, without what it says to do.
    #[cfg(feature = "axum")]
    pub(super) fn to_the_bot(reason: &str, cause: &'w impl Display) -> Self {
        Self { cause, advice: settings(reason) }
    }
}

/// What the bot can do where the sentence is for whoever sent the body, or tells no way.
fn settings(reason: &str) -> Option<&'static str> {
    match reason {
        "too_large" => Some("`Verifier::limit` takes larger ones"),
        "too_slow" => Some("look what holds bodies up; `Address::body_timeout` waits longer"),
        "crowded" => Some("`Address::body_memory` holds more at a time"),
        "question" => Some(
            "it may be somebody else who asks: the platform sends all three of `hub.mode`, `hub.verify_token` and `hub.challenge`",
        ),
        _ => None,
    }
}
