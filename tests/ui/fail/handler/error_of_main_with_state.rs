use sendapi::webhook::{Handshake, Inbox, Incoming, Verifier};
use std::error::Error;

fn main() {
    let builder =
        Inbox::builder(Verifier::new("the app secret"), Handshake::new("the verify token"));
    builder.state("Rye").start(answer);
}

async fn answer(incoming: Incoming, bread: &'static str) -> Result<(), Box<dyn Error>> {
    println!("{:?} may have {bread}", incoming.person());
    Ok(())
}
