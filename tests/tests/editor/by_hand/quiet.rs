//! Complete bodies that no schema draws: with loops, conditions, options and what else a program says.

use super::bodies::{body, buttons, card, cards, chips, each, function, message};
use crate::scenario::{Scenario, Wanted};

pub(super) fn scenarios() -> Vec<Scenario> {
    let all = [plain(), of_the_users(), in_lists(), in_functions(), other_macros()];
    let scenarios = all
        .into_iter()
        .flatten()
        .map(|(name, source)| Scenario::new("complete", name, source, Wanted::Silence).with_std());
    scenarios.collect()
}

fn plain() -> Vec<(&'static str, String)> {
    let conditions = "text: \"Hi\", #[cfg(unix)] metadata: \"unix\", \
        «#[cfg(windows)] metadata: \"windows\",»";
    let words = "text: \"Hi\", messaging_type: MESSAGE_TAG, tag: HUMAN_AGENT, \
        notification_type: NO_PUSH,";
    vec![
        ("a text", message("text: \"Hi\",")),
        ("all literal", body("Messenger { recipient: \"7204418830956127\", text: \"Hi\" }")),
        ("an action", message("sender_action: typing_on,")),
        ("words", message(words)),
        ("conditions", message(conditions)),
    ]
}

fn of_the_users() -> Vec<(&'static str, String)> {
    let options =
        "title: \"Rye\", image_url: bread.photo.as_deref(), subtitle: bread.photo.clone()";
    let blocks = "text: { let left = bread.left; format!(\"{left}\") }, \
        metadata: match bread.warm { true => \"warm\", false => \"cold\" },";
    let payload = "postback { title: \"One\", payload: Tap::Reserve { bread: 7, loaves: None } }";
    let list = "attachment: button { text: \"Which?\", buttons: choices() },";
    vec![
        ("options", card(options)),
        ("constants", message("text: HELLO, metadata: words::HELLO,")),
        ("a constant of the same file", message("text: GOODBYE,")),
        ("a list from a function", message(list)),
        ("a payload of the user's", buttons(payload)),
        ("a block and a match", message(blocks)),
        ("a content", message("message: words::WELCOME,")),
    ]
}

fn in_lists() -> Vec<(&'static str, String)> {
    let in_a_for = "title: &loaf.name, subtitle: format!(\"{} left\", loaf.left)";
    let in_two = "title: &loaf.name, \
        buttons: [for n in 1..3 { postback { title: \"One\", payload: n } }]";
    let choices = "if bread.warm { user_email {} } \
        else if breads.is_empty() { user_phone_number {} } \
        else { text { title: \"Rye\", payload: \"RYE\" } }";
    let if_let = "if let Some(photo) = &bread.photo { element { title: \"Rye\", image_url: photo } }, \
        element { title: \"Spelt\", subtitle: \"Fresh\" }";
    let conditions = "#[cfg(unix)] user_email {}, text { title: \"Rye\", payload: \"RYE\" }";
    vec![
        ("a for", each(in_a_for)),
        ("a for in a for", each(in_two)),
        ("an if and an else", chips(choices)),
        ("an if let", cards(if_let)),
        ("conditions in a list", chips(conditions)),
    ]
}

fn in_functions() -> Vec<(&'static str, String)> {
    let lone = "fn scene(recipient: &str) -> Message<'_> {
    message!(Messenger { recipient, text: \"Hi\" })
}
";
    let closure = "fn scene<'a>(psid: &'a str, breads: &'a [Bread]) -> Vec<Message<'a>> {
    let say = |bread: &'a Bread| message!(Messenger { recipient: psid, text: &bread.name });
    breads.iter().map(say).collect()
}
";
    let future = "async fn scene(
    psid: &str,
    page: &sendapi::Account<Messenger>,
) -> Result<(), sendapi::Error> {
    page.send(&message!(Messenger { recipient: psid, text: \"Hi\" })).await.map(drop)
}
";
    let local = "let it = message!(Messenger { recipient: psid, text: &bread.name });\n    it";
    vec![
        ("a lone key", lone.to_owned()),
        ("in a closure", closure.to_owned()),
        ("in an async function", future.to_owned()),
        ("in a let", function(local)),
    ]
}

fn other_macros() -> Vec<(&'static str, String)> {
    let constant = "const IT: Content<'static> = content!(
    text: HELLO,
    quick_replies: [text { title: \"Rye\", payload: \"RYE\" }],
);
";
    let instagram = "fn scene() -> Content<'static> {
    content!(Instagram { attachment: like_heart {} })
}
";
    let both = "fn scene(psid: &str, ready: bool) -> Message<'_, sendapi::Both> {
    message!(Both {
        recipient: psid,
        attachment: button {
            text: \"Which?\",
            buttons: [if ready { postback { title: \"Rye\", payload: \"RYE\" } }],
        },
    })
}
";
    let profile = "fn scene() -> Profile<'static> {
    profile!(Messenger {
        get_started: { payload: \"START\" },
        greeting: [greeting { locale: \"default\", text: \"Welcome\" }],
        persistent_menu: [
            menu {
                locale: \"default\",
                call_to_actions: [web_url { title: \"Shop\", url: \"https://bakery.example\" }],
            },
        ],
    })
}
";
    vec![
        ("content! in a const", constant.to_owned()),
        ("content! for Instagram", instagram.to_owned()),
        ("message! for both", both.to_owned()),
        ("profile!", profile.to_owned()),
    ]
}
