//! The draft: what stands inside `message!`, before the schema has been asked what it means.

pub(crate) mod capitals;
pub(crate) mod parse;
pub(crate) mod scan;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};

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
    List(Items),
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
    /// Whether the value is sure to be there, and not an `Option` that may be empty.
    pub(crate) certain: bool,
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

/// A list as written.
#[derive(Clone, Debug)]
pub(crate) struct Items(pub(crate) Vec<Item>);

/// A part of a list as written.
#[derive(Clone, Debug)]
pub(crate) enum Item {
    Value { conditions: Vec<TokenStream>, draft: Draft },
    For { pattern: TokenStream, iterated: TokenStream, body: Vec<Self>, tokens: Tokens },
    If { branches: Vec<Branch>, tokens: Tokens },
}

/// A branch of an `if`; the last may have no condition.
#[derive(Clone, Debug)]
pub(crate) struct Branch {
    pub(crate) condition: Option<TokenStream>,
    pub(crate) items: Vec<Item>,
}

impl Draft {
    pub(crate) fn span(&self) -> Span {
        self.tokens.span()
    }

    /// Whether everything in it is known while compiling, so that it can be lent for ever.
    pub(crate) fn is_constant(&self) -> bool {
        self.holds_only(&|value| {
            !matches!(value, Value::Word(_) | Value::Expression | Value::Broken)
        })
    }

    /// Whether everything in it is written out, so that rustc lends it for ever by itself.
    pub(crate) fn is_literal(&self) -> bool {
        self.holds_only(&|value| {
            !matches!(value, Value::Constant | Value::Word(_) | Value::Expression | Value::Broken)
        })
    }

    /// Whether it can be written down as text while compiling and read back as it was: floats might lose a digit, and
    /// what is too large for a field, rustc tells of a literal.
    pub(crate) fn is_text(&self) -> bool {
        self.holds_only(&|value| match value {
            Value::Null | Value::Bool(_) | Value::Text(_) => true,
            Value::Integer(value) => i64::try_from(*value).is_ok(),
            _ => false,
        })
    }

    /// Whether something in it, whatever conditions hold, is known at run time only.
    pub(crate) fn runs(&self) -> bool {
        match &self.value {
            Value::Object(object) => {
                object.entries.iter().any(|entry| entry.conditions.is_empty() && entry.value.runs())
            }
            value => matches!(value, Value::Expression),
        }
    }

    /// Whether all values in it, which are neither objects nor lists, pass, and nothing depends on a condition.
    fn holds_only(&self, passes: &dyn Fn(&Value) -> bool) -> bool {
        match &self.value {
            Value::Object(object) => object
                .entries
                .iter()
                .all(|entry| entry.conditions.is_empty() && entry.value.holds_only(passes)),
            Value::List(Items(items)) => items.iter().all(|item| match item {
                Item::Value { conditions, draft } => {
                    conditions.is_empty() && draft.holds_only(passes)
                }
                Item::For { .. } | Item::If { .. } => false,
            }),
            value => passes(value),
        }
    }
}

impl Key {
    pub(crate) fn span(&self) -> Span {
        self.token.span()
    }
}

impl Item {
    pub(crate) fn tokens(&self) -> &Tokens {
        match self {
            Self::Value { draft, .. } => &draft.tokens,
            Self::For { tokens, .. } | Self::If { tokens, .. } => tokens,
        }
    }
}
