//! Tokens to draft. Nothing stops it: what cannot be understood becomes a mistake and a broken value, and it goes on
//! behind the next comma.

use proc_macro2::{Delimiter, Group, Ident, Literal, TokenStream, TokenTree};
use sendapi_core::PlatformKind;
use sendapi_core::schema::Shape;
use syn::Lit;

use crate::draft::capitals::{is_in_capitals, is_single_capital};
use crate::draft::cursor::Cursor;
use crate::draft::scan::End;
use crate::draft::tag_values::is_tag_value;
use crate::draft::{Draft, Entry, Key, Object, Value};
use crate::source::items::{Branch, Item, Items, Kind};
use crate::source::mistakes::Mistakes;
use crate::source::places::Places;
use crate::source::tokens::Tokens;

/// Objects, lists, `for` and `if` in one another, up to this many: more would overflow a stack before it helped anyone.
const MAX_DEPTH: usize = 64;

struct Parser<'p> {
    places: &'p mut Places,
    mistakes: &'p mut Mistakes,
    depth: usize,
}

impl Parser<'_> {
    /// What `read` makes of what stands one level deeper, if there is one.
    fn deeper<R>(&mut self, tokens: &Tokens, read: impl FnOnce(&mut Self) -> R) -> Option<R> {
        if self.depth == MAX_DEPTH {
            let message =
                format!("objects and lists stand more than {MAX_DEPTH} levels deep in one another");
            self.mistake(tokens.clone(), message);
            return None;
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        Some(read)
    }

    /// Takes the place of an object or a list, for which the token `opening` stands.
    fn opened(&mut self, tokens: &Tokens, opening: &Tokens) -> usize {
        let origin = self.places.next(tokens.clone());
        if let Some(place) = self.places.get_mut(origin) {
            place.opening.clone_from(opening);
        }
        origin
    }

    fn draft(&mut self, value: Value, tokens: Tokens) -> Draft {
        Draft { value, origin: self.places.next(tokens.clone()), tokens }
    }

    fn broken(&mut self, message: impl Into<String>, tokens: Tokens) -> Draft {
        self.mistake(tokens.clone(), message);
        self.draft(Value::Broken, tokens)
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

/// The opening brace or bracket of a group, as a token to point at.
fn opening(group: &Group) -> Tokens {
    let mut opening = Group::new(Delimiter::None, TokenStream::new());
    opening.set_span(group.span_open());
    Tokens::from(&TokenTree::from(opening))
}

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
    Parser { places, mistakes, depth: 0 }.call(&trees(input), shape)
}

impl Parser<'_> {
    fn call(&mut self, trees: &[TokenTree], shape: &Shape) -> Call {
        let (platform, body, behind) = match trees {
            [TokenTree::Ident(platform), TokenTree::Group(body), behind @ ..]
                if is_braced(body) =>
            {
                let opening = Tokens::from(&TokenTree::from(platform.clone()));
                (Some(platform), self.object(None, body, opening, true), behind)
            }
            [
                TokenTree::Punct(open),
                TokenTree::Ident(platform),
                TokenTree::Punct(close),
                TokenTree::Group(body),
                behind @ ..,
            ] if open.as_char() == '<' && close.as_char() == '>' && is_braced(body) => {
                (Some(platform), self.object(None, body, opening(body), false), behind)
            }
            [TokenTree::Group(body), behind @ ..] if is_braced(body) => {
                (None, self.object(None, body, opening(body), false), behind)
            }
            [TokenTree::Ident(platform), rest @ ..] if is_platform_alone(platform, rest) => {
                return self.platform_alone(platform, shape);
            }
            [first, ..] if is_value_alone(first) && !Cursor::new(trees).ahead(1).is_colon() => {
                let message = format!("expected `key: value` pairs, as in `{}`", shape.example);
                return Call { platform: None, body: self.broken(message, Tokens::from(first)) };
            }
            trees => (None, self.entries_alone(trees), [].as_slice()),
        };
        self.nothing_behind(behind);
        Call { platform: platform.cloned(), body }
    }

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

    fn platform_alone(&mut self, platform: &Ident, shape: &Shape) -> Call {
        let name = platform.to_string();
        let known = PLATFORMS.map(PlatformKind::name);
        let meant = known.into_iter().find(|known| known.eq_ignore_ascii_case(&name));
        let message = format!(
            "`{name}` wants its message in braces, as in `{} {{ {} }}`",
            meant.unwrap_or(&name),
            shape.example
        );
        let tokens = Tokens::from(&TokenTree::from(platform.clone()));
        Call { platform: None, body: self.broken(message, tokens) }
    }

    fn entries_alone(&mut self, trees: &[TokenTree]) -> Draft {
        let tokens = Tokens::from(trees);
        let opening: Tokens = trees.first().cloned().into_iter().collect();
        let origin = self.opened(&tokens, &opening);
        let entries = self.entries(trees, false);
        Draft { value: Value::Object(Object { head: None, entries, opening }), tokens, origin }
    }
}

