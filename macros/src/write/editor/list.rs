//! Lists: what is in them, and a place for what is still to be written.

use std::ptr;

use proc_macro2::TokenStream;
use quote::quote;
use sendapi_core::schema::Type;

use super::Editor;
use super::slot::{Words, head_to_come};
use crate::plan::Plan;
use crate::source::items::{Branch, Item, Kind};

impl Editor<'_> {
    pub(super) fn list(&self, items: &[Item<Plan>], ty: Type) -> TokenStream {
        let Some(plain) = items.iter().map(Item::plain).collect::<Option<Vec<_>>>() else {
            let (items, nothing) = (self.items(items, ty), self.open());
            return quote!({ #items #nothing });
        };
        let words = Words::of(ty);
        let open = plain.iter().copied().find(|item| is_for_slot(item, &words));
        let values = plain.iter().filter(|item| !fills(open, item, &words));
        let values: Vec<_> = values.map(|item| self.value(ty, item)).collect();
        let slot = self.slot(open, &words);
        self.call_of("list", &quote!(&[#(#values,)*], #slot))
    }

    /// The items as statements, without a list that they are put into: its name would be in the sight of what the user
    /// writes among them.
    fn items(&self, items: &[Item<Plan>], ty: Type) -> TokenStream {
        let words = Words::of(ty);
        let (mut statements, mut open) = (TokenStream::new(), None);
        for Item { conditions, kind } in items {
            if let Kind::Value(value) = kind
                && open.is_none()
                && is_for_slot(value, &words)
            {
                open = Some(value);
            }
            let statement = match kind {
                Kind::Value(value) if fills(open, value, &words) => continue,
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
        statements.extend(self.item_of(ty, &self.slot(open, &words)));
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
        branches.collect()
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

/// Whether an item is a word for the list's slot, or an object whose head belongs there.
fn is_for_slot(item: &Plan, words: &Words) -> bool {
    words.is_open(item) || head_to_come(item).is_some()
}

/// Whether an item is in the slot, and in no other place.
fn fills(open: Option<&Plan>, item: &Plan, words: &Words) -> bool {
    open.is_some_and(|open| ptr::eq(open, item)) && words.is_open(item)
}
