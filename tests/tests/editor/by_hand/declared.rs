//! Where what stands under the pointer is declared.

use super::bodies::{body, buttons, card, cards, each, message};
use super::names::declared;
use crate::scenario::Scenario;

pub(super) fn scenarios() -> Vec<Scenario> {
    let one = "element { title: \"Rye\", subtitle: \"Fresh\" }";
    let all = [
        ("a key", card("ti¦tle: \"Rye\", subtitle: \"Fresh\""), &["pub title: Text"][..]),
        ("a key, beside one half typed", card("ti¦tle: \"Rye\", sub"), &["pub title: Text"]),
        (
            "a key of the request",
            body("Messenger { reci¦pient: psid, text: \"Hi\" }"),
            &["pub recipient: Recipient"],
        ),
        ("a key of the content", message("te¦xt: \"Hi\","), &["pub text: Option<Text"]),
        ("the name of a struct", cards(&one.replace("ele", "ele¦")), &["pub struct Element"]),
        (
            "a head of two levels",
            message(&format!("attachment: gen¦eric {{ elements: [{one}] }},")),
            &["Generic"],
        ),
        ("a head", buttons("post¦back { title: \"One\", payload: \"1\" }"), &["Postback"]),
        (
            "a member that several structs have",
            buttons(
                "web_url { title: \"One\", url: \"https://a.example\", webview_height_ra¦tio: tall }",
            ),
            &["webview_height_ratio, messenger_extensions"],
        ),
        (
            "a word",
            message("text: \"Hi\", messaging_type: MESSAGE_TAG, tag: HUMAN_¦AGENT,"),
            &["HumanAgent"],
        ),
        ("the platform", body("Mess¦enger { recipient: psid, text: \"Hi\" }"), &["Messenger"]),
        ("a local name", card("title: &br¦ead.name, subtitle: \"Fresh\""), &["fn scene"]),
        ("a local name, beside a key half typed", card("title: &br¦ead.name, sub"), &["fn scene"]),
        (
            "a field of the user's",
            card("title: &bread.na¦me, subtitle: \"Fresh\""),
            &["pub name: String"],
        ),
        ("the name of a for", each("title: &lo¦af.name, subtitle: \"Fresh\""), &["for loaf"]),
        ("a constant of another file", message("text: HEL¦LO,"), &["pub const HELLO"]),
        (
            "a constant, beside a key half typed",
            message("text: HEL¦LO, quick_r"),
            &["pub const HELLO"],
        ),
        (
            "a variant in a value",
            buttons("postback { title: \"One\", payload: Tap::Win¦dow }"),
            &["Window,"],
        ),
        ("a function", message("text: words::fare¦well(),"), &["pub fn farewell"]),
    ];
    all.into_iter()
        .map(|(name, source, words)| Scenario::new("definition", name, source, declared(words)))
        .collect()
}
