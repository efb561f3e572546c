//! The three trees: the same request as tokens of `message!`, as JSON text and as typed values, with one verdict and
//! one JSON. What is refused here is refused by the compiler in `ui/fail`, by the same rule.

#![expect(clippy::unwrap_used, reason = "a test ends at the first surprise")]
#![allow(deprecated, reason = "what warns must agree as well")]

use sendapi::{Instagram, Message, Messenger, Platform};
use sendapi_tests::json_of;
use serde_json::{Value, json};

/// A test for each request: written once, read three times.
macro_rules! agree {
    ($platform:ident: $($name:ident => { $($body:tt)* })*) => {$(
        #[test]
        fn $name() {
            let from_tokens = sendapi::message!(<$platform> { $($body)* });
            same::<$platform>(&from_tokens, &json!({ $($body)* }));
        }
    )*};
}

agree! {
    Messenger:
    text => {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "The ferry leaves at nine." }
    }
    text_of_one_letter => {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "9" }
    }
    text_with_escapes => {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "A \"pier\"\n\t\\ é 日本 ⛴" }
    }
    metadata => {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "Nine.", "metadata": "timetable" }
    }
    empty_metadata => {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "Nine.", "metadata": "" }
    }
    nulls => {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "Nine.", "metadata": null, "attachment": null },
        "tag": null
    }
    response => {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "Nine." },
        "messaging_type": "RESPONSE"
    }
    update => {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "Nine." },
        "messaging_type": "UPDATE"
    }
    human_agent => {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "Nine." },
        "messaging_type": "MESSAGE_TAG",
        "tag": "HUMAN_AGENT"
    }
    notification => {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "Nine." },
        "notification_type": "NO_PUSH"
    }
    persona => {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "Nine." },
        "persona_id": "120914"
    }
    persona_as_number => {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "Nine." },
        "persona_id": 120_914
    }
    reply => {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "Nine." },
        "reply_to": { "mid": "m_71" }
    }
    pass_control => {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "Nine." },
        "thread_control": { "control_type": "pass", "app_id": "17" }
    }
    suggestion_and_folder => {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "Nine." },
        "suggestion_action": "DISMISS",
        "folder": "PARTNERSHIP"
    }
    id_as_number => {
        "recipient": { "id": 7_204_418_830_956_127_u64 },
        "message": { "text": "Nine." }
    }
    user_ref => {
        "recipient": { "user_ref": "checkbox-12" },
        "message": { "text": "Nine." }
    }
    comment => {
        "recipient": { "comment_id": "17_4" },
        "message": { "text": "Nine." }
    }
    post => {
        "recipient": { "post_id": "17_4" },
        "message": { "text": "Nine." }
    }
    phone_number => {
        "recipient": { "phone_number": "+1(650)555-1234", "name": { "first_name": "Ada" } },
        "message": { "text": "Nine." }
    }
    one_time_token => {
        "recipient": { "one_time_notif_token": "4711" },
        "message": { "text": "Nine." }
    }
    typing_on => {
        "recipient": { "id": "7204418830956127" },
        "sender_action": "typing_on"
    }
    typing_off => {
        "recipient": { "id": "7204418830956127" },
        "sender_action": "typing_off"
    }
    mark_seen => {
        "recipient": { "id": "7204418830956127" },
        "sender_action": "mark_seen"
    }
    action_in_capitals => {
        "recipient": { "id": "7204418830956127" },
        "sender_action": "MARK_SEEN"
    }
    react => {
        "recipient": { "id": "7204418830956127" },
        "sender_action": "react",
        "payload": { "message_id": "m_71", "reaction": "⛴" }
    }
    unreact => {
        "recipient": { "id": "7204418830956127" },
        "sender_action": "unreact",
        "payload": { "message_id": "m_71" }
    }
    chips => {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "text": "Which?",
            "quick_replies": [
                {
                    "content_type": "text",
                    "title": "North",
                    "payload": "NORTH"
                },
                { "content_type": "user_email" },
                { "content_type": "user_phone_number" }
            ]
        }
    }
    chip_with_picture => {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "text": "Which?",
            "quick_replies": [
                {
                    "content_type": "text",
                    "title": "",
                    "payload": "N",
                    "image_url": "https://ferry.example/n.png"
                }
            ]
        }
    }
    chip_with_number => {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "text": "Which?",
            "quick_replies": [{ "content_type": "TEXT", "title": "One", "payload": 1 }]
        }
    }
    fraction_as_payload => {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "text": "Which?",
            "quick_replies": [{ "content_type": "text", "title": "One", "payload": 1.25 }]
        }
    }
    calling_optin => {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "attachment": { "type": "template", "payload": { "template_type": "calling_optin" } }
        }
    }
    call_prompt => {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "attachment": {
                "type": "template",
                "payload": { "template_type": "call_prompt", "ttl_days": 3 }
            }
        }
    }
    comment_of_a_type => {
        "recipient": { "comment_id": "17_4" },
        "message": { "text": "Nine." },
        "messaging_type": "RESPONSE"
    }
    image => {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "attachment": {
                "type": "image",
                "payload": { "url": "https://ferry.example/image" }
            }
        }
    }
    video => {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "attachment": {
                "type": "video",
                "payload": { "url": "https://ferry.example/video" }
            }
        }
    }
    audio => {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "attachment": {
                "type": "audio",
                "payload": { "url": "https://ferry.example/audio" }
            }
        }
    }
    file => {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "attachment": {
                "type": "file",
                "payload": { "url": "https://ferry.example/file" }
            }
        }
    }
    file_by_id => {
        "recipient": { "id": "7204418830956127" },
        "message": { "attachment": { "type": "file", "payload": { "attachment_id": "480211903" } } }
    }
    file_to_keep => {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "attachment": {
                "type": "IMAGE",
                "payload": {
                    "url": "http://ferry.example/1",
                    "is_reusable": true
                }
            }
        }
    }
    picture_with_chips => {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "attachment": {
                "type": "image",
                "payload": { "url": "https://ferry.example/1.jpg" }
            },
            "quick_replies": [{ "content_type": "user_email" }]
        }
    }
    images => {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "attachments": [
                {
                    "type": "image",
                    "payload": { "url": "https://ferry.example/1.jpg" }
                },
                { "type": "image", "payload": { "attachment_id": "2" } }
            ]
        }
    }
    sticker => {
        "recipient": { "id": "7204418830956127" },
        "message": { "sticker_id": 369_239_263_222_822_u64 }
    }
    utility => {
        "recipient": { "id": "7204418830956127" },
        "messaging_type": "UTILITY",
        "message": { "template": { "name": "boarding", "language": { "code": "en" } } }
    }
    utility_with_values => {
        "recipient": { "id": "7204418830956127" },
        "messaging_type": "UTILITY",
        "message": {
            "template": {
                "name": "boarding",
                "language": { "code": "en" },
                "components": [
                    {
                        "type": "BODY",
                        "parameters": [
                            {
                                "type": "text",
                                "text": "Pier 3"
                            }
                        ]
                    },
                    {
                        "type": "buttons",
                        "parameters": [
                            {
                                "type": "URL",
                                "url": "3"
                            }
                        ]
                    }
                ]
            }
        }
    }
    card => {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "attachment": {
                "type": "template",
                "payload": {
                    "template_type": "generic",
                    "elements": [
                        {
                            "title": "Tour",
                            "subtitle": "Two hours"
                        }
                    ]
                }
            }
        }
    }
    cards => {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "attachment": {
                "type": "template",
                "payload": {
                    "template_type": "generic",
                    "image_aspect_ratio": "square",
                    "sharable": false,
                    "elements": [
                        {
                            "title": "Tour",
                            "image_url": "https://ferry.example/1.jpg"
                        },
                        {
                            "title": "Lighthouse",
                            "default_action": {
                                "type": "web_url",
                                "url": "https://ferry.example"
                            }
                        }
                    ]
                }
            }
        }
    }
    card_with_buttons => {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "attachment": {
                "type": "template",
                "payload": {
                    "template_type": "generic",
                    "elements": [
                        {
                            "title": "Tour",
                            "buttons": [
                                {
                                    "type": "web_url",
                                    "title": "Read",
                                    "url": "https://ferry.example"
                                },
                                {
                                    "type": "postback",
                                    "title": "Book",
                                    "payload": "BOOK"
                                },
                                {
                                    "type": "phone_number",
                                    "title": "Call",
                                    "payload": "+16505551234"
                                }
                            ]
                        }
                    ]
                }
            }
        }
    }
    buttons => {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "attachment": {
                "type": "template",
                "payload": {
                    "template_type": "button",
                    "text": "And now?",
                    "buttons": [
                        {
                            "type": "postback",
                            "title": "Book",
                            "payload": "BOOK"
                        }
                    ]
                }
            }
        }
    }
    web_view => {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "attachment": {
                "type": "template",
                "payload": {
                    "template_type": "button",
                    "text": "And now?",
                    "buttons": [
                        {
                            "type": "web_url",
                            "title": "Open",
                            "url": "https://ferry.example",
                            "webview_height_ratio": "compact",
                            "messenger_extensions": true,
                            "fallback_url": "https://ferry.example/plain",
                            "webview_share_button": "hide"
                        }
                    ]
                }
            }
        }
    }
}

