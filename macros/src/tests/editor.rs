//! What rust-analyzer needs of an expansion for editors, without rust-analyzer: it lays the expansion with the cursor's word
//! in it upon the one without, and shows of a token all that stands at it.

use std::collections::BTreeSet;
use std::ops::Range;
use std::str::FromStr;
use std::sync::LazyLock;

use proc_macro2::{Delimiter, Group, Spacing, TokenStream, TokenTree};
use sendapi_core::Request;
use sendapi_core::convert::value::Schema as _;
use sendapi_core::sample::Sampler;
use sendapi_core::schema::{Field, Form, Shape, Type};

use crate::compile::{Product, compile};
use crate::source::platforms::PLATFORMS;
use crate::tests::agreement::tokens;
use crate::write::reader::Reader;

/// The word that stands at the cursor.
const CURSOR: &str = "raCompletionMarker";

#[test]
fn every_object_of_the_api_is_among_the_bodies() {
    let shown: BTreeSet<_> =
        bodies().iter().flat_map(|body| structs(&shown(&body.to_string()))).collect();
    let mut shapes = Vec::new();
    reach(Request::SHAPE, &mut shapes);
    let structs = shapes.iter().filter(|shape| !shape.members().fields.is_empty());
    let structs: Vec<_> = structs.filter(|shape| shape.members().one_of.is_empty()).collect();
    assert!(structs.len() > 40, "{}", structs.len());
    let names = structs.iter().map(|shape| shape.path.rsplit("::").next().unwrap_or_default());
    let missing: Vec<_> = names.filter(|name| !shown.contains(*name)).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn what_stands_before_the_cursor_is_the_same_without_it() {
    assert!(TYPED.len() > 500, "{}", TYPED.len());
    for Typed { with, shorter, longer, .. } in TYPED.iter() {
        let place = longer.find(CURSOR).unwrap_or_else(|| panic!("not shown: {}", near(with)));
        // The attribute before a key that is none is new as well, where nothing is typed of the key yet.
        let before = longer.get(..place).unwrap_or_default();
        let before = before.strip_suffix("# [cfg (any ())] ").unwrap_or(before);
        let without = shorter.get(..before.len()).unwrap_or(shorter);
        assert!(before == without, "{}\n{}\n{}", near(with), end(before), end(without));
    }
}

#[test]
fn the_literal_around_the_cursor_is_no_longer_than_the_cursor_more() {
    for Typed { with, shorter, longer } in TYPED.iter() {
        let cursor = longer.find(CURSOR).unwrap_or_default();
        let around = braces(longer).into_iter().filter(|braces| braces.contains(&cursor));
        let Some(around) = around.min_by_key(Range::len) else { continue };
        let same = braces(shorter).into_iter().find(|braces| braces.start == around.start);
        let same = same.unwrap_or_else(|| panic!("nothing like it without: {}", near(with)));
        assert!(same.len() + CURSOR.len() >= around.len(), "{}", near(with));
    }
}

#[test]
fn at_a_token_of_the_users_stands_what_it_means_and_nothing_else() {
    let mut tried = 0;
    // Errors stand where they are about.
    let bodies = random(0..60).map(|body| TokenStream::from_str(&body).unwrap()).chain(bodies());
    for body in bodies.filter(|body| !shown(&body.to_string()).contains("compile_error")) {
        let source = format!("{FRONT}{body}");
        let shown =
            compile(Product::Message, TokenStream::from_str(&source).unwrap(), Reader::Editor);
        each(shown, &mut |token| {
            let range = token.span().byte_range();
            if range.start < FRONT.len() {
                return;
            }
            let written = source.get(range).unwrap_or_default();
            assert!(
                means(&token.to_string(), written),
                "`{token}` stands at `{written}`: {source}"
            );
            tried += 1;
        });
    }
    assert!(tried > 300, "{tried}");
}

#[test]
fn an_expansion_for_editors_brings_no_name_of_ours_into_sight() {
    for body in bodies() {
        let mut words = Vec::new();
        let shown = compile(Product::Message, input(&body.to_string()), Reader::Editor);
        each(shown, &mut |token| words.push(token.to_string()));
        let behind = |keyword: &'static str| {
            words.split(move |word| word == keyword).skip(1).map(<[_]>::to_vec)
        };
        for import in behind("use") {
            let path: Vec<_> = import.into_iter().take_while(|word| word != ";").collect();
            assert_eq!(path.last().map(String::as_str), Some("*"), "{path:?}");
            let only_words = ["__words_of_", "__head_of_", "platforms"];
            let holds = |name: &&str| path.iter().any(|step| step.starts_with(*name));
            assert!(only_words.iter().any(holds), "{path:?}");
        }
        for name in behind("let") {
            let name = name.first().map(String::as_str);
            assert!(matches!(name, Some("_" | "value")), "{name:?}");
        }
    }
}

