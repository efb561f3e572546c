//! `null` in JSON and `None` in Rust are nothing.

#![deny(warnings)]

use sendapi::message;

fn main() {
    let plain = message!(recipient: "7204418830956127", text: "Nine.");
    let json = message!({
        "recipient": { "id": "7204418830956127", "user_ref": null },
        "tag": null,
        "message": { "text": "Nine.", "attachment": null, "quick_replies": null }
    });
    let rust = message!(recipient: "7204418830956127", tag: None, text: "Nine.", metadata: None);
    assert_eq!([&json, &rust], [&plain; 2]);

    let note = String::from("ferry");
    let noted = message!(recipient: "7204418830956127", text: "Nine.", metadata: "ferry");
    let twice = message!(
        recipient: "7204418830956127",
        text: "Nine.",
        metadata: null,
        metadata: note,
    );
    assert_eq!(noted, twice);
}
