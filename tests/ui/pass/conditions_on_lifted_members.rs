//! `#[cfg(…)]` on members of `message` that stand directly in the request: where none of them is there, no `message` is.

#![deny(warnings)]

use sendapi::message;
use sendapi_tests::json_of;

fn main() {
    let action = message!(
        recipient: "72",
        #[cfg(any())]
        text: "The ferry leaves at nine.",
        #[cfg(any())]
        #[cfg(all())]
        metadata: "ferry",
        #[cfg(all())]
        sender_action: typing_on,
    );
    assert_eq!(
        json_of(&action),
        serde_json::json!({ "recipient": { "id": "72" }, "sender_action": "typing_on" })
    );

    let said = message!(
        recipient: "72",
        #[cfg(all())]
        text: "The ferry leaves at nine.",
        #[cfg(any())]
        metadata: "ferry",
        #[cfg(any())]
        sender_action: typing_on,
    );
    assert_eq!(said, message!(recipient: "72", text: "The ferry leaves at nine."));

    let lone = {
        let (text, metadata) = ("The ferry leaves at nine.", "ferry");
        let _ = metadata;
        message!(Messenger {
            recipient: "72",
            text,
            #[cfg(any())]
            metadata
        })
    };
    assert_eq!(lone, said);
}
