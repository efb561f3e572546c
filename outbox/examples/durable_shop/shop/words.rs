//! What is said, and what a tap means.

use sendapi::{Message, Messenger, Payload, Recipient, message};

/// What a tap means.
#[derive(Clone, Debug, PartialEq, Eq, Payload)]
pub(super) enum Tap {
    /// This bread.
    Bread { bread: String },
    /// So many loaves of it.
    Loaves { bread: String, loaves: u32 },
}

pub(super) fn which_bread(recipient: Recipient<'_>, orders: u32) -> Message<'_, Messenger> {
    let again = if orders == 0 { "" } else { " Good to see you again." };
    message!(Messenger {
        recipient,
        text: format!("Good morning!{again} Which bread?"),
        quick_replies: [for bread in BREADS {
            text { title: bread, payload: Tap::Bread { bread: bread.to_owned() } }
        }],
    })
}

pub(super) fn how_many<'a>(recipient: Recipient<'a>, bread: &str) -> Message<'a, Messenger> {
    message!(Messenger {
        recipient,
        text: format!("How many loaves of {bread}?"),
        quick_replies: [for loaves in 1..=3_u32 {
            text {
                title: loaves.to_string(),
                payload: Tap::Loaves { bread: bread.to_owned(), loaves },
            }
        }],
    })
}

pub(super) fn receipt<'a>(
    recipient: Recipient<'a>,
    number: u32,
    bread: &str,
    loaves: u32,
) -> Message<'a, Messenger> {
    message!(Messenger {
        recipient,
        text: format!("Your order {number}: {loaves} × {bread}. It goes into the oven now."),
    })
}

pub(super) fn ready(recipient: Recipient<'_>, number: u32) -> Message<'_, Messenger> {
    message!(Messenger { recipient, text: format!("Your order {number} is ready.") })
}

const BREADS: [&str; 3] = ["Rye", "Sourdough", "Baguette"];