#[test]
fn the_cursor_may_stand_anywhere() {
    for body in [
        "text: \"raCompletionMarker\"",
        "recipient: 'raCompletionMarker: loop { break 'raCompletionMarker 5 }",
        "recipient: 5, text: format!(\"{}\", raCompletionMarker)",
        "recipient: 5, text: outer! { inner! { raCompletionMarker } }",
        "raCompletionMarker",
        "raCompletionMarker!",
        "Messenger raCompletionMarker",
        "Messenger { raCompletionMarker",
        "<raCompletionMarker> {}",
        "Messenger { recipient: 5, } raCompletionMarker",
    ] {
        let Ok(body) = TokenStream::from_str(body) else { continue };
        for product in [Product::Message, Product::Content] {
            let whole = compile(product, input(&body.to_string()), Reader::Editor).to_string();
            assert!(TokenStream::from_str(&whole).is_ok(), "{whole}");
        }
    }
}

#[test]
fn a_message_of_a_thousand_cards_is_completed_as_well() {
    let card = "element { title: \"Rye\", subtitle: name, buttons: [postback { title: \"a\", payload: \"b\" }] },";
    let half = "element { titraCompletionMarker }";
    let cards = card.repeat(999);
    let body = format!("recipient: psid, attachment: generic {{ elements: [{cards} {half}] }}");
    let shown = shown(&body);
    assert_eq!(shown.matches("Element {").count(), 1_000);
    assert!(shown.contains("titraCompletionMarker"));
}

/// The shape and all below it.
fn reach(shape: &'static Shape, shapes: &mut Vec<&'static Shape>) {
    if shapes.iter().any(|known| known.path == shape.path) {
        return;
    }
    shapes.push(shape);
    match &shape.form {
        Form::Struct(form) => form.fields.iter().for_each(|field| reach_by(field.ty, shapes)),
        Form::Tagged(form) => {
            form.variants.iter().for_each(|variant| reach((variant.shape)(), shapes));
        }
    }
}

fn reach_by(ty: Type, shapes: &mut Vec<&'static Shape>) {
    match ty {
        Type::Object(shape) => reach(shape(), shapes),
        Type::List(item) => reach_by(*item, shapes),
        _ => {}
    }
}

/// A body while something is typed in it, with the cursor's word, and what an editor reads with it and without.
struct Typed {
    with: String,
    shorter: String,
    longer: String,
}

/// All that may be typed in the bodies; what stands between the same words once.
static TYPED: LazyLock<Vec<Typed>> = LazyLock::new(|| {
    let mut seen = BTreeSet::new();
    let all = bodies().iter().flat_map(all_typed).collect::<Vec<_>>();
    let all = all.into_iter().filter(|(_, with)| seen.insert(near(with)));
    let typed = all.map(|(without, with)| {
        let (shorter, longer) = (shown(&without), shown(&with));
        Typed { with, shorter, longer }
    });
    typed.collect()
});

/// The cursor, and what stands around it.
fn near(text: &str) -> String {
    let words: Vec<_> = text.split(' ').collect();
    let place = words.iter().position(|word| word.contains(CURSOR)).unwrap_or_default();
    words.get(place.saturating_sub(6)..words.len().min(place + 5)).unwrap_or_default().join(" ")
}

fn end(text: &str) -> String {
    let words: Vec<_> = text.split(' ').collect();
    words.get(words.len().saturating_sub(30)..).unwrap_or_default().join(" ")
}

/// What the front of the macro puts before the tokens of a call.
const FRONT: &str = "{sendapi} ";

fn input(body: &str) -> TokenStream {
    TokenStream::from_str(&format!("{FRONT}{body}")).unwrap()
}

fn shown(body: &str) -> String {
    compile(Product::Message, input(body), Reader::Editor).to_string()
}

/// Bodies in which each object of the API stands somewhere, for both platforms, and some with Rust in them.
fn bodies() -> Vec<TokenStream> {
    let written = [
        "Messenger { recipient: psid, messaging_type: RESPONSE, text: format!(\"{a}\"), quick_replies: [text { title: a.b(), payload: A }, user_email {}], }",
        "recipient: { id: psid }, tag: HUMAN_AGENT, attachment: generic { elements: [element { title: NAME, subtitle: name, buttons: [postback { title: \"a\", payload: \"b\" }, web_url { title: \"c\", url: d },], }] }",
        "Messenger { recipient: psid, attachment: button { text: \"a\", buttons: [for a in b { postback { title: a, payload: a } }, if c { web_url { url: c, title: d } } else { postback { title: e, payload: f } }] }, metadata: m }",
        "Instagram { recipient: psid, #[cfg(a)] text: \"a\", #[cfg(not(a))] text: \"b\", quick_replies: [#[cfg(b)] text { title: x, payload: y }], metadata: m }",
        "Instagram { recipient: psid, sender_action: typing_on }",
    ];
    let written = written.iter().map(|body| TokenStream::from_str(body).unwrap());
    written.chain(SAMPLED.iter().map(|body| TokenStream::from_str(body).unwrap())).collect()
}

