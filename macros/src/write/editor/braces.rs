//! How an object is written: with braces of its own, or not.

use proc_macro2::{Delimiter, TokenTree};

use crate::plan::Plan;

/// Whether an object is written with its keys, behind a head or without one.
pub(super) fn has_braces(plan: &Plan) -> bool {
    match plan.tokens.as_slice() {
        [TokenTree::Group(group)] | [TokenTree::Ident(_), TokenTree::Group(group)] => {
            group.delimiter() == Delimiter::Brace
        }
        _ => false,
    }
}

/// Whether an object is braces without a head.
pub(super) fn is_braced(plan: &Plan) -> bool {
    match plan.tokens.as_slice() {
        [TokenTree::Group(group)] => group.delimiter() == Delimiter::Brace,
        _ => false,
    }
}
