//! What is told about input that is half typed or no message at all.

use std::str::FromStr;

use proc_macro2::TokenStream;

use crate::compile::{Product, compile, judge};
use crate::write::reader::Reader;

/// The mistakes of a call, first lines only.
fn mistakes(source: &str) -> Vec<String> {
    let judged = judge(Product::Message, TokenStream::from_str(source).unwrap());
    let messages = judged.mistakes.messages();
    messages.iter().map(|message| message.lines().next().unwrap_or_default().to_owned()).collect()
}

fn expanded(source: &str, reader: Reader) -> String {
    let input = TokenStream::from_str(&format!("{{ sendapi }} {source}")).unwrap();
    compile(Product::Message, input, reader).to_string()
}

#[test]
fn nothing_gets_an_example() {
    let [only] = mistakes("").try_into().unwrap();
    assert!(only.starts_with("this message is empty"), "{only}");
}

#[test]
fn each_slip_is_told_once() {
    for (source, expected) in [
        (",", "expected `key: value`, found `,`"),
        ("recipient: 5, text:", "`text` has no value: write `text: …`"),
        ("recipient: 5, text", "`text` has no value: write `text: …`"),
        ("recipient: 5 text: \"a\"", "a comma is missing before `text`"),
        (
            "recipient: 5, text: 'a'",
            "no value of the API looks like this: write a string as in `\"text\"`",
        ),
        (
            "recipient: 5, attachment image { url: x }",
            "expected `:` behind `attachment`, found `image`",
        ),
        ("recipient: 5, txt: \"a\"", "unknown key `txt` in a message, did you mean `text`?"),
        (
            "Messenger { recipient, mark_seen }",
            "`mark_seen` in a request is a value of its `sender_action`: write `sender_action: mark_seen`",
        ),
        (
            "Instagram { recipient, TYPING_ON: true }",
            "`TYPING_ON` in a request is a value of its `sender_action`: write `sender_action: typing_on`",
        ),
        (
            "Messenger { recipient, RESPONSE, text: \"a\" }",
            "`RESPONSE` in a request is a value of its `messaging_type`: write `messaging_type: RESPONSE`",
        ),
        (
            "recipient: 5, attachment: button { text: \"a\", buttons: [web_url { title: \"a\", url: \"https://a.example\", tall: 1 }] }",
            "`tall` in a web_url button is a value of its `webview_height_ratio`: write `webview_height_ratio: tall`",
        ),
        (
            "recipient: 5, attachment: imagge { url: x }",
            "unknown `imagge { … }` in place of an attachment, did you mean `image`?",
        ),
        (
            "recipient: 5, attachment: { type: kind, payload: p }",
            "unknown attachment type `kind`, it takes `image`, `video`, `audio`, `file` or `template`",
        ),
        (
            "recipient: 5, text: bold { \"a\" }",
            "`bold { … }` holds pairs, as in `key: value`, found a value alone",
        ),
        (
            "recipient: 5, attachment: { type: (kind), payload: p }",
            "`type` decides what the object is and must be written out: to choose at run time, put an expression in place of the whole object",
        ),
        (
            "Telegram { recipient: 5, text: \"a\" }",
            "unknown platform `Telegram`, it is `Messenger` or `Instagram`, or `Both` for what either takes; if `Telegram` is a type parameter, `message!(Both { … }).on::<Telegram>()?` is a message for it",
        ),
        (
            "P { recipient: 5, text: \"a\" }",
            "unknown platform `P`, it is written out: `Messenger`, `Instagram`, or `Both` for what either takes; `message!(Both { … }).on::<P>()?` is a message for it",
        ),
        (
            "&Messenger { recipient: 5, text: \"a\" }",
            "`&` goes before the macro and not into its parentheses, as in `account.send(&message!( … ))`",
        ),
        (
            "sendapi::Messenger { recipient: 5, text: \"a\" }",
            "a platform is written without its path, by its name alone",
        ),
        (
            "::sendapi::platform::Both { recipient: 5, text: \"a\" }",
            "a platform is written without its path, by its name alone",
        ),
        ("both { recipient: 5, text: \"a\" }", "unknown platform `both`, did you mean `Both`?"),
        (
            "Mesenger { recipient: 5, text: \"a\" }",
            "unknown platform `Mesenger`, did you mean `Messenger`?",
        ),
        (
            "recipient: 5, text: \"a\", text: \"b\"",
            "`text` stands twice in a message: keep one of the two",
        ),
        ("recipient: 5, text: \"a\", quick_replies: [,]", "expected an item, found `,`"),
        (
            "recipient: 5, text: \"a\", quick_replies: [for x in match y { } { }]",
            "a head that begins with a block or `match` wants parentheses round it",
        ),
        (
            "recipient: 5, text: \"a\", quick_replies: [for x y { }]",
            "a `for` in a list reads `for pattern in items { … }`",
        ),
        (
            "recipient: 5, text: \"a\", quick_replies: [title: \"a\"]",
            "a list holds values, not `key: value`: put the pair in `{ … }`",
        ),
        (
            "recipient: 5, text: \"a\", quick_replies: [if x { user_email {} } user_email {}]",
            "a comma is missing before `user_email`",
        ),
    ] {
        assert_eq!(mistakes(source), [expected], "{source}");
    }
}

