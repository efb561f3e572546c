use sendapi::webhook::{Handshake, Inbox, Verifier};

struct Bakery;

fn main() {
    let builder =
        Inbox::builder(Verifier::new("the app secret"), Handshake::new("the verify token"));
    builder.start(Bakery);
}
