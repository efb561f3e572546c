//! Entries of an object, and the conditions in front of them.

use proc_macro2::{TokenStream, TokenTree};

use super::missing::beginning;
use super::name::{Named, first_words, shown};
use super::{Parser, trees};
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
            [] => {
                *cursor = end.behind_separator();
                return self.without_value(key);
            }
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

    /// What separates a value from the next entry, and what stands there in place of a comma.
    pub(super) fn separated<'t>(
        &mut self,
        cursor: &mut Cursor<'t>,
        end: End<'t>,
        told: &mut Option<usize>,
    ) {
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

    fn no_key(&mut self, cursor: &mut Cursor<'_>) {
        let end = cursor.end_of_entry();
        let found = Tokens::from(cursor.until(end.cursor.max(cursor.ahead(1))));
        let shown = first_words(&found);
        self.mistake(found, format!("expected `key: value`, found `{shown}`"));
        *cursor = end.behind_separator().max(cursor.ahead(1));
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