#[test]
fn conditions_stand_before_what_they_can_decide() {
    for (source, expected) in [
        ("recipient: 5, #[allow(x)] text: \"a\"", "of attributes only `#[cfg(…)]` may stand here"),
        ("recipient: 5, text: \"a\", #[cfg(a)]", "nothing stands behind this `#[cfg(…)]`"),
        ("recipient: 5, text: \"a\", #[allow(x)]", "of attributes only `#[cfg(…)]` may stand here"),
        (
            "recipient: 5, text: \"a\", quick_replies: [user_email {}, #[cfg(a)] #[cfg(b)]]",
            "nothing stands behind this `#[cfg(…)]`",
        ),
        (
            "recipient: 5, text: #[cfg(a)] \"a\"",
            "an attribute stands before an entry, not before its value: put this before `text`",
        ),
        (
            "recipient: 5, attachment: { #[cfg(a)] type: image, payload: p }",
            "`type` decides what the object is and cannot depend on a `#[cfg(…)]`: put that before the entry or item that holds the whole object",
        ),
        (
            "recipient: 5, attachment: template { #[cfg(a)] template_type: generic, elements: e }",
            "`template_type` decides what the object is and cannot depend on a `#[cfg(…)]`: put that before the entry or item that holds the whole object",
        ),
        (
            "recipient: 5, attachment: { type: image, #[cfg(a)] payload: p }",
            "`payload` goes with its `type` and cannot depend on a `#[cfg(…)]`: put that before the entry or item that holds the whole object",
        ),
        (
            "recipient: 5, attachment: image { #[cfg(a)] type: image, url: u }",
            "`image { … }` says the `type` already: leave this out",
        ),
        (
            "recipient: 5, text: \"a\", quick_replies: [text { #[cfg(a)] content_type: text, title: t, payload: p }]",
            "`text { … }` says the `content_type` already: leave this out",
        ),
    ] {
        assert_eq!(mistakes(source), [expected], "{source}");
    }
}

#[test]
fn numbers_that_nothing_can_hold_are_told() {
    for (source, expected) in [
        (
            "recipient: 99999999999999999999999999999999999999999999, text: \"a\"",
            "recipient id is a number with a fraction or too large to be kept exactly: write it as a string",
        ),
        (
            "recipient: 1e999, text: \"a\"",
            "this number is too large: JSON's readers hold at most 1.7976931348623157e308",
        ),
        (
            "recipient: 5, sticker_id: 18446744073709551616",
            "sticker_id is more than 18446744073709551615, the largest whole number of 64 bits: write a smaller one",
        ),
        (
            "recipient: 5, sticker_id: 99999999999999999999999999999999999999999999",
            "sticker_id is more than 18446744073709551615, the largest whole number of 64 bits: write a smaller one",
        ),
    ] {
        assert_eq!(mistakes(source), [expected], "{source}");
    }
}

