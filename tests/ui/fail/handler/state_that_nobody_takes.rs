use sendapi::webhook::{Handshake, Inbox, Incoming, Verifier};

fn main() {
    let builder =
        Inbox::builder(Verifier::new("the app secret"), Handshake::new("the verify token"));
    builder.state("Rye").start(answer);
}

async fn answer(incoming: Incoming) -> Result<(), sendapi::Error> {
    println!("{:?}", incoming.person());
    Ok(())
}
