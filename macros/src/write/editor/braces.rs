//! How an object is written: with braces of its own, or not.

use proc_macro2::{Delimiter, TokenTree};

use crate::plan::Plan;
use crate::source::completion;

/// Whether an object is written with its keys, behind a head or without one.
pub(super) fn has_braces(plan: &Plan) -> bool {
    match plan.tokens.as_slice() {
        [TokenTree::Group(group)] | [TokenTree::Ident(_), TokenTree::Group(group)] => {
            group.delimiter() == Delimiter::Brace
        }
        _ => false,
    }
}

/// Whether an object is braces without a head, or with nothing but the cursor where that may come.
pub(super) fn is_braced(plan: &Plan) -> bool {
    let group = match plan.tokens.as_slice() {
        [TokenTree::Group(group)] => group,
        [TokenTree::Ident(word), TokenTree::Group(group)]
            if completion::is_all_of(&word.to_string()) =>
        {
            group
        }
        _ => return false,
    };
    group.delimiter() == Delimiter::Brace
}
