//! What one of the platforms refuses is told with its name, what both refuse once and without one.
use sendapi::{content, message, profile};

const LONG: &str =
    "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé";

const LETTER: &str = match std::str::from_utf8(&[b'x'; 1001]) {
    Ok(text) => text,
    Err(_) => "",
};

fn main() {
    let _ = content!(Both { attachment: like_heart {} });
    let _ = content!(Both { attachment: file { url: "no address" } });
    let _ = message!(Both {
        recipient: "7204418830956127",
        attachment: generic { elements: [element { title: LONG, subtitle: "Baked today" }] },
    });
    let _ = message!(Both { recipient: "7204418830956127", text: "Hi", tag: HUMAN_AGENTS });
    let _ = profile!(Both { greeting: [] });
    let _ = content!(Both { text: LETTER });
    let _ = content!(Both { text: "Hello", metadata: LETTER });
    let _ = content!(Instagram { text: LETTER });
}
