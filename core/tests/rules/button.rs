//! Buttons and the links behind cards.

use serde_json::{Value, json};

use crate::case::{Case, Draft, GONE, instagram, long, messenger, pair, template};

pub(crate) fn cases() -> Vec<Case> {
    [buttons(), web_views(), default_actions(), calls(), accounts(), games()]
        .into_iter()
        .flatten()
        .collect()
}

const BUTTON: &str = "/message/attachment/payload/buttons/0";

fn at(member: &str) -> String {
    format!("{BUTTON}/{member}")
}

fn message(button: Value) -> Value {
    template(json!({ "template_type": "button", "text": "Shall we?", "buttons": [button] }))
}

fn button(button: Value) -> Draft {
    messenger(message(button))
}

fn page() -> Draft {
    button(json!({ "type": "web_url", "title": "Open", "url": "https://velo.example" }))
}

fn postback() -> Draft {
    button(json!({ "type": "postback", "title": "Book", "payload": "BOOK" }))
}

fn buttons() -> Vec<Case> {
    let on_instagram =
        instagram(message(json!({ "type": "postback", "title": "Book", "payload": "BOOK" })));
    vec![
        postback().breaks("btn.type_required", &at("type"), GONE, "postback"),
        postback().breaks("btn.enum", &at("type"), "call", "postback"),
        on_instagram.breaks("btn.enum_ig", &at("type"), "phone_number", "postback"),
        postback().breaks("btn.title_required", &at("title"), GONE, "B"),
        postback().breaks("btn.title_required", &at("title"), "", "B"),
        postback().breaks("btn.title_required", &at("title"), " \u{2060}", "B "),
        postback().breaks("btn.title", &at("title"), long(21), long(20)).warns(),
        page().breaks("btn.title", &at("title"), long(21), long(20)).warns(),
        postback().breaks("btn.payload_required", &at("payload"), GONE, "B"),
        postback().breaks("btn.payload_required", &at("payload"), "", "B"),
        postback().breaks("btn.payload", &at("payload"), long(1001), long(1000)),
        page().breaks("btn.url_required", &at("url"), GONE, "https://velo.example"),
        page().breaks("btn.url_required", &at("url"), "", "https://velo.example"),
        page().breaks("btn.url", &at("url"), "velo.example", "http://velo.example"),
        postback().breaks("btn.share_dead", &at("type"), "element_share", "postback"),
        postback().breaks("btn.payment_dead", &at("type"), "payment", "postback"),
        postback().breaks("btn.nested_dead", &at("type"), "nested", "postback"),
    ]
}

fn web_views() -> Vec<Case> {
    let extended = || page().with(&at("messenger_extensions"), true);
    let other = "https://velo.example/plain";
    let on_instagram = instagram(message(
        json!({ "type": "web_url", "title": "Open", "url": "https://velo.example" }),
    ));
    vec![
        page().breaks("btn.height", &at("webview_height_ratio"), "huge", "tall"),
        page().breaks("btn.share", &at("webview_share_button"), "show", "hide"),
        extended().breaks(
            "btn.ext_https",
            &at("url"),
            "http://velo.example",
            "https://velo.example",
        ),
        pair(
            "btn.fallback",
            &at("fallback_url"),
            page().with(&at("fallback_url"), other),
            extended().with(&at("fallback_url"), other),
        ),
        extended().breaks("btn.fallback_url", &at("fallback_url"), "plain", other),
        on_instagram.breaks("btn.webview_ig", &at("webview_height_ratio"), "tall", GONE).warns(),
        on_instagram.breaks("btn.webview_ig", &at("messenger_extensions"), true, GONE).warns(),
        on_instagram.breaks("btn.webview_ig", &at("fallback_url"), "plain", GONE).warns(),
        on_instagram.breaks("btn.webview_ig", &at("webview_share_button"), "hide", GONE).warns(),
    ]
}

fn default_actions() -> Vec<Case> {
    let action = json!({ "type": "web_url", "url": "https://velo.example" });
    let card = messenger(template(json!({
        "template_type": "generic",
        "elements": [{ "title": "Bell", "default_action": action }],
    })));
    let at =
        |member: &str| format!("/message/attachment/payload/elements/0/default_action/{member}");
    vec![
        card.breaks("generic.action_type", &at("type"), "postback", "web_url"),
        card.breaks("generic.action_type", &at("type"), GONE, "web_url"),
        card.breaks("generic.action_title", &at("title"), "Open", GONE),
        card.breaks("generic.action_url_required", &at("url"), GONE, "https://velo.example"),
        card.breaks("generic.action_url_required", &at("url"), "", "https://velo.example"),
        card.breaks("generic.action_url", &at("url"), "velo.example", "https://velo.example"),
        card.breaks("btn.height", &at("webview_height_ratio"), "huge", "full"),
        card.breaks("btn.fallback", &at("fallback_url"), "https://velo.example", GONE),
    ]
}

fn calls() -> Vec<Case> {
    let phone =
        button(json!({ "type": "phone_number", "title": "Call", "payload": "+4722333444" }));
    let audio = button(json!({ "type": "audio_call", "title": "Call" }));
    let media = |button: Value| {
        let element = json!({ "media_type": "image", "attachment_id": "61", "buttons": [button] });
        messenger(template(json!({ "template_type": "media", "elements": [element] })))
    };
    vec![
        phone.breaks("btn.phone_required", &at("payload"), GONE, "+4722333444"),
        phone.breaks("btn.phone", &at("payload"), "+47 CALL US", "+47 22 33 34 44"),
        phone.breaks("btn.phone_plus", &at("payload"), "22333444", "+4722333444").warns(),
        audio.breaks("btn.audio_days", &at("expires_in_days"), 0, 1),
        audio.breaks("btn.audio_days", &at("expires_in_days"), 8, 7),
        pair(
            "btn.audio_where",
            "/message/attachment/payload/elements/0/buttons/0/type",
            media(json!({ "type": "audio_call", "title": "Call" })),
            media(json!({ "type": "phone_number", "title": "Call", "payload": "+4722333444" })),
        )
        .warns(),
    ]
}

fn accounts() -> Vec<Case> {
    let link = button(json!({ "type": "account_link", "url": "https://velo.example/login" }));
    let unlink = button(json!({ "type": "account_unlink" }));
    vec![
        link.breaks("btn.link_url_required", &at("url"), GONE, "https://velo.example/login"),
        link.breaks("btn.link_url", &at("url"), "http://velo.example", "https://velo.example"),
        link.breaks("btn.link_no_title", &at("title"), "Log in", GONE),
        unlink.breaks("btn.unlink", &at("title"), "Log out", GONE),
    ]
}

fn games() -> Vec<Case> {
    let game = button(json!({ "type": "game_play", "title": "Race" }));
    let with = |metadata| game.with(&at("game_metadata"), metadata);
    let player = || with(json!({ "player_id": "88" }));
    vec![
        player()
            .breaks("btn.game_meta", &at("game_metadata/context_id"), "99", GONE)
            .at(&at("game_metadata/player_id")),
        pair("btn.game_meta", &at("game_metadata"), with(json!({})), player()),
        player().breaks("btn.game_meta", &at("game_metadata/player_id"), "", "88"),
        game.breaks("btn.game_payload", &at("payload"), "track 3", "{\"track\": 3}").warns(),
    ]
}
