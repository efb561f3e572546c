#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Instagram {
        recipient: "7204418830956127",
        persona_id: "120914",
        text: "The ferry leaves at nine.",
    });
}
