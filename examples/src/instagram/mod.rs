//! Messages of an Instagram account: what can be sent, and what is Messenger's alone.

use std::error::Error;

use sendapi::{Account, Client, Instagram, Invalid, Message, message};
use sendapi_simulator::Simulator;

/// An Instagram account with a token of its own, and the simulator that takes its messages.
#[derive(Debug)]
pub struct Stage {
    /// Who sends.
    pub account: Account<Instagram>,
    /// Stands in for the platform; it stops when it is dropped.
    pub simulator: Simulator,
}

impl Stage {
    /// Starts the simulator.
    pub async fn set() -> Result<Self, Box<dyn Error>> {
        let simulator = Simulator::builder().instagram(ACCOUNT).start().await?;
        let client = Client::builder().base_url(simulator.url()).build()?;
        let account = client.instagram_login(ACCOUNT, "a-token-for-the-simulator");
        Ok(Self { account, simulator })
    }
}

/// Messages that Instagram takes, each with a word for what it is.
#[must_use]
pub fn messages<'a>(
    person: &'a str,
    breads: &'a [&'a str],
) -> Vec<(&'static str, Message<'a, Instagram>)> {
    vec![
        ("text", message!(Instagram { recipient: person, text: "Good morning! We are open." })),
        (
            "quick replies",
            message!(Instagram {
                recipient: person,
                text: "Which bread shall we put aside for you?",
                quick_replies: [
                    for bread in breads {
                        text { title: bread, payload: bread },
                    },
                ],
            }),
        ),
        (
            "carousel",
            message!(Instagram {
                recipient: person,
                attachment: generic {
                    elements: [
                        for bread in breads {
                            element {
                                title: bread,
                                subtitle: "From this morning",
                                image_url: "https://bakery.example/bread.jpg",
                                buttons: [
                                    postback { title: "Put aside", payload: bread },
                                    web_url { title: "More", url: "https://bakery.example" },
                                ],
                            },
                        },
                    ],
                },
            }),
        ),
        ("heart", message!(Instagram { recipient: person, attachment: like_heart {} })),
        (
            "post of one's own",
            message!(Instagram {
                recipient: person,
                attachment: MEDIA_SHARE { id: "17895695668004550" },
            }),
        ),
        ("typing", message!(Instagram { recipient: person, sender_action: typing_on })),
        (
            "reaction",
            message!(Instagram {
                recipient: person,
                sender_action: react,
                payload: { message_id: "m_71", reaction: "love" },
            }),
        ),
        (
            "private reply",
            message!(Instagram {
                recipient: { comment_id: "18023345989012587" },
                text: "Thank you for asking! We wrote to you.",
            }),
        ),
    ]
}

/// Requests as a program for Messenger writes them, each with a word for what it is: Instagram takes
/// none of them.
pub const MESSENGERS_ALONE: &[(&str, &str)] = &[
    (
        "tag",
        r#"{ "recipient": { "id": "7204418830956127" }, "messaging_type": "MESSAGE_TAG",
            "tag": "CUSTOMER_FEEDBACK", "message": { "text": "How was the bread?" } }"#,
    ),
    (
        "media template",
        r#"{ "recipient": { "id": "7204418830956127" }, "message": { "attachment": {
            "type": "template", "payload": { "template_type": "media", "elements": [
                { "media_type": "image", "attachment_id": "480211903" }] } } } }"#,
    ),
    (
        "phone button",
        r#"{ "recipient": { "id": "7204418830956127" }, "message": { "attachment": {
            "type": "template", "payload": { "template_type": "button", "text": "Call us?",
                "buttons": [{ "type": "phone_number", "title": "Call", "payload": "+4722334455" }] } } } }"#,
    ),
    (
        "picture in a quick reply",
        r#"{ "recipient": { "id": "7204418830956127" }, "message": { "text": "Which?",
            "quick_replies": [{ "content_type": "text", "title": "Rye", "payload": "RYE",
                "image_url": "https://bakery.example/rye.png" }] } }"#,
    ),
    (
        "sticker",
        r#"{ "recipient": { "id": "7204418830956127" }, "message": { "sticker_id": 369239263222822 } }"#,
    ),
];

/// What is wrong with a request on Instagram; what comes from elsewhere is judged as what is written
/// with `message!` is.
///
/// # Errors
///
/// The rules that it breaks.
pub fn on_instagram(json: &str) -> Result<Message<'static, Instagram>, Invalid> {
    Message::from_json(json)
}

/// A text is measured in bytes there: this one is short enough for Messenger alone.
#[must_use]
pub fn long_text() -> String {
    "Brød og boller. ".repeat(62)
}

/// Who gets the messages.
pub const PERSON: &str = "7204418830956127";
const ACCOUNT: &str = "17841400000000001";
