//! Tokens to draft. Nothing stops it: what cannot be understood becomes a mistake and a broken value, and it goes on
//! behind the next comma.

use proc_macro2::{Delimiter, Group, Ident, Literal, TokenStream, TokenTree};
use sendapi_core::PlatformKind;
use sendapi_core::schema::Shape;
use syn::Lit;

use crate::draft::capitals::{is_in_capitals, is_single_capital};
use crate::draft::scan::{End, is_colon, is_key, is_path_separator, is_punct, value_end};
use crate::draft::tag_values::is_tag_value;
use crate::draft::{Draft, Entry, Key, Object, Value};
use crate::source::items::{Branch, Item, Items, Kind};
use crate::source::mistakes::Mistakes;
use crate::source::places::Places;
use crate::source::tokens::Tokens;

/// Objects, lists, `for` and `if` in one another, up to this many: more would overflow a stack before it helped anyone.
const MAX_DEPTH: usize = 64;

/// The platforms that a call can name.
pub(crate) const PLATFORMS: [PlatformKind; 2] = [PlatformKind::Messenger, PlatformKind::Instagram];

/// What a macro call holds: the platform, if it names one, and the object.
#[derive(Debug)]
pub(crate) struct Call {
    pub(crate) platform: Option<Ident>,
    pub(crate) body: Draft,
}

/// Reads what stands inside the parentheses of a macro call.
pub(crate) fn parse(
    input: TokenStream,
    shape: &Shape,
    places: &mut Places,
    mistakes: &mut Mistakes,
) -> Call {
    let trees = trees(input);
    let mut parser = Parser { places, mistakes, depth: 0 };
    let (platform, body, behind) = match trees.as_slice() {
        [TokenTree::Ident(platform), TokenTree::Group(body), behind @ ..] if is_braced(body) => {
            let opening = Tokens::from(&TokenTree::from(platform.clone()));
            (Some(platform), parser.object(None, body, opening, true), behind)
        }
        [
            TokenTree::Punct(open),
            TokenTree::Ident(platform),
            TokenTree::Punct(close),
            TokenTree::Group(body),
            behind @ ..,
        ] if open.as_char() == '<' && close.as_char() == '>' && is_braced(body) => {
            (Some(platform), parser.object(None, body, opening(body), false), behind)
        }
        [TokenTree::Group(body), behind @ ..] if is_braced(body) => {
            (None, parser.object(None, body, opening(body), false), behind)
        }
        [TokenTree::Ident(platform), rest @ ..]
            if is_platform(platform)
                || rest.is_empty() && is_capitalised(&platform.to_string()) =>
        {
            let name = platform.to_string();
            let known = PLATFORMS.map(PlatformKind::name);
            let meant = known.into_iter().find(|known| known.eq_ignore_ascii_case(&name));
            let message = format!(
                "`{name}` wants its message in braces, as in `{} {{ {} }}`",
                meant.unwrap_or(&name),
                shape.example
            );
            let tokens = Tokens::from(&TokenTree::from(platform.clone()));
            return Call { platform: None, body: parser.broken(message, tokens) };
        }
        [first, ..] if is_value_alone(first) && !is_colon(&trees, 1) => {
            let message = format!("expected `key: value` pairs, as in `{}`", shape.example);
            return Call { platform: None, body: parser.broken(message, Tokens::from(first)) };
        }
        trees => (None, parser.entries_alone(trees), [].as_slice()),
    };
    parser.nothing_behind(behind);
    Call { platform: platform.cloned(), body }
}

struct Parser<'p> {
    places: &'p mut Places,
    mistakes: &'p mut Mistakes,
    depth: usize,
}

