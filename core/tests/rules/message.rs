//! The message: text, quick replies, attachments, several images, stickers and utility templates.

use serde_json::{Value, json};

use crate::case::{Case, Draft, GONE, instagram, long, many, messenger, pair};

pub(crate) fn cases() -> Vec<Case> {
    [message(), quick_replies(), attachment(), attachments(), sticker(), utility()]
        .into_iter()
        .flatten()
        .collect()
}

const LINK: &str = "https://velo.example/bell.png";

fn text() -> Draft {
    messenger(json!({ "text": "Which size?" }))
}

fn insta() -> Draft {
    instagram(json!({ "text": "Which size?" }))
}

fn message() -> Vec<Case> {
    vec![
        messenger(json!({}))
            .breaks("msg.not_empty", "/message/metadata", "n", GONE)
            .at("/message")
            .kept(text()),
        text()
            .breaks("msg.one_content", "/message/sticker_id", 369_239_263_222_822_i64, GONE)
            .at("/message/text"),
        text().breaks("text.max", "/message/text", long(2001), long(2000)),
        insta().breaks("text.max_ig", "/message/text", long(1001), long(1000)),
        text().breaks("text.nonempty", "/message/text", "", "?"),
        insta().breaks("text.nonempty", "/message/text", "", "?"),
        text().breaks("text.blank", "/message/text", " \n\u{a0}\u{feff}", " ? ").warns(),
        insta().breaks("text.blank_ig", "/message/text", "\t\u{200b}\u{3000}", "\u{200b}?"),
        text().breaks("metadata.max", "/message/metadata", long(1000), long(999)),
        text().breaks("reply.top_level", "/message/reply_to", json!({ "mid": "m_8" }), GONE),
    ]
}

fn chip(reply: Value) -> Draft {
    text().with("/message/quick_replies", json!([reply]))
}

fn small() -> Draft {
    chip(json!({ "content_type": "text", "title": "Small", "payload": "S" }))
}

fn insta_small() -> Draft {
    insta().with(
        "/message/quick_replies",
        json!([{ "content_type": "text", "title": "Small", "payload": "S" }]),
    )
}

fn quick_replies() -> Vec<Case> {
    const FIRST: &str = "/message/quick_replies/0";
    let at = |member: &str| format!("{FIRST}/{member}");
    let reply = || json!({ "content_type": "text", "title": "Small", "payload": "S" });
    let phone = || chip(json!({ "content_type": "user_phone_number" }));
    vec![
        text().breaks("qr.max", "/message/quick_replies", many(14, reply()), many(13, reply())),
        text().breaks("qr.min", "/message/quick_replies", json!([]), json!([reply()])),
        small()
            .breaks("qr.needs_content", "/message/text", GONE, "Which size?")
            .at("/message/quick_replies"),
        small().breaks("qr.content_type", &at("content_type"), GONE, "text"),
        phone().breaks("qr.enum", &at("content_type"), "colour", "user_email"),
        phone()
            .breaks("qr.enum_internal", &at("content_type"), "open_camera", "USER_EMAIL")
            .warns(),
        phone().breaks("qr.location_dead", &at("content_type"), "location", "user_phone_number"),
        insta_small()
            .breaks(
                "qr.enum_ig",
                FIRST,
                json!({ "content_type": "user_state" }),
                json!({ "content_type": "text", "title": "S", "payload": "S" }),
            )
            .at(&at("content_type")),
        insta_small()
            .breaks(
                "qr.contact_ig",
                FIRST,
                json!({ "content_type": "user_email" }),
                json!({ "content_type": "TEXT", "title": "S", "payload": "S" }),
            )
            .at(&at("content_type"))
            .warns(),
        insta_small()
            .breaks(
                "qr.contact_ig",
                FIRST,
                json!({ "content_type": "USER_PHONE_NUMBER" }),
                json!({ "content_type": "text", "title": "S", "payload": "S" }),
            )
            .at(&at("content_type"))
            .warns(),
        small().breaks("qr.title_required", &at("title"), GONE, "S").at(&at("content_type")),
        small().breaks("qr.title_empty", &at("title"), "", "S"),
        small().breaks("qr.title_empty", &at("title"), "\u{200b}", "\u{200b}S").warns(),
        small().breaks("qr.title_max", &at("title"), long(21), long(20)).warns(),
        insta_small().breaks("qr.title_max", &at("title"), long(21), long(20)).warns(),
        small().breaks("qr.payload_required", &at("payload"), GONE, 7).at(&at("content_type")),
        small().breaks("qr.payload_type", &at("payload"), true, 7.25),
        small().breaks("qr.payload_max", &at("payload"), long(1001), long(1000)),
        small().breaks("qr.payload_empty", &at("payload"), "", "S").warns(),
        small().breaks("qr.image_url", &at("image_url"), "bell.png", LINK),
        small().breaks("qr.image_url_empty", &at("image_url"), "", LINK).warns(),
        insta_small().breaks("qr.image_url_empty", &at("image_url"), "", GONE).warns(),
        insta_small().breaks("qr.image_ig", &at("image_url"), LINK, GONE),
        phone().breaks("qr.special_members", &at("title"), "Call me", GONE).warns(),
        phone().breaks("qr.special_members", &at("payload"), "CALL", GONE).warns(),
        phone().breaks("qr.special_members", &at("image_url"), LINK, GONE).warns(),
        pair(
            "qr.text_only_ig",
            "/message/quick_replies",
            instagram(json!({ "attachment": file("image"), "quick_replies": [reply()] })),
            insta_small(),
        ),
    ]
}

