//! Lists: what is in them, and a place for what is still to be written.

use proc_macro2::TokenStream;
use quote::quote;
use sendapi_core::schema::Type;

use super::Editor;
use super::slot::Words;
use crate::plan::Plan;
use crate::source::items::{Branch, Item, Kind};

impl Editor<'_> {
    pub(super) fn list(&self, items: &[Item<Plan>], ty: Type) -> TokenStream {
        let Some(plain) = items.iter().map(Item::plain).collect::<Option<Vec<_>>>() else {
            let (items, nothing) = (self.items(items, ty), self.open());
            return quote!({ #items #nothing });
        };
        let words = Words::of(ty);
        let open = plain.iter().position(|item| words.is_open(item));
        let values = plain.iter().enumerate().filter(|(index, _)| Some(*index) != open);
        let values: Vec<_> = values.map(|(_, item)| self.value(ty, item)).collect();
        let slot = self.slot(open.and_then(|index| plain.get(index).copied()), &words);
        self.call_of("list", &quote!(&[#(#values,)*], #slot))
    }

    /// The items as statements, without a list that they are put into: its name would be in the sight of what the user
    /// writes among them.
    fn items(&self, items: &[Item<Plan>], ty: Type) -> TokenStream {
        let words = Words::of(ty);
        let (mut statements, mut open) = (TokenStream::new(), None);
        for Item { conditions, kind } in items {
            let statement = match kind {
                Kind::Value(value) if open.is_none() && words.is_open(value) => {
                    open = Some(value);
                    continue;
                }
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
