//! What is told of the word under the pointer.

use super::bodies::{body, buttons, card, cards, chips, each, message};
use super::names::told;
use crate::scenario::{Scenario, Wanted};

pub(super) fn scenarios() -> Vec<Scenario> {
    let states = [("", ""), (", beside a mistake", ", titel: 1"), (", half typed", ", imag")];
    let mut scenarios: Vec<_> =
        states.into_iter().flat_map(|(state, more)| in_cards(state, more)).collect();
    scenarios.extend(elsewhere());
    scenarios
}

/// A card with `more` at its end.
fn in_cards(state: &str, more: &str) -> Vec<Scenario> {
    let of = |entries: &str| card(&format!("{entries}{more}"));
    let top =
        |body_of: &str| {
            body(&body_of.replace(
                "$card",
                &format!("element {{ title: \"Rye\", subtitle: \"Fresh\"{more} }}"),
            ))
        };
    let all = [
        ("a key", of("ti¦tle: \"Rye\", subtitle: \"Fresh\""), &["at most 80"][..]),
        ("a key that may be left out", of("title: \"Rye\", sub¦title: \"Fresh\""), &["in grey"]),
        (
            "a key of one of several",
            top(
                "Messenger { recipient: { i¦d: psid }, attachment: generic { elements: [$card] } }",
            ),
            &["page-scoped"],
        ),
        ("a key of a list", of("title: \"Rye\", butt¦ons: []"), &["1 to 3"]),
        (
            "a key of the request",
            top("Messenger { reci¦pient: psid, attachment: generic { elements: [$card] } }"),
            &["Who gets it"],
        ),
        (
            "a key of the content",
            top("Messenger { recipient: psid, attach¦ment: generic { elements: [$card] } }"),
            &["A picture, video"],
        ),
        (
            "the platform",
            top("Mess¦enger { recipient: psid, attachment: generic { elements: [$card] } }"),
            &["Facebook Page"],
        ),
        (
            "a head of two levels",
            top("Messenger { recipient: psid, attachment: gen¦eric { elements: [$card] } }"),
            &["ards in a row"],
        ),
        (
            "the name of a struct",
            cards(&format!("ele¦ment {{ title: \"Rye\", subtitle: \"Fresh\"{more} }}")),
            &["One card"],
        ),
        (
            "a head",
            of("title: \"Rye\", buttons: [post¦back { title: \"One\", payload: \"1\" }]"),
            &["webhook"],
        ),
        ("a local name", of("title: &br¦ead.name, subtitle: \"Fresh\""), &["Bread"]),
        (
            "a field of the user's",
            of("title: &bread.na¦me, subtitle: \"Fresh\""),
            &["What people ask for"],
        ),
    ];
    all.into_iter()
        .map(|(name, source, words)| about(&format!("{name}{state}"), &source, told(words)))
        .collect()
}

fn elsewhere() -> Vec<Scenario> {
    let lone = "fn scene(recipient: &str) -> Message<'_> {\n    message!(Messenger { reci¦pient, text: \"Hi\" })\n}\n";
    vec![
        about("a head of a file", &message("attachment: ima¦ge { url: psid },"), told(&["8 MB"])),
        about(
            "a head that is a content type",
            &chips("te¦xt { title: \"Rye\", payload: \"RYE\" }"),
            told(&["Words of your own"]),
        ),
        about("a head without members", &chips("user_em¦ail {}"), told(&["e-mail address"])),
        about(
            "a word",
            &message("text: \"Hi\", messaging_type: RESP¦ONSE,"),
            told(&["within 24 hours"]),
        ),
        about(
            "a tag",
            &message("text: \"Hi\", messaging_type: MESSAGE_TAG, tag: HUMAN_¦AGENT,"),
            told(&["within 7 days"]),
        ),
        about("an action", &message("sender_action: typing¦_on,"), told(&["typing dots"])),
        about(
            "a key where all is literal",
            &body("Messenger { recipient: \"7204418830956127\", te¦xt: \"Hi\" }"),
            told(&["2,000"]),
        ),
        about(
            "a key in a for",
            &each("ti¦tle: &loaf.name, subtitle: \"Fresh\""),
            told(&["at most 80"]),
        ),
        about(
            "a head in a for",
            &cards("for loaf in breads { ele¦ment { title: &loaf.name, subtitle: \"Fresh\" } }"),
            told(&["One card"]),
        ),
        about(
            "the name of a for",
            &each("title: &lo¦af.name, subtitle: \"Fresh\""),
            told(&["loaf: &"]),
        ),
        about(
            "a key in an if",
            &cards("if bread.warm { element { ti¦tle: \"Rye\", subtitle: \"Fresh\" } }"),
            told(&["at most 80"]),
        ),
        about("a function", &message("text: words::fare¦well(),"), told(&["The last thing"])),
        about(
            "a key under a condition",
            &message("text: \"Hi\", #[cfg(unix)] meta¦data: \"hi\","),
            told(&["comes back"]),
        ),
        about(
            "a key of a button",
            &buttons("postback { title: \"One\", pay¦load: \"1\" }"),
            told(&["1,000"]),
        ),
        about("a lone key", lone, Wanted::Told { words: vec!["Who gets it".to_owned()], most: 2 }),
        about(
            "a key of content!",
            "const IT: Content<'static> = content!(te¦xt: \"Hi\");\n",
            told(&["2,000"]),
        ),
        about(
            "a head of profile!",
            "fn scene() {\n    let it = profile!(Messenger { greeting: [gree¦ting { locale: \"default\", text: \"Hi\" }] });\n}\n",
            told(&["for one locale"]),
        ),
        about(
            "a key of profile!",
            "fn scene() {\n    let it = profile!(Messenger { greeting: [greeting { loc¦ale: \"default\", text: \"Hi\" }] });\n}\n",
            told(&["For whom"]),
        ),
        about(
            "the macro itself",
            &body("Messenger { recipient: psid, text: \"Hi\" }").replacen(
                "message!",
                "mess¦age!",
                1,
            ),
            told(&["Send API"]),
        ),
    ]
}

fn about(name: &str, source: &str, wanted: Wanted) -> Scenario {
    Scenario::new("hover", name, source, wanted)
}
