//! What a `match` or `if` is in the end, where it is all of an expression: the values of its branches. What is behind a dot
//! or an operator may be of any type, so then there are none.

use proc_macro2::{Group, TokenTree};

use crate::draft::parse::{is_braced, trees};
use crate::source::tokens::is_sign;

/// The values of the branches, those of branches within branches among them.
pub(super) fn ends(tokens: &[TokenTree]) -> Vec<Vec<TokenTree>> {
    let branches = match tokens {
        [TokenTree::Ident(word), head @ .., TokenTree::Group(arms)]
            if word == "match" && is_braced(arms) && !head.iter().any(is_block) =>
        {
            values_of(arms)
        }
        [TokenTree::Ident(word), ..] if word == "if" => blocks(tokens),
        _ => return Vec::new(),
    };
    branches.into_iter().flat_map(ends_of_branch).collect()
}

fn ends_of_branch(branch: Vec<TokenTree>) -> Vec<Vec<TokenTree>> {
    match branch.as_slice() {
        [TokenTree::Group(block)] if is_braced(block) => ends_of_branch(trees(block.stream())),
        tokens => {
            let further = ends(tokens);
            if further.is_empty() { vec![branch] } else { further }
        }
    }
}

/// The values of the arms of a `match`.
fn values_of(arms: &Group) -> Vec<Vec<TokenTree>> {
    let arms = trees(arms.stream());
    let starts = arms.windows(2).enumerate().filter(|(_, pair)| is_arrow(pair));
    let values = starts.filter_map(|(index, _)| arms.get(index + 2..));
    values
        .map(|rest| rest.iter().take_while(|tree| !is_sign(tree, ',')).cloned().collect())
        .collect()
}

/// What is in the blocks of an `if` with all that belongs to it; none if something else is behind it.
fn blocks(tokens: &[TokenTree]) -> Vec<Vec<TokenTree>> {
    let is_whole = tokens.last().is_some_and(is_block);
    let followed = tokens.iter().zip(tokens.iter().skip(1).map(Some).chain([None]));
    let bodies = followed.filter_map(|(tree, next)| match (tree, next) {
        (TokenTree::Group(body), None) if is_braced(body) => Some(body),
        (TokenTree::Group(body), Some(TokenTree::Ident(word)))
            if is_braced(body) && word == "else" =>
        {
            Some(body)
        }
        _ => None,
    });
    if is_whole { bodies.map(|body| trees(body.stream())).collect() } else { Vec::new() }
}

/// Whether two tokens are `=>`.
pub(super) fn is_arrow(pair: &[TokenTree]) -> bool {
    matches!(pair, [equals, greater] if is_sign(equals, '=') && is_sign(greater, '>'))
}

fn is_block(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Group(group) if is_braced(group))
}
