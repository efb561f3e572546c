//! How an object is written: with braces of its own, or not.

use proc_macro2::{Delimiter, Ident, TokenTree};

use crate::plan::Plan;
use crate::source::completion;

/// Whether an object is written with its keys, behind a head or without one.
pub(super) fn has_braces(plan: &Plan) -> bool {
    matches!(before_braces(plan), Some([] | [TokenTree::Ident(_)]))
}

/// Whether an object is braces without a head, or with nothing but the cursor where that may come.
pub(super) fn is_braced(plan: &Plan) -> bool {
    match before_braces(plan) {
        Some([]) => true,
        Some([TokenTree::Ident(head)]) => completion::is_all_of(&head.to_string()),
        _ => false,
    }
}

/// The head in front of an object's braces.
pub(super) fn head_of(plan: &Plan) -> Option<&Ident> {
    match before_braces(plan)? {
        [TokenTree::Ident(head)] => Some(head),
        _ => None,
    }
}

/// What stands in front of braces that end it.
fn before_braces(plan: &Plan) -> Option<&[TokenTree]> {
    match plan.tokens.as_slice() {
        [before @ .., TokenTree::Group(group)] if group.delimiter() == Delimiter::Brace => {
            Some(before)
        }
        _ => None,
    }
}