/// Whether a platform is named without a message: by its name, in whatever case, or by what can be nothing else.
fn is_platform_alone(word: &Ident, rest: &[TokenTree]) -> bool {
    let word = word.to_string();
    let named = |platform: PlatformKind| word.eq_ignore_ascii_case(platform.name());
    PLATFORMS.into_iter().any(named) || rest.is_empty() && word.starts_with(char::is_uppercase)
}

/// Whether a token can be nothing but a value.
fn is_value_alone(tree: &TokenTree) -> bool {
    match tree {
        TokenTree::Literal(_) => true,
        TokenTree::Group(group) => group.delimiter() == Delimiter::Bracket,
        _ => false,
    }
}

impl Parser<'_> {
    /// An object with a head in front of it.
    fn headed(&mut self, head: &Ident, body: &Group) -> Draft {
        if let [text @ TokenTree::Literal(_)] = trees(body.stream()).as_slice() {
            let message =
                format!("`{head} {{ … }}` holds pairs, as in `key: value`, found a value alone");
            self.mistake(Tokens::from(text), message);
            return self.draft(Value::Broken, tokens(Some(head), body));
        }
        self.object(Some(head), body, Tokens::from(&TokenTree::from(head.clone())), true)
    }

    fn object(
        &mut self,
        head: Option<&Ident>,
        body: &Group,
        opening: Tokens,
        lone_keys: bool,
    ) -> Draft {
        let tokens = tokens(head, body);
        let origin = self.opened(&tokens, &opening);
        let entries =
            self.deeper(&tokens, |parser| parser.entries(&trees(body.stream()), lone_keys));
        let value = match entries {
            Some(entries) => Value::Object(Object { head: head.cloned(), entries, opening }),
            None => Value::Broken,
        };
        Draft { value, tokens, origin }
    }
}

fn tokens(head: Option<&Ident>, body: &Group) -> Tokens {
    let head = head.map(|head| TokenTree::from(head.clone()));
    head.into_iter().chain([TokenTree::from(body.clone())]).collect()
}

/// Whether braces hold an object and not a block: nothing, or a key and its colon, or an attribute.
fn is_object(group: &Group) -> bool {
    let trees = trees(group.stream());
    let cursor = Cursor::new(&trees);
    is_braced(group) && (trees.is_empty() || cursor.is_key() || cursor.is_punct('#'))
}

/// Whether an identifier and braces are a head: no keyword, and no struct literal of the user's.
fn is_head(head: &Ident, body: &Group) -> bool {
    let name = head.to_string();
    let keyword = matches!(
        name.as_str(),
        "unsafe" | "loop" | "const" | "async" | "match" | "if" | "for" | "while" | "move" | "try"
    );
    let structure = name.starts_with(char::is_uppercase) && !is_tag_value(&name);
    is_braced(body) && !keyword && !structure
}

