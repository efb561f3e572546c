//! A list and its parts: what is written and what it means have the same ones, of different values.

use proc_macro2::TokenStream;

use crate::source::tokens::Tokens;

/// A list.
#[derive(Clone, Debug)]
pub(crate) struct Items<V>(pub(crate) Vec<Item<V>>);

/// A part of a list.
#[derive(Clone, Debug)]
pub(crate) struct Item<V> {
    /// `#[cfg(…)]` attributes: the part is perhaps there.
    pub(crate) conditions: Vec<TokenStream>,
    pub(crate) kind: Kind<V>,
}

/// What a part of a list is.
#[derive(Clone, Debug)]
pub(crate) enum Kind<V> {
    Value(V),
    For { pattern: TokenStream, iterated: TokenStream, body: Vec<Item<V>>, tokens: Tokens },
    If { branches: Vec<Branch<V>>, tokens: Tokens },
}

/// A branch of an `if`; the last may have no condition.
#[derive(Clone, Debug)]
pub(crate) struct Branch<V> {
    pub(crate) condition: Option<TokenStream>,
    pub(crate) items: Vec<Item<V>>,
}

impl<V> Items<V> {
    /// The same parts, of what each value is turned into.
    pub(crate) fn map<W>(self, turn: &mut dyn FnMut(V) -> W) -> Items<W> {
        Items(mapped(self.0, turn))
    }
}

fn mapped<V, W>(items: Vec<Item<V>>, turn: &mut dyn FnMut(V) -> W) -> Vec<Item<W>> {
    items.into_iter().map(|item| item.map(turn)).collect()
}

impl<V> Item<V> {
    /// A part that stands under no condition.
    pub(crate) const fn always(kind: Kind<V>) -> Self {
        Self { conditions: Vec::new(), kind }
    }

    fn map<W>(self, turn: &mut dyn FnMut(V) -> W) -> Item<W> {
        Item { conditions: self.conditions, kind: self.kind.map(turn) }
    }
}

impl<V> Kind<V> {
    fn map<W>(self, turn: &mut dyn FnMut(V) -> W) -> Kind<W> {
        match self {
            Self::Value(value) => Kind::Value(turn(value)),
            Self::For { pattern, iterated, body, tokens } => {
                Kind::For { pattern, iterated, body: mapped(body, turn), tokens }
            }
            Self::If { branches, tokens } => {
                let branches = branches.into_iter().map(|branch| branch.map(turn)).collect();
                Kind::If { branches, tokens }
            }
        }
    }
}

impl<V> Branch<V> {
    fn map<W>(self, turn: &mut dyn FnMut(V) -> W) -> Branch<W> {
        Branch { condition: self.condition, items: mapped(self.items, turn) }
    }
}
