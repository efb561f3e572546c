//! What a line about something refused tells.

/// What is wrong, and what to do about it: the two halves of a sentence, or of what this knows.
#[cfg_attr(not(feature = "tracing"), expect(dead_code, reason = "only a line has both"))]
pub(super) struct Told<'w> {
    pub(super) cause: &'w str,
    pub(super) advice: Option<&'w str>,
}

impl<'w> Told<'w> {
    pub(super) fn of(reason: &str, words: &'w str) -> Self {
        match words.split_once(": ") {
            Some((cause, advice)) => {
                Self { cause, advice: Some(settings(reason).unwrap_or(advice)) }
            }
            None => Self { cause: words, advice: settings(reason) },
        }
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
