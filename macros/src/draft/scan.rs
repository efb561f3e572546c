//! Where an expression ends: at the first comma that is not inside a closure's parameters or generic arguments, or where
//! it is whole and what comes next can only be the beginning of something else.
//!
//! Values pass through as tokens; this is all of Rust's grammar that the macros have to know.

use proc_macro2::{Delimiter, Ident, Punct, TokenTree};

use crate::draft::cursor::Cursor;

/// Where a value ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct End<'t> {
    /// The place behind its last token.
    pub(crate) cursor: Cursor<'t>,
    /// Whether something else begins there, so that a comma is missing.
    pub(crate) comma_missing: bool,
    /// Whether something else begins there before the value is whole, as behind `name.`.
    pub(crate) breaks_off: bool,
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
        self.end_before(&Scan::is_before_value, false)
    }

    /// The end of what begins here as the head of an `if` or `for`: its braces and all.
    pub(crate) fn end_of_head(self) -> End<'t> {
        self.end_before(&Scan::is_before_value, true)
    }

    /// The end of all that stands here in front of the next comma or entry, whether or not it is one value.
    pub(crate) fn end_of_entry(self) -> End<'t> {
        self.end_before(&|_| false, false)
    }

    /// Whether an entry is next, or `#[…]` in front of one or of an item: neither goes on with an expression.
    pub(crate) fn is_entry(self) -> bool {
        self.is_key() || self.is_attribute()
    }

    fn end_before(self, is_before_another: &dyn Fn(&Scan<'t>) -> bool, has_block: bool) -> End<'t> {
        let mut scan = Scan { cursor: self, read: Read::Nothing, has_block };
        while let Some(tree) = scan.cursor.peek() {
            let is_begun = scan.cursor.is_behind(self);
            if is_begun && (scan.cursor.is_entry() || is_before_another(&scan)) {
                let breaks_off = !scan.is_whole();
                return End { cursor: scan.cursor, comma_missing: true, breaks_off };
            }
            if scan.cursor.is_punct(',') || scan.cursor.is_punct(';') {
                break;
            }
            scan.step(tree);
        }
        End { cursor: scan.cursor, comma_missing: false, breaks_off: false }
    }

    /// Behind the parameters of the closure that begins here, and behind its return type if it has one.
    fn behind_closure(self) -> Self {
        let bar =
            |tree: &TokenTree| matches!(tree, TokenTree::Punct(punct) if punct.as_char() == '|');
        let Some(bar) = self.ahead(1).find(bar) else { return self.ahead(1) };
        let parameters = bar.ahead(1);
        if parameters.is_pair('-', '>') { parameters.ahead(2).behind_type() } else { parameters }
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

    /// Behind the type that begins here, of a cast or of what a closure returns.
    fn behind_type(self) -> Self {
        let mut cursor = self;
        loop {
            cursor = cursor.behind_type_prefix().behind_segment();
            if !cursor.is_path_separator() && !cursor.is_pair('-', '>') {
                return cursor;
            }
            cursor.skip(2);
        }
    }

    /// Behind what stands in front of a type's name, as `&'a mut` or `unsafe fn`.
    fn behind_type_prefix(self) -> Self {
        let mut cursor = self;
        while let Some(tree) = cursor.peek().filter(|_| !cursor.is_key()) {
            match tree {
                TokenTree::Ident(word) if word == "for" => {
                    let next = cursor.ahead(1);
                    cursor = next.behind_angles().unwrap_or(next);
                }
                TokenTree::Ident(word) if is_before_type(&word.to_string()) => cursor.skip(1),
                TokenTree::Punct(punct) if matches!(punct.as_char(), '&' | '*') => cursor.skip(1),
                TokenTree::Punct(punct) if punct.as_char() == '\'' => cursor.skip(2),
                // As in `extern "C" fn`.
                TokenTree::Literal(_) => cursor.skip(1),
                _ if cursor.is_path_separator() => cursor.skip(2),
                _ => break,
            }
        }
        cursor
    }

    /// Behind a part of a type's path, with what it holds in `<…>` or `(…)`.
    fn behind_segment(self) -> Self {
        let mut cursor = self;
        match cursor.peek() {
            _ if cursor.is_key() => return cursor,
            Some(TokenTree::Ident(_)) => cursor.skip(1),
            Some(TokenTree::Group(group)) if group.delimiter() != Delimiter::Brace => {
                return cursor.ahead(1);
            }
            _ => {}
        }
        cursor.skip(usize::from(cursor.is_punct('!')));
        cursor = cursor.behind_angles().unwrap_or(cursor);
        let is_parenthesised = |tree: &TokenTree| matches!(tree, TokenTree::Group(group) if group.delimiter() == Delimiter::Parenthesis);
        cursor.ahead(usize::from(
            cursor.is_behind(self) && cursor.peek().is_some_and(is_parenthesised),
        ))
    }
}

/// How far a value has been read.
struct Scan<'t> {
    cursor: Cursor<'t>,
    read: Read,
    /// Whether a word was read behind which braces come that belong to it, but not at once.
    has_block: bool,
}

/// What was read last.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Read {
    /// Nothing, or an operator: an operand comes next, so that `|` begins a closure and `<` a path.
    Nothing,
    /// `.`, behind which a name or a number comes.
    Dot,
    /// `::`, behind which a name comes.
    PathSeparator,
    /// A path: a whole operand, and braces behind it belong to it.
    Path,
    /// Any other whole operand.
    Operand,
}

