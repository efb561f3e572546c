#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        messaging_type: MESSAGE_TAG,
        tag: POST_PURCHASE_UPDATE,
        text: "Your ticket is on its way.",
    });
}
