#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Messenger {
    recipient: { user_ref: "checkbox-12" },
    sender_action: typing_on,
    });
}
