//! What is asked of an item whatever its attributes say.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::{Error, Result, parse_quote};

use crate::attribute::{self, Entry};
use crate::item::{self, Attribute, Data, Field, Item};
use crate::kind::is_option;

/// Refuses an item that would break programs when the platform adds to it.
pub(crate) fn demand(input: &Item) -> Result<()> {
    match &input.data {
        Data::Enum(_) => demand_non_exhaustive(input),
        Data::Struct(_) => Ok(()),
    }
}

/// The hidden member of a struct, without which a program could write a literal that names every member, and would
/// break with the next one. `#[non_exhaustive]` would forbid literals altogether, those of the macros among them. To
/// rust-analyzer it is not there, since that shows a struct with its hidden members, and so it is not demanded there.
pub(crate) fn demand_extension(input: &Item, fields: &[Field]) -> TokenStream {
    if fields.is_empty() || fields.iter().any(is_extension) {
        return TokenStream::new();
    }
    let mistake = Error::new(
        input.ident.span(),
        "an object of the API ends with `#[cfg(not(rust_analyzer))] #[doc(hidden)] pub __non_exhaustive: ()`, since the platform adds to it",
    );
    let mistake = mistake.to_compile_error();
    quote!(#[cfg(not(rust_analyzer))] #mistake)
}

/// The platform brings more words and more kinds of objects every few months, and none of them shall break a program.
fn demand_non_exhaustive(input: &Item) -> Result<()> {
    if input.attrs.iter().any(|attribute| attribute.is("non_exhaustive")) {
        return Ok(());
    }
    Err(Error::new(
        input.ident.span(),
        "an enum of the API is `#[non_exhaustive]`, since the platform adds to it",
    ))
}

pub(crate) fn is_extension(field: &Field) -> bool {
    field.ident == "__non_exhaustive"
}

/// The same item with as little said about it as can be. What is derived of that stands in for what a mistake hinders, so
/// that whoever uses the item finds its impls, and the mistake is the only error.
pub(crate) fn bare(mut bare: Item) -> Item {
    bare.attrs = kept(&bare.attrs, &["one_of", "capitals", "rules"]);
    bare.attrs.push(parse_quote!(#[schema(noun = "a thing")]));
    match &mut bare.data {
        Data::Struct(fields) => fields.iter_mut().for_each(bare_field),
        Data::Enum(variants) => {
            let is_of_words = item::are_words(variants);
            for variant in variants {
                variant.attrs = kept(&variant.attrs, &["name", "flatten"]);
            }
            if is_of_words {
                bare.attrs.push(parse_quote!(#[schema(unknown("bare.word"))]));
            } else if !attribute::is_one_of(&bare) {
                let tagged = quote!(tag("type", "bare.tag"), unknown("bare.word"));
                bare.attrs.push(parse_quote!(#[schema(#tagged)]));
            }
        }
    }
    bare
}

fn bare_field(field: &mut Field) {
    let like = kept(&field.attrs, &["like"]);
    field.attrs = kept(&field.attrs, &["name", "flatten", "discriminant", "secret"]);
    if is_option(&field.ty) || is_extension(field) {
        return;
    }
    if like.is_empty() {
        field.attrs.push(parse_quote!(#[schema(required("bare.required"))]));
    }
    field.attrs.extend(like);
}

/// The entries of these names, those that can be read.
fn kept(attributes: &[Attribute], names: &[&str]) -> Vec<Attribute> {
    let mut kept = Vec::new();
    for attribute in attributes {
        let entries = attribute::entries(std::slice::from_ref(attribute)).unwrap_or_default();
        for entry in entries.iter().filter(|entry| names.iter().any(|name| entry.name == name)) {
            if let Some(entry) = written(entry) {
                kept.push(parse_quote!(#[schema(#entry)]));
            }
        }
    }
    kept
}

/// An entry that is a word, or a word with a text or a path: what names a constant, so that it is not unused.
fn written(entry: &Entry) -> Option<TokenStream> {
    let name = &entry.name;
    match &entry.value {
        attribute::Argument::Nothing => Some(name.to_token_stream()),
        attribute::Argument::Text(text) => Some(quote!(#name = #text)),
        attribute::Argument::Path(path) => Some(quote!(#name = #path)),
        attribute::Argument::List(_) => None,
    }
}
