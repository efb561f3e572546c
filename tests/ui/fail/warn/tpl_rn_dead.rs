#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: template {
            payload: notification_messages { title: "Bread of the week", payload: "WEEKLY" },
        },
    });
}
