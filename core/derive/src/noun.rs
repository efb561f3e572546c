//! What a type is called in sentences.

use proc_macro2::{Ident, TokenStream};
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
            Some((article @ ("a" | "an" | "the"), name)) if !name.trim().is_empty() => {
                Ok(Self::new(article, name))
            }
            _ => Err(syn::Error::new(entry.name.span(), "a noun begins with `a`, `an` or `the`")),
        }
    }

    /// Refuses a type that sentences could not name.
    pub(crate) fn demand(&self, item: &Ident) -> Result<()> {
        if !self.name.is_empty() {
            return Ok(());
        }
        let message =
            "sentences about this need a name for it: `#[schema(noun = \"a generic element\")]`";
        Err(syn::Error::new(item.span(), message))
    }

    /// The `Noun`, as tokens.
    pub(crate) fn tokens(&self) -> TokenStream {
        let Self { article, name } = self;
        quote!(crate::schema::Noun { article: #article, name: #name })
    }
}