/// A few random requests, and for each object of the API one that has it: with all its members, whatever the rules say.
static SAMPLED: LazyLock<Vec<String>> = LazyLock::new(|| {
    let (mut bodies, mut seen) = (random(0..10).collect::<Vec<_>>(), BTreeSet::new());
    for choice in 0..600 {
        let object = Full { choice, open: Vec::new() }.object(Request::SHAPE);
        let body = format!("{} {object}", PLATFORMS[choice % 2].name());
        let known = seen.len();
        seen.extend(structs(&shown(&body)));
        if seen.len() > known {
            bodies.push(body);
        }
    }
    bodies
});

/// Requests that the platforms take.
fn random(seeds: Range<u64>) -> impl Iterator<Item = String> {
    seeds.flat_map(|seed| {
        PLATFORMS.map(|platform| {
            let request = with_words_for_keys(tokens(&Sampler::new(seed, platform).request()));
            format!("<{}> {request}", platform.name())
        })
    })
}

/// Writes objects with all their members.
struct Full {
    /// Which variant it takes of each tagged object: the remainder, and what is left of it below.
    choice: usize,
    open: Vec<&'static str>,
}

impl Full {
    fn object(&mut self, shape: &'static Shape) -> String {
        if self.open.contains(&shape.path) {
            return "{}".to_owned();
        }
        self.open.push(shape.path);
        let around = self.choice;
        let members = match &shape.form {
            Form::Struct(form) => self.members(form.fields),
            Form::Tagged(form) => {
                let count = form.variants.len();
                let variant = &form.variants[self.choice % count];
                self.choice /= count;
                let inner = (variant.shape)();
                let tag = format!("{}: \"{}\"", form.tag.name, variant.choice.value);
                match form.content {
                    Some(content) => format!("{tag}, {}: {}", content.name, self.object(inner)),
                    None => format!("{tag}, {}", self.members(inner.members().fields)),
                }
            }
        };
        self.choice = around;
        self.open.pop();
        format!("{{ {members} }}")
    }

    fn members(&mut self, fields: &'static [Field]) -> String {
        let members =
            fields.iter().map(|field| format!("{}: {}", field.name, self.value(field.ty)));
        members.collect::<Vec<_>>().join(", ")
    }

    fn value(&mut self, ty: Type) -> String {
        match ty {
            Type::Text => "\"a\"".to_owned(),
            Type::Integer | Type::Number => "5".to_owned(),
            Type::Bool => "true".to_owned(),
            Type::Choice(choices) => format!("\"{}\"", choices().choices[0].value),
            Type::Object(shape) => self.object(shape()),
            Type::List(item) => format!("[{}]", self.value(*item)),
        }
    }
}

/// The names of the structs of which there are literals in an expansion.
fn structs(shown: &str) -> Vec<String> {
    let words: Vec<_> = shown.split(' ').collect();
    let literals = words.windows(3).filter(|words| matches!(words, ["::", _, "{"]));
    literals.filter_map(|words| words.get(1)).map(|name| (*name).to_owned()).collect()
}

/// The same with identifiers in place of strings for keys.
fn with_words_for_keys(stream: TokenStream) -> TokenStream {
    let trees: Vec<_> = stream.into_iter().collect();
    let word = |index: usize, tree: &TokenTree| {
        let key = tree.to_string();
        let is_key = is_sign(trees.get(index + 1), ':');
        is_key.then(|| TokenStream::from_str(key.trim_matches('"')).unwrap())
    };
    let each = trees.iter().enumerate().map(|(index, tree)| match tree {
        TokenTree::Group(group) => {
            let inner = with_words_for_keys(group.stream());
            TokenTree::from(Group::new(group.delimiter(), inner)).into()
        }
        tree => word(index, tree).unwrap_or_else(|| tree.clone().into()),
    });
    each.collect()
}

