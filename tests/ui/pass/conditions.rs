//! `#[cfg(…)]` on entries and items: two under conditions are no duplicates.

#![deny(warnings)]

use sendapi::message;
use sendapi_tests::json_of;

fn main() {
    let message = message!(Messenger {
        recipient: "7204418830956127",
        #[cfg(unix)]
        text: "A ferry for penguins.",
        #[cfg(not(unix))]
        text: "A ferry for others.",
        #[cfg(any())]
        metadata: "never",
        #[cfg(all())]
        #[cfg(not(any()))]
        notification_type: NO_PUSH,
        quick_replies: [
            #[cfg(any())]
            text { title: "Never", payload: "NEVER" },
            #[cfg(all())]
            text { title: "Always", payload: "ALWAYS" },
        ],
    });
    let json = json_of(&message);
    assert_eq!(json["notification_type"], "NO_PUSH");
    assert_eq!(json["message"].get("metadata"), None);
    assert_eq!(json["message"]["quick_replies"][0]["title"], "Always");
    assert_eq!(json["message"]["quick_replies"].as_array().map(Vec::len), Some(1));
}
