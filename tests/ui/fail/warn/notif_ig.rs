#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Instagram {
        recipient: "7204418830956127",
        notification_type: NO_PUSH,
        text: "The ferry leaves at nine.",
    });
}
