//! What the bot says: it sells bread, and shows whatever one asks it for.

use serde_json::{Value, json};

/// Bodies of requests, without their recipient. `pictures` is where pictures are.
pub(crate) fn answers(event: &Value, pictures: &str) -> Vec<Value> {
    if let Some(payload) = event["message"]["quick_reply"]["payload"].as_str() {
        return vec![text(&format!("Fresh {payload}, coming up"))];
    }
    if let Some(payload) = event["postback"]["payload"].as_str() {
        return vec![text(&format!("Sold: {payload}"))];
    }
    match event["message"]["text"].as_str() {
        Some("quote me") => vec![quote(&event["message"]["mid"])],
        Some(words) => answers_to(words, pictures),
        None => Vec::new(),
    }
}

fn answers_to(words: &str, pictures: &str) -> Vec<Value> {
    match words {
        "hello" => vec![choice()],
        "cards" => vec![cards(pictures)],
        "receipt" => vec![template(&receipt())],
        "bad" => vec![template(&too_long())],
        "look" => vec![json!({ "sender_action": "mark_seen" })],
        "silence" => Vec::new(),
        "think" => vec![json!({ "sender_action": "typing_on" })],
        "trap" => vec![template(&trap())],
        _ => vec![text(&format!("You said: {words}"))],
    }
}

fn text(words: &str) -> Value {
    message(&json!({ "text": words }))
}

/// An answer that tells which message it is to.
fn quote(mid: &Value) -> Value {
    let mut answer = text("That is what you said");
    answer["reply_to"] = json!({ "mid": mid });
    answer
}

fn choice() -> Value {
    let reply = |title: &str, payload: &str| json!({ "content_type": "text", "title": title, "payload": payload });
    let replies = [reply("Bread", "bread"), reply("Cake", "cake"), reply("Nothing", "air")];
    message(&json!({ "text": "Hello. What may it be?", "quick_replies": replies }))
}

fn cards(pictures: &str) -> Value {
    let card = |name: &str| {
        json!({
            "title": name,
            "subtitle": "Baked this morning",
            "image_url": format!("{pictures}/pictures/{name}.svg"),
            "buttons": [{ "type": "postback", "title": format!("Buy {name}"), "payload": name }],
        })
    };
    let cards = BREADS.map(card);
    template(&json!({ "template_type": "generic", "elements": cards }))
}

fn receipt() -> Value {
    json!({
        "template_type": "receipt",
        "recipient_name": "Ada Berg",
        "merchant_name": "Crust & Crumb",
        "order_number": "MB-20418",
        "currency": "EUR",
        "payment_method": "Debit card 7731",
        "summary": { "subtotal": 9.8, "total_tax": 0.7, "total_cost": 10.5 },
        "elements": [{ "title": "Rye loaf", "quantity": 2, "price": 9.8 }],
    })
}

/// The title of a button with 24 characters, where 20 may be.
fn too_long() -> Value {
    json!({
        "template_type": "customer_feedback",
        "title": "Your breakfast",
        "subtitle": "One question",
        "button_title": "Every single loaf we own",
        "feedback_screens": [{ "questions": [{ "id": "breakfast", "type": "csat" }] }],
        "business_privacy": { "url": "https://crumb.example/privacy" },
    })
}

/// Whatever a button may hold that could run.
fn trap() -> Value {
    let button = json!({ "type": "postback", "title": "<b>Go</b>", "payload": "<i>" });
    json!({ "template_type": "button", "text": "<img src=x onerror='window.trapped=1'>", "buttons": [button] })
}

fn template(payload: &Value) -> Value {
    message(&json!({ "attachment": { "type": "template", "payload": payload } }))
}

fn message(message: &Value) -> Value {
    json!({ "messaging_type": "RESPONSE", "message": message })
}

pub(crate) const BREADS: [&str; 6] = ["Rye", "Wheat", "Spelt", "Oat", "Corn", "Barley"];
