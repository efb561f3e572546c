//! While somebody types: whatever is still missing at the cursor, all other entries stay, and one thing is told.

use std::str::FromStr;

use proc_macro2::TokenStream;
use sendapi_core::Request;
use sendapi_core::convert::value::Schema;

use crate::compile::{Product, compile, judge};
use crate::draft::parse::parse;
use crate::draft::{Draft, Value};
use crate::source::items::{Item, Kind};
use crate::source::mistakes::Mistakes;
use crate::source::places::Places;
use crate::write::reader::Reader;

/// All that is told, first lines only.
fn told_by(product: Product, source: &str) -> Vec<String> {
    let judged = judge(product, TokenStream::from_str(source).unwrap());
    let messages = judged.mistakes.messages();
    messages.iter().map(|message| message.lines().next().unwrap_or_default().to_owned()).collect()
}

fn told(source: &str) -> Vec<String> {
    told_by(Product::Message, source)
}

/// The keys of a call, in the order of the source, each behind those of the objects around it.
fn keys(source: &str) -> Vec<String> {
    parsed(source).0
}

/// The keys, and what the parser tells.
fn parsed(source: &str) -> (Vec<String>, Vec<String>) {
    read(TokenStream::from_str(source).unwrap())
}

/// The same of tokens.
pub(super) fn read(input: TokenStream) -> (Vec<String>, Vec<String>) {
    let (mut places, mut mistakes) = (Places::default(), Mistakes::default());
    let call = parse(input, Request::SHAPE, &mut places, &mut mistakes);
    let mut keys = Vec::new();
    collect(&call.body, "", &mut keys);
    (keys, mistakes.messages().into_iter().map(str::to_owned).collect())
}

fn collect(draft: &Draft, around: &str, keys: &mut Vec<String>) {
    match &draft.value {
        Value::Object(object) => {
            for entry in &object.entries {
                let key = format!("{around}{}", entry.key.name);
                keys.push(key.clone());
                collect(&entry.value, &format!("{key}."), keys);
            }
        }
        Value::List(items) => collect_items(&items.0, around, keys),
        _ => {}
    }
}

fn collect_items(items: &[Item<Draft>], around: &str, keys: &mut Vec<String>) {
    for item in items {
        match &item.kind {
            Kind::Value(value) => collect(value, around, keys),
            Kind::For { body, .. } => collect_items(body, around, keys),
            Kind::If { branches, .. } => {
                for branch in branches {
                    collect_items(&branch.items, around, keys);
                }
            }
        }
    }
}

/// Values of every kind that may stand in front of the next entry.
const VALUES: [&str; 44] = [
    "\"a\"",
    "5",
    "-5",
    "1.5",
    "true",
    "null",
    "name",
    "r#type",
    "GREETING",
    "texts::GREETING",
    "::texts::greeting",
    "name.first",
    "pair.0",
    "name()",
    "texts::name(a, b)",
    "name.trim().to_owned()",
    "name.parse::<u8>()?",
    "name.await",
    "map[0]",
    "format!(\"{a}\")",
    "format!{\"{a}\"}",
    "vec![a, b]",
    "&name",
    "*name",
    "!name",
    "(name)",
    "a + b",
    "a..b",
    "a as u64",
    "a as &'static str",
    "a as fn(u8) -> u8",
    "a as Vec<u8>",
    "a as <T as Tr<A, B>>::X",
    "<T as Tr<A, B>>::name()",
    "Vec::<A>::new()",
    "|a: A, b| a + b",
    "|a| -> Vec<A, B> { a }",
    "{ let a: u8 = 1; a }",
    "'a: { break 'a b }",
    "match a { B { c } => d, _ => e }",
    "if let A { b } = c() { d } else if e { f } else { g }",
    "const { A }",
    "unsafe { a() }",
    "Card { name: a, ..b }",
];

