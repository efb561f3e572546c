//! Entries of an object, and the conditions in front of them.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::Lit;

use super::{Parser, is_braced, opening, trees};
use crate::draft::cursor::Cursor;
use crate::draft::scan::End;
use crate::draft::{Draft, Entry, Key, Value};
use crate::source::tokens::Tokens;

impl Parser<'_> {
    pub(super) fn entries(&mut self, trees: &[TokenTree], lone_keys: bool) -> Vec<Entry> {
        let (mut entries, mut cursor) = (Vec::new(), Cursor::new(trees));
        let mut told = None;
        while !cursor.is_at_end() {
            let conditions = self.conditions(&mut cursor);
            if cursor.is_at_end() {
                self.nothing_behind_conditions(trees, &conditions);
            } else {
                entries.extend(self.entry(&mut cursor, conditions, lone_keys, &mut told));
            }
        }
        entries
    }

    /// An entry, and the comma behind it. `told` is the place of a mistake that has just been told and is about the token
    /// that comes next as well.
    fn entry(
        &mut self,
        cursor: &mut Cursor<'_>,
        conditions: Vec<TokenStream>,
        lone_keys: bool,
        told: &mut Option<usize>,
    ) -> Option<Entry> {
        let Some(key) = self.key(*cursor, told.take()) else {
            self.no_key(cursor);
            return None;
        };
        cursor.skip(1);
        let value = if cursor.is_colon() {
            cursor.skip(1);
            self.value_behind(cursor, &key, told)
        } else if cursor.is_at_end() || cursor.is_punct(',') {
            cursor.skip(1);
            self.alone(&key, lone_keys)
        } else if is_statement(&key) {
            self.statement_among_entries(cursor, &key);
            return None;
        } else if cursor.is_entry() {
            self.half_typed(&key, lone_keys)
        } else if lone_keys && cursor.is_lone_key() {
            self.alone_or_half_typed(*cursor, &key, told)
        } else {
            self.value_without_colon(cursor, &key, told)
        };
        Some(Entry { conditions, key, value })
    }

    fn key(&mut self, cursor: Cursor<'_>, told: Option<usize>) -> Option<Key> {
        let token = cursor.peek()?;
        let Named { name, quoted } = Named::by(token)?;
        let tokens = Tokens::from(token);
        // Nothing more is told about a key without a value where a mistake is about it already.
        let origin = match told.filter(|_| !cursor.is_key()) {
            Some(place) => self.places.within(place, tokens),
            None => self.places.next(tokens),
        };
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

    /// The value of a key right behind which another entry begins.
    fn half_typed(&mut self, key: &Key, lone_keys: bool) -> Draft {
        if !lone_keys || key.quoted {
            return self.without_value(key);
        }
        let name = &key.name;
        let message = format!(
            "`{name}` has no value: write `{name}: …`, or `{name},` for a variable of that name"
        );
        self.broken_at(key, message)
    }

    /// The value of a key behind which a word stands that may be its value or another lone key.
    fn alone_or_half_typed(
        &mut self,
        cursor: Cursor<'_>,
        key: &Key,
        told: &mut Option<usize>,
    ) -> Draft {
        let (name, found) = (&key.name, shown(cursor));
        let draft =
            self.broken_at(key, format!("expected `:` or `,` behind `{name}`, found `{found}`"));
        *told = Some(key.origin);
        draft
    }

    /// The value behind a key and its colon, and the comma behind the value.
    fn value_behind(
        &mut self,
        cursor: &mut Cursor<'_>,
        key: &Key,
        told: &mut Option<usize>,
    ) -> Draft {
        if cursor.behind_attributes().is_key() {
            return self.without_value(key);
        }
        self.attributes_of_value(cursor, key);
        let end = cursor.end_of_value();
        let draft = match cursor.until(end.cursor) {
            [] => self.without_value(key),
            value if end.breaks_off => {
                self.breaks_off(value, &format!("the value of `{}`", key.name))
            }
            value => self.value(value),
        };
        self.separated(cursor, end, told);
        draft
    }

    fn attributes_of_value(&mut self, cursor: &mut Cursor<'_>, key: &Key) {
        let attributes = cursor.take_until(cursor.behind_attributes());
        if !attributes.is_empty() {
            let name = &key.name;
            let message = format!(
                "an attribute stands before an entry, not before its value: put this before `{name}`"
            );
            self.mistakes.add(key.origin, Tokens::from(attributes), message);
        }
    }

    fn without_value(&mut self, key: &Key) -> Draft {
        let name = &key.name;
        self.broken_at(key, format!("`{name}` has no value: write `{name}: …`"))
    }

    /// What stands for the value of a key, unless more is told there already.
    fn broken_at(&mut self, key: &Key, message: String) -> Draft {
        let token = Tokens::from(&key.token);
        let order = self.places.get(key.origin).map_or(key.origin, |place| place.order);
        if !self.mistakes.are_at(order) {
            self.mistakes.add(order, token.clone(), message);
        }
        self.draft(Value::Broken, token)
    }

    /// What separates a value from the next entry, and what stands there in place of a comma.
    fn separated<'t>(&mut self, cursor: &mut Cursor<'t>, end: End<'t>, told: &mut Option<usize>) {
        let (start, next) = (*cursor, end.cursor);
        *cursor = end.behind_separator();
        match next.peek() {
            Some(tree) if next.is_punct(';') => {
                self.mistake(Tokens::from(tree), "expected `,`, found `;`");
            }
            Some(_) if !end.comma_missing || end.breaks_off => {}
            Some(_) if next.is_attribute() || next.is_name() => {
                *told = Some(self.comma_missing(next));
            }
            Some(_) => {
                self.mistake(beginning(next), format!("expected `,`, found `{}`", shown(next)));
                *cursor = start.end_of_entry().behind_separator();
            }
            None => {}
        }
    }

    /// Tells that there is no comma in front of what is next; the place of that mistake.
    pub(super) fn comma_missing(&mut self, next: Cursor<'_>) -> usize {
        let tokens = beginning(next);
        let place = self.places.next(tokens.clone());
        self.mistakes.add(place, tokens, format!("a comma is missing before `{}`", shown(next)));
        place
    }

    /// A value behind which something else begins before it is whole.
    pub(super) fn breaks_off(&mut self, value: &[TokenTree], what: &str) -> Draft {
        let last = Cursor::new(value).last_sign();
        let shown: String = last.iter().map(ToString::to_string).collect();
        self.mistake(Tokens::from(last), format!("{what} breaks off behind `{shown}`"));
        self.draft(Value::Broken, Tokens::from(value))
    }

    fn no_key(&mut self, cursor: &mut Cursor<'_>) {
        let end = cursor.end_of_entry();
        let found = Tokens::from(cursor.until(end.cursor.max(cursor.ahead(1))));
        let shown = first_words(&found);
        self.mistake(found, format!("expected `key: value`, found `{shown}`"));
        *cursor = end.behind_separator().max(cursor.ahead(1));
    }

    /// The value behind a key that has no colon, and the comma behind it.
    fn value_without_colon(
        &mut self,
        cursor: &mut Cursor<'_>,
        key: &Key,
        told: &mut Option<usize>,
    ) -> Draft {
        let name = &key.name;
        let message = match cursor.peek() {
            Some(TokenTree::Group(group)) if is_braced(group) => {
                format!("expected `:` behind `{name}`, as in `key: {name} {{ … }}`")
            }
            _ => {
                let shown = first_words(&Tokens::from(cursor.until(cursor.ahead(1))));
                format!("expected `:` behind `{name}`, found `{shown}`")
            }
        };
        let broken = self.broken_at(key, message);
        let is_arrow = cursor.is_pair('=', '>');
        cursor.skip(if is_arrow { 2 } else { usize::from(cursor.is_punct('=')) });
        let end = cursor.end_of_entry();
        let draft = match cursor.until(end.cursor) {
            [] => broken,
            value if end.breaks_off => Draft { tokens: Tokens::from(value), ..broken },
            value => self.value(value),
        };
        self.separated(cursor, end, told);
        draft
    }

    /// `for` or `if` where entries are expected.
    fn statement_among_entries(&mut self, cursor: &mut Cursor<'_>, key: &Key) {
        let name = &key.name;
        let message = format!(
            "`{name}` stands only in lists: put `#[cfg(…)]` before an entry, or give an `Option`"
        );
        self.mistakes.add(key.origin, Tokens::from(&key.token), message);
        if !cursor.is_entry() {
            *cursor = cursor.end_of_entry().behind_separator();
        }
    }

    /// `#[cfg(…)]` in front of an entry or item.
    pub(super) fn conditions(&mut self, cursor: &mut Cursor<'_>) -> Vec<TokenStream> {
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
    pub(super) fn nothing_behind_conditions(
        &mut self,
        trees: &[TokenTree],
        conditions: &[TokenStream],
    ) {
        if let ([.., hash, attribute], [_, ..]) = (trees, conditions) {
            let attribute = [hash.clone(), attribute.clone()];
            self.mistake(Tokens::from(&attribute[..]), "nothing stands behind this `#[cfg(…)]`");
        }
    }
}

fn is_statement(key: &Key) -> bool {
    !key.quoted && matches!(key.name.as_str(), "if" | "for")
}

/// What to point at where something begins: of braces the opening one.
fn beginning(next: Cursor<'_>) -> Tokens {
    match next.peek() {
        Some(TokenTree::Group(group)) => opening(group),
        _ => {
            let count = if next.is_attribute() { 2 } else { 1 };
            Tokens::from(next.until(next.ahead(count)))
        }
    }
}

/// What is next, in short.
fn shown(next: Cursor<'_>) -> String {
    match next.peek() {
        _ if next.is_attribute() => "#[…]".to_owned(),
        Some(TokenTree::Group(group)) if is_braced(group) => "{ … }".to_owned(),
        Some(tree) => Named::by(tree).map_or_else(|| tree.to_string(), |named| named.name),
        None => String::new(),
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
