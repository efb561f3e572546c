//! The platform in front, in angle brackets before pasted JSON, or not at all.

#![deny(warnings)]

use sendapi::{Instagram, Message, Messenger, message};
use sendapi_tests::json_of;

fn main() {
    let named: Message<'_, Messenger> =
        message!(Messenger { recipient: "7204418830956127", text: "The ferry leaves at nine." });
    let bare = message!(recipient: "7204418830956127", text: "The ferry leaves at nine.");
    let braced = message!({ recipient: "7204418830956127", text: "The ferry leaves at nine." });
    let pasted = message!(<Messenger> {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "The ferry leaves at nine." }
    });
    assert_eq!([&bare, &braced, &pasted], [&named; 3]);

    let named: Message<'_, Instagram> =
        message!(Instagram { recipient: "7204418830956127", text: "The ferry leaves at nine." });
    let pasted = message!(<Instagram> {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "The ferry leaves at nine." }
    });
    assert_eq!(pasted, named);
    assert_eq!(json_of(&named).get("messaging_type"), None);
}
