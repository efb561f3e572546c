//! The tour: a handful of messages, each shown as its bubble and sent.
//!
//! - [`messages`]: the messages, as `message!` writes them
//! - [`stage`]: whom they go to, the simulator or the platform, as the [`environment`] says
//! - [`guide`]: showing and sending one after the other

pub mod environment;
pub mod guide;
pub mod messages;
pub mod stage;

use std::io::{self, Write};

use self::guide::{Guide, Summary};
use self::stage::Stage;

/// A title for a button, as a database may hold one: nobody has written it yet.
pub const SPECIAL: &str = "";

/// Shows and sends every message of the tour on a screen of `columns`.
pub async fn run(stage: &Stage, screen: impl Write, columns: usize) -> io::Result<Summary> {
    let Stage { messenger, instagram, .. } = stage;
    let person = &messenger.person;
    let mut guide = Guide::new(screen, columns);
    guide.introduce(stage)?;
    guide.send("typing", messenger, &messages::typing(person)).await?;
    guide.send("text with quick replies", messenger, &messages::question(person)).await?;
    guide.send("carousel with buttons", messenger, &messages::carousel(person)).await?;
    guide.send("tag HUMAN_AGENT", messenger, &messages::answer_by_a_person(person)).await?;
    guide.send("text", instagram, &messages::thanks(&instagram.person)).await?;
    let offer = messages::offer(person, SPECIAL);
    guide.hold_back("button title from a database", messenger, &offer).await?;
    guide.sum_up()
}
