//! Parts of the API that are written where only Rust is read: heads in the case of Rust's types, heads inside expressions,
//! and a `for` or `if` that stands without the brackets of its list. rustc would tell of a struct that it cannot find.

use proc_macro2::{Group, Ident, TokenTree};
use sendapi_core::schema::{Shape, Type};

use super::{branches, heads};
use crate::draft::cursor::Cursor;
use crate::draft::parse::{is_braced, trees};
use crate::source::case::snake_case;
use crate::source::tokens::is_sign;

/// Where something is wrong, and the sentence about it.
pub(super) type Told = (TokenTree, String);

/// What is wrong with an expression that stands in place of an object of the shape.
pub(super) fn in_place_of_object(shape: &'static Shape, tokens: &[TokenTree]) -> Option<Told> {
    let (at, shown) = found(tokens, shape)?;
    let message = format!(
        "{shown} is a part of the API and stands as the whole value, not within Rust: choose between whole calls of the macro, one in each branch, or write a `{}`",
        rust_type(shape)
    );
    Some((at, message))
}

/// The same of one that stands as an item of a list of such objects.
pub(super) fn in_a_list(shape: &'static Shape, tokens: &[TokenTree]) -> Option<Told> {
    let (at, shown) = found(tokens, shape)?;
    let message = format!(
        "{shown} is a part of the API and stands in the list itself, not within Rust: a list takes `for … in … {{ … }}` and `if … {{ … }} else {{ … }}` around it, `if let` too; anything else is written as a `{}`",
        rust_type(shape)
    );
    Some((at, message))
}

/// The same of one that stands in place of a list with such items: a `for`, which is no value to Rust, or an `if` around a
/// part of the API.
pub(super) fn in_place_of_list(item: Type, tokens: &[TokenTree]) -> Option<Told> {
    let (first, rest) = tokens.split_first()?;
    let TokenTree::Ident(keyword) = first else { return of_items(item, tokens) };
    let is_loop = *keyword == "for" && !Cursor::new(rest).is_punct('<');
    if is_loop || *keyword == "if" && of_items(item, rest).is_some() {
        let message = format!(
            "`{keyword}` makes items of a list: put it in the list's brackets, as in `[{keyword} … {{ … }}]`"
        );
        return Some((first.clone(), message));
    }
    of_items(item, tokens)
}

fn of_items(item: Type, tokens: &[TokenTree]) -> Option<Told> {
    match item {
        Type::Object(shape) => in_a_list(shape(), tokens),
        _ => None,
    }
}

/// The head that was meant by a struct literal with a name in Rust's case, as `postback` by `Postback { … }`; nothing where
/// it may be a struct of the user's, or one of ours, which ends with `..`.
pub(super) fn meant_by_struct(shape: &'static Shape, tokens: &[TokenTree]) -> Option<Meant> {
    let [TokenTree::Ident(name), TokenTree::Group(body)] = tokens else { return None };
    let written = name.to_string();
    // A recipient may be a struct of the user's; nothing else takes one that is not ours.
    let may_be_theirs = shape.members().shorthand.is_some();
    let is_in_their_case = written.starts_with(char::is_uppercase);
    if may_be_theirs || !is_in_their_case || !is_braced(body) || has_rest(body) {
        return None;
    }
    let snake = snake_case(&written);
    // With its own name an object that has a tag is none yet.
    let is_whole = |head: &str| shape.name != head || !heads::has_tag(shape);
    let known = |head: &str| heads::levels(shape, head).is_some() && is_whole(head);
    let shortened = ENDINGS.iter().filter_map(|ending| snake.strip_suffix(ending));
    let head = std::iter::once(snake.as_str()).chain(shortened).find(|head| known(head));
    let is_known = head.is_some() && body.stream().is_empty();
    let meant = || Meant { name: name.clone(), head: head.map(str::to_owned) };
    (is_known || holds_members(body)).then(meant)
}

/// A name in Rust's case that stands for a part of the API.
pub(super) struct Meant {
    pub(super) name: Ident,
    /// The head; none where it may be any.
    pub(super) head: Option<String>,
}

/// What Rust's names have behind the API's word.
const ENDINGS: [&str; 4] = ["_template", "_button", "_attachment", "_reply"];

/// A part of the API that is written within an expression, and how it is shown.
type Found = (TokenTree, String);

fn found(tokens: &[TokenTree], shape: &'static Shape) -> Option<Found> {
    within(tokens, shape).or_else(|| in_a_branch(tokens, shape))
}

