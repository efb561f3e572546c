#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        sticker_id: 369239263222822,
        quick_replies: [text { title: "North", payload: "NORTH" }],
    });
}