impl Parser<'_> {
    /// A trailing comma is all that may stand behind the braces.
    fn nothing_behind(&mut self, trees: &[TokenTree]) {
        match trees {
            [] => {}
            [TokenTree::Punct(comma)] if comma.as_char() == ',' => {}
            _ => self.mistake(
                Tokens::from(trees),
                "one call makes one message: nothing may stand behind its braces",
            ),
        }
    }

    fn entries_alone(&mut self, trees: &[TokenTree]) -> Draft {
        let tokens = Tokens::from(trees);
        let opening: Tokens = trees.first().cloned().into_iter().collect();
        let origin = self.places.next(tokens.clone());
        if let Some(place) = self.places.get_mut(origin) {
            place.opening.clone_from(&opening);
        }
        let entries = self.entries(trees, false);
        Draft { value: Value::Object(Object { head: None, entries, opening }), tokens, origin }
    }

    fn object(
        &mut self,
        head: Option<&Ident>,
        body: &Group,
        opening: Tokens,
        lone_keys: bool,
    ) -> Draft {
        let head_token = head.map(|head| TokenTree::from(head.clone()));
        let tokens: Tokens =
            head_token.into_iter().chain([TokenTree::from(body.clone())]).collect();
        let origin = self.places.next(tokens.clone());
        if let Some(place) = self.places.get_mut(origin) {
            place.opening.clone_from(&opening);
        }
        let entries = if self.deeper(&tokens) {
            self.entries(&trees(body.stream()), lone_keys)
        } else {
            return Draft { value: Value::Broken, tokens, origin };
        };
        self.depth -= 1;
        Draft {
            value: Value::Object(Object { head: head.cloned(), entries, opening }),
            tokens,
            origin,
        }
    }

    /// Goes one level deeper, if there is one; the caller goes back up.
    fn deeper(&mut self, tokens: &Tokens) -> bool {
        if self.depth < MAX_DEPTH {
            self.depth += 1;
            return true;
        }
        let message =
            format!("objects and lists stand more than {MAX_DEPTH} levels deep in one another");
        self.mistake(tokens.clone(), message);
        false
    }

    fn entries(&mut self, trees: &[TokenTree], lone_keys: bool) -> Vec<Entry> {
        let (mut entries, mut at) = (Vec::new(), 0);
        while at < trees.len() {
            let conditions = self.conditions(trees, &mut at);
            if at < trees.len() {
                entries.extend(self.entry(trees, &mut at, conditions, lone_keys));
            } else {
                self.nothing_behind_conditions(trees, &conditions);
            }
        }
        entries
    }

    fn entry(
        &mut self,
        trees: &[TokenTree],
        at: &mut usize,
        conditions: Vec<TokenStream>,
        lone_keys: bool,
    ) -> Option<Entry> {
        let Some((name, token, quoted)) = trees.get(*at).and_then(key) else {
            self.no_key(trees, at);
            return None;
        };
        *at += 1;
        let key = Key { name, origin: self.places.next(Tokens::from(&token)), token, quoted };
        if is_colon(trees, *at) {
            *at += 1;
            let value = self.value_behind(trees, at, &key);
            return Some(Entry { conditions, key, value });
        }
        let lone = trees.get(*at).is_none() || is_punct(trees, *at, ',');
        if !lone {
            self.no_colon(trees, at, &key);
            return None;
        }
        *at += 1;
        let value = match &key.token {
            TokenTree::Ident(word) if lone_keys => self.lone(word),
            _ => self.without_value(&key),
        };
        Some(Entry { conditions, key, value })
    }

    /// The value behind a key and its colon, and the comma behind the value.
    fn value_behind(&mut self, trees: &[TokenTree], at: &mut usize, key: &Key) -> Draft {
        let end = value_end(trees, *at);
        let value = trees.get(*at..end.at).unwrap_or_default();
        *at = end.at + usize::from(!end.comma_missing);
        if value.is_empty() {
            return self.without_value(key);
        }
        let draft = if is_attribute(value) {
            self.attribute_of_value(value, key)
        } else {
            self.value(value)
        };
        self.separated(trees, end);
        draft
    }

    fn attribute_of_value(&mut self, value: &[TokenTree], key: &Key) -> Draft {
        let attribute = Tokens::from(value.get(..2).unwrap_or_default());
        let name = &key.name;
        let message = format!(
            "an attribute stands before an entry, not before its value: put this before `{name}`"
        );
        self.broken(message, attribute)
    }

    /// Tells what stands behind a value in place of a comma.
    fn separated(&mut self, trees: &[TokenTree], end: End) {
        match trees.get(end.at) {
            Some(tree) if is_punct(trees, end.at, ';') => {
                self.mistake(Tokens::from(tree), "expected `,`, found `;`");
            }
            Some(_) if end.comma_missing => self.comma_missing(trees, end.at),
            _ => {}
        }
    }

    fn comma_missing(&mut self, trees: &[TokenTree], at: usize) {
        if let Some(tree) = trees.get(at) {
            let name = key(tree).map(|(name, ..)| name).unwrap_or_default();
            self.mistake(Tokens::from(tree), format!("a comma is missing before `{name}`"));
        }
    }

    fn no_key(&mut self, trees: &[TokenTree], at: &mut usize) {
        let end = value_end(trees, *at).at;
        let found = Tokens::from(trees.get(*at..end.max(*at + 1)).unwrap_or_default());
        let shown = first_words(&found);
        self.mistake(found, format!("expected `key: value`, found `{shown}`"));
        *at = end + 1;
    }

    fn no_colon(&mut self, trees: &[TokenTree], at: &mut usize, key: &Key) {
        let (name, found) = (&key.name, trees.get(*at));
        let message = match found {
            _ if matches!(name.as_str(), "if" | "for") => {
                format!(
                    "`{name}` stands only in lists: put `#[cfg(…)]` before an entry, or give an `Option`"
                )
            }
            Some(TokenTree::Group(group)) if is_braced(group) => {
                format!("expected `:` behind `{name}`, as in `key: {name} {{ … }}`")
            }
            Some(tree) => {
                let shown = first_words(&Tokens::from(tree));
                format!("expected `:` behind `{name}`, found `{shown}`")
            }
            None => format!("expected `:` behind `{name}`"),
        };
        let end = value_end(trees, *at);
        *at = end.at + usize::from(!end.comma_missing);
        self.mistake(Tokens::from(&key.token), message);
    }

    /// `#[cfg(…)]` in front of an entry or item.
    fn conditions(&mut self, trees: &[TokenTree], at: &mut usize) -> Vec<TokenStream> {
        let mut conditions = Vec::new();
        while let (true, Some(TokenTree::Group(attribute))) =
            (is_punct(trees, *at, '#'), trees.get(*at + 1))
        {
            let inner = self::trees(attribute.stream());
            let tokens = Tokens::from(trees.get(*at..*at + 2).unwrap_or_default());
            match inner.as_slice() {
                [TokenTree::Ident(name), TokenTree::Group(condition)] if name == "cfg" => {
                    conditions.push(condition.stream());
                }
                _ => self.mistake(tokens, "of attributes only `#[cfg(…)]` may stand here"),
            }
            *at += 2;
        }
        conditions
    }

    /// An attribute at the end of entries or items.
    fn nothing_behind_conditions(&mut self, trees: &[TokenTree], conditions: &[TokenStream]) {
        if !conditions.is_empty() {
            let attribute = trees.get(trees.len().saturating_sub(2)..).unwrap_or_default();
            self.mistake(Tokens::from(attribute), "nothing stands behind this `#[cfg(…)]`");
        }
    }

    fn value(&mut self, trees: &[TokenTree]) -> Draft {
        let tokens = Tokens::from(trees);
        match trees {
            [TokenTree::Group(group)] if group.delimiter() == Delimiter::None => {
                let inner = self::trees(group.stream());
                return if is_transparent(&inner) {
                    self.value(&inner)
                } else {
                    self.draft(Value::Expression, tokens)
                };
            }
            [TokenTree::Group(group)]
                if group.delimiter() == Delimiter::Brace && is_object(group) =>
            {
                return self.object(None, group, opening(group), false);
            }
            [TokenTree::Group(group)]
                if group.delimiter() == Delimiter::Bracket && !is_repetition(group) =>
            {
                return self.list(group);
            }
            [TokenTree::Ident(head), TokenTree::Group(body)] if is_head(head, body) => {
                if let [text @ TokenTree::Literal(_)] = self::trees(body.stream()).as_slice() {
                    let message = format!(
                        "`{head} {{ … }}` holds pairs, as in `key: value`, found a value alone"
                    );
                    self.mistake(Tokens::from(text), message);
                    return self.draft(Value::Broken, tokens);
                }
                return self.object(
                    Some(head),
                    body,
                    Tokens::from(&TokenTree::from(head.clone())),
                    true,
                );
            }
            _ => {}
        }
        let value = match trees {
            [TokenTree::Literal(literal)] => self.literal(literal, false),
            [TokenTree::Punct(minus), TokenTree::Literal(literal)] if minus.as_char() == '-' => {
                self.literal(literal, true)
            }
            [TokenTree::Ident(word)] => word_value(word),
            [TokenTree::Ident(head), TokenTree::Group(pairs)] if is_pairs(pairs) => self
                .odd(head, &format!("`{head}( … )` is a call: write `{head} {{ … }}`, in braces")),
            [TokenTree::Ident(word), TokenTree::Group(block)]
                if word == "const" && block.delimiter() == Delimiter::Brace =>
            {
                Value::Constant
            }
            _ if is_constant_path(trees) => Value::Constant,
            _ => Value::Expression,
        };
        self.draft(value, tokens)
    }

    fn literal(&mut self, literal: &Literal, negative: bool) -> Value {
        let sign = if negative { -1 } else { 1 };
        match Lit::new(literal.clone()) {
            Lit::Str(text) if !negative => Value::Text(text.value()),
            Lit::Int(number) => match number.base10_parse::<i128>() {
                Ok(value) => Value::Integer(sign * value),
                // As JSON's readers do.
                Err(_) => self.float(literal, number.base10_digits(), negative),
            },
            Lit::Float(number) => self.float(literal, number.base10_digits(), negative),
            _ => self.odd(
                literal,
                "no value of the API looks like this: write a string as in `\"text\"`",
            ),
        }
    }

    fn float(&mut self, literal: &Literal, digits: &str, negative: bool) -> Value {
        match digits.parse::<f64>() {
            Ok(value) if value.is_infinite() => {
                let message =
                    format!("this number is too large: JSON's readers hold at most {:e}", f64::MAX);
                self.odd(literal, &message)
            }
            Ok(value) => Value::Number(if negative { -value } else { value }),
            Err(_) => self.odd(literal, "this number cannot be read: write it as a string"),
        }
    }

    fn odd(&mut self, token: &(impl Clone + Into<TokenTree>), message: &str) -> Value {
        self.mistake(Tokens::from(&token.clone().into()), message);
        Value::Broken
    }

    fn list(&mut self, group: &Group) -> Draft {
        let tokens = Tokens::from(&TokenTree::from(group.clone()));
        let origin = self.places.next(tokens.clone());
        if !self.deeper(&tokens) {
            return Draft { value: Value::Broken, tokens, origin };
        }
        if let Some(place) = self.places.get_mut(origin) {
            place.opening = opening(group);
        }
        let items = self.items(&trees(group.stream()));
        self.depth -= 1;
        Draft { value: Value::List(Items(items)), tokens, origin }
    }

    fn items(&mut self, trees: &[TokenTree]) -> Vec<Item<Draft>> {
        let (mut items, mut at) = (Vec::new(), 0);
        while at < trees.len() {
            let conditions = self.conditions(trees, &mut at);
            let kind = match trees.get(at) {
                Some(TokenTree::Ident(word)) if word == "for" => {
                    self.repetition(trees, &mut at).unwrap_or_else(|broken| broken)
                }
                Some(TokenTree::Ident(word)) if word == "if" => {
                    self.choice(trees, &mut at).unwrap_or_else(|broken| broken)
                }
                Some(tree) if is_punct(trees, at, ',') => {
                    let message = "expected an item, found `,`".to_owned();
                    at += 1;
                    Kind::Value(self.broken(message, Tokens::from(tree)))
                }
                Some(TokenTree::Ident(word)) if word == "let" => self.statement(trees, &mut at),
                Some(_) => self.item(trees, &mut at),
                None => {
                    self.nothing_behind_conditions(trees, &conditions);
                    break;
                }
            };
            items.push(Item { conditions, kind });
        }
        items
    }

    fn item(&mut self, trees: &[TokenTree], at: &mut usize) -> Kind<Draft> {
        let end = value_end(trees, *at);
        let value = trees.get(*at..end.at.max(*at + 1)).unwrap_or_default();
        *at = end.at.max(*at + 1);
        let draft = if is_key(value, 0) {
            let tokens = Tokens::from(value);
            self.broken(
                "a list holds values, not `key: value`: put the pair in `{ … }`".to_owned(),
                tokens,
            )
        } else {
            self.value(value)
        };
        *at += usize::from(!end.comma_missing);
        self.separated(trees, end);
        Kind::Value(draft)
    }

    /// What stands for a statement among items: any number of items.
    fn statement(&mut self, trees: &[TokenTree], at: &mut usize) -> Kind<Draft> {
        self.bad_head(
            trees,
            at,
            "a list and its bodies hold items, no statements: put the `let` before the macro",
        )
    }

    fn repetition(
        &mut self,
        trees: &[TokenTree],
        at: &mut usize,
    ) -> Result<Kind<Draft>, Kind<Draft>> {
        let start = *at;
        let tail = trees.get(start + 1..).unwrap_or_default();
        let is_in = |tree: &TokenTree| matches!(tree, TokenTree::Ident(word) if word == "in");
        let Some(behind) = tail.iter().position(is_in) else {
            let message = "a `for` in a list reads `for pattern in items { … }`";
            return Err(self.bad_head(trees, at, message));
        };
        let pattern = tail.get(..behind).unwrap_or_default().iter().cloned().collect();
        let (iterated, body) = self.head(trees, at, start + 2 + behind)?;
        let tokens = Tokens::from(trees.get(start..*at).unwrap_or_default());
        self.separator(trees, at);
        Ok(Kind::For { pattern, iterated, body, tokens })
    }

    fn choice(&mut self, trees: &[TokenTree], at: &mut usize) -> Result<Kind<Draft>, Kind<Draft>> {
        let start = *at;
        let mut branches = Vec::new();
        loop {
            let (condition, items) = self.head(trees, at, *at + 1)?;
            branches.push(Branch { condition: Some(condition), items });
            match (trees.get(*at), trees.get(*at + 1)) {
                (Some(TokenTree::Ident(word)), Some(TokenTree::Ident(next)))
                    if word == "else" && next == "if" =>
                {
                    *at += 1;
                }
                (Some(TokenTree::Ident(word)), Some(TokenTree::Group(body)))
                    if word == "else" && body.delimiter() == Delimiter::Brace =>
                {
                    branches.push(Branch { condition: None, items: self.body(body) });
                    *at += 2;
                    break;
                }
                _ => break,
            }
        }
        let tokens = Tokens::from(trees.get(start..*at).unwrap_or_default());
        self.separator(trees, at);
        Ok(Kind::If { branches, tokens })
    }

    /// The head of a `for` or `if` from `start` on, and its body: the first braces behind it, as in Rust.
    fn head(
        &mut self,
        trees: &[TokenTree],
        at: &mut usize,
        start: usize,
    ) -> Result<(TokenStream, Vec<Item<Draft>>), Kind<Draft>> {
        let tail = trees.get(start..).unwrap_or_default();
        let begins_badly = match tail.first() {
            Some(TokenTree::Ident(word)) => {
                matches!(word.to_string().as_str(), "match" | "if" | "unsafe" | "loop")
            }
            Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
            _ => false,
        };
        if begins_badly {
            let message = "a head that begins with a block or `match` wants parentheses round it";
            let begin: Tokens = tail.first().cloned().into_iter().collect();
            return Err(self.bad_head_at(begin, trees, at, message));
        }
        let is_body = |tree: &TokenTree| matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        let length = tail.iter().position(is_body);
        let Some((length, TokenTree::Group(body))) =
            length.and_then(|length| Some((length, tail.get(length)?)))
        else {
            return Err(self.bad_head(trees, at, "expected `{ … }` with items behind this"));
        };
        if length == 0 {
            let message = "the head is missing between this and the braces";
            return Err(self.bad_head(trees, at, message));
        }
        *at = start + length + 1;
        Ok((tail.get(..length).unwrap_or_default().iter().cloned().collect(), self.body(body)))
    }

    fn body(&mut self, body: &Group) -> Vec<Item<Draft>> {
        let tokens = Tokens::from(&TokenTree::from(body.clone()));
        if !self.deeper(&tokens) {
            return Vec::new();
        }
        let items = self.items(&trees(body.stream()));
        self.depth -= 1;
        items
    }

    /// What stands for a `for` or `if` that could not be read: any number of items.
    fn bad_head(&mut self, trees: &[TokenTree], at: &mut usize, message: &str) -> Kind<Draft> {
        let end = value_end(trees, *at + 1).at.max(*at + 1);
        let whole = Tokens::from(trees.get(*at..end).unwrap_or_default());
        self.bad_head_at(whole, trees, at, message)
    }

    /// The same, told at some of its tokens.
    fn bad_head_at(
        &mut self,
        pointed: Tokens,
        trees: &[TokenTree],
        at: &mut usize,
        message: &str,
    ) -> Kind<Draft> {
        let end = value_end(trees, *at + 1).at.max(*at + 1);
        let tokens = Tokens::from(trees.get(*at..end).unwrap_or_default());
        *at = end + 1;
        let draft = self.broken(message.to_owned(), pointed);
        let body = vec![Item::always(Kind::Value(draft))];
        Kind::For { pattern: TokenStream::new(), iterated: TokenStream::new(), body, tokens }
    }

    /// The comma behind the braces of a `for` or `if`.
    fn separator(&mut self, trees: &[TokenTree], at: &mut usize) {
        match trees.get(*at) {
            Some(_) if is_punct(trees, *at, ',') => *at += 1,
            Some(tree) => self.mistake(Tokens::from(tree), "a comma is missing before this item"),
            None => {}
        }
    }

    fn lone(&mut self, word: &Ident) -> Draft {
        self.draft(word_value(word), Tokens::from(&TokenTree::from(word.clone())))
    }

    fn without_value(&mut self, key: &Key) -> Draft {
        let (name, token) = (&key.name, Tokens::from(&key.token));
        let message = format!("`{name}` has no value: write `{name}: …`");
        self.mistakes.add(key.origin, token.clone(), message);
        self.draft(Value::Broken, token)
    }

    fn broken(&mut self, message: String, tokens: Tokens) -> Draft {
        self.mistake(tokens.clone(), message);
        self.draft(Value::Broken, tokens)
    }

    fn draft(&mut self, value: Value, tokens: Tokens) -> Draft {
        Draft { value, origin: self.places.next(tokens.clone()), tokens }
    }

    fn mistake(&mut self, at: Tokens, message: impl Into<String>) {
        let order = self.places.next(at.clone());
        self.mistakes.add(order, at, message);
    }
}