impl<'t> Scan<'t> {
    const fn is_whole(&self) -> bool {
        matches!(self.read, Read::Path | Read::Operand)
    }

    /// Whether what comes next can only be the beginning of another value: behind an operand there is no name, no literal,
    /// and braces only behind a path or where an `if` or `match` waits for them.
    fn is_before_value(&self) -> bool {
        let is_braced = |next: Cursor<'_>| matches!(next.peek(), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace);
        match self.cursor.peek() {
            // A name behind a dot is no head.
            Some(TokenTree::Ident(_)) if self.read == Read::Dot => {
                !self.has_block && is_braced(self.cursor.ahead(1))
            }
            Some(TokenTree::Ident(word)) => self.is_whole() && !is_between_operands(word),
            Some(TokenTree::Literal(_)) => self.is_whole(),
            _ => self.read == Read::Operand && !self.has_block && is_braced(self.cursor),
        }
    }

    fn step(&mut self, tree: &TokenTree) {
        match tree {
            TokenTree::Punct(punct) => self.punct(punct),
            TokenTree::Ident(word) if self.is_whole() && word == "as" => self.cast(),
            TokenTree::Ident(word) => {
                let read = self.word(&word.to_string());
                self.go(self.cursor.ahead(1), read);
            }
            // What another macro has passed on may be a path.
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                self.go(self.cursor.ahead(1), Read::Path);
            }
            TokenTree::Literal(_) | TokenTree::Group(_) => {
                self.go(self.cursor.ahead(1), Read::Operand);
            }
        }
    }

    fn cast(&mut self) {
        let ty = self.cursor.ahead(1);
        let behind = ty.behind_type();
        self.go(behind, if behind.is_behind(ty) { Read::Operand } else { Read::Nothing });
    }

    fn word(&mut self, word: &str) -> Read {
        if self.read == Read::Dot {
            return Read::Operand;
        }
        self.has_block |= matches!(word, "if" | "match" | "while" | "for");
        let next = self.cursor.ahead(1);
        let is_raw = word == "raw" && (next.is_word("const") || next.is_word("mut"));
        if is_raw || is_before_operand(word) { Read::Nothing } else { Read::Path }
    }

    fn punct(&mut self, punct: &Punct) {
        let (cursor, next) = (self.cursor, self.cursor.ahead(1));
        match punct.as_char() {
            '|' if !self.is_whole() => self.go(cursor.behind_closure(), Read::Nothing),
            '|' if cursor.is_pair('|', '|') => self.go(cursor.ahead(2), Read::Nothing),
            // A shift to the left; its second half is no beginning of generics.
            '<' if self.is_whole() && cursor.is_pair('<', '<') => {
                self.go(cursor.ahead(2), Read::Nothing);
            }
            '<' if !self.is_whole() => {
                self.go(cursor.behind_angles().unwrap_or(next), Read::Path);
            }
            ':' if cursor.is_path_separator() => self.path_separator(cursor.ahead(2)),
            '.' if cursor.is_pair('.', '.') => self.go(cursor.ahead(2), Read::Nothing),
            '.' => self.go(next, Read::Dot),
            '?' => self.go(next, Read::Operand),
            '\'' => self.go(cursor.ahead(2), self.read),
            _ => self.go(next, Read::Nothing),
        }
    }

    fn path_separator(&mut self, next: Cursor<'t>) {
        match next.behind_angles() {
            Some(behind) => self.go(behind, Read::Path),
            None => self.go(next, Read::PathSeparator),
        }
    }

    fn go(&mut self, cursor: Cursor<'t>, read: Read) {
        (self.cursor, self.read) = (cursor, read);
    }
}

/// Words that go on with an expression behind an operand.
fn is_between_operands(word: &Ident) -> bool {
    ["as", "else", "in"].iter().any(|between| word == between)
}

/// Words behind which an operand comes, a pattern or a block.
fn is_before_operand(word: &str) -> bool {
    matches!(
        word,
        "return"
            | "break"
            | "yield"
            | "in"
            | "if"
            | "while"
            | "for"
            | "match"
            | "move"
            | "mut"
            | "ref"
            | "else"
            | "async"
            | "unsafe"
            | "loop"
            | "const"
            | "static"
            | "let"
    )
}

/// Words that stand in front of a type.
fn is_before_type(word: &str) -> bool {
    matches!(word, "mut" | "const" | "dyn" | "impl" | "unsafe" | "extern" | "fn")
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
