//! A list whose length is known at run time only: the user's own `for` and `if`, which push its items.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::quote;

use super::expand::{Expander, is_parenthesized};
use crate::plan::Plan;
use crate::source::items::{Branch, Item, Kind};

impl Expander<'_> {
    /// A block that pushes what `written` makes of each item, and is what `made` makes of them all.
    pub(super) fn pushed(
        &self,
        items: &[Item<Plan>],
        span: Span,
        written: &dyn Fn(&Plan) -> TokenStream,
        made: impl FnOnce(&Ident) -> TokenStream,
    ) -> TokenStream {
        let list = Ident::new("items", Span::mixed_site());
        let (none, pushes) = (
            self.names.item("__sendapi_items_at_run_time", span),
            self.pushes(items, &list, written),
        );
        let made = made(&list);
        quote!({ let mut #list = #none(); #pushes #made })
    }

    fn pushes(
        &self,
        items: &[Item<Plan>],
        list: &Ident,
        written: &dyn Fn(&Plan) -> TokenStream,
    ) -> TokenStream {
        let pushes = items.iter().map(|item| self.push(item, list, written));
        quote!(#(#pushes)*)
    }

    fn push(
        &self,
        item: &Item<Plan>,
        list: &Ident,
        written: &dyn Fn(&Plan) -> TokenStream,
    ) -> TokenStream {
        let (conditions, push) = (&item.conditions, self.push_always(&item.kind, list, written));
        quote!(#(#[cfg(#conditions)])* #push)
    }

    /// One statement, so that an attribute in front of it is about all of it.
    fn push_always(
        &self,
        kind: &Kind<Plan>,
        list: &Ident,
        written: &dyn Fn(&Plan) -> TokenStream,
    ) -> TokenStream {
        match kind {
            Kind::Value(value) => {
                let value = written(value);
                quote!(#list.push(#value);)
            }
            Kind::For { pattern, iterated, body, .. } => {
                let (iterated, body) = (self.head(iterated), self.pushes(body, list, written));
                quote!(for #pattern in #iterated { #body })
            }
            Kind::If { branches, .. } => {
                let branches = branches.iter().enumerate();
                let branches = branches.map(|(index, Branch { condition, items })| {
                    let joint = (index > 0).then(|| quote!(else));
                    let head = condition.as_ref().map(|condition| self.head(condition));
                    let head = head.map(|condition| quote!(if #condition));
                    let body = self.pushes(items, list, written);
                    quote!(#joint #head { #body })
                });
                quote!(#(#branches)*)
            }
        }
    }

    /// The head of a `for` or `if`; in parentheses, which the grammar asks for, it is the argument of a call.
    fn head(&self, tokens: &TokenStream) -> TokenStream {
        let trees: Vec<_> = tokens.clone().into_iter().collect();
        match trees.as_slice() {
            [TokenTree::Group(inner)] if is_parenthesized(inner) => {
                let identity = self.names.item("__sendapi_identity", inner.span());
                quote!(#identity #inner)
            }
            _ => tokens.clone(),
        }
    }
}
