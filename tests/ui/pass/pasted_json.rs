//! A JSON body as it stands in a documentation.

#![deny(warnings)]

use sendapi::message;
use sendapi_tests::json_of;
use serde_json::json;

macro_rules! same {
    ($($body:tt)*) => {
        assert_eq!(json_of(&message!({ $($body)* })), json!({ $($body)* }))
    };
}

fn main() {
    same! {
        "recipient": { "id": "7204418830956127" },
        "messaging_type": "RESPONSE",
        "message": {
            "text": "Which pier?",
            "quick_replies": [
                {
                    "content_type": "text",
                    "title": "North",
                    "payload": "NORTH",
                    "image_url": "https://ferry.example/north.png"
                },
                { "content_type": "user_phone_number" }
            ]
        }
    }
    same! {
        "recipient": { "id": "7204418830956127" },
        "messaging_type": "MESSAGE_TAG",
        "tag": "HUMAN_AGENT",
        "message": {
            "attachment": {
                "type": "template",
                "payload": {
                    "template_type": "generic",
                    "elements": [
                        {
                            "title": "Island tour",
                            "subtitle": "Two hours",
                            "image_url": "https://ferry.example/island.jpg",
                            "default_action": {
                                "type": "web_url",
                                "url": "https://ferry.example/tour",
                                "webview_height_ratio": "tall"
                            },
                            "buttons": [
                                {
                                    "type": "web_url",
                                    "url": "https://ferry.example/tour",
                                    "title": "Read more"
                                },
                                { "type": "postback", "title": "Book", "payload": "BOOK" }
                            ]
                        }
                    ]
                }
            }
        }
    }
    same! {
        "recipient": { "id": "7204418830956127" },
        "sender_action": "react",
        "payload": { "message_id": "m_71", "reaction": "⛴" }
    }
}
