use sendapi::webhook::{Handshake, Inbox, Incoming, Verifier};

fn main() {
    let builder =
        Inbox::builder(Verifier::new("the app secret"), Handshake::new("the verify token"));
    builder.start(answer);
}

async fn answer(incoming: Incoming) {
    println!("{:?}", incoming.person());
}