fn trees(stream: TokenStream) -> Vec<TokenTree> {
    stream.into_iter().collect()
}

fn is_braced(group: &Group) -> bool {
    group.delimiter() == Delimiter::Brace
}

/// Whether a word names a platform, whatever its case.
fn is_platform(word: &Ident) -> bool {
    let named = |platform: PlatformKind| word.to_string().eq_ignore_ascii_case(platform.name());
    PLATFORMS.into_iter().any(named)
}

/// Whether a token can be nothing but a value.
fn is_value_alone(tree: &TokenTree) -> bool {
    match tree {
        TokenTree::Literal(_) => true,
        TokenTree::Group(group) => group.delimiter() == Delimiter::Bracket,
        _ => false,
    }
}

fn is_capitalised(name: &str) -> bool {
    name.starts_with(char::is_uppercase)
}

/// The opening brace or bracket of a group, as a token to point at.
fn opening(group: &Group) -> Tokens {
    let mut opening = Group::new(Delimiter::None, TokenStream::new());
    opening.set_span(group.span_open());
    Tokens::from(&TokenTree::from(opening))
}

/// The key that a token is: its name, the token itself and whether it is a string.
fn key(tree: &TokenTree) -> Option<(String, TokenTree, bool)> {
    match tree {
        TokenTree::Ident(word) => Some((unraw(word), tree.clone(), false)),
        TokenTree::Literal(literal) => match Lit::new(literal.clone()) {
            Lit::Str(text) => Some((text.value(), tree.clone(), true)),
            _ => None,
        },
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            match trees(group.stream()).as_slice() {
                [inner] => key(inner),
                _ => None,
            }
        }
        _ => None,
    }
}

