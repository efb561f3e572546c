#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Messenger {
    recipient: "7204418830956127",
    template: { name: "boarding", language: { code: "en" } },
    });
}
