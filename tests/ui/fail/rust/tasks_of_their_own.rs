//! A task of its own outlives the handler, and what lends from the event does not. No attribute puts words of ours there:
//! rustc's point at the event, which is what belongs into the task, or a clone of it, as `Incoming` shows.
use sendapi::message;
use sendapi::webhook::Incoming;

async fn answer(incoming: Incoming) -> Result<(), sendapi::Error> {
    let (Some(page), Some(reply)) = (incoming.page(), incoming.reply()) else { return Ok(()) };
    tokio::spawn(async move {
        let recipient = reply.recipient.clone();
        let _ = page.send(&message!(Messenger { recipient, text: "It is ready" })).await;
    });
    Ok(())
}

fn main() {}
