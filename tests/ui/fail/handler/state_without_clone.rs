use sendapi::webhook::{Handler, Handshake, Inbox, Incoming, Verifier, with_state};

struct Bakery {
    breads: Vec<String>,
}

fn main() {
    let builder =
        Inbox::builder(Verifier::new("the app secret"), Handshake::new("the verify token"));
    builder.state(Bakery { breads: Vec::new() }).start(answer);
}

fn handler() -> impl Handler {
    with_state(Bakery { breads: Vec::new() }, answer)
}

async fn answer(incoming: Incoming, bakery: Bakery) -> Result<(), sendapi::Error> {
    println!("{:?} may have {:?}", incoming.person(), bakery.breads);
    Ok(())
}
