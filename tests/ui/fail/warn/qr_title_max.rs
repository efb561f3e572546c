#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        text: "Which pier?",
        quick_replies: [text { title: "The pier behind the lighthouse", payload: "NORTH" }],
    });
}
