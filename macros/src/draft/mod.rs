//! The draft: what stands inside `message!`, before the schema has been asked what it means.

pub(crate) mod capitals;
pub(crate) mod cursor;
pub(crate) mod parse;
mod scan;
mod tag_values;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};

use crate::source::items::Items;
use crate::source::tokens::Tokens;

/// A value as written.
#[derive(Clone, Debug)]
pub(crate) struct Draft {
    pub(crate) value: Value,
    /// The tokens of the value, for what is passed through and for pointing at it.
    pub(crate) tokens: Tokens,
    /// The number of its place; the order of places is the order of the source.
    pub(crate) origin: usize,
}

/// What a value is, as far as its tokens tell.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// `null` or `None`.
    Null,
    Bool(bool),
    Integer(i128),
    Number(f64),
    Text(String),
    /// A lone identifier: a word of the API, a constant or a variable; the field decides.
    Word(Ident),
    /// A path in capitals or `const { … }`: known while compiling.
    Constant,
    /// Any other Rust expression.
    Expression,
    Object(Object),
    List(Items<Draft>),
    /// Nothing that can be used; a mistake has been reported.
    Broken,
}

/// An object as written.
#[derive(Clone, Debug)]
pub(crate) struct Object {
    pub(crate) head: Option<Ident>,
    pub(crate) entries: Vec<Entry>,
    /// The token that stands for the object where something is missing in it.
    pub(crate) opening: Tokens,
}

/// A member as written.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// `#[cfg(…)]` attributes: the entry is perhaps there.
    pub(crate) conditions: Vec<TokenStream>,
    pub(crate) key: Key,
    pub(crate) value: Draft,
}

/// The name of a member as written.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub(crate) name: String,
    pub(crate) token: TokenTree,
    /// Whether it is a string: an object with such keys is JSON and has JSON's rules only.
    pub(crate) quoted: bool,
    pub(crate) origin: usize,
}

impl Key {
    pub(crate) fn span(&self) -> Span {
        self.token.span()
    }
}
