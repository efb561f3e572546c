use sendapi::webhook::{Handshake, Inbox, Incoming, Verifier};
use std::error::Error;

fn main() {
    let builder =
        Inbox::builder(Verifier::new("the app secret"), Handshake::new("the verify token"));
    builder.start(answer);
}

async fn answer(incoming: Incoming) -> Result<(), Box<dyn Error>> {
    println!("{:?}", incoming.person());
    Ok(())
}
