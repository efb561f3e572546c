//! The request: recipient, type, tag, action and what goes with them.

use serde_json::json;

use crate::case::{Case, Draft, GONE, action, instagram, messenger, pair};

pub(crate) fn cases() -> Vec<Case> {
    [request(), recipient(), ground(), actions(), routing()].into_iter().flatten().collect()
}

/// A member that nobody knows.
pub(crate) const PASSED_OVER: &str = "note_to_self";

fn text() -> Draft {
    messenger(json!({ "text": "Your bike is ready" }))
}

fn insta() -> Draft {
    instagram(json!({ "text": "Your bike is ready" }))
}

fn request() -> Vec<Case> {
    let both = action("typing_on").with("/message", json!({ "text": "Hi" }));
    vec![
        text().breaks("req.recipient", "/recipient", GONE, json!({ "id": "5830019274461" })),
        text().breaks("req.body_one", "/message", GONE, json!({ "text": "Hi" })),
        pair("req.action_xor_message", "/sender_action", both, action("typing_on")),
        text().breaks("req.unknown_key", "/message/note_to_self", "call back", GONE),
        text().breaks("req.unknown_top", "/note_to_self", "call back", GONE).warns(),
        insta().breaks("req.unknown_top", "/note_to_self", json!({ "a": [1] }), GONE).warns(),
        action("typing_on").breaks("req.unknown_top", "/note_to_self", 1, GONE).warns(),
        text().breaks("req.ids", "/id", "101", GONE),
        insta().breaks("req.ids", "/ids", json!(["101", "102"]), GONE),
        text().breaks("req.type", "/message", "Your bike is ready", json!({ "text": "Hi" })),
        text().breaks("req.token_in_body", "/access_token", "EAAB", GONE),
        text().breaks("notif.enum", "/notification_type", "LOUD", "SILENT_PUSH"),
        insta().breaks("notif.ig", "/notification_type", "REGULAR", GONE).warns(),
        text().breaks("persona.digits", "/persona_id", "mechanic", "90210"),
        text().breaks("persona.digits", "/persona_id", "", "0"),
        insta().breaks("persona.ig", "/persona_id", "90210", GONE).warns(),
        text().breaks("suggest.enum", "/suggestion_action", "LATER", "DISMISS"),
        insta().breaks("suggest.ig", "/suggestion_action", "DISMISS", GONE).warns(),
        text().breaks("folder.enum", "/folder", "INBOX", "PARTNERSHIP"),
    ]
}

fn recipient() -> Vec<Case> {
    let to = |recipient| text().with("/recipient", recipient);
    vec![
        pair("rcp.some", "/recipient", to(json!({})), to(json!({ "user_ref": "chk-7" }))),
        text().breaks("rcp.one", "/recipient/user_ref", "chk-7", GONE),
        to(json!({})).breaks("rcp.nonempty", "/recipient/comment_id", "", "91_440"),
        text().breaks("rcp.enum", "/recipient/customer_number", "8", GONE),
        insta()
            .breaks(
                "rcp.enum_ig",
                "/recipient",
                json!({ "user_ref": "chk-7" }),
                json!({ "comment_id": "91" }),
            )
            .at("/recipient/user_ref"),
        text().breaks("rcp.id_digits", "/recipient/id", "psid-58", "58"),
        text().breaks("rcp.id_zero", "/recipient/id", "0", "10"),
        to(json!({ "phone_number": "+4722333444" }))
            .breaks(
                "rcp.name_fields",
                "/recipient/name",
                json!({ "nickname": "Liv" }),
                json!({ "first_name": "Liv", "last_name": "Dahl" }),
            )
            .at("/recipient/name/nickname"),
        text().breaks("rcp.name_phone", "/recipient/name", json!({ "first_name": "Liv" }), GONE),
        pair(
            "rcp.rn_dead",
            "/recipient/notification_messages_token",
            to(json!({ "notification_messages_token": "4455" })),
            to(json!({ "one_time_notif_token": "4455" })),
        )
        .warns(),
        action("typing_on")
            .breaks(
                "rcp.action_id",
                "/recipient",
                json!({ "user_ref": "chk-7" }),
                json!({ "id": "58" }),
            )
            .at("/recipient/user_ref")
            .warns(),
        pair(
            "rcp.comment_text_ig",
            "/message/attachment",
            instagram(photo()).with("/recipient", json!({ "comment_id": "91" })),
            insta().with("/recipient", json!({ "comment_id": "91" })),
        )
        .warns(),
        instagram(json!({ "attachment": { "type": "template", "payload": {
            "template_type": "product", "elements": [{ "id": "3301" }]
        } } }))
        .breaks(
            "rcp.template_id_only_ig",
            "/recipient",
            json!({ "comment_id": "91" }),
            json!({ "id": "17" }),
        )
        .at("/message/attachment/type")
        .warns(),
    ]
}

fn photo() -> serde_json::Value {
    json!({ "attachment": { "type": "image", "payload": { "url": "https://velo.example/a.png" } } })
}

