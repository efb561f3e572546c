//! Lists: what is in them, and a place for what is still to be written.

use std::ptr;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;
use sendapi_core::schema::Type;

use super::Editor;
use super::braces::head_of;
use super::slot::{Words, head};
use crate::plan::{Plan, Value};
use crate::source::items::{Branch, Item, Kind};

impl Editor<'_> {
    pub(super) fn list(&self, items: &[Item<Plan>], ty: Type) -> TokenStream {
        let Some(plain) = items.iter().map(Item::plain).collect::<Option<Vec<_>>>() else {
            let (items, nothing) = (self.items(items, ty), self.open());
            return quote!({ #items #nothing });
        };
        let place = Place::of(plain.iter().copied(), ty);
        let values = plain.iter().filter(|item| !place.holds(item));
        let values: Vec<_> = values.map(|item| self.value(ty, item)).collect();
        let slot = self.place(&place);
        self.call_of("list", &quote!(&[#(#values,)*], #slot))
    }

    fn place(&self, place: &Place<'_>) -> TokenStream {
        self.slot_behind(&place.heads, place.open, &place.words)
    }

    /// The items as statements, without a list that they are put into: its name would be in the sight of what the user
    /// writes among them.
    fn items(&self, items: &[Item<Plan>], ty: Type) -> TokenStream {
        let place = Place::of(items.iter().filter_map(value_of), ty);
        let mut statements = TokenStream::new();
        for Item { conditions, kind } in items {
            let statement = match kind {
                Kind::Value(value) if place.holds(value) => continue,
                Kind::Value(value) => self.item_of(ty, &self.value(ty, value)),
                Kind::For { pattern, iterated, body, .. } => {
                    let around = self.bound.replace(true);
                    let (iterated, body) = (self.head_of(iterated), self.items(body, ty));
                    self.bound.set(around);
                    let pattern = if pattern.is_empty() { quote!(_) } else { pattern.clone() };
                    quote!(for #pattern in #iterated { #body })
                }
                Kind::If { branches, .. } => self.branches(branches, ty),
            };
            statements.extend(quote!(#(#[cfg(#conditions)])* #statement));
        }
        statements.extend(self.item_of(ty, &self.place(&place)));
        statements
    }

    fn branches(&self, branches: &[Branch<Plan>], ty: Type) -> TokenStream {
        let branches = branches.iter().enumerate();
        let branches = branches.map(|(index, Branch { condition, items })| {
            let joint = (index > 0).then(|| quote!(else));
            let head = condition.as_ref().map(|condition| self.head_of(condition));
            let head = head.map(|condition| quote!(if #condition));
            let body = self.items(items, ty);
            quote!(#joint #head { #body })
        });
        quote!(#(#branches)*)
    }

    /// What stands behind `in` or `if`, or is still to be written there.
    fn head_of(&self, tokens: &TokenStream) -> TokenStream {
        if tokens.is_empty() { self.open() } else { tokens.clone() }
    }

    fn item_of(&self, ty: Type, value: &TokenStream) -> TokenStream {
        let (item, ty) = (self.item("item"), self.ty(ty));
        quote!(#item::<#ty>(#value);)
    }
}

/// What a list has of words and heads, and where they are completed.
struct Place<'p> {
    words: Words,
    /// The heads of its objects.
    heads: Vec<TokenTree>,
    /// The first item that is on its way to be a word.
    open: Option<&'p Plan>,
}

impl<'p> Place<'p> {
    fn of(mut items: impl Iterator<Item = &'p Plan> + Clone, ty: Type) -> Self {
        let words = Words::of(ty);
        let heads = items.clone().filter_map(|item| head(item, &words)).collect();
        let open = items.find(|item| words.is_open(item) && head_of(item).is_none());
        Self { words, heads, open }
    }

    /// Whether an item stands here, and in no other place.
    fn holds(&self, item: &Plan) -> bool {
        let is_unknown = matches!(item.value, Value::Broken) && head_of(item).is_some();
        is_unknown || self.open.is_some_and(|open| ptr::eq(open, item))
    }
}

fn value_of(item: &Item<Plan>) -> Option<&Plan> {
    match &item.kind {
        Kind::Value(value) => Some(value),
        Kind::For { .. } | Kind::If { .. } => None,
    }
}
