//! Heads at each place: the value of the object's tag, or the object's own name.

#![deny(warnings)]

use sendapi::message;
use sendapi_tests::json_of;

fn main() {
    let picture = message!(Messenger {
        recipient: recipient { user_ref: "checkbox-12" },
        attachment: image { url: "https://ferry.example/pier.jpg", is_reusable: true },
    });
    let pictures = message!(Messenger {
        recipient: "7204418830956127",
        attachments: [image { attachment_id: "480211903" }, IMAGE { attachment_id: 480211904 }],
    });
    let cards = message!(Messenger {
        recipient: "7204418830956127",
        attachment: generic {
            elements: [element {
                title: "Island tour",
                default_action: web_url { url: "https://ferry.example/tour" },
                buttons: [
                    postback { title: "Book", payload: "BOOK" },
                    phone_number { title: "Call", payload: "+16505551234" },
                ],
            }],
        },
    });
    let chips = message!(Messenger {
        recipient: "7204418830956127",
        text: "Which pier?",
        quick_replies: [text { title: "North", payload: "NORTH" }, user_email {}],
    });
    let approved = message!(Messenger {
        recipient: "7204418830956127",
        messaging_type: UTILITY,
        template: utility {
            name: "boarding",
            language: language { code: "en" },
            components: [body { parameters: [text { text: "Pier 3" }] }],
        },
    });
    let post = message!(Instagram {
        recipient: "7204418830956127",
        attachment: MEDIA_SHARE { id: "18023345989012587" },
    });
    let heart = message!(Instagram { recipient: "7204418830956127", attachment: like_heart {} });

    let at = |json: serde_json::Value, pointer: &str| json.pointer(pointer).cloned();
    assert_eq!(at(json_of(&picture), "/message/attachment/type"), Some("image".into()));
    assert_eq!(
        at(json_of(&pictures), "/message/attachments/1/payload/attachment_id"),
        Some("480211904".into())
    );
    assert_eq!(
        at(json_of(&cards), "/message/attachment/payload/elements/0/buttons/1/type"),
        Some("phone_number".into())
    );
    assert_eq!(
        at(json_of(&chips), "/message/quick_replies/1/content_type"),
        Some("user_email".into())
    );
    assert_eq!(
        at(json_of(&approved), "/message/template/components/0/parameters/0/type"),
        Some("text".into())
    );
    assert_eq!(
        at(json_of(&post), "/message/attachment/payload/id"),
        Some("18023345989012587".into())
    );
    assert_eq!(
        at(json_of(&heart), "/message/attachment"),
        Some(serde_json::json!({ "type": "like_heart" }))
    );
}
