//! The rules of the generic and the button template and of their buttons.

use serde_json::{Value, json};

use crate::{refused, refused_on_instagram, saying};

fn template(payload: &Value) -> Value {
    saying(&json!({ "attachment": { "type": "template", "payload": payload } }))
}

fn card(members: &Value) -> Value {
    let mut element = json!({ "title": "Island tour", "subtitle": "Two hours" });
    let added = members.as_object().cloned().unwrap_or_default();
    element.as_object_mut().into_iter().for_each(|element| element.extend(added.clone()));
    template(&json!({ "template_type": "generic", "elements": [element] }))
}

fn button(button: &Value) -> Value {
    template(&json!({ "template_type": "button", "text": "And now?", "buttons": [button] }))
}

fn at(rest: &str) -> String {
    format!("/message/attachment/payload{rest}")
}

#[test]
fn template_types() {
    let of = |name: &str| template(&json!({ "template_type": name }));
    let kind = at("/template_type");
    refused(&template(&json!({ "elements": [] })), &[("tpl.type_required", &at(""))]);
    refused(&of("carousel"), &[("tpl.enum", &kind)]);
    refused(&of("airline_update"), &[("tpl.airline_dead", &kind)]);
    refused(&of("list"), &[("tpl.list_dead", &kind)]);
    refused(&of("open_graph"), &[("tpl.og_dead", &kind)]);
    refused_on_instagram(&of("carousel"), &[("tpl.enum_ig", &kind)]);
}

#[test]
fn cards() {
    let element = |rest: &str| at(&format!("/elements/0{rest}"));
    refused(&card(&json!({})), &[]);
    refused(&card(&json!({ "title": "" })), &[("generic.title_required", &element("/title"))]);
    refused(&card(&json!({ "title": null })), &[("generic.title_required", &element(""))]);
    refused(&card(&json!({ "subtitle": null })), &[("generic.extra", &element(""))]);
    refused(&card(&json!({ "buttons": [] })), &[("generic.buttons_min", &element("/buttons"))]);
    refused(
        &card(&json!({ "image_url": "1.jpg" })),
        &[("generic.image_url", &element("/image_url"))],
    );
    refused(
        &card(
            &json!({ "item_url": "https://a.example", "default_action": { "type": "web_url", "url": "https://a.example" } }),
        ),
        &[("generic.item_url_action", &element("/item_url"))],
    );
    let mut sharable = card(&json!({}));
    sharable["message"]["attachment"]["payload"]["sharable"] = "yes".into();
    sharable["message"]["attachment"]["payload"]["image_aspect_ratio"] = "portrait".into();
    refused(
        &sharable,
        &[("generic.ratio", &at("/image_aspect_ratio")), ("tpl.sharable", &at("/sharable"))],
    );
}

#[test]
fn the_action_of_a_card() {
    let acting = |action: &Value| card(&json!({ "default_action": action }));
    let action = |rest: &str| at(&format!("/elements/0/default_action{rest}"));
    refused(
        &acting(&json!({ "url": "https://a.example" })),
        &[("generic.action_type", &action(""))],
    );
    refused(
        &acting(&json!({ "type": "postback", "url": "https://a.example" })),
        &[("generic.action_type", &action("/type"))],
    );
    refused(
        &acting(&json!({ "type": "web_url", "title": "Tour", "url": "a.example" })),
        &[("generic.action_title", &action("/title")), ("generic.action_url", &action("/url"))],
    );
    refused(
        &acting(&json!({ "type": "web_url" })),
        &[("generic.action_url_required", &action(""))],
    );
}

#[test]
fn text_with_buttons() {
    let payload = |members: &Value| {
        let mut payload = json!({ "template_type": "button" });
        let added = members.as_object().cloned().unwrap_or_default();
        payload.as_object_mut().into_iter().for_each(|payload| payload.extend(added.clone()));
        template(&payload)
    };
    refused(&payload(&json!({})), &[("button.text_required", &at("")), ("button.count", &at(""))]);
    refused(
        &payload(&json!({ "text": "", "buttons": [] })),
        &[("button.count", &at("/buttons")), ("button.text_required", &at("/text"))],
    );
}

#[test]
fn kinds_of_buttons() {
    let of = |kind: &str| button(&json!({ "type": kind }));
    let kind = at("/buttons/0/type");
    refused(&button(&json!({ "title": "Today" })), &[("btn.type_required", &at("/buttons/0"))]);
    refused(&of("link"), &[("btn.enum", &kind)]);
    refused(&of("element_share"), &[("btn.share_dead", &kind)]);
    refused(&of("payment"), &[("btn.payment_dead", &kind)]);
    refused(&of("nested"), &[("btn.nested_dead", &kind)]);
    refused_on_instagram(&of("phone_number"), &[("btn.enum_ig", &kind)]);
}

#[test]
fn buttons() {
    let here = |rest: &str| at(&format!("/buttons/0{rest}"));
    refused(
        &button(&json!({ "type": "postback" })),
        &[("btn.title_required", &here("")), ("btn.payload_required", &here(""))],
    );
    refused(
        &button(&json!({ "type": "web_url", "title": "", "url": "" })),
        &[("btn.title_required", &here("/title")), ("btn.url_required", &here("/url"))],
    );
    refused(
        &button(&json!({ "type": "phone_number", "title": "Call", "payload": "0800-FERRY" })),
        &[("btn.phone", &here("/payload"))],
    );
    refused(
        &button(&json!({ "type": "phone_number", "title": "Call" })),
        &[("btn.phone_required", &here(""))],
    );
}

#[test]
fn web_views() {
    let here = |rest: &str| at(&format!("/buttons/0{rest}"));
    let web = |members: &Value| {
        let mut button = json!({ "type": "web_url", "title": "Open", "url": "https://a.example" });
        let added = members.as_object().cloned().unwrap_or_default();
        button.as_object_mut().into_iter().for_each(|button| button.extend(added.clone()));
        self::button(&button)
    };
    refused(&web(&json!({ "url": "a.example" })), &[("btn.url", &here("/url"))]);
    refused(
        &web(&json!({ "webview_height_ratio": "TALL" })),
        &[("btn.height", &here("/webview_height_ratio"))],
    );
    refused(
        &web(&json!({ "webview_share_button": "show" })),
        &[("btn.share", &here("/webview_share_button"))],
    );
    refused(
        &web(&json!({ "url": "http://a.example", "messenger_extensions": true })),
        &[("btn.ext_https", &here("/url"))],
    );
    refused(
        &web(&json!({ "fallback_url": "https://a.example" })),
        &[("btn.fallback", &here("/fallback_url"))],
    );
    refused(
        &web(&json!({ "fallback_url": "plain", "messenger_extensions": true })),
        &[("btn.fallback_url", &here("/fallback_url"))],
    );
}