fn unraw(word: &Ident) -> String {
    let name = word.to_string();
    name.strip_prefix("r#").map(str::to_owned).unwrap_or(name)
}

fn word_value(word: &Ident) -> Value {
    match word.to_string().as_str() {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        "null" | "None" => Value::Null,
        _ => Value::Word(word.clone()),
    }
}

/// Whether braces hold an object and not a block: nothing, or a key and its colon, or an attribute.
fn is_object(group: &Group) -> bool {
    let trees = trees(group.stream());
    trees.is_empty() || is_key(&trees, 0) || is_punct(&trees, 0, '#')
}

/// Whether parentheses hold what belongs in braces: a key and its colon.
fn is_pairs(group: &Group) -> bool {
    group.delimiter() == Delimiter::Parenthesis && is_key(&trees(group.stream()), 0)
}

/// Whether a value begins with what should stand in front of its key.
fn is_attribute(value: &[TokenTree]) -> bool {
    is_punct(value, 0, '#') && matches!(value.get(1), Some(TokenTree::Group(_)))
}

fn is_repetition(group: &Group) -> bool {
    trees(group.stream())
        .iter()
        .any(|tree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ';'))
}

/// Whether what another macro passed on in an invisible group is more to us than an expression.
fn is_transparent(inner: &[TokenTree]) -> bool {
    match inner {
        [_] => true,
        [TokenTree::Punct(minus), TokenTree::Literal(_)] => minus.as_char() == '-',
        [TokenTree::Ident(head), TokenTree::Group(body)] => is_head(head, body),
        _ => is_constant_path(inner),
    }
}

