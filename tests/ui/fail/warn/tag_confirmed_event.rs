#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        messaging_type: MESSAGE_TAG,
        tag: "CONFIRMED_EVENT_UPDATE",
        text: "The tour begins at ten.",
    });
}
