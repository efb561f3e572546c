//! Messages as `message!` writes them, and the JSON that goes over the wire: the same by both ways of writing it.

use sendapi::{Message, Messenger, content, message};
use sendapi_tests::json_of;
use serde_json::json;

#[test]
fn text_is_a_response_unless_told() {
    let message = message!(recipient: "7204418830956127", text: "The ferry leaves at nine.");
    let expected = json!({
        "recipient": { "id": "7204418830956127" },
        "messaging_type": "RESPONSE",
        "message": { "text": "The ferry leaves at nine." },
    });
    assert_eq!(json_of(&message), expected);

    let update = message!(recipient: "7204418830956127", messaging_type: UPDATE, text: "Nine.");
    assert_eq!(json_of(&update)["messaging_type"], "UPDATE");
}

#[test]
fn actions_have_no_type() {
    let message = message!(recipient: "7204418830956127", sender_action: typing_on);
    let expected =
        json!({ "recipient": { "id": "7204418830956127" }, "sender_action": "typing_on" });
    assert_eq!(json_of(&message), expected);
}

#[test]
fn instagram_has_no_type_unless_told() {
    let message = message!(Instagram { recipient: "7204418830956127", text: "Nine." });
    let expected =
        json!({ "recipient": { "id": "7204418830956127" }, "message": { "text": "Nine." } });
    assert_eq!(json_of(&message), expected);

    let tagged = message!(Instagram {
        recipient: "7204418830956127",
        messaging_type: MESSAGE_TAG,
        tag: HUMAN_AGENT,
        text: "We found your umbrella.",
    });
    assert_eq!(json_of(&tagged)["messaging_type"], "MESSAGE_TAG");
}

#[test]
fn a_reaction_and_its_end() {
    let reaction = message!(Messenger {
        recipient: "7204418830956127",
        sender_action: react,
        payload: { message_id: "m_71", reaction: "⛴" },
    });
    let end = message!(Messenger {
        recipient: "7204418830956127",
        sender_action: UNREACT,
        payload: { message_id: "m_71" },
    });
    assert_eq!(json_of(&reaction)["payload"], json!({ "message_id": "m_71", "reaction": "⛴" }));
    assert_eq!(json_of(&end)["sender_action"], "unreact");
    assert_eq!(json_of(&end)["payload"], json!({ "message_id": "m_71" }));
}

#[test]
fn every_member_of_a_request() {
    let message = message!(Messenger {
        recipient: { phone_number: "+16505551234", name: { first_name: "Ada", last_name: "L." } },
        messaging_type: MESSAGE_TAG,
        tag: HUMAN_AGENT,
        text: "We found your umbrella.",
        metadata: "umbrella",
        notification_type: SILENT_PUSH,
        persona_id: 120_914,
        reply_to: { mid: "m_71" },
        thread_control: { control_type: pass, app_id: 263_902_037_430_900 },
        suggestion_action: ACCEPT,
        folder: PARTNERSHIP,
    });
    let expected = json!({
        "recipient": {
            "phone_number": "+16505551234",
            "name": { "first_name": "Ada", "last_name": "L." },
        },
        "messaging_type": "MESSAGE_TAG",
        "message": { "text": "We found your umbrella.", "metadata": "umbrella" },
        "tag": "HUMAN_AGENT",
        "notification_type": "SILENT_PUSH",
        "persona_id": "120914",
        "reply_to": { "mid": "m_71" },
        "thread_control": { "control_type": "pass", "app_id": "263902037430900" },
        "suggestion_action": "ACCEPT",
        "folder": "PARTNERSHIP",
    });
    assert_eq!(json_of(&message), expected);
}

#[test]
fn recipients() {
    let to =
        |recipient| json_of(&message!(recipient: recipient, text: "Nine."))["recipient"].clone();
    assert_eq!(
        to(sendapi::Recipient::id(7_204_418_830_956_127_u64)),
        json!({ "id": "7204418830956127" })
    );
    assert_eq!(
        to(sendapi::Recipient::user_ref("checkbox-12")),
        json!({ "user_ref": "checkbox-12" })
    );
    assert_eq!(to(sendapi::Recipient::comment_id("17_4")), json!({ "comment_id": "17_4" }));
    assert_eq!(to(sendapi::Recipient::post_id("17_4")), json!({ "post_id": "17_4" }));
}

