//! The same in plain Rust: if the driver cannot see it there, it sees nothing elsewhere.

use super::names::{alone, declared, documented, first, mistake, offered, told};
use crate::scenario::{Name, Names, Others, Scenario, Wanted};

pub(super) fn scenarios() -> Vec<Scenario> {
    let keys = || {
        let docs = [("underline", "The line below it."), ("cut", "How the picture is cut.")];
        let mut wanted: Vec<_> =
            docs.into_iter().map(|(label, docs)| Name::documented(label, docs)).collect();
        wanted.push(Name::documented("emblem", "What was shown before").retired(true));
        // It may stand at the end of a literal.
        let allowed = vec![Name::plain("..Default::default()")];
        Names { wanted, allowed, others: Others::Nowhere, ..Names::default() }
    };
    let emblemless = || {
        let mut names = keys();
        names.wanted.pop();
        Wanted::Names(names)
    };
    vec![
        control("keys below an entry", &card("headline: String::new(), ¦"), Wanted::Names(keys())),
        control(
            "keys among entries",
            &card("headline: String::new(),\n¦\nemblem: String::new()"),
            emblemless(),
        ),
        control("key half typed", &card("headline: String::new(), under¦"), alone(&["underline"])),
        control("key half typed above others", &card("under¦\ncut: None"), first(&["underline"])),
        control(
            "key that is documented",
            &card("head¦"),
            documented("headline", "The line in bold."),
        ),
        control("value", &card("headline: bread.na¦"), documented("name", "What people ask for.")),
        control("word of an enum", &card("cut: Some(Cut::¦)"), offered(&["Square", "Wide"])),
        control("constant", &card("headline: HEL¦"), first(&["HELLO"])),
        control("told of a key", &card("head¦line: String::new()"), told(&["The line in bold"])),
        control("told of a variant", &card("cut: Some(Cut::Squ¦are)"), told(&["As wide as high"])),
        control(
            "a key is declared",
            &card("head¦line: String::new()"),
            declared(&["pub headline"]),
        ),
        control("a type is declared", "fn scene() -> Ca¦rd { todo!() }", declared(&["pub struct"])),
        control(
            "nothing is wrong",
            &card("headline: bread.name.clone(), ..Card::default()"),
            Wanted::Silence,
        )
        .with_std(),
        control(
            "an unknown key",
            &card("«headlin: String::new()», ..Card::default()"),
            mistake(&["field"]),
        ),
        control(
            "a local name is renamed",
            "fn scene(na¦me: u32) -> u32 {\n    name + 1\n}\n",
            Wanted::Renamed(2),
        ),
        control(
            "where a local name is",
            "fn scene(na¦me: u32) -> u32 {\n    name + name\n}\n",
            Wanted::Found(3),
        ),
        control(
            "a function's parameters",
            "fn words(name: &str, loaves: u8) {}\nfn scene() {\n    words(\"\", ¦)\n}\n",
            Wanted::Taken("loaves: u8"),
        ),
        control(
            "colours",
            "macro_rules! same { ($($it:tt)*) => { $($it)* } }
fn scene(bread: &Bread) -> Vec<Card> {
    same!({ for it in [1] { Card { cut: Some(Cut::Wide), ..Card::default() }; } vec![] })
}
",
            Wanted::Colours(vec![
                ("for", &["keyword"]),
                ("in", &["keyword"]),
                ("it", &["variable"]),
                ("Card", &["struct"]),
                ("cut", &["property"]),
                ("Wide", &["enumMember"]),
            ]),
        )
        .with_std(),
    ]
}

fn card(entries: &str) -> String {
    format!("fn scene(bread: &Bread) -> Card {{\n    Card {{\n        {entries}\n    }}\n}}\n")
}

fn control(name: &str, source: &str, wanted: Wanted) -> Scenario {
    Scenario::new("plain Rust", name, source, wanted)
}