/// Everything that may be typed in a body: nothing yet and half a word, where a key, a head or a word may begin.
fn all_typed(body: &TokenStream) -> Vec<(String, String)> {
    let source = body.to_string();
    let mut places = Vec::new();
    collect(&TokenStream::from_str(&source).unwrap(), &mut places);
    let mut typed = Vec::new();
    for Place { range, halves } in places {
        for half in halves {
            let (before, behind) = (&source[..range.start], &source[range.end..]);
            let without = format!("{before} {half} {behind}");
            typed.push((without, format!("{before} {half}{CURSOR} {behind}")));
        }
    }
    typed
}

/// A place where something may be typed, in place of what stands there, and what is there of it.
struct Place {
    range: Range<usize>,
    halves: Vec<String>,
}

fn collect(stream: &TokenStream, places: &mut Vec<Place>) {
    let trees: Vec<_> = stream.clone().into_iter().collect();
    for (index, tree) in trees.iter().enumerate() {
        let TokenTree::Group(group) = tree else { continue };
        let is_macro = matches!(trees.get(index.wrapping_sub(1)), Some(TokenTree::Punct(sign)) if matches!(sign.as_char(), '!' | '#'));
        let inner: Vec<_> = group.stream().into_iter().collect();
        match group.delimiter() {
            _ if is_macro => continue,
            Delimiter::Brace if is_object(&inner) => entries(group, &inner, places),
            Delimiter::Bracket => items(group, &inner, places),
            _ => {}
        }
        collect(&group.stream(), places);
    }
}

fn is_object(inner: &[TokenTree]) -> bool {
    inner.is_empty() || is_sign(inner.get(1), ':')
}

/// The places of keys: at the start of the braces and behind each comma; and of words behind keys.
fn entries(group: &Group, inner: &[TokenTree], places: &mut Vec<Place>) {
    // Half of a key of another object, and of several.
    let keys = ["", "ti", "pay"].map(str::to_owned);
    let mut starts = vec![group.span_open().byte_range().end];
    let commas = inner.iter().filter(|tree| is_sign(Some(tree), ','));
    starts.extend(commas.map(|comma| comma.span().byte_range().end));
    places.extend(
        starts.into_iter().map(|start| Place { range: start..start, halves: keys.to_vec() }),
    );
    for (index, trees) in inner.windows(3).enumerate() {
        if let [_, colon, TokenTree::Ident(word)] = trees
            && is_sign(Some(colon), ':')
            && inner.get(index + 3).is_none_or(|next| is_sign(Some(next), ','))
        {
            let written = word.to_string();
            let halves = [0, 1, 2].map(|end| written.get(..end).unwrap_or_default().to_owned());
            places.push(Place { range: word.span().byte_range(), halves: halves.to_vec() });
        }
    }
}

/// The places of items: behind the bracket and behind each comma.
fn items(group: &Group, inner: &[TokenTree], places: &mut Vec<Place>) {
    let halves = ["", "po", "ele"].map(str::to_owned);
    let mut start = Some(group.span_open().byte_range().end);
    for next in inner.iter().map(Some).chain([None]) {
        // In front of braces it would be their head.
        if let Some(start) = start
            && !matches!(next, Some(TokenTree::Group(_)))
        {
            places.push(Place { range: start..start, halves: halves.to_vec() });
        }
        start =
            next.filter(|next| is_sign(Some(next), ',')).map(|comma| comma.span().byte_range().end);
    }
}

fn is_sign(tree: Option<&TokenTree>, sign: char) -> bool {
    matches!(tree, Some(TokenTree::Punct(punct)) if punct.as_char() == sign && punct.spacing() == Spacing::Alone)
}

/// The ranges of all braces in a text of tokens.
fn braces(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    groups(TokenStream::from_str(text).unwrap(), &mut ranges);
    ranges
}

fn groups(stream: TokenStream, ranges: &mut Vec<Range<usize>>) {
    for tree in stream {
        let TokenTree::Group(group) = tree else { continue };
        if group.delimiter() == Delimiter::Brace {
            ranges.push(group.span().byte_range());
        }
        groups(group.stream(), ranges);
    }
}

fn each(stream: TokenStream, visit: &mut dyn FnMut(&TokenTree)) {
    for tree in stream {
        match &tree {
            TokenTree::Group(group) => each(group.stream(), visit),
            token => visit(token),
        }
    }
}

/// Whether a token of an expansion is what the user's token means: the same, or the Rust name of a word of the API.
fn means(token: &str, written: &str) -> bool {
    let (token, written) = (token.trim_start_matches("r#"), written.trim_matches('"'));
    let camel: String = written.split('_').flat_map(capitalized).collect();
    token.trim_matches('"') == written || token == camel
}

fn capitalized(word: &str) -> impl Iterator<Item = char> {
    word.chars().enumerate().map(|(index, letter)| {
        if index == 0 { letter.to_ascii_uppercase() } else { letter.to_ascii_lowercase() }
    })
}
