//! Mistakes as they are made while somebody types, which no rule has an id for.

use super::bodies::{body, card, cards, chips, message};
use super::names::mistake;
use crate::scenario::Scenario;

pub(super) fn scenarios() -> Vec<Scenario> {
    let all = [
        ("a key half typed", card("title: \"Rye\", subtitle: \"Fresh\", «imag»"), &["imag"][..]),
        ("a key half typed above others", card("«imag»\n title: \"Rye\", subtitle: \"Fresh\""), &["imag"]),
        ("no value", card("«title»: , subtitle: \"Fresh\""), &["value"]),
        ("no comma", card("title: \"Rye\" «subtitle»: \"Fresh\""), &["comma"]),
        ("an unknown key", card("«titel»: \"Rye\", subtitle: \"Fresh\""), &["titel", "title"]),
        ("an unknown key in a for", cards("for loaf in breads { element { «titel»: &loaf.name, subtitle: \"Fresh\" } }"), &["titel", "title"]),
        ("an unknown key in an if", cards("if bread.warm { element { «titel»: \"Rye\", subtitle: \"Fresh\" } }"), &["titel", "title"]),
        ("an unknown head", message("attachment: «imagge» { url: psid },"), &["image"]),
        ("an unknown word", message("text: \"Hi\", messaging_type: «RESPONS»,"), &["RESPONSE"]),
        ("a long text beside a value of the user's", chips("text { title: «\"Sourdough with sunflowers\"», payload: &bread.name }"), &["over the limit of 20"]),
        ("an empty body", "fn scene() {\n    let it = «message!()»;\n}\n".to_owned(), &["empty"]),
        ("JSON: an unknown key", body("{ \"recipient\": { \"id\": psid }, \"message\": { «\"txt\"»: \"Hi\" } }"), &["txt"]),
        ("content!", "const IT: Content<'static> = content!(«txt»: \"Hi\");\n".to_owned(), &["txt"]),
        ("profile!", "fn scene() {\n    let it = profile!(Messenger { «get_startd»: { payload: \"START\" } });\n}\n".to_owned(), &["get_started"]),
    ];
    all.into_iter()
        .map(|(name, source, words)| {
            Scenario::new("mistakes", name, source, mistake(words)).with_std()
        })
        .collect()
}