impl Parser<'_> {
    fn entries(&mut self, trees: &[TokenTree], lone_keys: bool) -> Vec<Entry> {
        let (mut entries, mut cursor) = (Vec::new(), Cursor::new(trees));
        while !cursor.is_at_end() {
            let conditions = self.conditions(&mut cursor);
            if cursor.is_at_end() {
                self.nothing_behind_conditions(trees, &conditions);
            } else {
                entries.extend(self.entry(&mut cursor, conditions, lone_keys));
            }
        }
        entries
    }

    fn entry(
        &mut self,
        cursor: &mut Cursor<'_>,
        conditions: Vec<TokenStream>,
        lone_keys: bool,
    ) -> Option<Entry> {
        let Some(key) = self.key(*cursor) else {
            self.no_key(cursor);
            return None;
        };
        cursor.skip(1);
        let value = if cursor.is_colon() {
            cursor.skip(1);
            self.value_behind(cursor, &key)
        } else if cursor.is_at_end() || cursor.is_punct(',') {
            cursor.skip(1);
            self.alone(&key, lone_keys)
        } else {
            self.no_colon(cursor, &key);
            return None;
        };
        Some(Entry { conditions, key, value })
    }

    fn key(&mut self, cursor: Cursor<'_>) -> Option<Key> {
        let token = cursor.peek()?;
        let Named { name, quoted } = Named::by(token)?;
        let origin = self.places.next(Tokens::from(token));
        Some(Key { name, token: token.clone(), quoted, origin })
    }

    /// The value of a key that stands alone.
    fn alone(&mut self, key: &Key, lone_keys: bool) -> Draft {
        match &key.token {
            TokenTree::Ident(word) if lone_keys => {
                self.draft(Value::of_word(word), Tokens::from(&key.token))
            }
            _ => self.without_value(key),
        }
    }

    /// The value behind a key and its colon, and the comma behind the value.
    fn value_behind(&mut self, cursor: &mut Cursor<'_>, key: &Key) -> Draft {
        let end = cursor.end_of_value();
        let value = cursor.until(end.cursor);
        let draft = match value {
            [] => self.without_value(key),
            [TokenTree::Punct(hash), TokenTree::Group(_), ..] if hash.as_char() == '#' => {
                self.attribute_of_value(cursor.until(cursor.ahead(2)), key)
            }
            value => self.value(value),
        };
        *cursor = end.behind_separator();
        if !value.is_empty() {
            self.separated(end);
        }
        draft
    }

    fn attribute_of_value(&mut self, attribute: &[TokenTree], key: &Key) -> Draft {
        let name = &key.name;
        let message = format!(
            "an attribute stands before an entry, not before its value: put this before `{name}`"
        );
        self.broken(message, Tokens::from(attribute))
    }

    fn without_value(&mut self, key: &Key) -> Draft {
        let (name, token) = (&key.name, Tokens::from(&key.token));
        let message = format!("`{name}` has no value: write `{name}: …`");
        self.mistakes.add(key.origin, token.clone(), message);
        self.draft(Value::Broken, token)
    }

    /// Tells what stands behind a value in place of a comma.
    fn separated(&mut self, end: End<'_>) {
        let Some(tree) = end.cursor.peek() else { return };
        if end.cursor.is_punct(';') {
            self.mistake(Tokens::from(tree), "expected `,`, found `;`");
        } else if end.comma_missing {
            let name = Named::by(tree).map(|named| named.name).unwrap_or_default();
            self.mistake(Tokens::from(tree), format!("a comma is missing before `{name}`"));
        }
    }

    fn no_key(&mut self, cursor: &mut Cursor<'_>) {
        let end = cursor.end_of_value().cursor;
        let found = Tokens::from(cursor.until(end.max(cursor.ahead(1))));
        let shown = first_words(&found);
        self.mistake(found, format!("expected `key: value`, found `{shown}`"));
        *cursor = end.ahead(1);
    }

    fn no_colon(&mut self, cursor: &mut Cursor<'_>, key: &Key) {
        let name = &key.name;
        let message = match cursor.peek() {
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
        *cursor = cursor.end_of_value().behind_separator();
        self.mistake(Tokens::from(&key.token), message);
    }

    /// `#[cfg(…)]` in front of an entry or item.
    fn conditions(&mut self, cursor: &mut Cursor<'_>) -> Vec<TokenStream> {
        let mut conditions = Vec::new();
        while cursor.is_punct('#')
            && let Some(TokenTree::Group(attribute)) = cursor.ahead(1).peek()
        {
            let tokens = cursor.take_until(cursor.ahead(2));
            match trees(attribute.stream()).as_slice() {
                [TokenTree::Ident(name), TokenTree::Group(condition)] if name == "cfg" => {
                    conditions.push(condition.stream());
                }
                _ => self
                    .mistake(Tokens::from(tokens), "of attributes only `#[cfg(…)]` may stand here"),
            }
        }
        conditions
    }

    /// An attribute at the end of entries or items.
    fn nothing_behind_conditions(&mut self, trees: &[TokenTree], conditions: &[TokenStream]) {
        if let ([.., hash, attribute], [_, ..]) = (trees, conditions) {
            let attribute = [hash.clone(), attribute.clone()];
            self.mistake(Tokens::from(&attribute[..]), "nothing stands behind this `#[cfg(…)]`");
        }
    }
}

