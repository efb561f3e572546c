use sendapi::webhook::{Handshake, Inbox, Incoming, Verifier};

#[derive(Debug)]
struct Burnt;

fn main() {
    let builder =
        Inbox::builder(Verifier::new("the app secret"), Handshake::new("the verify token"));
    builder.start(answer);
}

async fn answer(incoming: Incoming) -> Result<(), Burnt> {
    incoming.person().map(drop).ok_or(Burnt)
}
