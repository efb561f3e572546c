//! Keys, heads and words in places that no schema knows of: in loops, beside mistakes, in front of a comma.

use super::bodies::{body, buttons, card, cards, chips, message};
use super::names::{alone, documented, first, offered};
use crate::scenario::{Scenario, Wanted};

pub(super) fn scenarios() -> Vec<Scenario> {
    let everywhere = [top(), in_loops(), beside_mistakes(), in_lists()];
    everywhere.into_iter().flatten().collect()
}

fn top() -> Vec<Scenario> {
    vec![
        typed("the platforms", &body("¦"), first(&["Both", "Instagram", "Messenger"])),
        typed("a platform, half typed", &body("Mess¦"), first(&["Messenger"])),
        typed("both platforms, half typed", &body("Bo¦"), first(&["Both"])),
        typed("the body for both, half typed", &body("Both { rec¦ }"), alone(&["recipient"])),
        typed(
            "an attachment for both",
            &body("Both { recipient: psid, attachment: gen¦ }"),
            first(&["generic"]),
        ),
        typed(
            "a platform in angle brackets",
            &body("<Inst¦> { \"recipient\": { \"id\": psid }, \"message\": { \"text\": \"Hi\" } }"),
            first(&["Instagram"]),
        ),
        typed("the body, empty", &body("Messenger { ¦ }"), offered(&["recipient", "text"])),
        typed("the body, half typed", &body("Messenger { rec¦ }"), alone(&["recipient"])),
        typed(
            "a key of the content beside it",
            &message("text: \"Which?\",\n        quick_r¦"),
            documented("quick_replies", "Chips below the message"),
        ),
        typed(
            "a key of the request beside the content",
            &message("text: \"Which?\",\n        messaging_t¦"),
            documented("messaging_type", "The ground on which it is sent"),
        ),
        typed(
            "the key of the content itself",
            &message("tag: HUMAN_AGENT,\n        mes¦"),
            offered(&["message"]),
        ),
        typed(
            "a key beside the content itself",
            &body("Messenger { recipient: psid, message: { text: \"Hi\" }, mess¦ }"),
            alone(&["messaging_type"]),
        ),
        typed(
            "a key of one of several, behind a head",
            &body("Messenger { recipient: recipient { user_r¦ }, text: \"Hi\" }"),
            alone(&["user_ref"]),
        ),
        typed(
            "a key of an object that says what it is",
            &message("attachment: { type: image, pay¦ },"),
            alone(&["payload"]),
        ),
        typed("a key before a comma", &card("tit¦, subtitle: \"Fresh\""), alone(&["title"])),
        typed("a key on the same line", &card("title: \"Rye\", sub¦"), alone(&["subtitle"])),
        typed(
            "a key under a condition",
            &card("title: \"Rye\", #[cfg(unix)] sub¦"),
            alone(&["subtitle"]),
        ),
        typed(
            "a head with its braces",
            &message("attachment: gen¦ { elements: [] },"),
            documented("generic", "Cards in a row"),
        ),
        typed(
            "a head in front of braces",
            &message("attachment: ¦ { elements: [] },"),
            offered(&["generic", "image"]),
        ),
        typed(
            "a head behind which braces stay",
            &message("attachment: generic¦ { elements: [] },"),
            documented("generic", "Cards in a row"),
        ),
        typed(
            "a head of a button in front of its braces",
            &buttons("¦ { title: \"One\", payload: \"1\" }"),
            offered(&["postback", "web_url"]),
        ),
        typed(
            "a head of a button behind which braces stay",
            &buttons("postback¦ { title: \"One\", payload: \"1\" }"),
            documented("postback", "Sends a payload"),
        ),
        typed(
            "a struct's name in front of its braces",
            &cards("¦ { title: \"Rye\" }"),
            first(&["element"]),
        ),
        typed(
            "true and false",
            &message("attachment: image { is_reusable: ¦ },"),
            offered(&["true", "false"]),
        ),
        typed(
            "a tag in an object without a head",
            &message("attachment: { type: ¦ },"),
            offered(&["image", "template"]),
        ),
    ]
}

fn in_loops() -> Vec<Scenario> {
    let a_loop = |body: &str| cards(&format!("for bread in breads {{ {body} }}"));
    let a_choice =
        |one: &str, other: &str| cards(&format!("if bread.warm {{ {one} }} else {{ {other} }}"));
    let whole = "element { title: \"Rye\", subtitle: \"Fresh\" }";
    vec![
        typed("a key in a for", &a_loop("element { tit¦ }"), alone(&["title"])),
        typed(
            "an empty line in a for",
            &a_loop("element { title: &bread.name,\n ¦ }"),
            offered(&["subtitle", "image_url"]),
        ),
        typed(
            "a key in a for in a for",
            &a_loop("element { title: \"Rye\", buttons: [for n in 1..3 { postback { pay¦ } }] }"),
            alone(&["payload"]),
        ),
        typed("a key in an if", &a_choice("element { tit¦ }", whole), alone(&["title"])),
        typed("a key in an else", &a_choice(whole, "element { tit¦ }"), alone(&["title"])),
        typed("a head in a for", &a_loop("el¦"), first(&["element"])),
        typed("a head in an if", &a_choice("el¦", whole), first(&["element"])),
        typed(
            "a word in a for",
            &a_loop(
                "element { title: \"Rye\", default_action: web_url { webview_height_ratio: co¦ } }",
            ),
            first(&["compact"]),
        ),
    ]
}

fn beside_mistakes() -> Vec<Scenario> {
    let beside = |mistake: &str| card(&format!("{mistake}\n sub¦"));
    let above = |top: &str| {
        body(&format!(
            "Messenger {{ {top} attachment: generic {{ elements: [element {{ title: \"Rye\", sub¦ }}] }} }}"
        ))
    };
    let bodies = [
        ("an unknown key", beside("titel: \"Rye\",")),
        ("no comma", beside("title: \"Rye\" image_url: \"https://bakery.example\",")),
        ("no value", beside("title: ,")),
        ("a key twice", beside("title: \"Rye\", title: \"Rye\",")),
        ("no colon", above("recipient psid,")),
        ("broken Rust", above("recipient: psid.,")),
        ("an unknown word", above("recipient: psid, messaging_type: RESPONS,")),
        (
            "a long text",
            above("recipient: psid, metadata: \"$long\",").replace("$long", &"x".repeat(1_200)),
        ),
    ];
    let all = bodies
        .iter()
        .map(|(name, body)| typed(&format!("a key beside {name}"), body, alone(&["subtitle"])));
    all.collect()
}

fn in_lists() -> Vec<Scenario> {
    vec![
        typed(
            "a head behind another item",
            &buttons("postback { title: \"One\", payload: \"ONE\" }, we¦"),
            documented("web_url", "Opens a page"),
        ),
        typed(
            "a head before another item",
            &buttons("we¦, postback { title: \"One\", payload: \"ONE\" }"),
            documented("web_url", "Opens a page"),
        ),
        typed(
            "a head between items of a loop",
            &chips("for bread in breads { te¦ }, user_email {}"),
            first(&["text"]),
        ),
    ]
}

fn typed(name: &str, source: &str, wanted: Wanted) -> Scenario {
    Scenario::new("positions", name, source, wanted)
}
