#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Messenger {
        recipient: "6618203947715",
        attachment: notification_messages { title: "Bread of the week", payload: "WEEKLY" },
    });
}