#[test]
fn quick_replies() {
    let message = message!(Messenger {
        recipient: "7204418830956127",
        text: "Which pier?",
        quick_replies: [
            text { title: "North", payload: "NORTH", image_url: "https://ferry.example/n.png" },
            text { title: "South", payload: 2 },
            USER_EMAIL {},
        ],
    });
    let expected = json!([
        {
            "content_type": "text",
            "title": "North",
            "payload": "NORTH",
            "image_url": "https://ferry.example/n.png",
        },
        { "content_type": "text", "title": "South", "payload": "2" },
        { "content_type": "user_email" },
    ]);
    assert_eq!(json_of(&message)["message"]["quick_replies"], expected);
}

#[test]
fn files() {
    let sent = |message| json_of(&message)["message"].clone();
    let by_address = message!(Messenger {
        recipient: "7204418830956127",
        attachment: video { url: "https://ferry.example/harbour.mp4", is_reusable: true },
    });
    let by_id =
        message!(recipient: "7204418830956127", attachment: file { attachment_id: 480_211_903 });
    let several = message!(Messenger {
        recipient: "7204418830956127",
        attachments: [image { url: "https://ferry.example/1.jpg" }, image { attachment_id: "2" }],
    });
    let sticker = message!(recipient: "7204418830956127", sticker_id: 369_239_263_222_822);
    assert_eq!(
        sent(by_address),
        json!({ "attachment": {
            "type": "video",
            "payload": { "url": "https://ferry.example/harbour.mp4", "is_reusable": true },
        } })
    );
    assert_eq!(
        sent(by_id),
        json!({ "attachment": { "type": "file", "payload": { "attachment_id": "480211903" } } })
    );
    assert_eq!(
        sent(several),
        json!({ "attachments": [
            { "type": "image", "payload": { "url": "https://ferry.example/1.jpg" } },
            { "type": "image", "payload": { "attachment_id": "2" } },
        ] })
    );
    assert_eq!(sent(sticker), json!({ "sticker_id": 369_239_263_222_822_u64 }));
}

#[test]
fn files_of_instagram() {
    let heart = message!(Instagram { recipient: "7204418830956127", attachment: like_heart {} });
    let post =
        message!(Instagram { recipient: "7204418830956127", attachment: MEDIA_SHARE { id: 17 } });
    assert_eq!(json_of(&heart)["message"], json!({ "attachment": { "type": "like_heart" } }));
    assert_eq!(
        json_of(&post)["message"],
        json!({ "attachment": { "type": "MEDIA_SHARE", "payload": { "id": "17" } } })
    );
}

#[test]
fn cards() {
    let message = message!(Messenger {
        recipient: "7204418830956127",
        attachment: generic {
            image_aspect_ratio: square,
            sharable: true,
            elements: [
                element { title: "Lighthouse", image_url: "https://ferry.example/light.jpg" },
                element {
                    title: "Island tour",
                    subtitle: "Two hours",
                    default_action: web_url {
                        url: "https://ferry.example/tour",
                        webview_height_ratio: tall,
                        messenger_extensions: true,
                        fallback_url: "https://ferry.example/plain",
                        webview_share_button: hide,
                    },
                    buttons: [phone_number { title: "Call", payload: "+16505551234" }],
                },
            ],
        },
    });
    let expected = json!({
        "type": "template",
        "payload": {
            "template_type": "generic",
            "elements": [
                { "title": "Lighthouse", "image_url": "https://ferry.example/light.jpg" },
                {
                    "title": "Island tour",
                    "subtitle": "Two hours",
                    "default_action": {
                        "type": "web_url",
                        "url": "https://ferry.example/tour",
                        "webview_height_ratio": "tall",
                        "messenger_extensions": true,
                        "fallback_url": "https://ferry.example/plain",
                        "webview_share_button": "hide",
                    },
                    "buttons": [
                        { "type": "phone_number", "title": "Call", "payload": "+16505551234" },
                    ],
                },
            ],
            "sharable": true,
            "image_aspect_ratio": "square",
        },
    });
    assert_eq!(json_of(&message)["message"]["attachment"], expected);
}

#[test]
fn text_with_buttons() {
    let message = message!(Messenger {
        recipient: "7204418830956127",
        attachment: button {
            text: "When do you travel?",
            buttons: [
                web_url { title: "Timetable", url: "https://ferry.example/timetable" },
                postback { title: "Today", payload: "TODAY" },
            ],
        },
    });
    let expected = json!({
        "template_type": "button",
        "text": "When do you travel?",
        "buttons": [
            { "type": "web_url", "title": "Timetable", "url": "https://ferry.example/timetable" },
            { "type": "postback", "title": "Today", "payload": "TODAY" },
        ],
    });
    assert_eq!(json_of(&message)["message"]["attachment"]["payload"], expected);
}

