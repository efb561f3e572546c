//! Conversations with the bot, as people have them.

use std::error::Error;

use sendapi_simulator::{Participant, Simulator};

mod rehearsal;

// [messenger]
#[tokio::test]
async fn puts_bread_aside_on_messenger() -> Result<(), Box<dyn Error>> {
    let simulator = rehearsal::begin(Simulator::builder().strict()).await?;
    puts_bread_aside(simulator.person_of(rehearsal::PAGE, "Ada")).await
}

// [end]
// [instagram]
#[tokio::test]
async fn puts_bread_aside_on_instagram() -> Result<(), Box<dyn Error>> {
    let simulator = rehearsal::begin(Simulator::builder().strict()).await?;
    puts_bread_aside(simulator.person_of(rehearsal::INSTAGRAM, "Ada")).await
}

// [end]
async fn puts_bread_aside(ada: Participant) -> Result<(), Box<dyn Error>> {
    ada.says("hi").await?;
    ada.expects("Good morning! Which bread shall we put aside for you?")
        .await?;
    ada.taps("Rye").await?;
    ada.expects("Rye: put aside for you until six.").await?;
    Ok(())
}
