//! The call in any brackets.

#![deny(warnings)]

use sendapi::{content, message};

fn main() {
    let round = message!(Messenger { recipient: "7204418830956127", text: "Nine." });
    let square = message![Messenger { recipient: "7204418830956127", text: "Nine." }];
    let curly = message! { Messenger { recipient: "7204418830956127", text: "Nine." } };
    assert_eq!([&square, &curly], [&round; 2]);
    assert_eq!(content! { text: "Nine." }, content!(text: "Nine."));
}