#[test]
fn what_is_right_on_one_platform_is_no_mistake_where_the_platform_is_unknown() {
    let long = "x".repeat(1500);
    let bodies = [
        // On Messenger alone, then on Instagram alone.
        format!("{{ recipient: 5, messaging_type: RESPONSE, text: \"{long}\" }}"),
        "{ recipient: 5, notification_type: NO_PUSH, attachment: file { url: x } }".to_owned(),
        "{ recipient: 5, attachment: MEDIA_SHARE { id: \"1\" } }".to_owned(),
        "{ recipient: 5, attachments: [image { url: x }, image { url: y }] }".to_owned(),
    ];
    for body in bodies {
        for name in ["Mesenger", "messenger", "Instagrm", "instagram", "WhatsApp"] {
            for source in [format!("{name} {body}"), format!("<{name}> {body}")] {
                let [only] = mistakes(&source).try_into().unwrap();
                assert!(only.starts_with("unknown platform `"), "{source}: {only}");
            }
        }
    }
}

#[test]
fn what_is_wrong_on_both_platforms_is_told_beside_an_unknown_one() {
    assert_eq!(
        mistakes("Mesenger { recipient: 5, txt: \"a\", attachment: imagge { url: x } }"),
        [
            "unknown platform `Mesenger`, did you mean `Messenger`?",
            "unknown key `txt` in a message, did you mean `text`?",
            "unknown `imagge { … }` in place of an attachment, did you mean `image`?",
        ]
    );
}

#[test]
fn half_a_platform_is_one_mistake() {
    for source in [
        "Messenger Instagram { recipient: 5, text: \"a\" }",
        "Messenger, Instagram { recipient: 5, text: \"a\" }",
        "<Messenger, Instagram> { recipient: 5, text: \"a\" }",
        "<Messenger { recipient: 5, text: \"a\" }",
        "<> { recipient: 5, text: \"a\" }",
        "Platform::Messenger { recipient: 5, text: \"a\" }",
        "platform() { recipient: 5, text: \"a\" }",
        "(platform) { recipient: 5, text: \"a\" }",
        "\"Messenger\" { recipient: 5, text: \"a\" }",
        "messenger: { recipient: 5, text: \"a\" }",
        "{ recipient: 5, text: \"a\" } Messenger",
    ] {
        let told = mistakes(source);
        assert_eq!(told.len(), 1, "{source}: {told:?}");
    }
}

#[test]
fn words_of_the_api_are_never_variables() {
    assert_eq!(
        mistakes("recipient: 5, text: \"a\", messaging_type: UPDAET"),
        ["unknown messaging_type `UPDAET`, did you mean `UPDATE`?"]
    );
    assert_eq!(
        mistakes("recipient: 5, text: \"a\", messaging_type: update"),
        ["unknown messaging_type `update`, did you mean `UPDATE`?"]
    );
    assert!(mistakes("recipient: 5, text: \"a\", messaging_type: (update)").is_empty());
    assert!(mistakes("recipient: 5, text: \"a\", messaging_type: kind").is_empty());
}

