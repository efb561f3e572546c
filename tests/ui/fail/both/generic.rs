//! A type parameter is no platform: what either kind of account sends is written for both.
use sendapi::{Message, Platform, content, message, profile};

fn local<P: Platform>(person: &str) {
    let _ = message!(P { recipient: person, text: "Hello" });
    let _ = content!(P { text: "Hello" });
    let _ = profile!(P { get_started: { payload: "START" } });
    let _ = profile!(Target { get_started: { payload: "START" } });
    let _ = content!(Target { text: "Hello" });
}

fn returned<P: Platform>(person: &str) -> Message<'_, P> {
    message!(P { recipient: person, text: "Hello" })
}

fn main() {}
