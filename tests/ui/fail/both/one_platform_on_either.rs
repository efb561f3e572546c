//! A message for one platform goes to no account that may be of either.
use sendapi::{AnyAccount, message};

async fn greet(account: &AnyAccount) {
    let hello = message!(Messenger { recipient: "7204418830956127", text: "Hello" });
    let _ = account.send(&hello).await;
}

fn main() {}
