//! The members of the API's `message` object directly in the request.

#![deny(warnings)]

use sendapi::message;

fn main() {
    let lifted = message!(Messenger {
        recipient: "7204418830956127",
        text: "Which pier?",
        messaging_type: UPDATE,
        quick_replies: [text { title: "North", payload: "NORTH" }],
        metadata: "pier",
    });
    let written = message!(Messenger {
        recipient: "7204418830956127",
        messaging_type: UPDATE,
        message: {
            text: "Which pier?",
            quick_replies: [text { title: "North", payload: "NORTH" }],
            metadata: "pier",
        },
    });
    assert_eq!(lifted, written);

    let sticker = message!(recipient: "7204418830956127", sticker_id: 369239263222822);
    assert_eq!(sticker.content().and_then(|content| content.sticker_id), Some(369239263222822));
}
