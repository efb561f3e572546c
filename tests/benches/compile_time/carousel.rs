//! One carousel as both sides write it: two cards with buttons each. Who gets it and what the cards are called are Rust
//! expressions, the same on both sides.

/// The carousel as `message!` and as `json!`.
pub(crate) fn message(recipient: &str, titles: [&str; 2]) -> [String; 2] {
    let [ours, theirs] = CONTENT.map(str::trim);
    let sides = [
        format!("sendapi::message!(Messenger {{ recipient: $recipient, {ours} }})"),
        format!(
            r#"serde_json::json!({{
        "recipient": {{ "id": $recipient }},
        "messaging_type": "RESPONSE",
        "message": {{ {theirs} }},
    }})"#
        ),
    ];
    sides.map(|side| titled(&side, titles).replace("$recipient", recipient))
}

/// What it says, as `content!` and as `json!`.
pub(crate) fn content(titles: [&str; 2]) -> [String; 2] {
    let [ours, theirs] = CONTENT.map(|content| titled(content.trim(), titles));
    [format!("sendapi::content!({ours})"), format!("serde_json::json!({{ {theirs} }})")]
}

fn titled(side: &str, [rye, spelt]: [&str; 2]) -> String {
    side.replace("$rye", rye).replace("$spelt", spelt)
}

const CONTENT: [&str; 2] = [
    r#"
        attachment: generic {
            elements: [
                element {
                    title: $rye,
                    subtitle: "Baked today",
                    image_url: "https://bakery.example/rye/$number.jpg",
                    buttons: [
                        postback { title: "Put aside", payload: "RYE_$number" },
                        web_url { title: "Look", url: "https://bakery.example/rye/$number" },
                    ],
                },
                element {
                    title: $spelt,
                    subtitle: "Baked today",
                    image_url: "https://bakery.example/spelt/$number.jpg",
                    buttons: [postback { title: "Put aside", payload: "SPELT_$number" }],
                },
            ],
        },
"#,
    r#"
        "attachment": {
            "type": "template",
            "payload": {
                "template_type": "generic",
                "elements": [
                    {
                        "title": $rye,
                        "subtitle": "Baked today",
                        "image_url": "https://bakery.example/rye/$number.jpg",
                        "buttons": [
                            { "type": "postback", "title": "Put aside", "payload": "RYE_$number" },
                            { "type": "web_url", "title": "Look", "url": "https://bakery.example/rye/$number" },
                        ],
                    },
                    {
                        "title": $spelt,
                        "subtitle": "Baked today",
                        "image_url": "https://bakery.example/spelt/$number.jpg",
                        "buttons": [
                            { "type": "postback", "title": "Put aside", "payload": "SPELT_$number" },
                        ],
                    },
                ],
            },
        },
"#,
];
