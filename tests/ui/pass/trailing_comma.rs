//! A comma behind the braces, as a formatter may leave it.

#![deny(warnings)]

use sendapi::message;

fn main() {
    let plain = message!(Messenger { recipient: "7204418830956127", text: "Nine." });
    assert_eq!(message!(Messenger { recipient: "7204418830956127", text: "Nine." },), plain);
    assert_eq!(message!({ recipient: "7204418830956127", text: "Nine." },), plain);
}
