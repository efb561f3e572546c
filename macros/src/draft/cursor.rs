//! [`Cursor`]: tokens, and how far they have been read.

use proc_macro2::{Delimiter, Spacing, TokenTree};

/// A place among tokens. It never goes past their end, whatever is asked of it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Cursor<'t> {
    trees: &'t [TokenTree],
    at: usize,
}

impl<'t> Cursor<'t> {
    pub(crate) const fn new(trees: &'t [TokenTree]) -> Self {
        Self { trees, at: 0 }
    }

    /// The next token.
    pub(crate) fn peek(self) -> Option<&'t TokenTree> {
        self.trees.get(self.at)
    }

    /// Goes `count` tokens further.
    pub(crate) fn skip(&mut self, count: usize) {
        *self = self.ahead(count);
    }

    /// The tokens from here to `end`; none if that lies before.
    pub(crate) fn until(self, end: Self) -> &'t [TokenTree] {
        self.trees.get(self.at..end.at).unwrap_or_default()
    }

    /// The same tokens, and goes there.
    pub(crate) fn take_until(&mut self, end: Self) -> &'t [TokenTree] {
        let taken = self.until(end);
        *self = end;
        taken
    }

    /// The place `count` tokens further.
    pub(crate) fn ahead(self, count: usize) -> Self {
        Self { at: self.trees.len().min(self.at.saturating_add(count)), ..self }
    }

    /// The place of the first token from here on that is wanted.
    pub(crate) fn find(self, wanted: impl Fn(&TokenTree) -> bool) -> Option<Self> {
        let rest = self.trees.get(self.at..)?;
        rest.iter().position(wanted).map(|count| self.ahead(count))
    }

    /// The further of two places.
    pub(crate) fn max(self, other: Self) -> Self {
        if self.is_behind(other) { self } else { other }
    }

    pub(crate) const fn is_behind(self, other: Self) -> bool {
        self.at > other.at
    }

    pub(crate) const fn is_at_end(self) -> bool {
        self.at >= self.trees.len()
    }

    /// Whether the word `word` is next.
    pub(crate) fn is_word(self, word: &str) -> bool {
        matches!(self.peek(), Some(TokenTree::Ident(next)) if next == word)
    }

    /// Whether the punctuation `sign` is next.
    pub(crate) fn is_punct(self, sign: char) -> bool {
        matches!(self.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == sign)
    }

    /// Whether `first` is next, and `second` right behind it, as one sign.
    pub(crate) fn is_pair(self, first: char, second: char) -> bool {
        self.is_joint(first) && self.ahead(1).is_punct(second)
    }

    /// Whether `sign` is next as the beginning of a longer one.
    pub(crate) fn is_joint(self, sign: char) -> bool {
        matches!(self.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == sign && punct.spacing() == Spacing::Joint)
    }

    /// Whether `::` is next.
    pub(crate) fn is_path_separator(self) -> bool {
        self.is_pair(':', ':')
    }

    /// Whether a single colon is next, not a `::`.
    pub(crate) fn is_colon(self) -> bool {
        self.is_punct(':') && !self.is_path_separator()
    }

    /// The last of all tokens; of a sign of two, such as `::`, both.
    pub(crate) fn last_sign(self) -> &'t [TokenTree] {
        let last = |count: usize| Self { at: self.trees.len().saturating_sub(count), ..self };
        let is_two = matches!(last(2).peek(), Some(TokenTree::Punct(punct)) if last(2).is_joint(punct.as_char()));
        let start = last(if is_two { 2 } else { 1 });
        start.until(start.ahead(2))
    }

    /// Whether `#[…]` is next.
    pub(crate) fn is_attribute(self) -> bool {
        let attribute = self.ahead(1).peek();
        self.is_punct('#')
            && matches!(attribute, Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket)
    }

    /// Behind all `#[…]` that are next.
    pub(crate) fn behind_attributes(self) -> Self {
        let mut cursor = self;
        while cursor.is_attribute() {
            cursor.skip(2);
        }
        cursor
    }

    /// Whether a word is next that stands alone.
    pub(crate) fn is_lone_key(self) -> bool {
        let behind = self.ahead(1);
        matches!(self.peek(), Some(TokenTree::Ident(_)))
            && (behind.is_at_end() || behind.is_punct(','))
    }

    /// Whether a key and its colon are next.
    pub(crate) fn is_key(self) -> bool {
        self.ahead(1).is_colon() && self.is_name()
    }

    /// Whether a word or a string is next.
    pub(crate) fn is_name(self) -> bool {
        self.peek().is_some_and(is_name)
    }
}

/// Whether a token can be a key: a word, or a string, which may have come through another macro.
fn is_name(tree: &TokenTree) -> bool {
    match tree {
        TokenTree::Ident(_) => true,
        TokenTree::Literal(_) => is_string(tree),
        TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
            let inner: Vec<_> = group.stream().into_iter().collect();
            matches!(inner.as_slice(), [only] if is_string(only))
        }
        _ => false,
    }
}

fn is_string(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Literal(literal) if literal.to_string().starts_with('"'))
}
