//! An object: braces, and what stands in front of them.

use proc_macro2::{Group, Ident, TokenTree};

use super::{Parser, is_braced, trees};
use crate::draft::cursor::Cursor;
use crate::draft::tag_values::is_tag_value;
use crate::draft::{Draft, Object, Value};
use crate::source::tokens::Tokens;

impl Parser<'_> {
    /// An object with a head in front of it.
    pub(super) fn headed(&mut self, head: &Ident, body: &Group) -> Draft {
        if let [text @ TokenTree::Literal(_)] = trees(body.stream()).as_slice() {
            let message =
                format!("`{head} {{ … }}` holds pairs, as in `key: value`, found a value alone");
            self.mistake(Tokens::from(text), message);
            return self.draft(Value::Broken, tokens(Some(head), body));
        }
        self.object(Some(head), body, Tokens::from(&TokenTree::from(head.clone())), true)
    }

    pub(super) fn object(
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
    let body = TokenTree::from(body.clone());
    match head {
        Some(head) => Tokens::from([head.clone().into(), body].as_slice()),
        None => Tokens::from(&body),
    }
}

/// Whether braces hold an object and not a block: nothing, or what no block of Rust's begins with.
pub(super) fn is_object(group: &Group) -> bool {
    let trees = trees(group.stream());
    is_braced(group) && (trees.is_empty() || begins_entries(Cursor::new(&trees)))
}

/// Whether an entry begins here, or one of which something is missing: its key, its colon, its value or its comma.
fn begins_entries(cursor: Cursor<'_>) -> bool {
    let next = cursor.ahead(1);
    let is_half_typed = || match next.peek() {
        Some(TokenTree::Literal(_)) => !begins_statement(cursor, &["return", "break", "extern"]),
        _ if next.is_key() => !begins_statement(cursor, &["let", "const", "static"]),
        _ => next.is_punct(',') || next.is_attribute(),
    };
    let is_left_out = cursor.is_colon() || cursor.is_punct(',');
    cursor.is_key() || cursor.is_punct('#') || is_left_out || cursor.is_name() && is_half_typed()
}

fn begins_statement(cursor: Cursor<'_>, words: &[&str]) -> bool {
    words.iter().any(|word| cursor.is_word(word))
}

/// Whether an identifier and braces are a head: no keyword, and no struct literal of the user's.
pub(super) fn is_head(head: &Ident, body: &Group) -> bool {
    let name = head.to_string();
    let keyword = matches!(
        name.as_str(),
        "unsafe" | "loop" | "const" | "async" | "match" | "if" | "for" | "while" | "move" | "try"
    );
    let structure = name.starts_with(char::is_uppercase) && !is_tag_value(&name);
    is_braced(body) && !keyword && !structure
}
