//! What is told where something is missing: a value, a colon, a comma, the rest of an expression. What stands for it is
//! broken, and nothing else is.

use proc_macro2::TokenTree;

use super::name::{first_words, shown};
use super::{Parser, is_braced, opening};
use crate::draft::cursor::Cursor;
use crate::draft::{Draft, Key, Value};
use crate::source::tokens::Tokens;

impl Parser<'_> {
    /// The value of a key right behind which another entry begins.
    pub(super) fn half_typed(&mut self, key: &Key, lone_keys: bool) -> Draft {
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
    pub(super) fn alone_or_half_typed(
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

    /// The value of a key behind whose colon nothing stands, or that needs one.
    pub(super) fn without_value(&mut self, key: &Key) -> Draft {
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

    /// The value behind a key that has no colon, and the comma behind it.
    pub(super) fn value_without_colon(
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

    /// Tells that there is no comma in front of what is next; the place of that mistake.
    pub(super) fn comma_missing(&mut self, next: Cursor<'_>) -> usize {
        let tokens = beginning(next);
        let place = self.places.next(tokens.clone());
        self.mistakes.add(place, tokens, format!("a comma is missing before `{}`", shown(next)));
        place
    }

    /// A value behind which something else begins before it is whole: what is there of an expression.
    pub(super) fn breaks_off(&mut self, value: &[TokenTree], what: &str) -> Draft {
        let last = Cursor::new(value).last_sign();
        let shown: String = last.iter().map(ToString::to_string).collect();
        self.mistake(Tokens::from(last), format!("{what} breaks off behind `{shown}`"));
        self.draft(Value::Expression, Tokens::from(value))
    }
}

/// What to point at where something begins: of braces the opening one.
pub(super) fn beginning(next: Cursor<'_>) -> Tokens {
    if let Some(TokenTree::Group(group)) = next.peek() {
        return opening(group);
    }
    let count = if next.is_attribute() { 2 } else { 1 };
    Tokens::from(next.until(next.ahead(count)))
}
