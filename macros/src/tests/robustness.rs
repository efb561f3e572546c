//! The macros never panic, whatever tokens they get, and what they make is always whole.

use std::str::FromStr;

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use proptest::prelude::*;
use sendapi_core::PlatformKind;
use sendapi_core::sample::Sampler;

use crate::compile::{Product, compile};
use crate::source::tokens::is_sign;
use crate::tests::agreement::tokens;
use crate::tests::half_typed::read;
use crate::write::reader::Reader;

/// Words, signs and literals that mean something to the macros, and some that do not.
const VOCABULARY: [&str; 70] = [
    "Messenger",
    "Instagram",
    "recipient",
    "message",
    "text",
    "attachment",
    "image",
    "url",
    "generic",
    "elements",
    "element",
    "title",
    "buttons",
    "postback",
    "payload",
    "quick_replies",
    "content_type",
    "tag",
    "HUMAN_AGENT",
    "messaging_type",
    "MESSAGE_TAG",
    "sender_action",
    "typing_on",
    "MEDIA_SHARE",
    "type",
    "r#type",
    "null",
    "None",
    "true",
    "for",
    "in",
    "if",
    "else",
    "match",
    "const",
    "unsafe",
    "as",
    "move",
    "Self",
    "T",
    "GREETING",
    "x",
    "Url",
    ":",
    ",",
    "::",
    "<",
    ">",
    "|",
    "#",
    "=",
    "->",
    ".",
    "?",
    "!",
    "-",
    "'a",
    "\"text\"",
    "\"\"",
    "5",
    "-5",
    "1.5",
    "'c'",
    "b\"x\"",
    "340282366920938463463374607431768211456",
    "1e999",
    "raCompletionMarker",
    "titraCompletionMarker",
    "'raCompletionMarker",
    "\"raCompletionMarker\"",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(6_000))]

    #[test]
    fn on_random_tokens(stream in token_stream()) {
        survives(&stream);
    }

    #[test]
    fn on_damaged_requests(seed in any::<u64>(), cuts in prop::collection::vec((any::<prop::sample::Index>(), 0..4_u8), 1..6)) {
        let request = Sampler::new(seed, PlatformKind::Messenger).request();
        let mut stream = tokens(&request);
        for (place, damage) in cuts {
            let length = count(&stream).max(1);
            stream = damaged(stream, &mut place.index(length), damage);
        }
        survives(&stream);
    }
}

#[test]
fn on_deep_nesting() {
    for (open, close) in [("[", "]"), ("{ \"message\": ", "}"), ("generic { elements: [", "] }")] {
        let source = format!("message: {}{}", open.repeat(200), close.repeat(200));
        survives(&TokenStream::from_str(&source).unwrap());
    }
}

#[test]
fn on_very_long_literals() {
    let source =
        format!("recipient: \"{}\", text: \"{}\"", "1".repeat(1_000_000), "é".repeat(1_000_000));
    survives(&TokenStream::from_str(&source).unwrap());
}

#[test]
fn on_every_token_that_is_left_out() {
    for body in bodies() {
        for place in 0..count(&body) {
            let damaged = damaged(body.clone(), &mut place.clone(), 0);
            survives(&damaged);
            let (_, told) = read(damaged.clone());
            assert!(told.len() <= 1, "{damaged}: {told:?}");
        }
    }
}

#[test]
fn where_a_comma_is_left_out_all_entries_stay() {
    for body in bodies() {
        let (keys, _) = read(body.clone());
        for place in places_of(&body, is_comma) {
            let damaged = damaged(body.clone(), &mut place.clone(), 0);
            let (kept, told) = read(damaged.clone());
            assert!(told.len() <= 1, "{damaged}: {told:?}");
            assert_eq!(kept, keys, "{damaged}");
        }
    }
}

#[test]
fn where_a_value_is_left_out_all_other_entries_stay() {
    for body in bodies() {
        for place in places_of(&body, is_value) {
            let (rest, _) = read(damaged(body.clone(), &mut place.clone(), 4));
            stays(&damaged(body.clone(), &mut place.clone(), 0), &rest);
        }
    }
}

#[test]
fn where_a_value_and_its_comma_are_left_out_all_other_entries_stay() {
    for body in bodies() {
        for place in places_of(&body, |trees, at| is_value(trees, at) && at + 1 < trees.len()) {
            let (rest, _) = read(damaged(body.clone(), &mut place.clone(), 4));
            let without_value = damaged(body.clone(), &mut place.clone(), 0);
            stays(&damaged(without_value, &mut place.clone(), 0), &rest);
        }
    }
}

fn stays(damaged: &TokenStream, rest: &[String]) {
    let (kept, told) = read(damaged.clone());
    assert_eq!(kept, rest, "{damaged}");
    assert_eq!(told.len(), 1, "{damaged}: {told:?}");
}