#[test]
fn only_what_is_certain_is_told() {
    for source in [
        "recipient: someone(), text: text, attachment: attachment",
        "recipient: 5, text: \"a\", quick_replies: [for x in y { text { title: x, payload: x } }]",
        "recipient: 5, #[cfg(a)] text: \"a\", #[cfg(not(a))] text: \"b\"",
        "recipient: 5, #[cfg(a)] text: \"a\", #[cfg(not(a))] sender_action: typing_on",
        "recipient: 5, text: \"a\", quick_replies: [#[cfg(a)] if x { user_email {} } else { user_email {} }]",
        "recipient: 5, message: message",
        "recipient: 5, message: m, sender_action: a",
        // A variable or function that is called like a part of the API.
        "recipient: 5, attachment: { while *x == image {} pick() }",
        "recipient: 5, attachment: { if late && image {} pick() }",
        "recipient: 5, attachment: match image { Some(x) => x, None => template(image) }",
        "recipient: 5, attachment: if image { a } else { b }",
        "recipient: 5, attachment: json!({ a: image { b: 5 } })",
        "recipient: 5, text: \"a\", quick_replies: text.iter().map(|text| chip(text)).collect::<Vec<_>>()",
        // One that a type of the user's turns into.
        "recipient: Customer { id: 5 }, text: \"a\"",
        "recipient: Customer { id }, text: \"a\"",
        "recipient: Recipient { id: 5 }, text: \"a\"",
        // Types of the user's that are called as parts of the API are, on the way to one.
        "recipient: 5, attachment: (Image { url: x }).into()",
        "recipient: 5, attachment: Image { url }.into()",
        "recipient: 5, attachment: picture(Image { url: x })",
        "recipient: 5, attachment: match x { a => Image { url: a }, b => Image { url: b } }.into()",
        "recipient: 5, attachment: match (match x { a => Image { url: a } }) { Image { url } => picture(url) }",
        "recipient: 5, attachment: match x { Image { url: a } | Image { url: b } => picture(a, b) }",
        "recipient: 5, attachment: if x == (Image { url: a }) { b } else { c }",
        "recipient: 5, attachment: if late { picture(Image { url: a }) } else { Image { url: b }.into() }",
        "recipient: 5, attachment: match x { a => Image { url: a, ..Image::EMPTY } }",
        "recipient: 5, text: \"a\", quick_replies: xs.map(|x| Text { title: x }).map(Into::into)",
        "recipient: 5, text: \"a\", quick_replies: [if late { Text { title: x }.into() } else { chip(x) }]",
        "recipient: 5, attachment: match x { _ => { let y = Image { url: a }; y.into() } }",
        "recipient: 5, attachment: match x { _ => 'a: { break 'a b } }",
        "recipient: 5, attachment: match x { _ => { a::b() } }",
        "recipient: 5, attachment: Image { url: x, ..Image::EMPTY }",
    ] {
        assert!(mistakes(source).is_empty(), "{source}: {:?}", mistakes(source));
    }
}

#[test]
fn parts_of_the_api_within_rust_are_told() {
    for (source, part) in [
        ("recipient: 5, text: \"a\", quick_replies: vec![text { title: x, payload: x }]", "text"),
        (
            "recipient: 5, text: \"a\", quick_replies: [match x { _ => user_email {} }]",
            "user_email",
        ),
        ("recipient: 5, text: \"a\", quick_replies: xs.map(|x| text { title: x })", "text"),
        (
            "recipient: 5, attachment: if late { image { url: x } } else { video { url: x } }",
            "image",
        ),
        ("recipient: 5, attachment: Some(generic { elements: x })", "generic"),
        ("recipient: 5, attachment: Carousel { elements: x }", "Carousel"),
        ("recipient: 5, attachment: Carousel { elements }", "Carousel"),
        ("recipient: 5, text: \"a\", quick_replies: [Text { title, payload }]", "Text"),
        ("recipient: 5, text: \"a\", quick_replies: [UserEmail {}]", "UserEmail"),
        (
            "recipient: 5, text: \"a\", quick_replies: [match x { _ => Text { title, payload: x } }]",
            "Text",
        ),
        (
            "recipient: 5, attachment: match x { 1 => a, _ => { if late { Image { url: x } } else { b } } }",
            "Image",
        ),
        ("recipient: 5, attachment: if late { a } else { Image { url: x } }", "Image"),
        (
            "recipient: 5, attachment: button { text: x, buttons: [UrlButton { url: x }] }",
            "UrlButton",
        ),
    ] {
        let told = mistakes(source);
        assert_eq!(told.len(), 1, "{source}: {told:?}");
        assert!(
            told.iter().all(|it| it.contains(&format!("`{part} {{ … }}`"))),
            "{source}: {told:?}"
        );
    }
}

