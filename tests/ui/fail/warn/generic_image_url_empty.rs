#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "7204418830956127",
        attachment: generic {
            elements: [element { title: "Island tour", subtitle: "Two hours", image_url: "" }],
        },
    });
}
