//! Keys as identifiers, raw identifiers and strings.

#![deny(warnings)]

use sendapi::message;

fn main() {
    let plain = message!(recipient: { id: "7204418830956127" }, attachment: { type: image, payload: { attachment_id: "1" } });
    for message in [
        message!("recipient": { "id": "7204418830956127" }, attachment: { r#type: image, payload: { attachment_id: "1" } }),
        message!(r#recipient: { id: "7204418830956127" }, message: { "attachment": { "type": "image", "payload": { "attachment_id": 1 } } }),
        message!({ r"recipient": { "id": "7204418830956127" }, "\x6dessage": { attachment: image { attachment_id: "1" } } }),
    ] {
        assert_eq!(message, plain);
    }
}
