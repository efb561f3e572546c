use sendapi::webhook::{Handshake, Inbox, Incoming, Verifier};
use std::sync::Arc;

struct Bakery;

fn main() {
    let builder =
        Inbox::builder(Verifier::new("the app secret"), Handshake::new("the verify token"));
    builder.state(Arc::new(Bakery)).start(answer);
}

async fn answer(incoming: Incoming, _bakery: Bakery) -> Result<(), sendapi::Error> {
    println!("{:?}", incoming.person());
    Ok(())
}
