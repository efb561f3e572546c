//! The rules of the request, its recipient and its message. `serde_json` writes keys in alphabetical order: of two
//! members that exclude each other the one further back in the alphabet is the later.

use serde_json::{Value, json};

use crate::{refused, refused_on_instagram, saying, with};

fn acting(members: &Value) -> Value {
    let mut request = json!({ "recipient": { "id": "7204418830956127" } });
    let added = members.as_object().cloned().unwrap_or_default();
    request.as_object_mut().into_iter().for_each(|request| request.extend(added.clone()));
    request
}

#[test]
fn who_and_what() {
    refused(&json!({ "message": { "text": "Nine." } }), &[("req.recipient", "")]);
    refused(&acting(&json!({})), &[("req.body_one", "")]);
    refused(
        &with(&json!({ "sender_action": "typing_on" })),
        &[("req.action_xor_message", "/sender_action")],
    );
    refused(&with(&json!({ "colour": "blue" })), &[]);
    refused(&with(&json!({ "id": "101" })), &[("req.ids", "/id")]);
    refused(&with(&json!({ "access_token": "EAAB" })), &[("req.token_in_body", "/access_token")]);
    refused(&with(&json!({ "recipient": "7204418830956127" })), &[("req.type", "/recipient")]);
}

#[test]
fn messaging_types_and_tags() {
    refused(&with(&json!({ "messaging_type": "response" })), &[("mt.enum", "/messaging_type")]);
    refused(&with(&json!({ "messaging_type": "NON_PROMOTIONAL_SUBSCRIPTION" })), &[]);
    refused(&with(&json!({ "tag": "HUMAN_AGENT" })), &[("tag.needs_message_tag", "/tag")]);
    refused(
        &with(&json!({ "messaging_type": "MESSAGE_TAG" })),
        &[("tag.message_tag_needs_tag", "/messaging_type")],
    );
    let tagged = |tag: &str| with(&json!({ "messaging_type": "MESSAGE_TAG", "tag": tag }));
    refused(&tagged("HUMAN_AGENT"), &[]);
    refused(&tagged("ACCOUNT_UPDATE"), &[]);
    refused(&tagged("HUMAN"), &[("tag.enum", "/tag")]);
    refused(&tagged("SHIPPING_UPDATE"), &[("tag.old16", "/tag")]);
    refused(&tagged("CUSTOMER_FEEDBACK"), &[("tag.feedback_template", "/tag")]);
    refused_on_instagram(&tagged("HUMAN_AGENT"), &[]);
    refused_on_instagram(&tagged("CUSTOMER_FEEDBACK"), &[("tag.enum_ig", "/tag")]);
    refused_on_instagram(&tagged("POST_PURCHASE_UPDATE"), &[("tag.dead_never_ig", "/tag")]);
    refused_on_instagram(
        &json!({
            "recipient": { "comment_id": "17" },
            "message": { "text": "Nine." },
            "messaging_type": "MESSAGE_TAG",
            "tag": "HUMAN_AGENT",
        }),
        &[("tag.human_private_reply_ig", "/tag")],
    );
    refused_on_instagram(
        &with(&json!({ "messaging_type": "UTILITY" })),
        &[("mt.utility_ig", "/messaging_type")],
    );
}

#[test]
fn utility_templates() {
    let with_template = |template: &Value| {
        let mut request = saying(&json!({ "template": template }));
        request["messaging_type"] = "UTILITY".into();
        request
    };
    let at = |rest: &str| format!("/message/template{rest}");
    refused(
        &with(&json!({ "messaging_type": "UTILITY" })),
        &[("utility.template", "/messaging_type")],
    );
    let approved = json!({ "name": "boarding", "language": { "code": "en" } });
    refused(&with_template(&approved), &[]);
    refused(&saying(&json!({ "template": approved })), &[]);
    refused_on_instagram(
        &saying(&json!({ "template": approved })),
        &[("utility.ig", "/message/template")],
    );
    refused(
        &with_template(&json!({ "language": {} })),
        &[("utility.lang", &at("/language")), ("utility.name", &at(""))],
    );
    refused(
        &with_template(&json!({
            "name": "boarding",
            "language": { "code": "en" },
            "components": [
                {},
                { "type": "FOOTER" },
                { "type": "BODY", "parameters": [{}, { "type": "number" }] },
            ],
        })),
        &[
            ("utility.component_type", &at("/components/0")),
            ("utility.component", &at("/components/1/type")),
            ("utility.param_type_required", &at("/components/2/parameters/0")),
            ("utility.param_type", &at("/components/2/parameters/1/type")),
        ],
    );
}

