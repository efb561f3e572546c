//! A message that is made where it is sent. rustc sees a value that begins behind the parenthesis and puts its `&` there;
//! whoever follows it is told, and told nothing else, where the `&` goes.
use sendapi::{Account, message};

async fn greet(page: &Account) {
    let _ = page.send(message!(Messenger { recipient: "7204418830956127", text: "Hello" })).await;
    let _ = page.send(message!(&Messenger { recipient: "7204418830956127", text: "Hello" })).await;
}

fn main() {}
