//! Nothing is sent until somebody waits for it.
#![deny(unused_must_use)]
use sendapi::{Account, message};

async fn greet(page: &Account) {
    page.send(&message!(Messenger { recipient: "7204418830956127", text: "Hello" }));
}

fn main() {}