/// The name that a token is, and whether it is a string.
struct Named {
    name: String,
    quoted: bool,
}

impl Named {
    fn by(tree: &TokenTree) -> Option<Self> {
        match tree {
            TokenTree::Ident(word) => Some(Self { name: unraw(word), quoted: false }),
            TokenTree::Literal(literal) => match Lit::new(literal.clone()) {
                Lit::Str(text) => Some(Self { name: text.value(), quoted: true }),
                _ => None,
            },
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                match trees(group.stream()).as_slice() {
                    [inner] => Self::by(inner),
                    _ => None,
                }
            }
            TokenTree::Group(_) | TokenTree::Punct(_) => None,
        }
    }
}

fn unraw(word: &Ident) -> String {
    let name = word.to_string();
    name.strip_prefix("r#").map(str::to_owned).unwrap_or(name)
}

fn first_words(tokens: &Tokens) -> String {
    let text = tokens.to_stream().to_string();
    let shown: String = text.chars().take(40).collect();
    if shown.len() < text.len() { format!("{shown}…") } else { shown }
}

impl Parser<'_> {
    fn list(&mut self, group: &Group) -> Draft {
        let tokens = Tokens::from(&TokenTree::from(group.clone()));
        let origin = self.opened(&tokens, &opening(group));
        let items = self.deeper(&tokens, |parser| parser.items(&trees(group.stream())));
        let value = items.map_or(Value::Broken, |items| Value::List(Items(items)));
        Draft { value, tokens, origin }
    }

    fn items(&mut self, trees: &[TokenTree]) -> Vec<Item<Draft>> {
        let (mut items, mut cursor) = (Vec::new(), Cursor::new(trees));
        while !cursor.is_at_end() {
            let conditions = self.conditions(&mut cursor);
            match self.item(&mut cursor) {
                Some(kind) => items.push(Item { conditions, kind }),
                None => self.nothing_behind_conditions(trees, &conditions),
            }
        }
        items
    }

    fn item(&mut self, cursor: &mut Cursor<'_>) -> Option<Kind<Draft>> {
        let first = cursor.peek()?;
        Some(if cursor.is_word("for") {
            self.repetition(cursor).unwrap_or_else(|broken| broken)
        } else if cursor.is_word("if") {
            self.choice(cursor).unwrap_or_else(|broken| broken)
        } else if cursor.is_word("let") {
            self.statement(cursor)
        } else if cursor.is_punct(',') {
            cursor.skip(1);
            Kind::Value(self.broken("expected an item, found `,`", Tokens::from(first)))
        } else {
            Kind::Value(self.value_among_items(cursor))
        })
    }

    /// A value, and the comma behind it.
    fn value_among_items(&mut self, cursor: &mut Cursor<'_>) -> Draft {
        let end = cursor.end_of_value();
        let is_pair = cursor.is_key();
        let value = cursor.take_until(end.cursor.max(cursor.ahead(1)));
        let draft = if is_pair {
            let message = "a list holds values, not `key: value`: put the pair in `{ … }`";
            self.broken(message, Tokens::from(value))
        } else {
            self.value(value)
        };
        cursor.skip(usize::from(!end.comma_missing));
        self.separated(end);
        draft
    }

    /// What stands for a statement among items: any number of items.
    fn statement(&mut self, cursor: &mut Cursor<'_>) -> Kind<Draft> {
        let message =
            "a list and its bodies hold items, no statements: put the `let` before the macro";
        self.bad_head(cursor, message)
    }
}