#[test]
fn what_goes_beside_a_message() {
    refused(
        &with(&json!({ "notification_type": "SILENT" })),
        &[("notif.enum", "/notification_type")],
    );
    refused(&with(&json!({ "persona_id": "captain" })), &[("persona.digits", "/persona_id")]);
    refused(&with(&json!({ "persona_id": 120_914 })), &[]);
    refused(&with(&json!({ "reply_to": {} })), &[("reply.mid", "/reply_to")]);
    refused(
        &acting(&json!({ "sender_action": "typing_on", "reply_to": { "mid": "m_71" } })),
        &[("reply.needs_message", "/reply_to")],
    );
    refused(
        &saying(&json!({ "text": "Nine.", "reply_to": { "mid": "m_71" } })),
        &[("reply.top_level", "/message/reply_to")],
    );
    refused(
        &with(&json!({ "thread_control": { "control_type": "keep" } })),
        &[("thread.control_type", "/thread_control/control_type")],
    );
    refused(
        &with(&json!({ "suggestion_action": "accept" })),
        &[("suggest.enum", "/suggestion_action")],
    );
    refused(&with(&json!({ "folder": "INBOX" })), &[("folder.enum", "/folder")]);
}

#[test]
fn recipients() {
    let to = |recipient: &Value| with(&json!({ "recipient": recipient }));
    refused(&to(&json!({ "id": 7_204_418_830_956_127_u64 })), &[]);
    refused(&to(&json!({ "phone_number": "+16505551234", "name": { "first_name": "Ada" } })), &[]);
    refused(&to(&json!({})), &[("rcp.some", "/recipient")]);
    refused(&to(&json!({ "name": { "first_name": "Ada" } })), &[("rcp.some", "/recipient")]);
    refused(&to(&json!({ "id": "1", "user_ref": "a" })), &[("rcp.one", "/recipient/user_ref")]);
    refused(&to(&json!({ "user_ref": "" })), &[("rcp.nonempty", "/recipient/user_ref")]);
    refused(&to(&json!({ "id": "psid-1" })), &[("rcp.id_digits", "/recipient/id")]);
    refused(&to(&json!({ "id": 0 })), &[("rcp.id_zero", "/recipient/id")]);
    refused(&to(&json!({ "id": "1", "name": {} })), &[("rcp.name_phone", "/recipient/name")]);
    refused(
        &to(&json!({ "phone_number": "+1", "name": { "first": "Ada" } })),
        &[("rcp.name_fields", "/recipient/name/first")],
    );
    refused_on_instagram(&to(&json!({ "comment_id": "17" })), &[]);
    refused_on_instagram(
        &to(&json!({ "user_ref": "a" })),
        &[("rcp.enum_ig", "/recipient/user_ref")],
    );
}

#[test]
fn sender_actions() {
    let react = |payload: &Value| acting(&json!({ "sender_action": "react", "payload": payload }));
    refused(&acting(&json!({ "sender_action": "TYPING_ON" })), &[]);
    refused(
        &acting(&json!({ "sender_action": "Typing_On" })),
        &[("action.enum", "/sender_action")],
    );
    refused(
        &acting(&json!({ "sender_action": "react" })),
        &[("action.react_payload", "/sender_action")],
    );
    refused(&react(&json!({ "reaction": "⛴" })), &[("action.message_id", "/payload")]);
    refused(&react(&json!({ "message_id": "m_71" })), &[("action.reaction", "/payload")]);
    refused(
        &acting(&json!({ "sender_action": "mark_seen", "payload": { "message_id": "m_71" } })),
        &[("req.payload_needs_react", "/payload")],
    );
}

#[test]
fn contents() {
    let picture = json!({ "type": "image", "payload": { "attachment_id": "1" } });
    let chip = json!({ "content_type": "user_phone_number" });
    refused(&saying(&json!({})), &[("msg.not_empty", "/message")]);
    refused(&saying(&json!({ "metadata": "a" })), &[("msg.not_empty", "/message")]);
    refused(
        &saying(&json!({ "text": "Nine.", "attachment": picture, "sticker_id": 7 })),
        &[("msg.one_content", "/message/sticker_id"), ("msg.one_content", "/message/text")],
    );
    refused(
        &saying(&json!({ "quick_replies": [chip] })),
        &[("qr.needs_content", "/message/quick_replies")],
    );
    refused(&saying(&json!({ "attachment": picture, "quick_replies": [chip] })), &[]);
    refused_on_instagram(
        &saying(&json!({ "attachment": picture, "quick_replies": [chip] })),
        &[("qr.text_only_ig", "/message/quick_replies")],
    );
    refused(&saying(&json!({ "sticker_id": "7" })), &[("sticker.type", "/message/sticker_id")]);
    refused_on_instagram(
        &saying(&json!({ "sticker_id": 7 })),
        &[("sticker.ig", "/message/sticker_id")],
    );
    let mut tagged = saying(&json!({ "sticker_id": 7 }));
    tagged["messaging_type"] = "MESSAGE_TAG".into();
    tagged["tag"] = "HUMAN_AGENT".into();
    refused(&tagged, &[("sticker.no_tag", "/message/sticker_id")]);
}

