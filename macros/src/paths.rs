//! The names that an expansion uses, from the caller's `$crate` on, aimed at the user's tokens.

use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use sendapi_core::schema::Type;

/// The way to the crate `sendapi`, as the `macro_rules!` front hands it over.
pub(crate) struct Paths {
    krate: TokenStream,
}

impl Paths {
    pub(crate) const fn new(krate: TokenStream) -> Self {
        Self { krate }
    }

    /// The crate itself, at a user's token: names resolve as before, errors point there.
    pub(crate) fn krate(&self, span: Span) -> TokenStream {
        let aimed = |mut tree: TokenTree| {
            tree.set_span(tree.span().located_at(span));
            tree
        };
        self.krate.clone().into_iter().map(aimed).collect()
    }

    /// A hidden item of the crate.
    pub(crate) fn private(&self, name: &str, span: Span) -> TokenStream {
        let (krate, name) = (self.krate(span), Ident::new(name, span));
        quote_spanned!(span=> #krate::__private::#name)
    }

    /// A type at the top of the core crate.
    pub(crate) fn of_core(&self, name: &str, span: Span) -> TokenStream {
        let (types, name) = (self.private("types", span), Ident::new(name, span));
        quote_spanned!(span=> #types::#name)
    }

    /// A type by the path that the schema has for it, which begins with the name of the core crate.
    pub(crate) fn of(&self, path: &str, span: Span) -> TokenStream {
        let types = self.private("types", span);
        let parts = path.split("::").skip(1).map(|part| Ident::new(part, span));
        quote_spanned!(span=> #types #(::#parts)*)
    }

    /// The Rust type of a value, good for ever.
    pub(crate) fn ty(&self, ty: Type, optional: bool) -> TokenStream {
        let span = Span::call_site();
        let ty = match ty {
            Type::Text => {
                let text = self.of_core("Text", span);
                quote!(#text<'static>)
            }
            Type::Integer => quote!(::core::primitive::u64),
            Type::Number => self.of_core("Number", span),
            Type::Bool => quote!(::core::primitive::bool),
            Type::Choice(choices) => self.of(choices().path, span),
            Type::Object(shape) => {
                let (path, lifetime) =
                    (self.of(shape().path, span), shape().borrows.then(|| quote!(<'static>)));
                quote!(#path #lifetime)
            }
            Type::List(item) => {
                let (list, item) = (self.of_core("List", span), self.ty(*item, false));
                quote!(#list<'static, #item>)
            }
        };
        if optional { quote!(::core::option::Option<#ty>) } else { ty }
    }

    /// A string that lives for ever.
    pub(crate) fn text(&self, text: &str, span: Span) -> TokenStream {
        let (path, mut literal) = (self.of_core("Text", span), Literal::string(text));
        literal.set_span(span);
        quote_spanned!(span=> #path::Borrowed(#literal))
    }

    /// A Rust expression, converted to what the field holds.
    pub(crate) fn filled(&self, expression: &TokenStream) -> TokenStream {
        self.called(&["Fill", "fill"], expression)
    }

    /// A Rust expression, converted to what a field holds that takes digits.
    pub(crate) fn filled_digits(&self, expression: &TokenStream) -> TokenStream {
        self.called(&["FillDigits", "fill_digits"], expression)
    }

    /// A constant of the user's, checked while compiling. The alias has the user's span, so that rustc shows the
    /// user's token and not the macro; the constant is evaluated even where nothing calls the function around it.
    pub(crate) fn checked(
        &self,
        constant: &TokenStream,
        ty: &TokenStream,
        owner: &TokenStream,
        field: &str,
        platform: &Ident,
        method: &str,
    ) -> TokenStream {
        let span = crate::draft::first_span(constant);
        let last = constant.clone().into_iter().last().map_or(span, |token| token.span());
        let alias = Ident::new("__sendapi_constant", span);
        let method = Ident::new(method, last);
        let (check, spot) = (self.private("Const", span), self.private("Spot", span));
        let (schema, kind) = (self.private("Schema", span), self.of_core("PlatformKind", span));
        let spot = quote!(#spot::new(<#owner as #schema>::SHAPE, #field, #kind::#platform));
        let arguments = parenthesized(&spot, last);
        quote! {{
            use #check as #alias;
            const __SENDAPI_CHECKED: #ty = #alias(&#constant).#method #arguments;
            __SENDAPI_CHECKED
        }}
    }

    /// What stands where a mistake has been reported.
    pub(crate) fn unfinished(&self, span: Span) -> TokenStream {
        let unfinished = self.private("unfinished", span);
        quote_spanned!(span=> #unfinished())
    }

    fn called(&self, names: &[&str], expression: &TokenStream) -> TokenStream {
        let span = crate::draft::first_span(expression);
        let last = expression.clone().into_iter().last().map_or(span, |token| token.span());
        let (private, names) =
            (self.private("fill", span), names.iter().map(|name| Ident::new(name, span)));
        let argument = parenthesized(expression, last);
        quote!(#private #(::#names)* #argument)
    }
}

/// An `Option`.
pub(crate) fn option(value: Option<TokenStream>, span: Span) -> TokenStream {
    if let Some(value) = value {
        quote_spanned!(span=> ::core::option::Option::Some(#value))
    } else {
        quote_spanned!(span=> ::core::option::Option::None)
    }
}

fn parenthesized(tokens: &TokenStream, span: Span) -> TokenTree {
    let mut group = proc_macro2::Group::new(proc_macro2::Delimiter::Parenthesis, tokens.clone());
    group.set_span(span);
    group.into()
}
