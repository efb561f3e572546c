use sendapi::webhook::{Handshake, Inbox, Incoming, Verifier};
use std::rc::Rc;

fn main() {
    let builder =
        Inbox::builder(Verifier::new("the app secret"), Handshake::new("the verify token"));
    builder.start(answer);
}

async fn answer(incoming: Incoming) -> Result<(), sendapi::Error> {
    let bread = Rc::new("Rye");
    if let (Some(page), Some(person)) = (incoming.page(), incoming.person()) {
        page.take_thread(&person).await?;
    }
    println!("{bread}");
    Ok(())
}