/// Bodies of all kinds: as documentation shows them, and as JSON.
fn bodies() -> Vec<TokenStream> {
    let written = [
        "Messenger { recipient: psid, messaging_type: RESPONSE, text: format!(\"{a}\"), quick_replies: [text { title: a.b(), payload: A }, user_email {}], }",
        "recipient: { id: psid }, tag: HUMAN_AGENT, attachment: generic { elements: [element { title: NAME, subtitle: if a { b } else { c }, buttons: [postback { title: \"a\", payload: \"b\" }, web_url { title: \"c\", url: d },], }] }",
        "Messenger { recipient: psid, attachment: button { text: \"a\", buttons: [for a in b { postback { title: a, payload: a } }, web_url { url: c, title: d }] }, metadata: -5 }",
        "Instagram { recipient: psid, #[cfg(a)] text: \"a\", #[cfg(not(a))] text: \"b\", quick_replies: [#[cfg(b)] text { title: x as T, payload: y }, text { title: &z, payload: 5 }], metadata: m }",
    ];
    let sampled =
        (0..40).map(|seed| tokens(&Sampler::new(seed, PlatformKind::Messenger).request()));
    written.iter().map(|body| TokenStream::from_str(body).unwrap()).chain(sampled).collect()
}

/// The numbers of the tokens that are wanted, each judged among those of its group.
fn places_of(
    stream: &TokenStream,
    wanted: impl Copy + Fn(&[TokenTree], usize) -> bool,
) -> Vec<usize> {
    let trees: Vec<_> = stream.clone().into_iter().collect();
    let (mut places, mut number) = (Vec::new(), 0);
    for (at, tree) in trees.iter().enumerate() {
        if wanted(&trees, at) {
            places.push(number);
        }
        number += 1;
        if let Some(inner) = inside(tree) {
            places.extend(places_of(&inner, wanted).into_iter().map(|place| number + place));
            number += count(&inner);
        }
    }
    places
}

/// Whether a token is all of a value.
fn is_value(trees: &[TokenTree], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| trees.get(before));
    let next = trees.get(at + 1);
    before.is_some_and(|before| is_sign(before, ':')) && next.is_none_or(|next| is_sign(next, ','))
}

fn is_comma(trees: &[TokenTree], at: usize) -> bool {
    is_sign(&trees[at], ',')
}

fn survives(stream: &TokenStream) {
    const PRODUCTS: &[Product] = &[
        Product::Message,
        Product::Content,
        #[cfg(feature = "calls")]
        Product::Profile,
    ];
    for product in PRODUCTS.iter().copied() {
        let krate = Group::new(Delimiter::Brace, TokenStream::from_str("sendapi").unwrap());
        let input = [TokenTree::from(krate)].into_iter().chain(stream.clone());
        let input: TokenStream = input.collect();
        for reader in [Reader::Compiler, Reader::Editor] {
            let expanded = compile(product, input.clone(), reader);
            assert!(TokenStream::from_str(&expanded.to_string()).is_ok(), "{expanded}");
        }
    }
}

fn token_stream() -> impl Strategy<Value = TokenStream> {
    let leaf = prop::sample::select(VOCABULARY.to_vec())
        .prop_map(|word| TokenStream::from_str(word).unwrap_or_default());
    let tree = leaf.prop_recursive(4, 60, 8, |inner| {
        let delimiter = prop::sample::select(vec![
            Delimiter::Brace,
            Delimiter::Bracket,
            Delimiter::Parenthesis,
            Delimiter::None,
        ]);
        (delimiter, prop::collection::vec(inner, 0..8)).prop_map(|(delimiter, parts)| {
            TokenTree::from(Group::new(delimiter, parts.into_iter().flatten().collect())).into()
        })
    });
    prop::collection::vec(tree, 0..12).prop_map(|parts| parts.into_iter().flatten().collect())
}

fn count(stream: &TokenStream) -> usize {
    stream.clone().into_iter().map(|tree| 1 + inside(&tree).map_or(0, |inner| count(&inner))).sum()
}

fn inside(tree: &TokenTree) -> Option<TokenStream> {
    match tree {
        TokenTree::Group(group) => Some(group.stream()),
        _ => None,
    }
}

/// Leaves out, repeats or replaces the token number `place`, counted through all groups.
fn damaged(stream: TokenStream, place: &mut usize, damage: u8) -> TokenStream {
    let mut result = TokenStream::new();
    for tree in stream {
        let here = *place == 0;
        *place = place.wrapping_sub(1);
        match (here, damage, tree) {
            (true, 0, _) => {}
            (true, 1, tree) => result.extend([tree.clone(), tree]),
            (true, 2, _) => result.extend(TokenStream::from_str(":")),
            (true, 4, _) => result.extend(TokenStream::from_str("0")),
            (true, _, TokenTree::Group(group)) => result.extend(group.stream()),
            (_, _, TokenTree::Group(group)) => {
                let inner = damaged(group.stream(), place, damage);
                result.extend([TokenTree::from(Group::new(group.delimiter(), inner))]);
            }
            (_, _, tree) => result.extend([tree]),
        }
    }
    result
}
