//! `derive(Schema)` for `sendapi-core`: reads a struct or an enum and writes what the schema says about it, how the
//! walk sees it and how it is read. It is of use in that crate only; the types it makes are re-exported by `sendapi`.
//!
//! - `attribute`: the language inside `#[schema(…)]`; `spelling`: what was meant by a word that is none of it
//! - `demands`: what is asked of an item whatever its attributes say, and what stands in for one with a mistake
//! - `item`: the item as it was written; `kind`: which limits fit what a field holds
//! - `field`, `word`: the data about a member and about a word of the API
//! - `docs`: what the documentation says about either; `noun`: what sentences call it
//! - `object`: structs; `tagged`: enums whose tag decides; `one_of`: enums that have the members of one variant; `words`:
//!   enums of words
#![forbid(unsafe_code)]

mod attribute;
mod demands;
mod docs;
mod editor;
mod field;
mod item;
mod kind;
mod noun;
mod object;
mod one_of;
mod spelling;
mod tagged;
#[cfg(test)]
mod tests;
mod word;
mod words;

use proc_macro2::TokenStream;
use quote::quote;
use syn::Result;

use crate::item::{Data, Item};

/// Implements `Value`, the walk and `Schema` (for objects) or `Word` (for sets of words).
///
/// On the type: `noun = "a generic element"`, `label = "element"`, `link = "https://…"`, `example = "text: \"Hi\""`, `rules = LIST`,
/// `unknown = "id"`, `passed_over = "id"` (the platform passes over members that nobody knows), `meant(Type, "why", …)` (what
/// people write in its place, and where that belongs), `shorthand = field`, `refused("id", "why": name, …)`, `flattened` (its members may stand among those of another object); on an enum also `tag("type", "id")`,
/// `content("payload", "id")`, `unknown("id")`, `unknown("id", "id on Instagram")`, `any_case`, `capitals`,
/// `retired("id", "since", "instead": WORD, …)`, `elsewhere("why": WORD, …)`; or `one_of`, whose variants have the names of their
/// members, and of which one that is `flatten` holds a struct with the members, which is an `alternative`.
///
/// On a field or variant: `like = LIMITS` for limits that several share, or `required("id")`, `nonempty("id")`, `chars("id": ..=80)`, `bytes(…)`, `items(…)`,
/// `range(…)`, `format(Url, "id")`, each of them also inside `messenger(…)`, `instagram(…)` or `warn(…)`;
/// `only(messenger, "id", "instead")`, `undocumented(messenger, "id", "instead")`,
/// `deprecated("id", "since", "instead")`, also inside `messenger(…)` or `instagram(…)`, `name = "type"`, `alias = "word"`, `integers`, `fractions`, `empty("id")` (an empty text counts as left out), `discriminant`, `flatten`,
/// `rename("there" = "here")`, `secret` (left out of `Debug`), `shown = "\"default\""` (a value that belongs into
/// every example of the object).
///
/// `items` limits a list, `range` a number, the others a text. At a list of texts or numbers, their limits hold for each
/// item; `nonempty` does not stand there, since a list that needs an item has `items("id": 1..)`.
///
/// What an object must have is no `Option` and has `required("id")`; what may be left out is an `Option`. In an
/// `alternative` what is no `Option` tells the variant, and its absence is that of the variant.
///
/// An enum is `#[non_exhaustive]`. A struct with members ends with
/// `#[cfg(not(rust_analyzer))] #[doc(hidden)] pub __non_exhaustive: ()`, which is no member of the
/// object; that `Debug` does not show it, the derive implements that too.
#[proc_macro_derive(Schema, attributes(schema))]
pub fn schema(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let input = syn::parse_macro_input!(input as Item);
    match judged(&input) {
        Ok(derived) => derived.into(),
        Err(mistake) => instead(input, &mistake).into(),
    }
}

fn judged(input: &Item) -> Result<TokenStream> {
    demands::demand(input)?;
    derive(input)
}

/// What stands in for an item with a mistake.
fn instead(input: Item, mistake: &syn::Error) -> TokenStream {
    let mistake = mistake.to_compile_error();
    let rest = derive(&demands::bare(input)).unwrap_or_default();
    quote!(#mistake #rest)
}

fn derive(input: &Item) -> Result<TokenStream> {
    match &input.data {
        Data::Struct(fields) => object::derive(input, fields),
        Data::Enum(variants) if item::are_words(variants) => words::derive(input, variants),
        Data::Enum(variants) if attribute::is_one_of(input) => one_of::derive(input, variants),
        Data::Enum(variants) => tagged::derive(input, variants),
    }
}