impl Parser<'_> {
    /// A `for`, and the comma behind it; as an error, what stands for one that could not be read.
    fn repetition(&mut self, cursor: &mut Cursor<'_>) -> Result<Kind<Draft>, Kind<Draft>> {
        let (start, pattern) = (*cursor, cursor.ahead(1));
        let is_in = |tree: &TokenTree| matches!(tree, TokenTree::Ident(word) if word == "in");
        let Some(joint) = pattern.find(is_in) else {
            let message = "a `for` in a list reads `for pattern in items { … }`";
            return Err(self.bad_head(cursor, message));
        };
        let (iterated, body) = self.head(cursor, joint.ahead(1))?;
        let tokens = Tokens::from(start.until(*cursor));
        self.separator(cursor);
        Ok(Kind::For { pattern: stream(pattern.until(joint)), iterated, body, tokens })
    }

    /// An `if` with all its branches, and the comma behind it; as an error, what stands for one that could not be read.
    fn choice(&mut self, cursor: &mut Cursor<'_>) -> Result<Kind<Draft>, Kind<Draft>> {
        let (start, mut branches) = (*cursor, Vec::new());
        loop {
            let (condition, items) = self.head(cursor, cursor.ahead(1))?;
            branches.push(Branch { condition: Some(condition), items });
            let next = cursor.ahead(1);
            if !cursor.is_word("else") || !next.is_word("if") {
                break;
            }
            *cursor = next;
        }
        branches.extend(self.last_branch(cursor));
        let tokens = Tokens::from(start.until(*cursor));
        self.separator(cursor);
        Ok(Kind::If { branches, tokens })
    }

    fn last_branch(&mut self, cursor: &mut Cursor<'_>) -> Option<Branch<Draft>> {
        match cursor.ahead(1).peek() {
            Some(TokenTree::Group(body)) if cursor.is_word("else") && is_braced(body) => {
                cursor.skip(2);
                Some(Branch { condition: None, items: self.body(body) })
            }
            _ => None,
        }
    }

    /// The head of a `for` or `if` from `start` on, and its body: the first braces behind it, as in Rust.
    fn head<'t>(
        &mut self,
        cursor: &mut Cursor<'t>,
        start: Cursor<'t>,
    ) -> Result<(TokenStream, Vec<Item<Draft>>), Kind<Draft>> {
        if let Some(first) = start.peek().filter(|first| begins_badly(first)) {
            let message = "a head that begins with a block or `match` wants parentheses round it";
            return Err(self.bad_head_at(Tokens::from(first), cursor, message));
        }
        let braces = start.find(|tree| matches!(tree, TokenTree::Group(group) if is_braced(group)));
        let Some((braces, TokenTree::Group(body))) =
            braces.and_then(|braces| Some((braces, braces.peek()?)))
        else {
            return Err(self.bad_head(cursor, "expected `{ … }` with items behind this"));
        };
        *cursor = braces.ahead(1);
        Ok((stream(start.until(braces)), self.body(body)))
    }

    fn body(&mut self, body: &Group) -> Vec<Item<Draft>> {
        let tokens = Tokens::from(&TokenTree::from(body.clone()));
        let items = self.deeper(&tokens, |parser| parser.items(&trees(body.stream())));
        items.unwrap_or_default()
    }

    /// What stands for a `for` or `if` that could not be read: any number of items.
    fn bad_head(&mut self, cursor: &mut Cursor<'_>, message: &str) -> Kind<Draft> {
        let end = cursor.ahead(1).end_of_value().cursor;
        self.bad_head_at(Tokens::from(cursor.until(end)), cursor, message)
    }

    /// The same, told at some of its tokens.
    fn bad_head_at(
        &mut self,
        pointed: Tokens,
        cursor: &mut Cursor<'_>,
        message: &str,
    ) -> Kind<Draft> {
        let end = cursor.ahead(1).end_of_value().cursor;
        let tokens = Tokens::from(cursor.until(end));
        *cursor = end.ahead(1);
        let body = vec![Item::always(Kind::Value(self.broken(message, pointed)))];
        Kind::For { pattern: TokenStream::new(), iterated: TokenStream::new(), body, tokens }
    }

    /// The comma behind the braces of a `for` or `if`.
    fn separator(&mut self, cursor: &mut Cursor<'_>) {
        match cursor.peek() {
            Some(_) if cursor.is_punct(',') => cursor.skip(1),
            Some(tree) => self.mistake(Tokens::from(tree), "a comma is missing before this item"),
            None => {}
        }
    }
}

