//! What the bot says, and to whom it writes later.

use std::time::SystemTime;

use sendapi::webhook::{Incoming, Reply};
use sendapi::{Account, Delivery, Message, message};

use super::book::Known;
use super::{Book, Failure, Stage};

/// Answers one event: says what belongs to the person's stage, and writes down the next one together with that the event is
/// done.
///
/// # Errors
///
/// Those of the file; and the platform's, where the same message may succeed later: the event is not done then, and the next
/// process takes it up.
pub async fn answer(incoming: Incoming, book: Book) -> Result<(), Failure> {
    let (Some(page), Some(reply), Some(person), Some(text)) =
        (incoming.page(), incoming.reply(), incoming.person(), incoming.text())
    else {
        return book.done(&incoming, None).await;
    };
    let (words, stage) = book.stage(&person).await?.after(text);
    if let Err(error) = say(&page, &reply, words).await {
        // What may have arrived is not said twice, and what cannot be said is not tried for ever.
        if error.delivery() == Delivery::NotSent && error.is_transient() {
            return Err(error.into());
        }
        anstream::eprintln!("{error}");
    }
    let known = Known { person: person.into_owned(), stage, window: reply.window };
    book.done(&incoming, Some(known)).await
}

/// Tells everybody who ordered that it is ready, once, as long as their window is open.
///
/// # Errors
///
/// Those of the file and of the platform.
pub async fn remind(page: &Account, book: &Book, now: SystemTime) -> Result<usize, Failure> {
    let mut told = 0;
    for known in book.people().await? {
        let Known { person, stage: Stage::Ordered { bread, loaves, told: None }, window } = known
        else {
            continue;
        };
        let ready = message!(Messenger {
            recipient: &person,
            text: format!("{loaves} × {bread}: ready for you."),
        });
        if window.is_some_and(|window| window.allows(&ready, now).is_ok()) {
            page.send(&ready).await?;
            told += 1;
        }
        let stage = Stage::Ordered { bread, loaves, told: Some(true) };
        book.know(Known { person, stage, window }).await?;
    }
    Ok(told)
}

impl Stage {
    /// What is said to these words, and what is waited for then.
    fn after(self, text: &str) -> (String, Self) {
        match self {
            Self::Greeting | Self::Ordered { .. } => {
                ("Good morning! Which bread?".to_owned(), Self::Bread)
            }
            Self::Bread => {
                let bread = text.trim().to_owned();
                (format!("How many loaves of {bread}?"), Self::Loaves { bread })
            }
            Self::Loaves { bread } => match text.trim().parse() {
                Ok(loaves) => (
                    format!("{loaves} × {bread}: put aside for you."),
                    Self::Ordered { bread, loaves, told: None },
                ),
                Err(_) => ("A number, please.".to_owned(), Self::Loaves { bread }),
            },
        }
    }
}

async fn say(page: &Account, reply: &Reply<'_>, text: String) -> Result<(), sendapi::Error> {
    let recipient = reply.recipient.clone();
    let words: Message<'_> = message!(Messenger { recipient, text });
    page.answer(reply, &words).await.map(drop)
}