#[test]
fn a_comma_that_is_missing_behind_any_value_is_one_mistake() {
    for value in VALUES {
        for (key, next) in [
            ("metadata", "metadata: \"m\""),
            ("metadata", "metadata: 5, tag: TAG"),
            ("metadata", "\"metadata\": \"m\""),
            ("#[…]", "#[cfg(a)] metadata: \"m\""),
            ("#[…]", "#[cfg(a)] #[cfg(b)] \"metadata\": \"m\""),
            ("metadata", "metadata"),
            ("metadata", "metadata, tag: TAG"),
        ] {
            let lone = !next.contains(':');
            let bodies = [
                Some(format!("Messenger {{ text: {value} {next} }}")),
                Some(format!("Messenger {{ attachment: image {{ text: {value} {next} }} }}")),
                (!lone).then(|| format!("text: {value} {next}")),
                (!lone).then(|| format!("{{ text: {value} {next} }}")),
                (!lone).then(|| format!("attachment: {{ \"text\": {value} {next} }}")),
                (!lone).then(|| format!("attachments: [{{ text: {value} {next} }}]")),
            ];
            for source in bodies.into_iter().flatten() {
                let (keys, mistakes) = parsed(&source);
                assert_eq!(mistakes, [format!("a comma is missing before `{key}`")], "{source}");
                assert!(keys.iter().any(|key| key.ends_with("text")), "{source}: {keys:?}");
                assert!(keys.iter().any(|key| key.ends_with("metadata")), "{source}: {keys:?}");
                assert_eq!(
                    keys.iter().any(|key| key.ends_with("tag")),
                    source.contains("tag"),
                    "{source}: {keys:?}"
                );
            }
        }
    }
}

#[test]
fn no_value_is_torn_apart() {
    for value in VALUES {
        for source in [
            format!("text: {value}, metadata: \"m\""),
            format!("{{ \"text\": {value}, \"metadata\": \"m\" }}"),
            format!("text: {value}, #[cfg(a)] metadata: \"m\","),
            format!("Messenger {{ text: {value}, metadata }}"),
        ] {
            let (keys, mistakes) = parsed(&source);
            assert_eq!(keys.len(), 2, "{source}: {keys:?}");
            assert!(mistakes.is_empty(), "{source}: {mistakes:?}");
        }
        let source = format!("quick_replies: [{value}, {value}, text {{ title: {value} }}]");
        let (keys, mistakes) = parsed(&source);
        assert_eq!(keys, ["quick_replies", "quick_replies.title"], "{source}");
        assert!(mistakes.is_empty(), "{source}: {mistakes:?}");
    }
}

#[test]
fn a_comma_that_is_missing_between_items_is_one_mistake() {
    for item in VALUES.iter().copied().chain([
        "text { title: a, payload: b }",
        "{ title: a }",
        "{ \"title\": a }",
        "[a, b]",
        "#[cfg(a)] text { title: a }",
    ]) {
        for (shown, next) in [
            ("text", "text { mark: x }"),
            ("text", "text { mark: x }, other"),
            ("#[…]", "#[cfg(a)] text { mark: x }"),
            ("{ … }", "{ mark: x }"),
            ("{ … }", "{ \"mark\": x }"),
            ("for", "for a in b { text { mark: x } }"),
            ("if", "if a { text { mark: x } } else { text { other: x } }"),
        ] {
            // Braces behind a path are that path's own.
            let head = item.ends_with(|end: char| end.is_alphabetic()) || item.ends_with('>');
            if shown == "{ … }"
                && (head || item.contains(" as ") || item.contains("match") || item.contains("if "))
            {
                continue;
            }
            let source = format!("quick_replies: [{item} {next}]");
            let (keys, mistakes) = parsed(&source);
            assert_eq!(mistakes, [format!("a comma is missing before `{shown}`")], "{source}");
            assert!(keys.iter().any(|key| key.ends_with("mark")), "{source}: {keys:?}");
        }
    }
}

