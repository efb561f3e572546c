//! Complete bodies that no schema draws: with loops, conditions, options and what else a program says.

use super::bodies::{body, buttons, card, cards, chips, function, message};
use crate::scenario::{Scenario, Wanted};

pub(super) fn scenarios() -> Vec<Scenario> {
    let all = [
        ("a text", message("text: \"Hi\",")),
        ("all literal", body("Messenger { recipient: \"7204418830956127\", text: \"Hi\" }")),
        ("an action", message("sender_action: typing_on,")),
        ("words", message("text: \"Hi\", messaging_type: MESSAGE_TAG, tag: HUMAN_AGENT, notification_type: NO_PUSH,")),
        ("a for", cards("for loaf in breads { element { title: &loaf.name, subtitle: format!(\"{} left\", loaf.left) } }")),
        ("a for in a for", cards("for loaf in breads { element { title: &loaf.name, buttons: [for n in 1..3 { postback { title: \"One\", payload: n } }] } }")),
        ("an if and an else", chips("if bread.warm { user_email {} } else if breads.is_empty() { user_phone_number {} } else { text { title: \"Rye\", payload: \"RYE\" } }")),
        ("an if let", cards("if let Some(photo) = &bread.photo { element { title: \"Rye\", image_url: photo } }, element { title: \"Spelt\", subtitle: \"Fresh\" }")),
        ("conditions", message("text: \"Hi\", #[cfg(unix)] metadata: \"unix\", «#[cfg(windows)] metadata: \"windows\",»")),
        ("conditions in a list", chips("#[cfg(unix)] user_email {}, text { title: \"Rye\", payload: \"RYE\" }")),
        ("options", card("title: \"Rye\", image_url: bread.photo.as_deref(), subtitle: bread.photo.clone()")),
        ("constants", message("text: HELLO, metadata: words::HELLO,")),
        ("a constant of the same file", message("text: GOODBYE,")),
        ("a list from a function", message("attachment: button { text: \"Which?\", buttons: choices() },")),
        ("a payload of the user's", buttons("postback { title: \"One\", payload: Tap::Reserve { bread: 7, loaves: None } }")),
        ("a block and a match", message("text: { let left = bread.left; format!(\"{left}\") }, metadata: match bread.warm { true => \"warm\", false => \"cold\" },")),
        ("a content", message("message: words::WELCOME,")),
        ("a lone key", "fn scene(recipient: &str) -> Message<'_> {\n    message!(Messenger { recipient, text: \"Hi\" })\n}\n".to_owned()),
        ("in a closure", "fn scene<'a>(psid: &'a str, breads: &'a [Bread]) -> Vec<Message<'a>> {\n    breads.iter().map(|bread| message!(Messenger { recipient: psid, text: &bread.name })).collect()\n}\n".to_owned()),
        ("in an async function", "async fn scene(psid: &str, page: &sendapi::Account<Messenger>) -> Result<(), sendapi::Error> {\n    page.send(&message!(Messenger { recipient: psid, text: \"Hi\" })).await.map(drop)\n}\n".to_owned()),
        ("in a let", function("let it = message!(Messenger { recipient: psid, text: &bread.name });\n    it")),
        ("content! in a const", "const IT: Content<'static> = content!(text: HELLO, quick_replies: [text { title: \"Rye\", payload: \"RYE\" }]);\n".to_owned()),
        ("content! for Instagram", "fn scene() -> Content<'static> {\n    content!(Instagram { attachment: like_heart {} })\n}\n".to_owned()),
        ("profile!", "fn scene() -> Profile<'static> {\n    profile!(Messenger {\n        get_started: { payload: \"START\" },\n        greeting: [greeting { locale: \"default\", text: \"Welcome\" }],\n        persistent_menu: [menu { locale: \"default\", call_to_actions: [web_url { title: \"Shop\", url: \"https://bakery.example\" }] }],\n    })\n}\n".to_owned()),
    ];
    all.into_iter()
        .map(|(name, source)| Scenario::new("complete", name, source, Wanted::Silence).with_std())
        .collect()
}