/// A head in the case of types that a branch ends with.
fn in_a_branch(tokens: &[TokenTree], shape: &'static Shape) -> Option<Found> {
    branches::ends(tokens).iter().find_map(|end| {
        let Meant { name, head } = meant_by_struct(shape, end)?;
        let shown = format!("`{name} {{ … }}`, written `{} {{ … }}`,", head?);
        Some((name.into(), shown))
    })
}

/// The first head of the shape in front of braces with pairs in them, or such braces where Rust has blocks, at any depth.
fn within(tokens: &[TokenTree], shape: &'static Shape) -> Option<Found> {
    for (index, tree) in tokens.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|before| tokens.get(before));
        match (tree, tokens.get(index + 1)) {
            (TokenTree::Ident(head), Some(TokenTree::Group(body)))
                if is_part(head, body, before, shape) && !goes_with(before) =>
            {
                return Some((head.clone().into(), format!("`{head} {{ … }}`")));
            }
            (TokenTree::Group(body), _) if holds_pairs(body) && is_block_behind(tokens, index) => {
                let key = trees(body.stream()).first().map(ToString::to_string)?;
                return Some((tree.clone(), format!("`{{ {key}: … }}`")));
            }
            // What another macro reads is its own.
            (TokenTree::Group(group), _) if !is_bang(before) || is_vec(tokens, index) => {
                if let Some(head) = within(&trees(group.stream()), shape) {
                    return Some(head);
                }
            }
            _ => {}
        }
    }
    None
}

/// Empty braces behind a variable are a block, unless the two stand where a value begins.
fn is_part(head: &Ident, body: &Group, before: Option<&TokenTree>, shape: &'static Shape) -> bool {
    let is_empty = is_braced(body) && body.stream().is_empty();
    let begins = match before {
        None => true,
        Some(TokenTree::Punct(sign)) => matches!(sign.as_char(), ',' | '>' | '|'),
        Some(_) => false,
    };
    (holds_pairs(body) || is_empty && begins) && heads::levels(shape, &head.to_string()).is_some()
}

/// Whether a group stands where Rust has a block, in which no pair can be: behind `=>`, `else` and the arguments of a closure.
fn is_block_behind(tokens: &[TokenTree], group: usize) -> bool {
    let before = tokens.get(..group).unwrap_or_default();
    match before {
        [.., TokenTree::Ident(word)] => word == "else",
        [.., bar] if is_sign(bar, '|') => true,
        _ => before.last_chunk::<2>().is_some_and(|pair| branches::is_arrow(pair)),
    }
}

/// Whether a token makes the name behind it something else: a keyword in front of a block, a path, a member.
fn goes_with(before: Option<&TokenTree>) -> bool {
    match before {
        Some(TokenTree::Ident(word)) => {
            ["match", "if", "while", "in", "struct", "enum", "union", "mod", "trait", "impl"]
                .iter()
                .any(|keyword| word == keyword)
        }
        Some(TokenTree::Punct(punct)) => matches!(punct.as_char(), '.' | ':' | '!' | '\''),
        _ => false,
    }
}

/// Whether a group is that of `vec![…]`, which holds values as they are.
fn is_vec(tokens: &[TokenTree], group: usize) -> bool {
    let name = group.checked_sub(2).and_then(|place| tokens.get(place));
    matches!(name, Some(TokenTree::Ident(name)) if name == "vec")
}

fn is_bang(before: Option<&TokenTree>) -> bool {
    before.is_some_and(|tree| is_sign(tree, '!'))
}

/// Whether braces hold a key and its colon.
fn holds_pairs(body: &Group) -> bool {
    is_braced(body) && Cursor::new(&trees(body.stream())).is_key()
}

/// Whether braces hold members: keys with colons, or alone.
fn holds_members(body: &Group) -> bool {
    let inner = trees(body.stream());
    let mut inner = inner.split(|tree| is_sign(tree, ','));
    holds_pairs(body) || matches!(inner.next(), Some([TokenTree::Ident(_)]))
}

/// Whether a struct literal ends with `..`, as those of the schema's structs do.
fn has_rest(body: &Group) -> bool {
    let inner = trees(body.stream());
    inner.windows(2).any(|pair| pair.iter().all(|tree| is_sign(tree, '.')))
}

/// The type as `sendapi` shows it.
fn rust_type(shape: &Shape) -> String {
    let path = shape.path.trim_start_matches("sendapi_core::").trim_start_matches("message::");
    format!("sendapi::{path}")
}
