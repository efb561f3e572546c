//! Tokens of the source, which several places share.

use std::rc::Rc;

use proc_macro2::{Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt as _};

/// A run of tokens. Unlike a `TokenStream` it is shared without asking the compiler.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tokens(Rc<[TokenTree]>);

impl Tokens {
    pub(crate) fn as_slice(&self) -> &[TokenTree] {
        &self.0
    }

    /// The span of the first token; that of the call where there is none.
    pub(crate) fn span(&self) -> Span {
        self.0.first().map_or_else(Span::call_site, TokenTree::span)
    }

    /// The span of the last token; that of the call where there is none.
    pub(crate) fn last_span(&self) -> Span {
        self.0.last().map_or_else(Span::call_site, TokenTree::span)
    }

    pub(crate) fn to_stream(&self) -> TokenStream {
        self.to_token_stream()
    }
}

impl From<&[TokenTree]> for Tokens {
    fn from(trees: &[TokenTree]) -> Self {
        Self(trees.into())
    }
}

impl From<&TokenTree> for Tokens {
    fn from(tree: &TokenTree) -> Self {
        Self([tree.clone()].into())
    }
}

impl FromIterator<TokenTree> for Tokens {
    fn from_iter<I: IntoIterator<Item = TokenTree>>(trees: I) -> Self {
        Self(trees.into_iter().collect())
    }
}

impl ToTokens for Tokens {
    fn to_tokens(&self, stream: &mut TokenStream) {
        stream.append_all(self.as_slice());
    }
}

/// A sign that stands at a token of the user's.
pub(crate) fn punct(sign: char, spacing: Spacing, span: Span) -> TokenTree {
    let mut punct = Punct::new(sign, spacing);
    punct.set_span(span);
    punct.into()
}

/// Whether a token is this sign.
pub(crate) fn is_sign(tree: &TokenTree, sign: char) -> bool {
    matches!(tree, TokenTree::Punct(punct) if punct.as_char() == sign)
}