fn ground() -> Vec<Case> {
    let tagged = |tag: &str| text().with("/messaging_type", "MESSAGE_TAG").with("/tag", tag);
    let on_instagram = |tag: &str| insta().with("/messaging_type", "MESSAGE_TAG").with("/tag", tag);
    let human = || tagged("HUMAN_AGENT");
    let utility = || {
        let template = json!({ "name": "bike_ready", "language": { "code": "nb" } });
        messenger(json!({ "template": template })).with("/messaging_type", "UTILITY")
    };
    vec![
        text().breaks("mt.enum", "/messaging_type", "PROMOTION", "UPDATE"),
        text()
            .breaks("mt.nps_dead", "/messaging_type", "NON_PROMOTIONAL_SUBSCRIPTION", "MESSAGE_TAG")
            .kept(text())
            .warns(),
        insta().breaks("mt.utility_ig", "/messaging_type", "UTILITY", "UPDATE"),
        human().breaks("tag.needs_message_tag", "/messaging_type", GONE, "MESSAGE_TAG").at("/tag"),
        human()
            .breaks("tag.message_tag_needs_tag", "/tag", GONE, "HUMAN_AGENT")
            .at("/messaging_type"),
        human().breaks("tag.enum", "/tag", "WEATHER_UPDATE", "HUMAN_AGENT"),
        human().breaks("tag.nps", "/tag", "NON_PROMOTIONAL_SUBSCRIPTION", "HUMAN_AGENT").warns(),
        on_instagram("HUMAN_AGENT").breaks(
            "tag.old16",
            "/tag",
            "NON_PROMOTIONAL_SUBSCRIPTION",
            "HUMAN_AGENT",
        ),
        action("typing_on")
            .with("/messaging_type", "MESSAGE_TAG")
            .breaks("tag.with_action", "/tag", "HUMAN_AGENT", GONE)
            .kept(action("typing_on"))
            .warns(),
        human().breaks("tag.old16", "/tag", "SHIPPING_UPDATE", "HUMAN_AGENT"),
        human().breaks("tag.account_update", "/tag", "ACCOUNT_UPDATE", "HUMAN_AGENT").warns(),
        human()
            .breaks("tag.confirmed_event", "/tag", "CONFIRMED_EVENT_UPDATE", "HUMAN_AGENT")
            .warns(),
        human().breaks("tag.post_purchase", "/tag", "POST_PURCHASE_UPDATE", "HUMAN_AGENT").warns(),
        on_instagram("HUMAN_AGENT").breaks(
            "tag.enum_ig",
            "/tag",
            "CUSTOMER_FEEDBACK",
            "HUMAN_AGENT",
        ),
        on_instagram("HUMAN_AGENT").breaks(
            "tag.dead_never_ig",
            "/tag",
            "POST_PURCHASE_UPDATE",
            "HUMAN_AGENT",
        ),
        human().breaks("tag.feedback_template", "/tag", "CUSTOMER_FEEDBACK", "HUMAN_AGENT"),
        pair(
            "tag.human_private_reply_ig",
            "/tag",
            on_instagram("HUMAN_AGENT").with("/recipient", json!({ "comment_id": "91" })),
            insta().with("/recipient", json!({ "comment_id": "91" })),
        ),
        pair(
            "utility.template",
            "/messaging_type",
            text().with("/messaging_type", "UTILITY"),
            utility(),
        ),
        utility()
            .breaks("utility.only", "/messaging_type", "UPDATE", "UTILITY")
            .at("/message/template")
            .warns(),
    ]
}

fn actions() -> Vec<Case> {
    let react =
        || action("react").with("/payload", json!({ "message_id": "m_8", "reaction": "🚲" }));
    let unreact = || action("unreact").with("/payload", json!({ "message_id": "m_8" }));
    vec![
        action("typing_on").breaks("action.enum", "/sender_action", "wave", "mark_seen"),
        action("typing_on").breaks(
            "req.payload_needs_react",
            "/payload",
            json!({ "message_id": "m_8" }),
            GONE,
        ),
        react()
            .breaks(
                "action.react_payload",
                "/payload",
                GONE,
                json!({ "message_id": "m_8", "reaction": "🚲" }),
            )
            .at("/sender_action"),
        react().breaks("action.message_id", "/payload/message_id", GONE, "m_8"),
        react().breaks("action.reaction", "/payload/reaction", GONE, "love"),
        react().breaks("action.reaction", "/payload/reaction", "", "love"),
        unreact().breaks("action.unreact_no_reaction", "/payload/reaction", "🚲", GONE).warns(),
    ]
}

fn routing() -> Vec<Case> {
    vec![
        text().breaks("reply.mid", "/reply_to", json!({}), json!({ "mid": "m_8" })),
        text().with("/reply_to", json!({})).breaks("reply.mid", "/reply_to/mid", "", "m_8"),
        action("mark_seen").breaks(
            "reply.needs_message",
            "/reply_to",
            json!({ "mid": "m_8" }),
            GONE,
        ),
        text()
            .breaks(
                "thread.control_type",
                "/thread_control",
                json!({ "control_type": "keep" }),
                json!({ "control_type": "release" }),
            )
            .at("/thread_control/control_type"),
        text()
            .breaks(
                "thread.app_id",
                "/thread_control",
                json!({ "control_type": "release", "app_id": "44" }),
                json!({ "control_type": "pass", "app_id": "44" }),
            )
            .at("/thread_control/app_id")
            .warns(),
    ]
}
