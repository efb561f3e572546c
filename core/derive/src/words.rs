//! Enums of words.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Result;

use crate::attribute;
use crate::editor;
use crate::item::{Item, Variant};
use crate::noun::Noun;
use crate::object::path;
use crate::word::{Set, choice};

pub(crate) fn derive(input: &Item, variants: &[Variant]) -> Result<TokenStream> {
    if variants.is_empty() {
        return Err(syn::Error::new(input.ident.span(), "a set of words has a word"));
    }
    let (mut noun, mut set) = (Noun::default(), Set::new());
    for entry in attribute::entries(&input.attrs)? {
        if entry.name == "noun" {
            noun = Noun::read(&entry)?;
        } else if !set.take(&entry)? {
            return Err(entry.unknown(&[&["noun"], &Set::WORDS]));
        }
    }
    let words = attribute::all(variants.iter().map(|variant| choice(variant, set.case)))?;
    let values: Vec<_> = words.iter().map(|word| word.value.clone()).collect();
    let choices = words.iter().map(|word| &word.choice);
    let for_editors = editor::words(input, &words);
    noun.demand(&input.ident)?;
    set.demand(&input.ident, &values)?;
    let choices = set.choices(&noun.tokens(), &path(input), &quote!(&[#(#choices),*]));
    let (ident, variants) = (&input.ident, variants.iter().map(|variant| &variant.ident));
    Ok(quote! {
        crate::convert::implement::words! { #ident, #choices, [#(#variants = #values)*] }
        #for_editors
    })
}
