#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Instagram {
        recipient: "7204418830956127",
        text: "Which pier?",
        quick_replies: [text { title: "North", payload: "NORTH", image_url: "" }],
    });
}
