//! A value that a message takes is gone: rustc says so, and how to keep it. The function by which the macro takes it is named
//! for what it does, at run time.
use sendapi::webhook::Incoming;
use sendapi::{Error, Payload, message};

#[derive(Payload)]
enum Action {
    Buy,
}

async fn answer(incoming: Incoming, action: Action, breads: &[String]) -> Result<(), Error> {
    let (Some(page), Some(reply)) = (incoming.page(), incoming.reply()) else { return Ok(()) };
    let later = message!(Messenger { recipient: reply.recipient, text: "Later" });
    page.answer(&reply, &later).await?;

    let name = String::from("Ada");
    let hello = message!(Messenger { recipient: "7204418830956127", text: name });
    page.send(&hello).await?;
    println!("{name} was greeted");

    for _ in 0..2 {
        let _ = message!(Messenger {
            recipient: "7204418830956127",
            text: "Rye?",
            quick_replies: [text { title: "Yes", payload: action }],
        });
    }
    let _ = message!(Messenger { recipient: "7204418830956127", text: breads[0] });
    Ok(())
}

fn main() {}
