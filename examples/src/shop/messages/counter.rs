//! Hello, and what is said about everything that is no order.

use sendapi::{Message, Recipient, message};

use crate::shop::action::Action;
use crate::shop::messages::shelves;

/// That what the person did was seen.
pub fn seen(recipient: Recipient<'_>) -> Message<'_> {
    message!(Messenger { recipient, sender_action: MARK_SEEN })
}

/// That an answer is on its way.
pub fn typing(recipient: Recipient<'_>) -> Message<'_> {
    message!(Messenger { recipient, sender_action: TYPING_ON })
}

/// The first words to somebody, with their first name if it is known.
pub fn hello<'a>(recipient: Recipient<'a>, name: Option<&str>, was_here: bool) -> Message<'a> {
    let name = name.map(|name| format!(", {name}")).unwrap_or_default();
    let words = if was_here {
        format!("Good to see you again{name}. What shall it be today?")
    } else {
        format!("Good morning{name}. Order today and collect it warm tomorrow. What shall it be?")
    };
    shelves::offered(recipient, words)
}

/// When the shop is open.
pub fn hours(recipient: Recipient<'_>) -> Message<'_> {
    message!(Messenger {
        recipient,
        text: "We are open every day from 6:00 to 18:00, at Laugavegur 36 in Reykjavík.",
        quick_replies: [
            text { title: "Shelves", payload: Action::Shelves },
            text { title: "Talk to somebody", payload: Action::Person },
        ],
    })
}

/// What somebody can eat who must not eat nuts.
pub fn nuts(recipient: Recipient<'_>) -> Message<'_> {
    message!(Messenger {
        recipient,
        text: "There are no nuts in our bakery. In the seed rolls there is sesame.",
        quick_replies: [
            text { title: "Shelves", payload: Action::Shelves },
            text { title: "Talk to somebody", payload: Action::Person },
        ],
    })
}

/// What the bot can do, for somebody it did not understand.
pub fn not_understood(recipient: Recipient<'_>) -> Message<'_> {
    message!(Messenger {
        recipient,
        text: "I did not understand that. I can show you the shelves and your basket, and tell you when we are open.",
        quick_replies: [
            text { title: "Shelves", payload: Action::Shelves },
            text { title: "My basket", payload: Action::Basket },
            text { title: "Opening hours", payload: Action::Hours },
        ],
    })
}

/// The same once more, with the way to somebody who does understand.
pub fn not_understood_again(recipient: Recipient<'_>) -> Message<'_> {
    message!(Messenger {
        recipient,
        text: "I still do not understand, sorry. Shall somebody from the bakery answer you?",
        quick_replies: [
            text { title: "Talk to somebody", payload: Action::Person },
            text { title: "Shelves", payload: Action::Shelves },
            text { title: "My basket", payload: Action::Basket },
        ],
    })
}

/// For somebody who says thanks.
pub fn welcome(recipient: Recipient<'_>) -> Message<'_> {
    message!(Messenger { recipient, text: "You are welcome. See you in the bakery." })
}

/// For a picture, a sticker, a sound, a place.
pub fn thanks(recipient: Recipient<'_>) -> Message<'_> {
    message!(Messenger {
        recipient,
        text: "Thank you, that brightens up the bakery. Can I do anything for you?",
        quick_replies: [
            text { title: "Shelves", payload: Action::Shelves },
            text { title: "My basket", payload: Action::Basket },
        ],
    })
}

/// For a heart or a thumb on one of the shop's messages.
pub fn liked(recipient: Recipient<'_>) -> Message<'_> {
    message!(Messenger { recipient, text: "We are glad that you like it." })
}

/// For an unhappy face on one of the shop's messages.
pub fn disliked(recipient: Recipient<'_>) -> Message<'_> {
    message!(Messenger {
        recipient,
        text: "That should be better. Do you want to tell somebody about it?",
        quick_replies: [
            text { title: "Talk to somebody", payload: Action::Person },
            text { title: "Shelves", payload: Action::Shelves },
        ],
    })
}
