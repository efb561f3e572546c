//! Where an expression ends: at the first comma that is not inside a closure's parameters or generic arguments.
//!
//! Values pass through as tokens; this is all of Rust's grammar that the macros have to know.

use proc_macro2::{Delimiter, Spacing, TokenTree};

/// Where a value ends.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct End {
    /// The index of the first token behind it.
    pub(crate) at: usize,
    /// Whether a key begins there, so that a comma is missing.
    pub(crate) comma_missing: bool,
}

/// The end of the value that begins at `start`.
pub(crate) fn value_end(trees: &[TokenTree], start: usize) -> End {
    let mut at = start;
    let mut operand = true;
    while let Some(tree) = trees.get(at) {
        if at > start && (is_key(trees, at) || is_next_value(trees, at)) {
            return End { at, comma_missing: true };
        }
        match tree {
            TokenTree::Punct(punct) => match punct.as_char() {
                ',' | ';' => break,
                '|' if operand => at = closure_end(trees, at),
                '|' if is_joint(trees, at, '|') && is_punct(trees, at + 1, '|') => {
                    (at, operand) = (at + 2, true);
                }
                // A shift to the left; its second half is no beginning of generics.
                '<' if !operand && is_joint(trees, at, '<') && is_punct(trees, at + 1, '<') => {
                    (at, operand) = (at + 2, true);
                }
                '<' if operand => (at, operand) = (angles_end(trees, at).unwrap_or(at + 1), false),
                ':' if is_path_separator(trees, at) => {
                    at += 2;
                    at = angles_end(trees, at).unwrap_or(at);
                    operand = false;
                }
                '\'' => at += 2,
                sign => (at, operand) = (at + 1, !matches!(sign, '?' | '.')),
            },
            TokenTree::Ident(word) if !operand && word == "as" => {
                (at, operand) = (type_end(trees, at + 1), false);
            }
            TokenTree::Ident(word) => {
                (at, operand) = (at + 1, is_before_operand(&word.to_string()));
            }
            TokenTree::Literal(_) | TokenTree::Group(_) => (at, operand) = (at + 1, false),
        }
    }
    End { at: at.min(trees.len()), comma_missing: false }
}

/// Whether a value begins at `at` right behind another: a literal or a block is never followed by a name or a literal.
fn is_next_value(trees: &[TokenTree], at: usize) -> bool {
    let ended = match at.checked_sub(1).and_then(|before| trees.get(before)) {
        Some(TokenTree::Literal(_)) => true,
        Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
        _ => false,
    };
    match trees.get(at) {
        Some(TokenTree::Ident(word)) => ended && word != "as" && word != "else",
        Some(TokenTree::Literal(_)) => ended,
        _ => false,
    }
}

/// Whether a key and its colon stand at `at`.
pub(crate) fn is_key(trees: &[TokenTree], at: usize) -> bool {
    let name = match trees.get(at) {
        Some(TokenTree::Ident(_)) => true,
        Some(TokenTree::Literal(literal)) => literal.to_string().starts_with('"'),
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::None => {
            let inner: Vec<_> = group.stream().into_iter().collect();
            matches!(inner.as_slice(), [TokenTree::Literal(literal)] if literal.to_string().starts_with('"'))
        }
        _ => false,
    };
    name && is_colon(trees, at + 1)
}

/// Whether a single colon stands at `at`, not a `::`.
pub(crate) fn is_colon(trees: &[TokenTree], at: usize) -> bool {
    is_punct(trees, at, ':') && !is_path_separator(trees, at)
}

