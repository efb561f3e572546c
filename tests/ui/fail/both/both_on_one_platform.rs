//! What is for both platforms goes to an account of one as `&message.on()?`. rustc names the two types by itself: a sentence
//! would take a type parameter at `send`, and then it would not know any more what `&Message::from_json(…)?` is for.
use sendapi::{Account, message};

async fn greet(page: &Account) {
    let hello = message!(Both { recipient: "7204418830956127", text: "Hello" });
    let _ = page.send(&hello).await;
    let _ = page.send_all([&hello]);
}

fn main() {}