#[test]
fn a_key_above_another_entry_is_one_mistake_and_all_others_stay() {
    let unknown = "unknown key `titl` in a generic element, did you mean `title`?";
    for (key, expected) in [
        ("titl", unknown),
        ("titl:", unknown),
        (
            "title",
            "`title` has no value: write `title: …`, or `title,` for a variable of that name",
        ),
        ("title:", "`title` has no value: write `title: …`"),
        ("title: name.", "the value of `title` breaks off behind `.`"),
        ("title: texts::", "the value of `title` breaks off behind `::`"),
        ("title: name +", "the value of `title` breaks off behind `+`"),
        ("title: &", "the value of `title` breaks off behind `&`"),
        ("title: match", "the value of `title` breaks off behind `match`"),
    ] {
        for next in [
            "subtitle: \"x\"",
            "subtitle: \"x\",",
            "#[cfg(a)] subtitle: \"x\"",
            "#[cfg(a)] #[cfg(b)] \"subtitle\": \"x\"",
            "\"subtitle\": \"x\"",
            "subtitle: name, image_url: \"https://ferry.example/a.jpg\"",
            "buttons: [postback { title: \"Buy\", payload: \"BUY\" }]",
        ] {
            let source = format!(
                "Messenger {{ recipient: 5, attachment: generic {{ elements: [element {{ {key} {next} }}] }}, metadata: \"m\" }}"
            );
            assert_eq!(told(&source), [expected], "{source}");
            let keys = keys(&source);
            for name in ["subtitle", "image_url", "buttons", "payload", "metadata"] {
                let stays = keys.iter().any(|key| key.ends_with(name));
                assert_eq!(stays, source.contains(name), "{source}: {keys:?}");
            }
        }
    }
}

#[test]
fn what_follows_is_still_checked() {
    let long = "x".repeat(2_001);
    for half in ["messaging_type:", "messaging_type", "metadata: name.", "metadata:"] {
        for (around, behind) in [("Messenger {", "}"), ("{", "}"), ("", "")] {
            let source =
                format!("{around} recipient: 5, {half} text: \"{long}\", zzz: \"a\" {behind}");
            let told = told(&source);
            assert_eq!(told.len(), 3, "{source}: {told:?}");
            assert!(told.iter().any(|line| line.contains("over the limit of 2000")), "{told:?}");
            assert!(told.iter().any(|line| line.starts_with("unknown key `zzz`")), "{told:?}");
        }
    }
}

#[test]
fn keys_without_a_value_in_json() {
    for (source, expected) in [
        (
            "{ \"recipient\": { \"id\": \"5\" }, \"message\" }",
            "`message` has no value: write `message: …`",
        ),
        (
            "{ \"recipient\" \"message\": { \"text\": \"a\" } }",
            "`recipient` has no value: write `recipient: …`",
        ),
        (
            "{ \"recipient\": \"message\": { \"text\": \"a\" } }",
            "`recipient` has no value: write `recipient: …`",
        ),
        (
            "{ \"recipient\": { \"idd\" \"id\": \"5\" }, \"message\": { \"text\": \"a\" } }",
            "unknown key `idd` in a recipient, did you mean `id`?",
        ),
        (
            "{ \"recipient\": { \"id\": \"5\" }, \"message\": { \"tex\", \"metadata\": \"m\" } }",
            "unknown key `tex` in a message, did you mean `text`?",
        ),
        (
            "{ \"recipient\": { \"id\": \"5\" } \"message\": { \"text\": \"a\" } }",
            "a comma is missing before `message`",
        ),
        (
            "{ \"recipient\": { \"id\": \"5\" }, \"message\": { \"metadata\": \"a\" \"text\": \"a\" } }",
            "a comma is missing before `text`",
        ),
        (
            "{ \"recipient\": { \"id\": \"5\" }, \"message\": { \"text\": \"a\", \"quick_replies\": [{ \"content_type\": \"user_email\" } { \"content_type\": \"user_email\" }] } }",
            "a comma is missing before `{ … }`",
        ),
    ] {
        assert_eq!(told(source), [expected], "{source}");
    }
}