agree! {
    Instagram:
    text_on_instagram => {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "Nine." }
    }
    human_agent_on_instagram => {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "Nine." },
        "messaging_type": "MESSAGE_TAG",
        "tag": "HUMAN_AGENT"
    }
    private_reply_on_instagram => {
        "recipient": { "comment_id": "17" },
        "message": { "text": "Nine." }
    }
    chips_on_instagram => {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "Which?", "quick_replies": [{ "content_type": "user_phone_number" }] }
    }
    heart_on_instagram => {
        "recipient": { "id": "7204418830956127" },
        "message": { "attachment": { "type": "like_heart" } }
    }
    heart_with_something_in_it => {
        "recipient": { "id": "7204418830956127" },
        "message": { "attachment": { "type": "like_heart", "payload": { "id": "17", "size": [2] } } }
    }
    template_for_a_comment => {
        "recipient": { "comment_id": "17" },
        "message": { "attachment": {
            "type": "template",
            "payload": { "template_type": "product", "elements": [{ "id": "4" }] }
        } }
    }
    chip_that_is_made_no_more => {
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "Where?", "quick_replies": [{ "content_type": "user_email" }] }
    }
    post_on_instagram => {
        "recipient": { "id": "7204418830956127" },
        "message": { "attachment": { "type": "MEDIA_SHARE", "payload": { "id": "17" } } }
    }
    reaction_on_instagram => {
        "recipient": { "id": "7204418830956127" },
        "sender_action": "react",
        "payload": { "message_id": "m_71", "reaction": "love" }
    }
    buttons_on_instagram => {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "attachment": {
                "type": "template",
                "payload": {
                    "template_type": "button",
                    "text": "And now?",
                    "buttons": [
                        {
                            "type": "postback",
                            "title": "Book",
                            "payload": "BOOK"
                        }
                    ]
                }
            }
        }
    }
}

#[track_caller]
fn same<P: Platform>(from_tokens: &Message<'static, P>, body: &Value) {
    let from_json = Message::<P>::from_json(&body.to_string()).unwrap();
    let typed = Message::<P>::new(from_json.clone().into_request()).unwrap();
    assert_eq!([from_tokens, &typed], [&from_json; 2]);
    assert_eq!(from_tokens.validate(), Ok(()));
    assert_eq!(json_of(from_tokens), json_of(&from_json));
    assert_eq!(from_tokens.warnings(), from_json.warnings());
}
