//! What a type is called in sentences.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Result;

use crate::attribute::Entry;

/// An article and the rest, as in `noun = "a generic element"`.
#[derive(Clone, Default)]
pub(crate) struct Noun {
    article: String,
    pub(crate) name: String,
}

impl Noun {
    pub(crate) fn new(article: &str, name: &str) -> Self {
        Self { article: article.to_owned(), name: name.to_owned() }
    }

    pub(crate) fn read(entry: &Entry) -> Result<Self> {
        match entry.text()?.split_once(' ') {
            Some((article @ ("a" | "an" | "the"), name)) => Ok(Self::new(article, name)),
            _ => Err(syn::Error::new(entry.name.span(), "a noun begins with `a`, `an` or `the`")),
        }
    }

    /// The `Noun`, as tokens.
    pub(crate) fn tokens(&self) -> TokenStream {
        let Self { article, name } = self;
        quote!(crate::schema::Noun { article: #article, name: #name })
    }
}
