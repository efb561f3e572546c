#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: button {
            text: "Shall we bake for you?",
            buttons: [game_play { title: "Play", payload: "level 3" }],
        },
    });
}
