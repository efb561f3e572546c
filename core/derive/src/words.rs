//! Enums of words.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DataEnum, DeriveInput, Result};

use crate::attribute;
use crate::noun::Noun;
use crate::object::{part, path};
use crate::word::{Set, choice};

pub(crate) fn derive(input: &DeriveInput, data: &DataEnum) -> Result<TokenStream> {
    if data.variants.is_empty() {
        return Err(syn::Error::new_spanned(&input.ident, "a set of words has a word"));
    }
    let (mut noun, mut set) = (Noun::default(), Set::new());
    for entry in attribute::entries(&input.attrs)? {
        if entry.name == "noun" {
            noun = Noun::read(&entry)?;
        } else if !set.take(&entry)? {
            return entry.unknown(&[&["noun"], &Set::WORDS]);
        }
    }
    let words = attribute::all(data.variants.iter().map(|variant| choice(variant, set.case)))?;
    let (choices, values): (Vec<_>, Vec<_>) = words.into_iter().unzip();
    noun.demand(&input.ident)?;
    set.demand(&input.ident, &values)?;
    let choices = set.choices(&noun.tokens(), &path(input), &quote!(&[#(#choices),*]));
    let (ident, variants) =
        (&input.ident, data.variants.iter().map(|variant| &variant.ident).collect::<Vec<_>>());
    let first = variants.first();
    let hole = quote!(crate::convert::stencil::Hole::Word(self.as_str()));
    let part = part(input, Some(&hole));
    Ok(quote! {
        impl #ident {
            /// The word as the API writes it.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self {
                    #(Self::#variants => #values,)*
                }
            }
        }

        impl crate::convert::value::Value for #ident {
            const TYPE: crate::schema::Type = crate::schema::Type::Choice(<Self as crate::convert::value::Word>::choices);
            const EMPTY: Self = Self::#first;

            fn node(&self) -> crate::tree::Node<'_> {
                crate::tree::Node::new(crate::tree::View::Text(self.as_str()))
            }

            fn read(
                node: crate::tree::Node<'_>,
                _: crate::convert::value::Storage,
            ) -> ::core::option::Option<Self> {
                match <Self as crate::convert::value::Word>::CHOICES.find(node.text()?)?.value {
                    #(#values => ::core::option::Option::Some(Self::#variants),)*
                    _ => ::core::option::Option::None,
                }
            }
        }

        impl crate::convert::value::Word for #ident {
            const CHOICES: &'static crate::schema::Choices = &#choices;
        }

        impl ::core::fmt::Display for #ident {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl ::serde_core::Serialize for #ident {
            fn serialize<S: ::serde_core::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        impl<'de> ::serde_core::Deserialize<'de> for #ident {
            fn deserialize<D: ::serde_core::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                crate::convert::word::deserialize(deserializer)
            }
        }

        impl ::core::str::FromStr for #ident {
            type Err = crate::check::unknown_word::UnknownWord;

            #[inline]
            fn from_str(word: &str) -> ::core::result::Result<Self, Self::Err> {
                crate::convert::word::read(word)
            }
        }

        impl ::core::convert::TryFrom<&str> for #ident {
            type Error = crate::check::unknown_word::UnknownWord;

            #[inline]
            fn try_from(word: &str) -> ::core::result::Result<Self, Self::Error> {
                crate::convert::word::read(word)
            }
        }

        crate::convert::own::borrows_nothing! { #ident }
        #part
    })
}
