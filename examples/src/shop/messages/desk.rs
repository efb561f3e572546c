//! To somebody who can do more than the bot, and back.

use sendapi::{Message, Recipient, message};

use crate::shop::action::Action;

/// Before the conversation is handed over.
pub fn handing_over(recipient: Recipient<'_>) -> Message<'_> {
    message!(Messenger {
        recipient,
        text: "One moment, somebody from the bakery answers you here. I keep your basket meanwhile.",
    })
}

/// Where that failed.
pub fn nobody_there(recipient: Recipient<'_>) -> Message<'_> {
    message!(Messenger {
        recipient,
        text: "I cannot reach anybody right now. Please try again in a while, or call us.",
        quick_replies: [
            text { title: "Talk to somebody", payload: Action::Person },
            text { title: "Opening hours", payload: Action::Hours },
        ],
    })
}

/// When the conversation comes back.
pub fn back(recipient: Recipient<'_>) -> Message<'_> {
    message!(Messenger {
        recipient,
        text: "Here I am again, the bakery's bot. What else can I do for you?",
        quick_replies: [
            text { title: "Shelves", payload: Action::Shelves },
            text { title: "My basket", payload: Action::Basket },
        ],
    })
}
