//! The Messenger profile, and the menu of one person.

use sendapi_core::call::profile::{DeleteProfile, ReadProfile, Settings};
use sendapi_core::call::user_menu::{DeleteUserMenu, ReadUserMenu, SetUserMenu};
use serde_json::{Value, json};

use crate::case::{Case, Draft, GONE, call, long, many};

pub(crate) fn cases() -> Vec<Case> {
    [profile(), welcome(), menu(), commands(), fields(), user_menu()]
        .into_iter()
        .flatten()
        .collect()
}

const LINK: &str = "https://velo.example/shop";

fn settings(json: Value) -> Draft {
    call::<Settings<'static>>(json)
}

fn profile() -> Vec<Case> {
    let domains = |domain: &str| settings(json!({ "whitelisted_domains": [domain] }));
    let start = || settings(json!({ "get_started": { "payload": "START" } }));
    let mut cases = vec![
        start().breaks("profile.home_url_dead", "/home_url", json!({ "url": LINK }), GONE),
        start().breaks("profile.payment_dead", "/payment_settings", json!({}), GONE),
        start().breaks("profile.audience_dead", "/target_audience", json!({}), GONE),
        start()
            .breaks("profile.description", "/description", json!([{ "text": "R" }]), GONE)
            .warns(),
        start().breaks("profile.read_only", "/subject_to_new_eu_privacy_rules", true, GONE),
        start().breaks("profile.platform", "/platform", "instagram", "messenger"),
        start().breaks("profile.platform", "/platform", "whatsapp", GONE).at("/platform"),
        settings(json!({ "account_linking_url": LINK })).breaks(
            "profile.link_url",
            "/account_linking_url",
            "http://velo.example/login",
            "https://velo.example/login",
        ),
        domains(LINK).breaks("profile.domains", "/whitelisted_domains/0", "https://10.0.0.1", LINK),
        domains(LINK).breaks(
            "profile.domains",
            "/whitelisted_domains/0",
            "http://velo.example",
            LINK,
        ),
        domains(LINK).breaks(
            "profile.domains",
            "/whitelisted_domains",
            many(51, LINK.into()),
            many(50, LINK.into()),
        ),
    ];
    let bells = json!([{ "locale": "default", "text": "Bells!" }]);
    let ring = json!([{
        "locale": "default",
        "commands": [{ "name": "ring", "description": "Rings" }],
    }]);
    let others = [
        ("/get_started", json!({ "payload": "START" })),
        ("/greeting", bells),
        ("/commands", ring),
        ("/whitelisted_domains", json!([LINK])),
        ("/account_linking_url", json!(LINK)),
    ];
    let insta = settings(json!({ "platform": "instagram" })).on_instagram();
    cases.extend(
        others.map(|(member, value)| insta.breaks("profile.ig", member, value, GONE).warns()),
    );
    cases
}

fn welcome() -> Vec<Case> {
    let start = settings(json!({ "get_started": { "payload": "START" } }));
    let greeting = settings(json!({ "greeting": [{ "locale": "default", "text": "Bells!" }] }));
    let question = json!({ "question": "Open?", "payload": "OPEN" });
    let ice = settings(
        json!({ "ice_breakers": [{ "locale": "default", "call_to_actions": [question] }] }),
    );
    let old = settings(json!({ "ice_breakers": [question] }));
    let (questions, first) = ("/ice_breakers/0/call_to_actions", "/ice_breakers/0");
    let of_first = |member: &str| format!("{questions}/0/{member}");
    let payload = "/get_started/payload";
    vec![
        start.breaks("profile.get_started_payload", payload, GONE, "S"),
        start.breaks("profile.get_started_payload", payload, "", "S"),
        start.breaks("profile.get_started", payload, long(1001), long(1000)),
        greeting.breaks("profile.greeting_locale", "/greeting/0/locale", GONE, "default"),
        greeting.breaks("profile.greeting_text", "/greeting/0/text", GONE, "Hi"),
        greeting.breaks("profile.greeting_text", "/greeting/0/text", "", "Hi"),
        greeting.breaks("profile.greeting", "/greeting/0/text", long(161), long(160)),
        greeting
            .breaks("profile.greeting_default", "/greeting/0/locale", "nb_NO", "default")
            .at("/greeting"),
        ice.breaks("profile.ice", questions, many(5, question.clone()), many(4, question.clone())),
        ice.breaks("profile.ice_default", "/ice_breakers/0/locale", "nb_NO", "default")
            .at("/ice_breakers"),
        ice.breaks("profile.ice_default", "/ice_breakers/0/locale", GONE, "default")
            .at("/ice_breakers"),
        ice.breaks("profile.ice_form", questions, GONE, json!([question])).at(first),
        ice.breaks("profile.ice_question", &of_first("question"), GONE, "Open?"),
        ice.breaks("profile.ice_question", &of_first("question"), "", "Open?"),
        ice.breaks("profile.ice_payload", &of_first("payload"), GONE, "OPEN"),
        ice.breaks("profile.ice_payload", &of_first("payload"), "", "OPEN"),
        old.breaks("profile.ice_old", "/ice_breakers/0/question", "Open?", "Open?")
            .kept(ice.clone())
            .warns(),
    ]
}

