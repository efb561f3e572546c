//! The names that an expansion uses. Each is imported once under a name of its own, so that a message with many parts
//! is a short one for the compiler, and stands at the user's token, so that errors point there.

use std::cell::RefCell;

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use sendapi_core::schema::Type;

/// The names used so far, from the caller's `$crate` on.
pub(crate) struct Names {
    krate: TokenStream,
    used: RefCell<Vec<(String, Ident)>>,
}

impl Names {
    pub(crate) const fn new(krate: TokenStream) -> Self {
        Self { krate, used: RefCell::new(Vec::new()) }
    }

    /// The same way, with nothing used yet.
    pub(crate) fn afresh(&self) -> Self {
        Self::new(self.krate.clone())
    }

    /// An item of the hidden module, by its path in there.
    pub(crate) fn item(&self, path: &str, span: Span) -> Ident {
        let mut used = self.used.borrow_mut();
        let mut name = if let Some((_, name)) = used.iter().find(|(known, _)| known == path) {
            name.clone()
        } else {
            let name =
                Ident::new(&format!("__sendapi_{}", path.replace("::", "_")), Span::call_site());
            used.push((path.to_owned(), name.clone()));
            name
        };
        name.set_span(span);
        name
    }

    /// A type, or a variant of one, by the path that the schema has for it, which begins with the core crate's name.
    pub(crate) fn of(&self, path: &str, variant: Option<&str>, span: Span) -> Ident {
        let below = path.split_once("::").map_or(path, |(_, below)| below);
        match variant {
            Some(variant) => self.item(&format!("types::{below}::{variant}"), span),
            None => self.item(&format!("types::{below}"), span),
        }
    }

    /// A hidden item by its full path, for what must not be imported.
    pub(crate) fn full(&self, name: &str) -> TokenStream {
        let (krate, name) = (&self.krate, Ident::new(name, Span::call_site()));
        quote!(#krate::__private::#name)
    }

    /// The Rust type of a value, good for ever.
    pub(crate) fn ty(&self, ty: Type, optional: bool) -> TokenStream {
        let span = Span::call_site();
        let ty = match ty {
            Type::Text => {
                let text = self.item("types::Text", span);
                quote!(#text<'static>)
            }
            Type::Integer => quote!(::core::primitive::u64),
            Type::Number => {
                let number = self.item("types::Number", span);
                quote!(#number)
            }
            Type::Bool => quote!(::core::primitive::bool),
            Type::Choice(choices) => {
                let choice = self.of(choices().path, None, span);
                quote!(#choice)
            }
            Type::Object(shape) => self.owner(shape().path, shape().borrows, span),
            Type::List(item) => {
                let (list, item) = (self.item("types::List", span), self.ty(*item, false));
                quote!(#list<'static, #item>)
            }
        };
        if optional { quote!(::core::option::Option<#ty>) } else { ty }
    }

    /// The Rust type of an object, good for ever.
    pub(crate) fn owner(&self, path: &str, borrows: bool, span: Span) -> TokenStream {
        let (name, lifetime) = (self.of(path, None, span), borrows.then(|| quote!(<'static>)));
        quote!(#name #lifetime)
    }

    /// The imports of all names used so far.
    pub(crate) fn imports(&self) -> TokenStream {
        let krate = &self.krate;
        let used = self.used.borrow();
        let imports = used.iter().map(|(path, name)| {
            let parts = path.split("::").map(|part| Ident::new(part, Span::call_site()));
            quote!(#(#parts)::* as #name)
        });
        quote!(use #krate::__private::{#(#imports),*};)
    }
}
