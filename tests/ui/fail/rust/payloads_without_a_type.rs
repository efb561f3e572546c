//! Which enum a payload is read as, somebody has to say.
use sendapi::webhook::Incoming;

async fn answer(incoming: Incoming) -> Result<(), sendapi::Error> {
    let payload = incoming.payload();
    Ok(())
}

fn main() {}
