//! The same carousels twice: two cards with buttons each, to a person who is known at run time only.

/// So many messages as `message!`.
pub(crate) fn as_messages(count: usize) -> String {
    "use sendapi::message;\n".to_owned() + &(0..count).map(message).collect::<String>()
}

/// So many messages as `json!`.
pub(crate) fn as_json(count: usize) -> String {
    "use serde_json::json;\n".to_owned() + &(0..count).map(json).collect::<String>()
}

fn message(number: usize) -> String {
    format!(
        r#"
pub fn message_{number}(psid: &str) {{
    let _message = message!(Messenger {{
        recipient: psid,
        attachment: generic {{
            elements: [
                element {{
                    title: "Rye {number}",
                    subtitle: "Baked today",
                    image_url: "https://bakery.example/rye/{number}.jpg",
                    buttons: [
                        postback {{ title: "Put aside", payload: "RYE_{number}" }},
                        web_url {{ title: "Look", url: "https://bakery.example/rye/{number}" }},
                    ],
                }},
                element {{
                    title: "Spelt {number}",
                    subtitle: "Baked today",
                    image_url: "https://bakery.example/spelt/{number}.jpg",
                    buttons: [postback {{ title: "Put aside", payload: "SPELT_{number}" }}],
                }},
            ],
        }},
    }});
}}
"#
    )
}

fn json(number: usize) -> String {
    format!(
        r#"
pub fn message_{number}(psid: &str) {{
    let _message = json!({{
        "recipient": {{ "id": psid }},
        "messaging_type": "RESPONSE",
        "message": {{
            "attachment": {{
                "type": "template",
                "payload": {{
                    "template_type": "generic",
                    "elements": [
                        {{
                            "title": "Rye {number}",
                            "subtitle": "Baked today",
                            "image_url": "https://bakery.example/rye/{number}.jpg",
                            "buttons": [
                                {{ "type": "postback", "title": "Put aside", "payload": "RYE_{number}" }},
                                {{ "type": "web_url", "title": "Look", "url": "https://bakery.example/rye/{number}" }},
                            ],
                        }},
                        {{
                            "title": "Spelt {number}",
                            "subtitle": "Baked today",
                            "image_url": "https://bakery.example/spelt/{number}.jpg",
                            "buttons": [
                                {{ "type": "postback", "title": "Put aside", "payload": "SPELT_{number}" }},
                            ],
                        }},
                    ],
                }},
            }},
        }},
    }});
}}
"#
    )
}