#[test]
fn objects_that_begin_with_something_half_typed_are_objects() {
    for (source, expected) in [
        ("recipient: { i id: \"5\" }, text: \"a\"", "unknown key `i` in a recipient"),
        (
            "recipient: { idd id: \"5\" }, text: \"a\"",
            "unknown key `idd` in a recipient, did you mean `id`?",
        ),
        (
            "recipient: { idd, id: \"5\" }, text: \"a\"",
            "unknown key `idd` in a recipient, did you mean `id`?",
        ),
        (
            "recipient: { idd #[cfg(a)] id: \"5\" }, text: \"a\"",
            "unknown key `idd` in a recipient, did you mean `id`?",
        ),
        ("recipient: { id \"5\" }, text: \"a\"", "expected `:` behind `id`"),
        ("recipient: { : \"5\" }, text: \"a\"", "expected `key: value`"),
        ("recipient: { , id: \"5\" }, text: \"a\"", "expected `key: value`"),
    ] {
        let [only] = told(source).try_into().unwrap_or_else(|all| panic!("{source}: {all:?}"));
        assert!(only.starts_with(expected), "{source}: {only}");
    }
    for block in [
        "{ let a: u8 = 1; a }",
        "{ let a = 1; a }",
        "{ const A: u8 = 1; A }",
        "{ static A: u8 = 1; A }",
        "{ type A = u8; 1 as A }",
        "{ return \"a\" }",
        "{ a as u8 }",
        "{ a }",
        "{ \"a\" }",
        "{ a::b(c, d) }",
        "{ 'a: { break 'a b } }",
        "{ ::a::b() }",
    ] {
        let (keys, mistakes) = parsed(&format!("recipient: {block}"));
        assert_eq!((keys.len(), mistakes.len()), (1, 0), "{block}: {mistakes:?}");
    }
}

#[test]
fn items_above_others() {
    let buttons = |items: &str| {
        format!(
            "recipient: 5, attachment: button {{ text: \"a\", buttons: [{items}], }}, metadata: \"m\""
        )
    };
    let good = "postback { title: \"Buy\", payload: \"BUY\" }";
    for (items, expected) in [
        (format!("post {good}"), "a comma is missing before `postback`"),
        (format!("{good} {good}"), "a comma is missing before `postback`"),
        (format!("menu[0] {good}"), "a comma is missing before `postback`"),
        (format!("menu. {good}"), "this item breaks off behind `.`"),
        (format!("for a in b {good}"), "expected `{ … }` with items behind this"),
        (format!("if a {good}"), "expected `{ … }` with items behind this"),
        (format!("if a {{ {good} }} else {good}"), "expected `{ … }` with items behind this"),
        (format!("for a {good}"), "a `for` in a list reads `for pattern in items { … }`"),
        (format!("for {good}"), "a `for` in a list reads `for pattern in items { … }`"),
        (
            format!("for a, for b in c {{ {good} }}"),
            "a `for` in a list reads `for pattern in items { … }`",
        ),
    ] {
        let source = buttons(&items);
        assert_eq!(told(&source), [expected], "{source}");
        let keys = keys(&source);
        assert!(keys.iter().any(|key| key.ends_with("payload")), "{source}: {keys:?}");
        assert!(keys.iter().any(|key| key == "metadata"), "{source}: {keys:?}");
    }
}

#[test]
fn a_key_without_its_colon_keeps_its_value() {
    let source = "recipient: 5, attachment image { ur: \"https://ferry.example/a.jpg\" }";
    assert_eq!(
        told(source),
        [
            "expected `:` behind `attachment`, found `image`",
            "unknown key `ur` in a media payload, did you mean `url`?"
        ]
    );
    for source in [
        "recipient \"5\", text: \"a\"",
        "recipient = \"5\", text: \"a\"",
        "recipient => \"5\", text: \"a\"",
        "recipient(\"5\"), text: \"a\"",
    ] {
        assert_eq!(told(source).len(), 1, "{source}");
        assert_eq!(keys(source), ["recipient", "text"], "{source}");
    }
}

#[test]
fn lone_keys_without_a_comma_between_them() {
    for (source, expected) in [
        ("Messenger { recipient text }", "expected `:` or `,` behind `recipient`, found `text`"),
        (
            "Messenger { recipient text, metadata: \"m\" }",
            "expected `:` or `,` behind `recipient`, found `text`",
        ),
        (
            "Messenger { recipient psid, text: \"m\" }",
            "expected `:` or `,` behind `recipient`, found `psid`",
        ),
        (
            "Messenger { recipint psid, text: \"m\" }",
            "unknown key `recipint` in a request, did you mean `recipient`?",
        ),
    ] {
        assert_eq!(told(source), [expected], "{source}");
    }
    assert_eq!(keys("Messenger { recipient text, tag }"), ["recipient", "text", "tag"]);
}

#[test]
fn a_platform_above_entries_keeps_them() {
    let source = "Instagram recipient: 5, txt: \"a\"";
    let [first, second] = told(source).try_into().unwrap();
    assert!(first.starts_with("`Instagram` wants its message in braces"), "{first}");
    assert!(second.starts_with("unknown key `txt`"), "{second}");
}

