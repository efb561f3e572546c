//! Messages where programs put them: each mistake meets words that tell what to write.
use sendapi::{Account, Client, Instagram, message};

async fn send(page: &Account, shop: &Account<Instagram>) {
    let hello = message!(Messenger { recipient: "7204418830956127", text: "Hello" });
    // The message itself, where a reference is wanted.
    let _ = page.send(hello).await;
    // A Page's message on an Instagram account.
    let _ = shop.send(&message!(Messenger { recipient: "7204418830956127", text: "Hello" })).await;
    // A number as text.
    let _ = message!(Messenger { recipient: "7204418830956127", text: 5.5 });
    // A builder that was not built.
    let _ = Client::builder().page("101", "token");
}

fn main() {}