fn file(kind: &str) -> Value {
    json!({ "type": kind, "payload": { "url": LINK } })
}

fn attachment() -> Vec<Case> {
    const PAYLOAD: &str = "/message/attachment/payload";
    let at = |member: &str| format!("{PAYLOAD}/{member}");
    let image = || messenger(json!({ "attachment": file("image") }));
    let share = || {
        instagram(json!({ "attachment": { "type": "MEDIA_SHARE", "payload": { "id": "17900" } } }))
    };
    let heart = || instagram(json!({ "attachment": { "type": "like_heart" } }));
    vec![
        image().breaks("att.type_required", "/message/attachment/type", GONE, "file"),
        image().breaks("att.enum", "/message/attachment/type", "reel", "VIDEO"),
        image()
            .breaks(
                "att.enum",
                "/message/attachment",
                json!({ "type": "like_heart" }),
                file("audio"),
            )
            .at("/message/attachment/type"),
        heart().breaks("att.enum_ig", "/message/attachment/type", "sticker", "like_heart"),
        image().breaks("att.payload_required", PAYLOAD, GONE, json!({ "attachment_id": "61" })),
        heart().breaks("att.heart_payload", PAYLOAD, json!({}), GONE).warns(),
        share().breaks("att.share_payload", PAYLOAD, json!({}), json!({ "id": "17900" })),
        share().breaks("att.share_payload", &at("id"), "", "17900"),
        image().breaks("att.source_missing", &at("url"), GONE, LINK),
        image().with(PAYLOAD, json!({ "attachment_id": "61" })).breaks(
            "att.source_missing",
            &at("attachment_id"),
            "",
            "61",
        ),
        image().breaks("att.one_source", &at("attachment_id"), "61", GONE).at(&at("url")),
        image().breaks(
            "att.url_valid",
            &at("url"),
            "velo.example/bell.png",
            "http://velo.example/bell.png",
        ),
        image().breaks("att.reusable_type", &at("is_reusable"), "true", true),
    ]
}

fn attachments() -> Vec<Case> {
    const FIRST: &str = "/message/attachments/0";
    let images = || messenger(json!({ "attachments": [file("image")] }));
    let on_instagram = || instagram(json!({ "attachments": [file("image")] }));
    let payload = |payload: Value| images().with(&format!("{FIRST}/payload"), payload);
    let source = || payload(json!({ "attachment_id": "61" }));
    let at = format!("{FIRST}/payload");
    vec![
        images().breaks(
            "atts.max",
            "/message/attachments",
            many(31, file("image")),
            many(30, file("image")),
        ),
        on_instagram().breaks(
            "atts.max_ig",
            "/message/attachments",
            many(11, file("image")),
            many(10, file("image")),
        ),
        images().breaks("atts.min", "/message/attachments", json!([]), json!([file("image")])),
        images()
            .breaks("atts.image_only", FIRST, file("video"), file("image"))
            .at("/message/attachments/0/type"),
        pair("atts.source", &at, payload(json!({})), source()),
        pair("atts.source", FIRST, images().with(&at, GONE), source()),
        source().breaks("atts.source", &format!("{at}/url"), LINK, GONE),
        images().breaks("atts.url_valid", &format!("{at}/url"), "bell.png", LINK),
    ]
}

fn sticker() -> Vec<Case> {
    let sticker = || messenger(json!({ "sticker_id": 369_239_263_222_822_i64 }));
    let reply = json!([{ "content_type": "text", "title": "Small", "payload": "S" }]);
    vec![
        sticker().breaks("sticker.type", "/message/sticker_id", "369239263222822", 1),
        sticker().breaks("sticker.type", "/message/sticker_id", -1, 1),
        pair("sticker.ig", "/message/sticker_id", instagram(json!({ "sticker_id": 1 })), sticker()),
        sticker().breaks("sticker.alone", "/message/quick_replies", reply, GONE).warns(),
        pair(
            "sticker.no_tag",
            "/message/sticker_id",
            sticker().with("/messaging_type", "MESSAGE_TAG").with("/tag", "HUMAN_AGENT"),
            sticker(),
        ),
    ]
}

fn utility() -> Vec<Case> {
    let template = || {
        json!({
            "name": "bike_ready",
            "language": { "code": "nb_NO" },
            "components": [{ "type": "BODY", "parameters": [{ "type": "text", "text": "Liv" }] }],
        })
    };
    let utility =
        || messenger(json!({ "template": template() })).with("/messaging_type", "UTILITY");
    let at = |member: &str| format!("/message/template/{member}");
    let part = |member: &str| format!("/message/template/components/0/{member}");
    vec![
        pair(
            "utility.ig",
            "/message/template",
            instagram(json!({ "template": template() })),
            utility(),
        ),
        utility().breaks("utility.name", &at("name"), "", "bike_ready"),
        utility().breaks("utility.name", &at("name"), GONE, "bike_ready"),
        utility().breaks("utility.lang", &at("language"), GONE, json!({ "code": "nb" })),
        utility().breaks("utility.lang", &at("language/code"), GONE, "nb"),
        utility().breaks("utility.component_type", &part("type"), GONE, "header"),
        utility().breaks("utility.component", &part("type"), "FOOTER", "BUTTONS"),
        utility().breaks("utility.param_type_required", &part("parameters/0/type"), GONE, "URL"),
        utility().breaks("utility.param_type", &part("parameters/0/type"), "image", "POSTBACK"),
    ]
}
