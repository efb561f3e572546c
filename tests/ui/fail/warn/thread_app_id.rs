#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Messenger {
    recipient: "7204418830956127",
    text: "A colleague takes over.",
    thread_control: { control_type: release, app_id: "263902037430900" },
    });
}
