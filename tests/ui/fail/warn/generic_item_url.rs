#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: generic {
            elements: [element {
                title: "Rye",
                subtitle: "With caraway",
                item_url: "https://millbakery.example/rye",
            }],
        },
    });
}
