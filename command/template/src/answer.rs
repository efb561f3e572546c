//! What the bot says to what people do.

use sendapi::webhook::Incoming;
use sendapi::{Error, Message, Payload, Recipient, message};

/// What a button means: it goes to the person and comes back when they tap it.
#[derive(Debug, Payload)]
pub enum Action {
    /// They want this bread.
    PutAside { bread: String },
}

/// Called for everything that a person does; for one person one after the other, for several at once.
///
/// # Errors
///
/// Why the answer was not sent. The inbox logs it.
pub async fn answer(incoming: Incoming) -> Result<(), Error> {
    let (Some(account), Some(reply)) = (incoming.account(), incoming.reply()) else {
        return Ok(());
    };
    let person = reply.recipient.clone();
    let message = match (incoming.payload(), incoming.text()) {
        (Some(Ok(Action::PutAside { bread })), _) => put_aside(person, &bread),
        // A button that this version of the bot no longer has, or words.
        (Some(Err(_)), _) | (None, Some(_)) => which_bread(person),
        // Pictures, reactions and the like.
        (None, None) => return Ok(()),
    };
    account.answer(&reply, &message).await.map(drop)
}

fn which_bread(recipient: Recipient<'_>) -> Message<'_, sendapi::Both> {
    message!(Both {
        recipient,
        text: "Good morning! Which bread shall we put aside for you?",
        quick_replies: [for bread in BREADS {
            text {
                title: bread,
                payload: Action::PutAside {
                    bread: bread.to_owned(),
                },
            }
        }],
    })
}

fn put_aside<'m>(recipient: Recipient<'m>, bread: &str) -> Message<'m, sendapi::Both> {
    message!(Both {
        recipient,
        text: format!("{bread}: put aside for you until six."),
    })
}

const BREADS: [&str; 3] = ["Rye", "Spelt", "Sourdough"];
