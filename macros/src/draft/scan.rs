//! Where an expression ends: at the first comma that is not inside a closure's parameters or generic arguments.
//!
//! Values pass through as tokens; this is all of Rust's grammar that the macros have to know.

use proc_macro2::{Delimiter, Punct, TokenTree};

use crate::draft::cursor::Cursor;

/// Where a value ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct End<'t> {
    /// The place behind its last token.
    pub(crate) cursor: Cursor<'t>,
    /// Whether a key begins there, so that a comma is missing.
    pub(crate) comma_missing: bool,
}

impl<'t> End<'t> {
    /// The place behind what separates the value from the next one, if anything does.
    pub(crate) fn behind_separator(self) -> Cursor<'t> {
        self.cursor.ahead(usize::from(!self.comma_missing))
    }
}

impl<'t> Cursor<'t> {
    /// The end of the value that begins here.
    pub(crate) fn end_of_value(self) -> End<'t> {
        let mut scan = Scan { cursor: self, operand: true };
        while let Some(tree) = scan.cursor.peek() {
            if scan.cursor.is_behind(self) && (scan.cursor.is_key() || scan.cursor.is_next_value())
            {
                return End { cursor: scan.cursor, comma_missing: true };
            }
            if scan.cursor.is_punct(',') || scan.cursor.is_punct(';') {
                break;
            }
            scan.step(tree);
        }
        End { cursor: scan.cursor, comma_missing: false }
    }

    /// Whether a value begins here right behind another: a literal or a block is never followed by a name or a literal.
    fn is_next_value(self) -> bool {
        let ended = match self.before() {
            Some(TokenTree::Literal(_)) => true,
            Some(TokenTree::Group(group)) => group.delimiter() == Delimiter::Brace,
            _ => false,
        };
        match self.peek() {
            Some(TokenTree::Ident(word)) => ended && word != "as" && word != "else",
            Some(TokenTree::Literal(_)) => ended,
            _ => false,
        }
    }

    /// Behind the parameters of the closure that begins here, and behind its return type if it has one.
    fn behind_closure(self) -> Self {
        let bar =
            |tree: &TokenTree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == '|');
        let Some(bar) = self.ahead(1).find(bar) else { return self.end() };
        let parameters = bar.ahead(1);
        if !parameters.is_pair('-', '>') {
            return parameters;
        }
        let is_body = |tree: &TokenTree| matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Brace);
        parameters.find(is_body).unwrap_or_else(|| parameters.end())
    }

    /// Behind the `>` that closes the `<` which is next; `None` if there is no `<`, or nothing closes it.
    fn behind_angles(self) -> Option<Self> {
        if !self.is_punct('<') {
            return None;
        }
        let (mut depth, mut cursor) = (0_usize, self);
        while !cursor.is_at_end() {
            if cursor.is_joint('-') {
                cursor.skip(2);
                continue;
            }
            if cursor.is_punct('<') {
                depth += 1;
            } else if cursor.is_punct('>') {
                depth -= 1;
                if depth == 0 {
                    return Some(cursor.ahead(1));
                }
            }
            cursor.skip(1);
        }
        None
    }

    /// Behind the type of a cast that begins here.
    fn behind_type(self) -> Self {
        let mut cursor = self;
        loop {
            match cursor.peek() {
                Some(TokenTree::Ident(_) | TokenTree::Group(_)) => cursor.skip(1),
                Some(TokenTree::Punct(punct)) if matches!(punct.as_char(), '&' | '*' | '\'') => {
                    cursor.skip(1);
                }
                Some(_) if cursor.is_path_separator() => cursor.skip(2),
                Some(_) => match cursor.behind_angles() {
                    Some(behind) => cursor = behind,
                    None => return cursor,
                },
                None => return cursor,
            }
        }
    }

    fn end(self) -> Self {
        self.ahead(usize::MAX)
    }
}

/// How far a value has been read, and whether an operand comes next: then `|` begins a closure, and `<` a path.
struct Scan<'t> {
    cursor: Cursor<'t>,
    operand: bool,
}

impl<'t> Scan<'t> {
    fn step(&mut self, tree: &TokenTree) {
        match tree {
            TokenTree::Punct(punct) => self.punct(punct),
            TokenTree::Ident(word) if !self.operand && word == "as" => {
                self.go(self.cursor.ahead(1).behind_type(), false);
            }
            TokenTree::Ident(word) => {
                self.go(self.cursor.ahead(1), is_before_operand(&word.to_string()));
            }
            TokenTree::Literal(_) | TokenTree::Group(_) => self.go(self.cursor.ahead(1), false),
        }
    }

    fn punct(&mut self, punct: &Punct) {
        let (cursor, next) = (self.cursor, self.cursor.ahead(1));
        match punct.as_char() {
            '|' if self.operand => self.go(cursor.behind_closure(), true),
            '|' if cursor.is_pair('|', '|') => self.go(cursor.ahead(2), true),
            // A shift to the left; its second half is no beginning of generics.
            '<' if !self.operand && cursor.is_pair('<', '<') => self.go(cursor.ahead(2), true),
            '<' if self.operand => self.go(cursor.behind_angles().unwrap_or(next), false),
            ':' if cursor.is_path_separator() => {
                let path = cursor.ahead(2);
                self.go(path.behind_angles().unwrap_or(path), false);
            }
            '\'' => self.go(cursor.ahead(2), self.operand),
            sign => self.go(next, !matches!(sign, '?' | '.')),
        }
    }

    fn go(&mut self, cursor: Cursor<'t>, operand: bool) {
        (self.cursor, self.operand) = (cursor, operand);
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
        let (mut cursor, mut parts) = (Cursor::new(&trees), Vec::new());
        while !cursor.is_at_end() {
            let end = cursor.end_of_value();
            let part: TokenStream = cursor.until(end.cursor).iter().cloned().collect();
            parts.push(part.to_string().replace(' ', ""));
            cursor = end.behind_separator();
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
        for (source, tokens, comma_missing) in
            [("\"Hi\" url: x", 1, true), ("a::b::<C>::d", 12, false)]
        {
            let trees: Vec<_> = TokenStream::from_str(source).unwrap().into_iter().collect();
            let cursor = Cursor::new(&trees);
            let end = cursor.end_of_value();
            assert_eq!(cursor.until(end.cursor).len(), tokens);
            assert_eq!(end.comma_missing, comma_missing);
        }
    }
}