#[test]
fn an_approved_template() {
    let message = message!(Messenger {
        recipient: "7204418830956127",
        messaging_type: UTILITY,
        template: {
            name: "boarding",
            language: { code: "en_US" },
            components: [
                BODY { parameters: [text { text: "Pier 3", parameter_name: "pier" }] },
                buttons { parameters: [URL { url: "boarding/3" }, POSTBACK { payload: "LATE" }] },
            ],
        },
    });
    let expected = json!({
        "name": "boarding",
        "language": { "code": "en_US" },
        "components": [
            {
                "type": "body",
                "parameters": [{ "type": "text", "text": "Pier 3", "parameter_name": "pier" }],
            },
            {
                "type": "buttons",
                "parameters": [
                    { "type": "URL", "url": "boarding/3" },
                    { "type": "POSTBACK", "payload": "LATE" },
                ],
            },
        ],
    });
    assert_eq!(json_of(&message)["message"]["template"], expected);
}

#[test]
fn strings_are_escaped() {
    let text = "A \"quoted\" \\ line\nand\ttab, \u{1}, é, 日本, ⛴, </script>";
    let message = message!(recipient: "7204418830956127", text: text);
    assert_eq!(json_of(&message)["message"]["text"], text);
}

#[test]
fn the_body_is_written_behind_what_is_there() {
    let mut body = b"POST ".to_vec();
    message!(recipient: "1", sender_action: mark_seen).write_json(&mut body);
    let expected = br#"POST {"recipient":{"id":"1"},"sender_action":"mark_seen"}"#;
    assert_eq!(body, expected);
}

#[test]
fn nothing_is_left_out() {
    let plain = message!(recipient: "7204418830956127", text: "Nine.");
    let nulls = message!({
        "recipient": { "id": "7204418830956127" },
        "message": { "text": "Nine.", "metadata": null },
        "tag": null
    });
    let body = r#"{"recipient":{"id":"7204418830956127"},"message":{"text":"Nine.","quick_replies":null}}"#;
    let read = Message::<Messenger>::from_json(body).unwrap();
    assert_eq!([json_of(&nulls), json_of(&read)], [json_of(&plain), json_of(&plain)]);
}

#[test]
fn lists_that_turn_out_empty_are_left_out() {
    let piers: [&str; 0] = [];
    let message = message!(Messenger {
        recipient: "7204418830956127",
        text: "Which pier?",
        quick_replies: [for pier in piers {
            text { title: pier, payload: "PIER" }
        }],
    });
    assert_eq!(json_of(&message)["message"], json!({ "text": "Which pier?" }));
}

#[test]
fn content_alone() {
    let content = content!(text: "Nine.", metadata: "timetable");
    let expected = json!({ "text": "Nine.", "metadata": "timetable" });
    assert_eq!(serde_json::to_value(&content).unwrap(), expected);
}

#[test]
fn pasted_json_is_the_same_json() {
    macro_rules! same {
        ($($body:tt)*) => {
            assert_eq!(json_of(&message!(<Instagram> { $($body)* })), json!({ $($body)* }))
        };
    }
    same! {
        "recipient": { "id": "7204418830956127" },
        "message": {
            "attachments": [
                { "type": "image", "payload": { "url": "https://ferry.example/1.jpg" } },
                { "type": "image", "payload": { "attachment_id": "480211903" } }
            ]
        }
    }
    same! {
        "recipient": { "comment_id": "18023345989012587" },
        "message": { "text": "We wrote to you." },
        "reply_to": { "mid": "m_71" }
    }
}

#[test]
fn what_was_read_is_written_again() {
    let body = json!({
        "recipient": { "id": "7204418830956127" },
        "messaging_type": "UPDATE",
        "message": {
            "attachment": {
                "type": "template",
                "payload": {
                    "template_type": "button",
                    "text": "When do you travel?",
                    "buttons": [{ "type": "postback", "title": "Today", "payload": "TODAY" }],
                },
            },
        },
    });
    let read = Message::<Messenger>::from_json(&body.to_string()).unwrap();
    assert_eq!(json_of(&read), body);
}
