//! What is for both platforms goes to an account of one as `&both.on()?`. rustc names the two types by itself: a sentence
//! would take a type parameter at `send`, and then it would not know any more what `&Message::from_json(…)?` is for. So the
//! way stands in the line that rustc shows of `send`.
use sendapi::webhook::Reply;
use sendapi::{Account, message};

async fn greet(page: &Account, reply: &Reply<'_>) {
    let hello = message!(Both { recipient: "7204418830956127", text: "Hello" });
    let _ = page.send(&hello).await;
    let _ = page.answer(reply, &hello).await;
    let _ = page.send_all([&hello]);
}

fn main() {}
