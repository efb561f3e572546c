//! The messages of the tour. Every literal in them is checked while this file compiles.

use sendapi::{Instagram, Message, message};

/// The dots that say: somebody is writing.
pub fn typing(person: &str) -> Message<'_> {
    message!(Messenger { recipient: person, sender_action: typing_on })
}

/// A text with chips below.
pub fn question(person: &str) -> Message<'_> {
    message!(Messenger {
        recipient: person,
        text: "Good morning! 🥖 Which bread shall we put aside for you?",
        quick_replies: [
            text { title: "Rye", payload: "BREAD_RYE" },
            text { title: "Spelt", payload: "BREAD_SPELT" },
            user_email {},
        ],
    })
}

/// Cards in a row.
pub fn carousel(person: &str) -> Message<'_> {
    message!(Messenger {
        recipient: person,
        attachment: generic {
            elements: [
                element {
                    title: "Dark rye",
                    subtitle: "Baked today",
                    image_url: "https://example.com/dark-rye.jpg",
                    buttons: [
                        postback { title: "Put one aside", payload: "KEEP_RYE" },
                        web_url { title: "Look at it", url: "https://example.com/rye" },
                    ],
                },
                element {
                    title: "Spelt rolls",
                    subtitle: "Six in a bag",
                    image_url: "https://example.com/spelt-rolls.jpg",
                    buttons: [
                        postback { title: "Put a bag aside", payload: "KEEP_SPELT" },
                        web_url { title: "Look at them", url: "https://example.com/spelt" },
                    ],
                },
            ],
        },
    })
}

/// An answer that comes after the 24-hour window, because a person gives it.
pub fn answer_by_a_person(person: &str) -> Message<'_> {
    message!(Messenger {
        recipient: person,
        messaging_type: MESSAGE_TAG,
        tag: HUMAN_AGENT,
        text: "Runa from the bakery here. Yes, the rye is free of nuts: I asked our baker.",
    })
}

/// A message to a person on Instagram.
pub fn thanks(person: &str) -> Message<'_, Instagram> {
    message!(Instagram {
        recipient: person,
        text: "Thank you for the picture of your sandwich! 🥪",
    })
}

/// A button whose title is known at run time only: it is checked before it is sent.
pub fn offer<'a>(person: &'a str, title: &'a str) -> Message<'a> {
    message!(Messenger {
        recipient: person,
        attachment: button {
            text: "Today only, while there are some left:",
            buttons: [postback { title, payload: "OFFER" }],
        },
    })
}
