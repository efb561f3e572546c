//! Paths: which of them name constants.

use proc_macro2::TokenTree;

use crate::draft::capitals::{is_in_capitals, is_single_capital};
use crate::draft::cursor::Cursor;

/// Whether tokens are a path whose last part is in capitals, and which is no associated item of a parameter.
pub(super) fn is_constant_path(trees: &[TokenTree]) -> bool {
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
