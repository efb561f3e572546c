//! Marketing messages.

use sendapi_core::call::marketing::{
    EstimateDelivery, MakeCampaign, SendMarketingMessage, UnsubscribeCustomers,
};
use serde_json::json;

use crate::case::{Case, Draft, GONE, call, many, pair, template};

pub(crate) fn cases() -> Vec<Case> {
    [campaign(), message(), cards(), estimate(), customers()].into_iter().flatten().collect()
}

const PICTURE: &str = "https://velo.example/bell.png";

fn campaign() -> Vec<Case> {
    let make = call::<MakeCampaign<'static>>(json!({ "name": "Bells", "page_id": "101" }));
    vec![
        make.breaks("mm.campaign_name", "/name", GONE, "B"),
        make.breaks("mm.campaign_name", "/name", "", "B"),
        make.breaks("mm.page", "/page_id", GONE, "101"),
        make.breaks("mm.page", "/page_id", "velo", "101"),
        make.breaks("mm.budget", "/daily_budget", 0, 1),
        make.breaks("mm.budget", "/lifetime_budget", 0, 1),
        make.with("/daily_budget", 1).breaks("mm.one_budget", "/lifetime_budget", 9, GONE).warns(),
    ]
}

/// A marketing message that says this.
fn saying(message: serde_json::Value) -> Draft {
    call::<SendMarketingMessage<'static>>(json!({
        "message_id": "6120",
        "messenger_delivery_data": { "subscription_token": "1234" },
        "message": message,
    }))
}

fn message() -> Vec<Case> {
    let send = saying(json!({ "text": "New bells" }));
    let button = json!({ "type": "web_url", "title": "Look", "url": PICTURE });
    let call = json!({ "type": "phone_number", "title": "Call", "payload": "+4722334455" });
    let of_template = saying(template(
        json!({ "template_type": "button", "text": "Bells", "buttons": [button] }),
    ));
    let element = json!({ "media_type": "image", "attachment_id": "7", "buttons": [button] });
    let of_media = saying(template(json!({ "template_type": "media", "elements": [element] })));
    let token = "/messenger_delivery_data/subscription_token";
    let (buttons, payload) =
        ("/message/attachment/payload/buttons/0", "/message/attachment/payload");
    let in_media = format!("{payload}/elements/0/buttons/0");
    let attachment =
        saying(json!({ "attachment": { "type": "image", "payload": { "url": PICTURE } } }));
    vec![
        send.breaks("mm.message_id", "/message_id", GONE, "6"),
        send.breaks("mm.message_id", "/message_id", "", "6"),
        send.breaks(
            "mm.delivery",
            "/messenger_delivery_data",
            GONE,
            json!({ "subscription_token": "1" }),
        ),
        send.breaks("mm.token", token, GONE, "1"),
        send.breaks("mm.token", token, "", "1"),
        send.breaks("mm.message", "/message", GONE, json!({ "text": "New" })),
        send.breaks("mm.gap", "/min_conversation_gap_seconds", 0, 1),
        send.breaks("msg.not_empty", "/message/text", GONE, "New"),
        attachment.breaks("msg.one_content", "/message/text", "New", GONE),
        attachment.breaks("mm.attachment", "/message/attachment/type", "like_heart", "file"),
        of_template.breaks(
            "mm.template",
            &format!("{payload}/template_type"),
            "image_grid",
            "button",
        ),
        of_template
            .breaks("mm.button", buttons, call.clone(), button.clone())
            .at(&format!("{buttons}/type")),
        of_media.breaks("mm.button", &in_media, call, button).at(&format!("{in_media}/type")),
    ]
}

fn cards() -> Vec<Case> {
    let link = json!({ "type": "web_url", "title": "Look", "url": PICTURE });
    let app = json!({ "type": "app", "android_url": "velo://bells" });
    let card = json!({ "title": "Bells for {{first_name}}", "buttons": [link, app] });
    let cards = saying(template(json!({ "template_type": "generic", "elements": [card] })));
    let at = |member: &str| format!("/message/attachment/payload/elements/0/{member}");
    let image = json!({ "url": PICTURE });
    let grid = cards.with(&at("image_urls"), json!([image]));
    let phone = json!({ "type": "phone_number", "title": "Call", "payload": "+4722334455" });
    vec![
        cards.breaks("mm.buttons", &at("buttons"), many(4, link.clone()), many(3, link.clone())),
        cards.breaks("mm.button", &at("buttons/0"), phone, link).at(&at("buttons/0/type")),
        cards.breaks("mm.app", &at("buttons/1/android_url"), GONE, "velo://x"),
        cards.breaks("mm.images", &at("image_urls"), many(7, image.clone()), many(6, image)),
        grid.breaks("mm.image_url", &at("image_urls/0/url"), GONE, PICTURE),
        grid.breaks("mm.image_url", &at("image_urls/0/url"), "bell.png", PICTURE),
        pair(
            "mm.one_image",
            &at("image_urls"),
            grid.with(&at("image_url"), PICTURE),
            cards.with(&at("image_url"), PICTURE),
        ),
        cards.breaks("mm.video", &at("media_type"), "video", "image"),
    ]
}

fn estimate() -> Vec<Case> {
    let estimate = call::<EstimateDelivery<'static>>(json!({
        "fields": ["estimate_cost_upper_bound"],
        "pacing_type": "no_pacing",
        "promoted_object": { "page_id": "101" },
    }));
    vec![
        estimate.breaks("mm.estimate_field", "/fields/0", "cost", "estimate_cost_lower_bound"),
        estimate.breaks("mm.pacing", "/pacing_type", "slow", "standard"),
        estimate.breaks("mm.page", "/promoted_object/page_id", GONE, "101"),
        estimate
            .with("/daily_budget", 1)
            .breaks("mm.one_budget", "/lifetime_budget", 9, GONE)
            .warns(),
    ]
}

fn customers() -> Vec<Case> {
    let rows =
        |row: serde_json::Value| call::<UnsubscribeCustomers<'static>>(json!({ "data": [row] }));
    let phone = rows(json!({ "phone": "+4722334455" }));
    let token = rows(json!({ "subscriber_token": "1234" }));
    let email = "runa@velo.example";
    vec![
        phone.breaks("mm.unsubscribe", "/data", GONE, json!([{ "psid": "8" }])),
        phone.breaks("mm.unsubscribe", "/data", json!([]), json!([{ "psid": "8" }])),
        phone.breaks("mm.customer", "/data/0/phone", GONE, "+47").warns(),
        pair(
            "mm.one_id",
            "/data/0/psid",
            phone.with("/data/0/psid", "8"),
            phone.with("/data/0/email", email),
        )
        .warns(),
        pair("mm.one_id", "/data/0/subscriber_token", token.with("/data/0/email", email), token)
            .warns(),
    ]
}
