#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Instagram {
    recipient: { comment_id: "18023345989012587" },
    attachment: generic {
        elements: [{ title: "Island tour", subtitle: "Two hours" }],
    },
    });
}
