//! What editors complete, as far as a type knows it. All of it stands under `cfg(rust_analyzer)`: of what is made for
//! editors, rustc reads one attribute.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::field::Field;
use crate::item::{Attribute, Data, Item};
use crate::kind::held;
use crate::word::Chosen;

/// What a call can be for, as module and type: either platform, or whichever of the two.
const PLATFORMS: [(&str, &str); 3] =
    [("messenger", "Messenger"), ("instagram", "Instagram"), ("both", "Both")];

/// The words of an enum, as the API writes them.
pub(crate) fn words(input: &Item, words: &[Chosen<'_>]) -> TokenStream {
    let (ident, module) = (&input.ident, format_ident!("__words_of_{}", input.ident));
    let platforms = PLATFORMS.map(|(platform, _)| {
        let name = format_ident!("{platform}");
        let words = words.iter().filter(|word| offers(platform, |on| word.is_offered_on(on)));
        let words = words.filter_map(|word| {
            let (variant, docs) = (&word.variant.ident, docs(&word.variant.attrs));
            let mut name: Ident = syn::parse_str(&word.value).ok()?;
            name.set_span(variant.span());
            Some(quote!({ #(#docs)* #variant #name }))
        });
        quote!(#name [#(#words)*])
    });
    quote! {
        #[cfg(rust_analyzer)]
        crate::convert::editor::words! { #module, #ident, #(#platforms)* }
    }
}

/// The head of a struct that has no other than its own name.
pub(crate) fn head(input: &Item, name: &str) -> TokenStream {
    let (module, docs) = (format_ident!("__head_of_{}", input.ident), docs(&input.attrs));
    let Ok(mut word) = syn::parse_str::<Ident>(name) else { return TokenStream::new() };
    word.set_span(input.ident.span());
    quote! {
        #[cfg(rust_analyzer)]
        crate::convert::editor::head! { #module, { #(#docs)* #word } }
    }
}

/// The keys of a struct whose members may stand among those of another object.
pub(crate) fn keys_of(ident: &Ident, fields: &[Field<'_>]) -> TokenStream {
    let each = PLATFORMS.map(|(platform, _)| {
        let fields = fields.iter().filter(|field| offers(platform, |on| field.is_offered_on(on)));
        let (platform, keys) = (format_ident!("{platform}"), fields.map(key));
        quote!(#platform [#(#keys)*])
    });
    let name = name_of_keys(ident);
    quote! {
        #[cfg(rust_analyzer)]
        crate::convert::editor::keys_of! { ($) #name #(#each)* }
    }
}

/// For each platform, and for both, a struct of all keys that may stand in an object: those of what is flattened in place of itself.
pub(crate) fn keys<'f>(input: &Item, fields: impl Iterator<Item = &'f Field<'f>>) -> TokenStream {
    let all: Vec<_> = fields.collect();
    let flattened = all.iter().filter(|field| field.is_flattened);
    let flattened: Vec<_> = flattened.filter_map(|field| held(&field.source.ty)).collect();
    // Where a variant is flattened, its name is no member.
    let is_struct = matches!(input.data, Data::Struct(_));
    let own: Vec<_> = all.iter().filter(|field| is_struct || !field.is_flattened).collect();
    structs_of_keys(input, |platform| {
        let own = own.iter().filter(|field| offers(platform, |on| field.is_offered_on(on)));
        let own = own.map(|field| key(field));
        let flattened = flattened.iter().map(|ident| name_of_keys(ident));
        quote!([#(#own)*] #(#flattened)*)
    })
}

/// For each platform, and for both, a struct of the keys of an object with a tag: the tag's, and that of what it names if that stands in a
/// member of its own.
pub(crate) fn keys_of_tag(input: &Item, keys: &[(&str, String)]) -> TokenStream {
    let keys: Vec<_> = keys
        .iter()
        .filter_map(|(name, docs)| {
            let name: Ident = syn::parse_str(&format!("r#{name}")).ok()?;
            Some(quote!({ #[doc = #docs] #name }))
        })
        .collect();
    structs_of_keys(input, |_| quote!([#(#keys)*]))
}

/// For each platform, and for both, the struct of what `keys` says of it.
fn structs_of_keys(input: &Item, keys: impl Fn(&str) -> TokenStream) -> TokenStream {
    let each = PLATFORMS.map(|(platform, written)| {
        let name = format_ident!("__KeysOf{}On{written}", input.ident);
        let (keys, platform) = (keys(platform), format_ident!("{platform}"));
        quote! {
            #[cfg(rust_analyzer)]
            crate::convert::editor::keys! { #platform #name #keys }
        }
    });
    quote!(#(#each)*)
}

/// Whether something is offered to a call, by what it is on each platform that the call is for.
fn offers(platform: &str, is_offered_on: impl Fn(&str) -> bool) -> bool {
    match platform {
        "both" => is_offered_on("messenger") && is_offered_on("instagram"),
        one => is_offered_on(one),
    }
}

fn name_of_keys(ident: &Ident) -> Ident {
    format_ident!("__keys_of_{ident}")
}

fn key(field: &Field<'_>) -> TokenStream {
    let (ident, docs) = (&field.source.ident, docs(&field.source.attrs));
    let deprecated = field.is_deprecated().then(|| quote!(#[deprecated]));
    quote!({ #(#docs)* #deprecated #ident })
}

fn docs(attributes: &[Attribute]) -> impl Iterator<Item = &Attribute> {
    attributes.iter().filter(|attribute| attribute.is("doc"))
}