#[test]
fn contents_and_profiles_are_read_alike() {
    for (source, expected) in [
        ("tex metadata: \"m\"", "unknown key `tex` in a message, did you mean `text`?"),
        ("text: metadata: \"m\"", "`text` has no value: write `text: …`"),
        ("text: \"a\" metadata: \"m\"", "a comma is missing before `metadata`"),
        ("Messenger { text: metadata: \"m\" }", "`text` has no value: write `text: …`"),
    ] {
        assert_eq!(told_by(Product::Content, source), [expected], "{source}");
    }
    #[cfg(feature = "calls")]
    for (source, expected) in [
        (
            "Messenger { get_started: { payload: \"A\" } greeting: [{ locale: default, text: \"a\" }] }",
            "a comma is missing before `greeting`",
        ),
        (
            "Messenger { get_started: greeting: [{ locale: default, text: \"a\" }] }",
            "`get_started` has no value: write `get_started: …`",
        ),
        (
            "Messenger { get_started: { payload: \"A\" }, greeting: [{ locale text: \"a\" }] }",
            "`locale` has no value: write `locale: …`",
        ),
    ] {
        assert_eq!(told_by(Product::Profile, source), [expected], "{source}");
    }
}

#[test]
fn pairs_in_a_list_are_one_mistake() {
    let expected = "a list holds values, not `key: value`: put the pair in `{ … }`";
    for items in [
        "title: \"a\"",
        "title: \"a\", payload: \"b\"",
        "title: \"a\" payload: \"b\",",
        "title: payload: \"b\", text { title: \"c\", payload: \"d\" }",
        "for a in b { title: \"a\", payload: \"b\" }",
        "for a in text { title: \"a\", payload: \"b\" }",
        "if text { title: \"a\" payload: \"b\" }",
    ] {
        let source = format!("recipient: 5, text: \"a\", quick_replies: [{items}]");
        assert_eq!(told(&source), [expected], "{source}");
    }
}

#[test]
fn what_is_no_entry_is_told_once() {
    for (source, expected) in [
        ("recipient: 5, text: \"a\" {x}, metadata: \"m\"", "expected `,`, found `{ … }`"),
        ("recipient: 5, text: \"a\" 5, metadata: \"m\"", "expected `,`, found `5`"),
        ("recipient: 5, text: \"a\" \"b\", metadata: \"m\"", "a comma is missing before `b`"),
        ("recipient: 5, text: one big word, metadata: \"m\"", "a comma is missing before `big`"),
        ("recipient: 5, text: ; metadata: \"m\"", "`text` has no value: write `text: …`"),
        ("recipient: 5, text: \"a\"; metadata: \"m\"", "expected `,`, found `;`"),
        ("recipient: 5, text: \"a\" meta", "a comma is missing before `meta`"),
        (
            "recipient: 5, : \"x\" text: \"a\", metadata: \"m\"",
            "expected `key: value`, found `: \"x\"`",
        ),
        (
            "recipient: 5, text: \"a\", if a { tag: TAG } metadata: \"m\"",
            "`if` stands only in lists: put `#[cfg(…)]` before an entry, or give an `Option`",
        ),
    ] {
        for source in [source.to_owned(), format!("Messenger {{ {source} }}")] {
            assert_eq!(told(&source), [expected], "{source}");
            let keys = keys(&source);
            let stays = |key: &str| !source.contains(key) || keys.iter().any(|kept| kept == key);
            assert!(stays("text") && stays("metadata"), "{source}: {keys:?}");
        }
    }
}

#[test]
fn an_editor_finds_what_stands_behind() {
    for half in ["titl", "titl:", "title", "title:", "title: name.", "title: \"a\""] {
        let source = format!(
            "{{ sendapi }} recipient: 5, attachment: generic {{ elements: [element {{ {half} subtitle: \"x\" }}] }} metadata: \"m\""
        );
        let input = TokenStream::from_str(&source).unwrap();
        let shown = compile(Product::Message, input, Reader::Editor).to_string();
        for part in ["Element {", "subtitle :", "\"x\"", "metadata :", "\"m\""] {
            assert!(shown.contains(part), "{part} in {shown}");
        }
    }
}
