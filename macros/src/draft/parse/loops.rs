//! `for` and `if` in a list.

use proc_macro2::{Group, TokenStream, TokenTree};

use super::{Parser, is_braced, trees};
use crate::draft::Draft;
use crate::draft::cursor::Cursor;
use crate::source::items::{Branch, Item, Kind};
use crate::source::tokens::Tokens;

impl Parser<'_> {
    /// A `for`, and the comma behind it; as an error, what stands for one that could not be read.
    pub(super) fn repetition(
        &mut self,
        cursor: &mut Cursor<'_>,
    ) -> Result<Kind<Draft>, Kind<Draft>> {
        let (start, pattern) = (*cursor, cursor.ahead(1));
        let Some(joint) = end_of_pattern(pattern) else {
            let message = "a `for` in a list reads `for pattern in items { … }`";
            return Err(self.bad_head(cursor, message));
        };
        let (iterated, body) = self.head(cursor, joint.ahead(1))?;
        let tokens = Tokens::from(start.until(*cursor));
        self.separator(cursor);
        Ok(Kind::For { pattern: stream(pattern.until(joint)), iterated, body, tokens })
    }

    /// An `if` with all its branches, and the comma behind it; as an error, what stands for one that could not be read.
    pub(super) fn choice(&mut self, cursor: &mut Cursor<'_>) -> Result<Kind<Draft>, Kind<Draft>> {
        let (start, mut branches) = (*cursor, Vec::new());
        loop {
            let (condition, items) = self.head(cursor, cursor.ahead(1))?;
            branches.push(Branch { condition: Some(condition), items });
            let next = cursor.ahead(1);
            if !cursor.is_word("else") || !next.is_word("if") {
                break;
            }
            *cursor = next;
        }
        branches.extend(self.last_branch(cursor));
        let tokens = Tokens::from(start.until(*cursor));
        self.separator(cursor);
        Ok(Kind::If { branches, tokens })
    }

    fn last_branch(&mut self, cursor: &mut Cursor<'_>) -> Option<Branch<Draft>> {
        match cursor.ahead(1).peek() {
            Some(TokenTree::Group(body)) if cursor.is_word("else") && is_braced(body) => {
                cursor.skip(2);
                Some(Branch { condition: None, items: self.body(body) })
            }
            _ => None,
        }
    }

    /// The head of a `for` or `if` from `start` on, and its body: the first braces behind it, as in Rust.
    fn head<'t>(
        &mut self,
        cursor: &mut Cursor<'t>,
        start: Cursor<'t>,
    ) -> Result<(TokenStream, Vec<Item<Draft>>), Kind<Draft>> {
        if let Some(first) = start.peek().filter(|first| begins_badly(first)) {
            let message = "a head that begins with a block or `match` wants parentheses round it";
            return Err(self.bad_head_at(Tokens::from(first), cursor, message));
        }
        let Some((braces, body)) = body_of(start) else {
            return Err(self.bad_head(cursor, "expected `{ … }` with items behind this"));
        };
        *cursor = braces.ahead(1);
        Ok((stream(start.until(braces)), self.body(body)))
    }

    fn body(&mut self, body: &Group) -> Vec<Item<Draft>> {
        let tokens = Tokens::from(&TokenTree::from(body.clone()));
        let items = self.deeper(&tokens, |parser| parser.items(&trees(body.stream())));
        items.unwrap_or_default()
    }

    /// What stands for a `for` or `if` that could not be read: any number of items.
    pub(super) fn bad_head(&mut self, cursor: &mut Cursor<'_>, message: &str) -> Kind<Draft> {
        let end = end_of_bad_head(*cursor);
        self.bad_head_at(Tokens::from(cursor.until(end)), cursor, message)
    }

    /// The same, told at some of its tokens.
    fn bad_head_at(
        &mut self,
        pointed: Tokens,
        cursor: &mut Cursor<'_>,
        message: &str,
    ) -> Kind<Draft> {
        let end = end_of_bad_head(*cursor);
        let written = cursor.take_until(end);
        cursor.skip(usize::from(cursor.is_punct(',') || cursor.is_punct(';')));
        let body = vec![Item::always(Kind::Value(self.broken(message, pointed)))];
        half_a_head(written, body, Tokens::from(written))
    }

    /// The comma behind the braces of a `for` or `if`.
    fn separator(&mut self, cursor: &mut Cursor<'_>) {
        match cursor.peek() {
            Some(_) if cursor.is_punct(',') => cursor.skip(1),
            Some(tree) if cursor.is_word("else") => {
                self.mistake(Tokens::from(tree), "expected `{ … }` with items behind this");
                cursor.skip(1);
                cursor.skip(usize::from(cursor.is_punct(',')));
            }
            Some(_) => {
                self.comma_missing(*cursor);
            }
            None => {}
        }
    }
}