#[test]
fn objects_in_place_of_blocks_are_told() {
    for (source, object) in [
        ("recipient: 5, message: match x { _ => { text: \"a\" } }", "{ text: … }"),
        ("recipient: 5, message: if x { a } else { text: \"a\" }", "{ text: … }"),
        (
            "recipient: 5, text: \"a\", quick_replies: xs.map(|x| { content_type: text, title: x })",
            "{ content_type: … }",
        ),
        ("recipient: 5, message: { match x { _ => { \"text\": \"a\" } } }", "{ \"text\": … }"),
    ] {
        let [told] = mistakes(source).try_into().unwrap();
        assert!(told.contains(&format!("`{object}`")), "{source}: {told}");
    }
}

#[test]
fn counts_are_known_as_far_as_they_can_be() {
    let chips = |count: usize| "user_email {}, ".repeat(count);
    let source = format!(
        "recipient: 5, text: \"a\", quick_replies: [if x {{ {} }} else {{ {} }}, {}]",
        chips(2),
        chips(1),
        chips(13)
    );
    assert_eq!(
        mistakes(&source),
        [
            "quick_replies has 14 items, 1 over the limit of 13: leave the surplus out, or send it in another message"
        ]
    );
    for perhaps in ["if x", "#[cfg(a)] if x", "#[cfg(a)] for x in y"] {
        let source = format!(
            "recipient: 5, text: \"a\", quick_replies: [{perhaps} {{ {} }}, {}]",
            chips(2),
            chips(13)
        );
        assert!(mistakes(&source).is_empty());
    }
    let source = format!(
        "recipient: 5, text: \"a\", quick_replies: [#[cfg(a)] if x {{ {} }} else {{ {} }}, {}]",
        chips(2),
        chips(1),
        chips(13)
    );
    assert!(mistakes(&source).is_empty());
}

#[test]
fn an_editor_finds_the_keys_of_what_is_written_out() {
    let picture = "recipient: 5, attachment: image { url: \"https://ferry.example/pier.jpg\" }";
    for key in ["Recipient :: Id", "attachment :", "url :"] {
        assert!(expanded(picture, Reader::Editor).contains(key), "{key}");
        assert!(!expanded(picture, Reader::Compiler).contains(key), "{key}");
    }
}

#[test]
fn what_is_written_out_is_text() {
    let text = r#"{\"text\":\"a\"}"#;
    for source in [
        "recipient: 5, text: \"a\"",
        "recipient: psid, text: \"a\"",
        "recipient: psid, tag: kind(), text: \"a\"",
        "<Instagram> { \"recipient\": { \"id\": psid }, \"message\": { \"text\": \"a\" } }",
    ] {
        assert!(expanded(source, Reader::Compiler).contains(text), "{source}");
    }
}

#[test]
fn what_may_be_a_constant_or_is_not_sure_to_be_there_is_no_text() {
    for source in [
        "recipient: CAPTAIN, text: \"a\"",
        "recipient: 5, text: \"a\", metadata: METADATA",
        "recipient: 5, #[cfg(a)] text: \"a\"",
        "recipient: 5, #[cfg(a)] text: \"a\", #[cfg(not(a))] text: b",
        "recipient: psid, #[cfg(a)] message: { text: \"a\" }",
    ] {
        let expanded = expanded(source, Reader::Compiler);
        assert!(expanded.contains("__sendapi_messenger ("), "{source}: {expanded}");
    }
}
