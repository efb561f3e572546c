//! What tokens are called: as keys, and in the sentences about them.

use proc_macro2::{Delimiter, Ident, TokenTree};
use syn::Lit;

use super::{is_braced, trees};
use crate::draft::cursor::Cursor;
use crate::source::tokens::Tokens;

/// The name that a token is, and whether it is a string.
pub(super) struct Named {
    pub(super) name: String,
    pub(super) quoted: bool,
}

impl Named {
    pub(super) fn by(tree: &TokenTree) -> Option<Self> {
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

/// What is next, in short.
pub(super) fn shown(next: Cursor<'_>) -> String {
    match next.peek() {
        _ if next.is_attribute() => "#[…]".to_owned(),
        Some(TokenTree::Group(group)) if is_braced(group) => "{ … }".to_owned(),
        Some(tree) => {
            shortened(&Named::by(tree).map_or_else(|| tree.to_string(), |named| named.name))
        }
        None => String::new(),
    }
}

/// The first words of what was written.
pub(super) fn first_words(tokens: &Tokens) -> String {
    shortened(&tokens.to_stream().to_string())
}

fn shortened(text: &str) -> String {
    let shown: String = text.chars().take(40).collect();
    if shown.len() < text.len() { format!("{shown}…") } else { shown }
}