/// A `for` or `if` of which the head alone is there, or part of it: what is written is kept, for editors.
fn half_a_head(written: &[TokenTree], body: Vec<Item<Draft>>, tokens: Tokens) -> Kind<Draft> {
    let (start, head) = (Cursor::new(written), written.get(1..).unwrap_or_default());
    if start.is_word("if") || start.is_word("else") {
        let condition = Some(stream(head));
        // However many items it stands for.
        let rest = Branch { condition: None, items: Vec::new() };
        return Kind::If { branches: vec![Branch { condition, items: body }, rest], tokens };
    }
    let is_joint = |tree: &TokenTree| matches!(tree, TokenTree::Ident(word) if word == "in");
    let mut parts = head.splitn(2, is_joint);
    let (pattern, iterated) = match (parts.next(), parts.next()) {
        (Some(pattern), Some(iterated)) if start.is_word("for") => {
            (stream(pattern), stream(iterated))
        }
        _ => Default::default(),
    };
    Kind::For { pattern, iterated, body, tokens }
}

/// The `in` behind a pattern.
fn end_of_pattern(pattern: Cursor<'_>) -> Option<Cursor<'_>> {
    let is_end = |tree: &TokenTree| match tree {
        TokenTree::Ident(word) => word == "in",
        TokenTree::Punct(punct) => punct.as_char() == ',',
        _ => false,
    };
    pattern.find(is_end).filter(|joint| joint.is_word("in"))
}

/// The braces behind the head that begins at `start`, where nothing else comes before them.
fn body_of(start: Cursor<'_>) -> Option<(Cursor<'_>, &Group)> {
    let end = start.end_of_head().cursor;
    let mut braces = braces_from(start)?;
    // As in `if let Card { name } = card`.
    while braces.ahead(1).is_punct('=') {
        braces = braces_from(braces.ahead(1))?;
    }
    match braces.peek()? {
        TokenTree::Group(body) if !braces.is_behind(end) => Some((braces, body)),
        _ => None,
    }
}

fn braces_from(start: Cursor<'_>) -> Option<Cursor<'_>> {
    start.find(|tree| matches!(tree, TokenTree::Group(group) if is_braced(group)))
}

/// The place behind a `for` or `if` that cannot be read: in front of an item that begins before the next comma.
fn end_of_bad_head(start: Cursor<'_>) -> Cursor<'_> {
    let head = start.ahead(1);
    let next = [head, head.end_of_head().cursor];
    next.into_iter().find(|next| is_item(*next)).unwrap_or_else(|| head.end_of_entry().cursor)
}

/// Whether an object begins that can be no body, since it has keys.
fn is_item(next: Cursor<'_>) -> bool {
    let has_keys = |next: Cursor<'_>| matches!(next.peek(), Some(TokenTree::Group(group)) if is_braced(group) && Cursor::new(&trees(group.stream())).is_key());
    has_keys(next) || matches!(next.peek(), Some(TokenTree::Ident(_))) && has_keys(next.ahead(1))
}

/// Whether what begins a head would hide where its body begins.
fn begins_badly(first: &TokenTree) -> bool {
    match first {
        TokenTree::Ident(word) => {
            matches!(word.to_string().as_str(), "match" | "if" | "unsafe" | "loop")
        }
        TokenTree::Group(group) => is_braced(group),
        _ => false,
    }
}

fn stream(trees: &[TokenTree]) -> TokenStream {
    trees.iter().cloned().collect()
}
