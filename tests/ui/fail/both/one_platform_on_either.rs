//! What is for one platform goes to no account that may be of either, and no content does.
use sendapi::{AnyAccount, content, message, profile};

async fn greet(account: &AnyAccount) {
    let hello = message!(Messenger { recipient: "7204418830956127", text: "Hello" });
    let _ = account.send(&hello).await;
    let _ = account.send(&content!(Both { text: "Hello" })).await;
    let _ = account.broadcast(&hello, ["7204418830956127"]);
    let _ = account.set_profile(&profile!(Messenger { get_started: { payload: "START" } })).await;
}

fn main() {}
