#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Instagram {
        recipient: "7204418830956127",
        text: "Where do we send the ticket?",
        quick_replies: [user_email {}],
    });
}