#[test]
fn quick_replies() {
    let asking = |chip: &Value| saying(&json!({ "text": "Which pier?", "quick_replies": [chip] }));
    let at = |rest: &str| format!("/message/quick_replies/0{rest}");
    refused(&asking(&json!({ "title": "North" })), &[("qr.content_type", &at(""))]);
    refused(&asking(&json!({ "content_type": "txt" })), &[("qr.enum", &at("/content_type"))]);
    refused(
        &asking(&json!({ "content_type": "location" })),
        &[("qr.location_dead", &at("/content_type"))],
    );
    refused(
        &asking(&json!({ "content_type": "text" })),
        &[
            ("qr.title_required", &at("/content_type")),
            ("qr.payload_required", &at("/content_type")),
        ],
    );
    refused(
        &asking(
            &json!({ "content_type": "text", "title": "", "payload": [], "image_url": "n.png" }),
        ),
        &[("qr.image_url", &at("/image_url")), ("qr.payload_type", &at("/payload"))],
    );
    refused(
        &asking(&json!({ "content_type": "text", "title": "", "payload": "NORTH" })),
        &[("qr.title_empty", &at("/title"))],
    );
    refused_on_instagram(
        &asking(&json!({ "content_type": "user_state" })),
        &[("qr.enum_ig", &at("/content_type"))],
    );
    refused_on_instagram(
        &asking(
            &json!({ "content_type": "text", "title": "N", "payload": 1, "image_url": "https://a.example/n.png" }),
        ),
        &[("qr.image_ig", &at("/image_url"))],
    );
}

#[test]
fn attachments() {
    let sending = |attachment: &Value| saying(&json!({ "attachment": attachment }));
    let file = |payload: &Value| sending(&json!({ "type": "file", "payload": payload }));
    let at = |rest: &str| format!("/message/attachment{rest}");
    refused(&sending(&json!({ "payload": {} })), &[("att.type_required", &at(""))]);
    refused(&sending(&json!({ "type": "image" })), &[("att.payload_required", &at(""))]);
    refused(&sending(&json!({ "type": "reel", "payload": {} })), &[("att.enum", &at("/type"))]);
    refused(&sending(&json!({ "type": "like_heart" })), &[("att.enum", &at("/type"))]);
    refused_on_instagram(&sending(&json!({ "type": "like_heart" })), &[]);
    refused_on_instagram(&sending(&json!({ "type": "reel" })), &[("att.enum_ig", &at("/type"))]);
    refused_on_instagram(
        &sending(&json!({ "type": "MEDIA_SHARE", "payload": {} })),
        &[("att.share_payload", &at("/payload"))],
    );
    refused(&file(&json!({ "is_reusable": true })), &[("att.source_missing", &at("/payload"))]);
    refused(
        &file(&json!({ "url": "https://a.example/1", "attachment_id": "1" })),
        &[("att.one_source", &at("/payload/url"))],
    );
    refused(&file(&json!({ "url": "a.example/1" })), &[("att.url_valid", &at("/payload/url"))]);
    refused(
        &file(&json!({ "attachment_id": 1, "is_reusable": 1 })),
        &[("att.reusable_type", &at("/payload/is_reusable"))],
    );
}

#[test]
fn several_images() {
    let sending = |attachments: &Value| saying(&json!({ "attachments": attachments }));
    let at = |rest: &str| format!("/message/attachments{rest}");
    refused(&sending(&json!([])), &[("atts.min", &at(""))]);
    refused(
        &sending(&json!([
            { "type": "video", "payload": { "attachment_id": "1" } },
            { "type": "image", "payload": {} },
            { "type": "image", "payload": { "url": "1.jpg" } },
        ])),
        &[
            ("atts.image_only", &at("/0/type")),
            ("atts.source", &at("/1/payload")),
            ("atts.url_valid", &at("/2/payload/url")),
        ],
    );
}

#[test]
fn keys_on_another_level_are_told_once() {
    refused(
        &saying(&json!({
            "attachment": { "type": "template", "template_type": "generic", "elements": [] },
        })),
        &[("req.unknown_key", "/message/attachment/elements")],
    );
    refused(
        &saying(&json!({ "text": "Nine.", "messaging_type": "RESPONSE" })),
        &[("req.unknown_key", "/message/messaging_type")],
    );
    refused(
        &json!({ "recipient": { "id": "7204418830956127" }, "quick_replies": [], "text": "Nine." }),
        &[("req.unknown_key", "/quick_replies")],
    );
}

#[test]
fn what_stands_behind_a_misspelt_key_is_judged_too() {
    refused(
        &saying(&json!({ "text": "Which pier?", "quickReplies": [{ "type": "user_email" }, 5] })),
        &[
            ("req.unknown_key", "/message/quickReplies"),
            ("req.unknown_key", "/message/quickReplies/0/type"),
            ("req.type", "/message/quickReplies/1"),
        ],
    );
}
