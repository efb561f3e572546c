//! The names that an expansion uses. One `use` brings them into scope, all of them names that no program has: those that
//! every message needs, and `__sendapi`, below which the schema's paths lead. They stand at the user's token, so that
//! errors point there.

use proc_macro2::{Ident, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt as _, quote};
use sendapi_core::schema::Type;

use crate::source::tokens::punct;

/// The names, from the caller's `$crate` on.
pub(crate) struct Names {
    krate: TokenStream,
}

/// The tokens of a path to an item below `__sendapi`.
pub(crate) struct PathTokens(Vec<TokenTree>);

impl Names {
    pub(crate) const fn new(krate: TokenStream) -> Self {
        Self { krate }
    }

    /// A name of the hidden prelude.
    #[expect(clippy::unused_self, reason = "whoever has the names has brought them into scope")]
    pub(crate) fn item(&self, name: &str, span: Span) -> Ident {
        Ident::new(name, span)
    }

    /// A type, or an item of one, by the path that the schema has for it, which begins with the core crate's name.
    #[expect(clippy::unused_self, reason = "whoever has the names has brought them into scope")]
    pub(crate) fn of(&self, path: &str, item: Option<&str>, span: Span) -> PathTokens {
        // A call-site span in the middle, or `unused_qualifications` fires in the user's program; the user's span at both
        // ends, because rustc underlines from the first token to the last.
        let unlinted = Span::call_site();
        let mut tokens: Vec<TokenTree> = vec![Ident::new("__sendapi", span).into()];
        for (index, step) in path.split("::").skip(1).chain(item).enumerate() {
            tokens.extend([
                punct(':', Spacing::Joint, span),
                punct(':', Spacing::Alone, span),
                Ident::new(step, if index == 0 { unlinted } else { span }).into(),
            ]);
        }
        PathTokens(tokens)
    }

    /// A hidden item by its full path, for what must not be imported.
    pub(crate) fn full(&self, name: &str) -> TokenStream {
        let (krate, name) = (&self.krate, Ident::new(name, Span::call_site()));
        quote!(#krate::__private::#name)
    }

    /// The Rust type of a value, with the lifetime `'static`.
    pub(crate) fn ty(&self, ty: Type, optional: bool) -> TokenStream {
        self.ty_at(ty, optional, &quote!('static), Span::call_site())
    }

    /// The Rust type of a value.
    pub(crate) fn ty_at(
        &self,
        ty: Type,
        optional: bool,
        lifetime: &TokenStream,
        span: Span,
    ) -> TokenStream {
        let ty = match ty {
            Type::Text => quote!(__sendapi::Text<#lifetime>),
            Type::Integer => quote!(::core::primitive::u64),
            Type::Number => quote!(__sendapi::Number),
            Type::Bool => quote!(::core::primitive::bool),
            Type::Choice(choices) => self.of(choices().path, None, span).into_token_stream(),
            Type::Object(shape) => {
                let (name, borrows) = (self.of(shape().path, None, span), shape().borrows);
                let lifetime = borrows.then(|| quote!(<#lifetime>));
                quote!(#name #lifetime)
            }
            Type::List(item) => {
                let item = self.ty_at(*item, false, lifetime, span);
                quote!(__sendapi::List<#lifetime, #item>)
            }
        };
        if optional { quote!(::core::option::Option<#ty>) } else { ty }
    }

    /// The Rust type of an object, with the lifetime `'static`.
    pub(crate) fn owner(&self, path: &str, borrows: bool, span: Span) -> TokenStream {
        let (name, lifetime) = (self.of(path, None, span), borrows.then(|| quote!(<'static>)));
        quote!(#name #lifetime)
    }

    /// What brings the names into scope.
    pub(crate) fn import(&self) -> TokenStream {
        let krate = &self.krate;
        quote!(use #krate::__private::prelude::*;)
    }
}

impl IntoIterator for PathTokens {
    type Item = TokenTree;
    type IntoIter = std::vec::IntoIter<TokenTree>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl ToTokens for PathTokens {
    fn to_tokens(&self, stream: &mut TokenStream) {
        stream.append_all(&self.0);
    }
}
