#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        messaging_type: NON_PROMOTIONAL_SUBSCRIPTION,
        text: "The ferry leaves at nine.",
    });
}
