//! `#[cfg(…)]` on items of lists, on `for` and `if` as well, however deep, in whatever a macro makes.

#![deny(warnings)]

use sendapi::{Content, Message, Profile, content, message, profile};
use sendapi_tests::json_of;
use serde_json::Value;

const NORTH: &str = "North";

fn main() {
    let piers = ["North", "South"];
    assert_eq!(titles(&filled(&piers)), ["North", "South", "always"]);
    assert_eq!(titles(&literals(&piers)), ["North", "South", "always"]);
    assert_eq!(titles(&nested(&piers)), ["North", "for", "South", "for", "else", "after"]);
    let content = content(&piers);
    assert_eq!(titles(&message!(recipient: "72", message: content)), ["North", "South"]);
    assert_eq!(json_of(&left_out(&piers)).pointer("/message/quick_replies"), None);
    assert_eq!(menus(), ["default"]);
}

fn filled(piers: &[&'static str]) -> Message<'static> {
    message!(recipient: "72", text: "Which pier?", quick_replies: [
        #[cfg(any())]
        for pier in missing() { text { title: pier, payload: "MISSING" } },
        #[cfg(all())]
        for pier in piers { text { title: *pier, payload: "PIER" } },
        #[cfg(any())]
        if missing() { text { title: "missing", payload: "MISSING" } },
        #[cfg(all())]
        #[cfg(not(any()))]
        if !piers.is_empty() { text { title: "always", payload: "ALWAYS" } },
        #[cfg(all())]
        #[cfg(any())]
        if missing() {} else { text { title: "missing", payload: "MISSING" } },
    ])
}

fn literals(piers: &[&'static str]) -> Message<'static> {
    message!(recipient: "72", text: "Which pier?", #[cfg(all())] metadata: "piers", quick_replies: [
        #[cfg(any())]
        for pier in missing() { text { title: pier, payload: NORTH } },
        #[cfg(all())]
        for pier in piers { text { title: *pier, payload: NORTH } },
        #[cfg(not(any()))]
        if !piers.is_empty() { text { title: "always", payload: NORTH } },
    ])
}

fn nested(piers: &[&'static str]) -> Message<'static> {
    message!(recipient: "72", text: "Which pier?", quick_replies: [
        for pier in piers {
            text { title: *pier, payload: "PIER" },
            #[cfg(any())]
            for pier in missing() { text { title: pier, payload: "MISSING" } },
            #[cfg(all())]
            for _ in 0..1 { text { title: "for", payload: "FOR" } },
            #[cfg(any())]
            if missing() { user_email {} }
        },
        if piers.is_empty() {
            #[cfg(any())]
            for pier in missing() { text { title: pier, payload: "MISSING" } }
        } else if piers.len() > 5 {
            #[cfg(any())]
            text { title: missing(), payload: "MISSING" }
        } else {
            #[cfg(any())]
            if missing() { text { title: "missing", payload: "MISSING" } },
            #[cfg(all())]
            if true { text { title: "else", payload: "ELSE" } }
        },
        text { title: "after", payload: "AFTER" },
    ])
}

fn content(piers: &[&'static str]) -> Content<'static> {
    content!(text: "Which pier?", quick_replies: [
        #[cfg(all())]
        for pier in piers { text { title: *pier, payload: "PIER" } },
        #[cfg(any())]
        for pier in missing() { text { title: pier, payload: "MISSING" } },
    ])
}

fn left_out(piers: &[&'static str]) -> Message<'static> {
    let _ = piers;
    message!(recipient: "72", text: "Which pier?", quick_replies: [
        #[cfg(any())]
        for pier in piers { text { title: *pier, payload: "PIER" } },
    ])
}

fn menus() -> Vec<String> {
    let locales = ["nb_NO"];
    let _ = locales;
    let profile: Profile<'_> = profile!(Messenger {
        greeting: [
            greeting { locale: "default", text: "Welcome aboard" },
            #[cfg(any())]
            for locale in locales {
                greeting { locale, text: "Velkommen om bord" }
            },
        ],
    });
    let json: Value = serde_json::from_str(&profile.to_json()).unwrap_or_default();
    texts(&json["greeting"], "locale")
}

fn titles(message: &Message<'_>) -> Vec<String> {
    texts(&json_of(message)["message"]["quick_replies"], "title")
}

fn texts(list: &Value, key: &str) -> Vec<String> {
    let items = list.as_array().into_iter().flatten();
    items.map(|item| item[key].as_str().unwrap_or_default().to_owned()).collect()
}
