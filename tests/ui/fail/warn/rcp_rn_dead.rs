#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Messenger {
    recipient: { notification_messages_token: "4711" },
    text: "The ferry leaves at nine.",
    });
}