/// Whether the punctuation `sign` stands at `at`.
pub(crate) fn is_punct(trees: &[TokenTree], at: usize, sign: char) -> bool {
    matches!(trees.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
}

/// Whether `::` stands at `at`.
pub(crate) fn is_path_separator(trees: &[TokenTree], at: usize) -> bool {
    is_joint(trees, at, ':') && is_punct(trees, at + 1, ':')
}

fn is_joint(trees: &[TokenTree], at: usize, sign: char) -> bool {
    matches!(trees.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == sign && punct.spacing() == Spacing::Joint)
}

/// Behind the parameters of the closure that begins at `at`, and behind its return type if it has one.
fn closure_end(trees: &[TokenTree], at: usize) -> usize {
    let mut end = at + 1;
    while end < trees.len() && !is_punct(trees, end, '|') {
        end += 1;
    }
    end += 1;
    if is_joint(trees, end, '-') && is_punct(trees, end + 1, '>') {
        let is_body = |tree: &TokenTree| matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        while trees.get(end).is_some_and(|tree| !is_body(tree)) {
            end += 1;
        }
    }
    end
}

/// Behind the `>` that closes the `<` at `at`; `None` if there is no `<`, or nothing closes it.
fn angles_end(trees: &[TokenTree], at: usize) -> Option<usize> {
    if !is_punct(trees, at, '<') {
        return None;
    }
    let (mut depth, mut end) = (0_usize, at);
    while end < trees.len() {
        if is_joint(trees, end, '-') {
            end += 2;
            continue;
        }
        if is_punct(trees, end, '<') {
            depth += 1;
        } else if is_punct(trees, end, '>') {
            depth -= 1;
            if depth == 0 {
                return Some(end + 1);
            }
        }
        end += 1;
    }
    None
}

/// Behind the type of a cast that begins at `at`.
fn type_end(trees: &[TokenTree], at: usize) -> usize {
    let mut end = at;
    loop {
        match trees.get(end) {
            Some(TokenTree::Ident(_) | TokenTree::Group(_)) => end += 1,
            Some(TokenTree::Punct(punct)) if matches!(punct.as_char(), '&' | '*' | '\'') => {
                end += 1;
            }
            Some(_) if is_path_separator(trees, end) => end += 2,
            Some(_) => match angles_end(trees, end) {
                Some(behind) => end = behind,
                None => return end,
            },
            None => return end,
        }
    }
}

/// Words behind which an operand comes, so that `|` begins a closure there and `<` a path.
fn is_before_operand(word: &str) -> bool {
    matches!(
        word,
        "return"
            | "break"
            | "in"
            | "if"
            | "while"
            | "match"
            | "move"
            | "mut"
            | "else"
            | "async"
            | "let"
    )
}

#[cfg(test)]
mod tests {
    use std::str::FromStr;

    use proc_macro2::TokenStream;

    use super::*;

    fn parts(source: &str) -> Vec<String> {
        let trees: Vec<_> = TokenStream::from_str(source).unwrap().into_iter().collect();
        let (mut start, mut parts) = (0, Vec::new());
        while start < trees.len() {
            let end = value_end(&trees, start);
            parts.push(
                trees[start..end.at]
                    .iter()
                    .cloned()
                    .collect::<TokenStream>()
                    .to_string()
                    .replace(' ', ""),
            );
            start = if end.comma_missing { end.at } else { end.at + 1 };
        }
        parts
    }

    #[test]
    fn commas_in_generics_and_closures_are_part_of_the_value() {
        let source = "a::<B, C>(), x as HashMap<K, V>, <T as Tr<A, B>>::f(), |a, b| a + b, move |a: (A, B), c| c, d";
        let expected = [
            "a::<B,C>()",
            "xasHashMap<K,V>",
            "<TasTr<A,B>>::f()",
            "|a,b|a+b",
            "move|a:(A,B),c|c",
            "d",
        ];
        assert_eq!(parts(source), expected);
    }

    #[test]
    fn comparisons_are_no_generics() {
        assert_eq!(parts("a < b, c > d, e"), ["a<b", "c>d", "e"]);
        assert_eq!(parts("if a < b { c } else { d }, e"), ["ifa<b{c}else{d}", "e"]);
    }

    #[test]
    fn shifts_are_no_generics() {
        let source = "1u64 << n, if a > b { c } else { d }, e";
        assert_eq!(parts(source), ["1u64<<n", "ifa>b{c}else{d}", "e"]);
        assert_eq!(parts("a << b << c, d >> e, f <<= g, h"), ["a<<b<<c", "d>>e", "f<<=g", "h"]);
        assert_eq!(parts("a << <T as Tr<A, B>>::C, d"), ["a<<<TasTr<A,B>>::C", "d"]);
        assert_eq!(parts("(a) <= <T as Tr<A, B>>::C, d"), ["(a)<=<TasTr<A,B>>::C", "d"]);
    }

    #[test]
    fn alternatives_are_no_closures() {
        assert_eq!(parts("a | b, c || d, e"), ["a|b", "c||d", "e"]);
        assert_eq!(parts("|| a, b"), ["||a", "b"]);
        assert_eq!(parts("|x| -> Vec<A, B> { y }, z"), ["|x|->Vec<A,B>{y}", "z"]);
    }

    #[test]
    fn a_key_inside_a_value_means_a_missing_comma() {
        let trees: Vec<_> = TokenStream::from_str("\"Hi\" url: x").unwrap().into_iter().collect();
        assert_eq!(value_end(&trees, 0), End { at: 1, comma_missing: true });
        let trees: Vec<_> = TokenStream::from_str("a::b::<C>::d").unwrap().into_iter().collect();
        assert_eq!(value_end(&trees, 0), End { at: trees.len(), comma_missing: false });
    }
}