/// Whether an identifier and braces are a head: no keyword, and no struct literal of the user's.
fn is_head(head: &Ident, body: &Group) -> bool {
    let name = head.to_string();
    let keyword = matches!(
        name.as_str(),
        "unsafe" | "loop" | "const" | "async" | "match" | "if" | "for" | "while" | "move" | "try"
    );
    let structure = name.starts_with(|first: char| first.is_uppercase()) && !is_tag_value(&name);
    body.delimiter() == Delimiter::Brace && !keyword && !structure
}

/// Whether tokens are a path whose last part is in capitals, and which is no associated item of a parameter.
fn is_constant_path(trees: &[TokenTree]) -> bool {
    let (mut at, mut last, mut first) = (0, None, None);
    if is_path_separator(trees, 0) {
        at = 2;
    }
    loop {
        let Some(TokenTree::Ident(word)) = trees.get(at) else { return false };
        first = first.or_else(|| Some(word.to_string()));
        last = Some(word.to_string()).or(last);
        at += 1;
        if trees.get(at).is_none() {
            break;
        }
        if !is_path_separator(trees, at) {
            return false;
        }
        at += 2;
    }
    let parameter = first.is_none_or(|name| name == "Self" || is_single_capital(&name));
    !parameter && last.is_some_and(|name| is_in_capitals(&name))
}

fn first_words(tokens: &Tokens) -> String {
    let text = tokens.to_stream().to_string();
    let shown: String = text.chars().take(40).collect();
    if shown.len() < text.len() { format!("{shown}…") } else { shown }
}
