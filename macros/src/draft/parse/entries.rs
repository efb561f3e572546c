//! Entries of an object, and the conditions in front of them.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::Lit;

use super::{Parser, is_braced, trees};
use crate::draft::cursor::Cursor;
use crate::draft::scan::End;
use crate::draft::{Draft, Entry, Key, Value};
use crate::source::tokens::Tokens;

impl Parser<'_> {
    pub(super) fn entries(&mut self, trees: &[TokenTree], lone_keys: bool) -> Vec<Entry> {
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
    pub(super) fn separated(&mut self, end: End<'_>) {
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
