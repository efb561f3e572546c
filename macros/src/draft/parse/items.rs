//! A list and its items.

use proc_macro2::{Group, TokenTree};

use super::{Parser, opening, trees};
use crate::draft::cursor::Cursor;
use crate::draft::scan::End;
use crate::draft::{Draft, Value};
use crate::source::items::{Item, Items, Kind};
use crate::source::tokens::Tokens;

impl Parser<'_> {
    pub(super) fn list(&mut self, group: &Group) -> Draft {
        let tokens = Tokens::from(&TokenTree::from(group.clone()));
        let origin = self.opened(&tokens, &opening(group));
        let items = self.deeper(&tokens, |parser| parser.items(&trees(group.stream())));
        let value = items.map_or(Value::Broken, |items| Value::List(Items(items)));
        Draft { value, tokens, origin }
    }

    pub(super) fn items(&mut self, trees: &[TokenTree]) -> Vec<Item<Draft>> {
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
        if cursor.is_key() {
            return self.pairs(cursor);
        }
        let end = cursor.end_of_value();
        let value = cursor.take_until(end.cursor.max(cursor.ahead(1)));
        let draft =
            if end.breaks_off { self.breaks_off(value, "this item") } else { self.value(value) };
        self.separated_from_item(cursor, end);
        draft
    }

    /// Entries where items are expected, as many as stand there.
    fn pairs(&mut self, cursor: &mut Cursor<'_>) -> Draft {
        let (start, mut end) = (*cursor, *cursor);
        while cursor.is_key() {
            let entry = cursor.end_of_entry();
            end = entry.cursor;
            *cursor = entry.behind_separator();
        }
        let message = "a list holds values, not `key: value`: put the pair in `{ … }`";
        self.broken(message, Tokens::from(start.until(end)))
    }

    /// What separates an item from the next one, and what stands there in place of a comma.
    fn separated_from_item<'t>(&mut self, cursor: &mut Cursor<'t>, end: End<'t>) {
        *cursor = end.behind_separator().max(*cursor);
        match end.cursor.peek() {
            Some(tree) if end.cursor.is_punct(';') => {
                self.mistake(Tokens::from(tree), "expected `,`, found `;`");
            }
            Some(_) if end.comma_missing && !end.breaks_off => {
                self.comma_missing(end.cursor);
            }
            _ => {}
        }
    }

    /// What stands for a statement among items: any number of items.
    fn statement(&mut self, cursor: &mut Cursor<'_>) -> Kind<Draft> {
        let message =
            "a list and its bodies hold items, no statements: put the `let` before the macro";
        self.bad_head(cursor, message)
    }
}
