//! What one of the platforms refuses is told with its name, what both refuse once and without one.
use sendapi::{content, message, profile};

const LONG: &str =
    "ééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééééé";

fn main() {
    let _ = content!(Both { attachment: like_heart {} });
    let _ = content!(Both { attachment: file { url: "no address" } });
    let _ = message!(Both {
        recipient: "7204418830956127",
        attachment: generic { elements: [element { title: LONG, subtitle: "Baked today" }] },
    });
    let _ = message!(Both { recipient: "7204418830956127", text: "Hi", tag: HUMAN_AGENTS });
    let _ = profile!(Both { greeting: [] });
}
