#![deny(deprecated)]

use sendapi::message;

fn main() {
    let _ = message!(Messenger { recipient: "7204418830956127", text: "\n\u{200b}" });
}
