#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Messenger {
    recipient: "7204418830956127",
    text: "Where do you live?",
    quick_replies: [{ content_type: USER_CITY }],
    });
}