/// Whether what begins a head would hide where its body begins.
fn begins_badly(first: &TokenTree) -> bool {
    match first {
        TokenTree::Ident(word) => {
            matches!(word.to_string().as_str(), "match" | "if" | "unsafe" | "loop")
        }
        TokenTree::Group(group) => is_braced(group),
        _ => false,
    }
}

fn stream(trees: &[TokenTree]) -> TokenStream {
    trees.iter().cloned().collect()
}

impl Parser<'_> {
    fn value(&mut self, trees: &[TokenTree]) -> Draft {
        match trees {
            [TokenTree::Group(group)] => self.group(group),
            [TokenTree::Ident(head), TokenTree::Group(body)] if is_head(head, body) => {
                self.headed(head, body)
            }
            _ => {
                let value = self.plain(trees);
                self.draft(value, Tokens::from(trees))
            }
        }
    }

    fn group(&mut self, group: &Group) -> Draft {
        match group.delimiter() {
            Delimiter::None => self.passed_on(group),
            Delimiter::Brace if is_object(group) => self.object(None, group, opening(group), false),
            Delimiter::Bracket if !is_repetition(group) => self.list(group),
            _ => self.expression(group),
        }
    }

    /// What another macro has passed on in an invisible group.
    fn passed_on(&mut self, group: &Group) -> Draft {
        let inner = trees(group.stream());
        if is_transparent(&inner) { self.value(&inner) } else { self.expression(group) }
    }

    fn expression(&mut self, group: &Group) -> Draft {
        self.draft(Value::Expression, Tokens::from(&TokenTree::from(group.clone())))
    }

    /// A value that is neither an object nor a list.
    fn plain(&mut self, trees: &[TokenTree]) -> Value {
        match trees {
            [TokenTree::Literal(literal)] => self.literal(literal, false),
            [TokenTree::Punct(minus), TokenTree::Literal(literal)] if minus.as_char() == '-' => {
                self.literal(literal, true)
            }
            [TokenTree::Ident(word)] => Value::of_word(word),
            [TokenTree::Ident(head), TokenTree::Group(pairs)] if is_pairs(pairs) => self
                .odd(head, &format!("`{head}( … )` is a call: write `{head} {{ … }}`, in braces")),
            [TokenTree::Ident(word), TokenTree::Group(block)]
                if word == "const" && is_braced(block) =>
            {
                Value::Constant
            }
            _ if is_constant_path(trees) => Value::Constant,
            _ => Value::Expression,
        }
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
                let most = f64::MAX;
                let message =
                    format!("this number is too large: JSON's readers hold at most {most:e}");
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
}

impl Value {
    /// What a word means that stands alone.
    fn of_word(word: &Ident) -> Self {
        match word.to_string().as_str() {
            "true" => Self::Bool(true),
            "false" => Self::Bool(false),
            "null" | "None" => Self::Null,
            _ => Self::Word(word.clone()),
        }
    }
}

/// Whether parentheses hold what belongs in braces: a key and its colon.
fn is_pairs(group: &Group) -> bool {
    let parentheses = group.delimiter() == Delimiter::Parenthesis;
    parentheses && Cursor::new(&trees(group.stream())).is_key()
}

fn is_repetition(group: &Group) -> bool {
    let is_semicolon =
        |tree: &TokenTree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == ';');
    trees(group.stream()).iter().any(is_semicolon)
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

/// Whether tokens are a path whose last part is in capitals, and which is no associated item of a parameter.
fn is_constant_path(trees: &[TokenTree]) -> bool {
    let Some(parts) = parts(trees) else { return false };
    let parameter = parts.first().is_some_and(|name| name == "Self" || is_single_capital(name));
    !parameter && parts.last().is_some_and(|name| is_in_capitals(name))
}

/// The parts of a path without generic arguments; `None` where tokens are no such path.
fn parts(trees: &[TokenTree]) -> Option<Vec<String>> {
    let (mut parts, mut cursor) = (Vec::new(), Cursor::new(trees));
    if cursor.is_path_separator() {
        cursor.skip(2);
    }
    loop {
        let TokenTree::Ident(word) = cursor.peek()? else { return None };
        parts.push(word.to_string());
        cursor.skip(1);
        if cursor.is_at_end() {
            return Some(parts);
        }
        if !cursor.is_path_separator() {
            return None;
        }
        cursor.skip(2);
    }
}
