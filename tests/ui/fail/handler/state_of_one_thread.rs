use sendapi::webhook::{Handler, Handshake, Inbox, Incoming, Verifier, with_state};
use std::rc::Rc;
use std::sync::Mutex;

fn main() {
    let builder =
        Inbox::builder(Verifier::new("the app secret"), Handshake::new("the verify token"));
    builder.state(Rc::new("Rye"));
    let builder =
        Inbox::builder(Verifier::new("the app secret"), Handshake::new("the verify token"));
    builder.state(Mutex::new("Rye"));
    let _ = handler();
}

fn handler() -> impl Handler {
    with_state(Rc::new("Rye"), answer)
}

async fn answer(incoming: Incoming, bread: Rc<&'static str>) -> Result<(), sendapi::Error> {
    println!("{:?} may have {bread}", incoming.person());
    Ok(())
}