fn menu() -> Vec<Case> {
    let entry = |items: Value| json!([{ "locale": "default", "call_to_actions": items }]);
    let with = |item: &Value| settings(json!({ "persistent_menu": entry(json!([item])) }));
    let order = json!({ "type": "postback", "title": "Order", "payload": "ORDER" });
    let open = json!({ "type": "web_url", "title": "Shop", "url": LINK });
    let (postback, link) = (with(&order), with(&open));
    let (menu, items) = ("/persistent_menu/0", "/persistent_menu/0/call_to_actions");
    let at = |member: &str| format!("{items}/0/{member}");
    let locale = format!("{menu}/locale");
    let disabled = format!("{menu}/composer_input_disabled");
    let silent = postback.with(&disabled, true);
    let (buttons, title) = ("profile.menu_buttons", at("title"));
    vec![
        postback.breaks("profile.menu_locale", &locale, GONE, "default"),
        postback.breaks("profile.menu_default", &locale, "nb_NO", "default").at("/persistent_menu"),
        postback.breaks("profile.menu_items", items, many(21, order.clone()), many(20, order)),
        silent.breaks("profile.menu_composer", items, GONE, json!([open])).at(&disabled),
        postback.on_instagram().breaks("profile.menu_ig", &disabled, true, GONE),
        link.on_instagram().breaks("profile.menu_ig", &at("webview_height_ratio"), "tall", GONE),
        postback.breaks("profile.menu_type", &at("type"), GONE, "postback"),
        postback.breaks(buttons, &at("type"), "account_link", "postback"),
        postback.breaks(buttons, &at("type"), "phone_number", "postback"),
        postback.breaks("profile.menu_nested_dead", &at("type"), "nested", "postback"),
        postback.breaks("profile.menu_title_required", &title, GONE, "Order"),
        postback.breaks("profile.menu_title_required", &title, "", "Order"),
        postback.breaks("profile.menu_title", &title, long(31), long(30)),
        link.breaks("profile.menu_title", &title, long(31), long(30)),
        postback.breaks("profile.menu_payload_required", &at("payload"), GONE, "ORDER"),
        postback.breaks("profile.menu_payload_required", &at("payload"), "", "ORDER"),
        postback.breaks("profile.menu_payload", &at("payload"), long(1001), long(1000)),
        link.breaks("profile.menu_url_required", &at("url"), GONE, LINK),
        link.breaks("profile.menu_url", &at("url"), "velo.example", LINK),
    ]
}

fn commands() -> Vec<Case> {
    let ring = json!({ "name": "ring", "description": "Rings" });
    let draft = settings(json!({ "commands": [{ "locale": "default", "commands": [ring] }] }));
    let (locale, commands) = ("/commands/0/locale", "/commands/0/commands");
    let (name, about) = ("/commands/0/commands/0/name", "/commands/0/commands/0/description");
    vec![
        draft.breaks("profile.cmd_locale", locale, GONE, "default"),
        draft.breaks("profile.cmd_default", locale, "nb_NO", "default").at("/commands"),
        draft.breaks("profile.cmd_count", commands, GONE, json!([ring])),
        draft.breaks("profile.cmd_count", commands, json!([]), json!([ring])),
        draft.breaks("profile.cmd_count", commands, many(101, ring.clone()), many(100, ring)),
        draft.breaks("profile.cmd_name", name, GONE, "r"),
        draft.breaks("profile.cmd_name", name, "", "r"),
        draft.breaks("profile.cmd_name", name, long(33), long(32)),
        draft.breaks("profile.cmd_name", name, "/ring", "ring"),
        draft.breaks("profile.cmd_desc", about, GONE, "R"),
        draft.breaks("profile.cmd_desc", about, "", "R"),
        draft.breaks("profile.cmd_desc", about, long(65), long(64)),
    ]
}

fn fields() -> Vec<Case> {
    let fields = json!({ "fields": ["greeting"] });
    let (read, delete) =
        (call::<ReadProfile<'static>>(fields.clone()), call::<DeleteProfile<'static>>(fields));
    vec![
        read.breaks("profile.fields", "/fields", GONE, json!(["get_started"])),
        read.breaks("profile.field", "/fields/0", "menu", "subject_to_new_eu_privacy_rules"),
        delete.breaks("profile.fields", "/fields", GONE, json!(["get_started"])),
        delete.breaks("profile.home_url_dead", "/fields/0", "home_url", "persistent_menu"),
        delete.breaks("profile.title", "/fields/0", "title", "greeting").warns(),
        delete.breaks("profile.description", "/fields/0", "description", "greeting").warns(),
        delete.breaks("profile.platform", "/platform", "instagram", "messenger"),
    ]
}

fn user_menu() -> Vec<Case> {
    let menu = json!([{ "locale": "default", "call_to_actions": [] }]);
    let set =
        call::<SetUserMenu<'static>>(json!({ "psid": "5830019274461", "persistent_menu": menu }));
    let read = call::<ReadUserMenu<'static>>(json!({ "psid": "5830019274461" }));
    let delete = call::<DeleteUserMenu<'static>>(
        json!({ "psid": "5830019274461", "params": ["persistent_menu"] }),
    );
    vec![
        set.breaks("profile.user", "/psid", GONE, "8"),
        set.breaks("profile.user_menu", "/persistent_menu", GONE, menu),
        set.breaks("profile.menu_default", "/persistent_menu/0/locale", "nb_NO", "default")
            .at("/persistent_menu"),
        read.breaks("profile.user", "/psid", "", "8"),
        read.breaks("rcp.id_digits", "/psid", "me", "8"),
        delete.breaks("profile.user", "/psid", GONE, "8"),
        delete.breaks("profile.user_params", "/params", GONE, json!(["persistent_menu"])),
        delete.breaks("profile.user_params", "/params/0", "greeting", "persistent_menu"),
    ]
}
