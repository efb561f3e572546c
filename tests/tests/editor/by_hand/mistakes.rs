//! Mistakes as they are made while somebody types, which no rule has an id for.

use super::bodies::{REST, body, card, cards, chips, each, message};
use super::names::mistake;
use crate::scenario::Scenario;

pub(super) fn scenarios() -> Vec<Scenario> {
    let all = [half_typed(), unknown(), under_conditions(), other_macros()];
    let scenarios = all.into_iter().flatten().map(|(name, source, words)| {
        Scenario::new("mistakes", name, source, mistake(words)).with_std()
    });
    scenarios.collect()
}

type Mistake = (&'static str, String, &'static [&'static str]);

fn half_typed() -> Vec<Mistake> {
    let in_card = |entries: &str| card(&format!("{entries} {REST}"));
    vec![
        ("a key", in_card("title: \"Rye\", «imag»,"), &["imag"]),
        ("a key above others", in_card("«imag»\n title: \"Rye\","), &["imag"]),
        ("no value", in_card("«title»: ,"), &["value"]),
        ("no comma", card("title: \"Rye\" «subtitle»: \"Fresh\""), &["comma"]),
        ("an empty body", "fn scene() {\n    let it = «message!()»;\n}\n".to_owned(), &["empty"]),
    ]
}

fn unknown() -> Vec<Mistake> {
    let titel = format!("«titel»: \"Rye\", {REST}");
    let empty = "text { title: «\"\"», payload: &bread.name }";
    let in_an_if = format!("if bread.warm {{ element {{ {titel} }} }}");
    vec![
        ("an unknown key", card(&titel), &["titel", "title"]),
        ("an unknown key in a for", each(&titel), &["titel", "title"]),
        ("an unknown key in an if", cards(&in_an_if), &["titel", "title"]),
        ("an unknown head", message("attachment: «imagge» { url: psid },"), &["image"]),
        ("an unknown word", message("text: \"Hi\", messaging_type: «RESPONS»,"), &["RESPONSE"]),
        ("an empty text beside a value of the user's", chips(empty), &["title is empty"]),
    ]
}

fn under_conditions() -> Vec<Mistake> {
    let to = |recipient: &str| {
        body(&format!("Messenger {{ recipient: {{ {recipient} }}, text: \"Hi\" }}"))
    };
    vec![
        (
            "two of several",
            to("#[cfg(all())] id: \"1\", #[cfg(not(any()))] «user_ref»: \"2\""),
            &["keep one of them"],
        ),
        ("none of several", to("#[cfg(any())] «id»: psid"), &["needs one of its members"]),
    ]
}

fn other_macros() -> Vec<Mistake> {
    let json = "{ \"recipient\": { \"id\": psid }, \"message\": { «\"txt\"»: \"Hi\" } }";
    let content = "const IT: Content<'static> = content!(«txt»: \"Hi\");\n";
    let profile = "fn scene() {
    let it = profile!(Messenger { «get_startd»: { payload: \"START\" } });
}
";
    vec![
        ("an unknown key of JSON", body(json), &["txt"]),
        ("an unknown key of content!", content.to_owned(), &["txt"]),
        ("an unknown key of profile!", profile.to_owned(), &["get_started"]),
    ]
}
