use sendapi::webhook::{Handshake, Inbox, Incoming, Verifier};

fn main() {
    let builder =
        Inbox::builder(Verifier::new("the app secret"), Handshake::new("the verify token"));
    let breads = vec!["Rye".to_owned()];
    builder.start(move |incoming: Incoming| async move {
        println!("{:?} may have {breads:?}", incoming.person());
        Ok::<(), sendapi::Error>(())
    });
}
