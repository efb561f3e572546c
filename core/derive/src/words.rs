//! Enums of words.

use proc_macro2::TokenStream;
use quote::quote;
use syn::{DataEnum, DeriveInput, Result};

use crate::attribute;
use crate::object::path;
use crate::word::{Set, choice};

pub(crate) fn derive(input: &DeriveInput, data: &DataEnum) -> Result<TokenStream> {
    let (mut noun, mut set) = (String::new(), Set::new());
    for entry in attribute::entries(&input.attrs)? {
        if entry.name == "noun" {
            noun = entry.text()?;
        } else if !set.take(&entry)? {
            return entry.unknown();
        }
    }
    let words = data
        .variants
        .iter()
        .map(|variant| choice(variant, set.case))
        .collect::<Result<Vec<_>>>()?;
    let (choices, values): (Vec<_>, Vec<_>) = words.into_iter().unzip();
    let choices = set.choices(&noun, &path(input), &choices);
    let (ident, variants) =
        (&input.ident, data.variants.iter().map(|variant| &variant.ident).collect::<Vec<_>>());
    let (indices, first) = (0..variants.len(), variants.first());
    Ok(quote! {
        impl #ident {
            /// What stands in a struct literal where this word is still to be written.
            #[allow(dead_code, reason = "not every set of words is required somewhere")]
            pub(crate) const EMPTY: Self = Self::#first;

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

            fn node(&self) -> crate::tree::Node<'_> {
                crate::tree::Node::new(crate::tree::View::Text(self.as_str()))
            }

            fn read(
                node: crate::tree::Node<'_>,
                _: crate::convert::value::Keep,
            ) -> ::core::option::Option<Self> {
                match <Self as crate::convert::value::Word>::CHOICES.find(node.text()?)?.0 {
                    #(#indices => ::core::option::Option::Some(Self::#variants),)*
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

        impl ::serde::Serialize for #ident {
            fn serialize<S: ::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        crate::convert::fill::fill! { [] #ident => #ident }
    })
}
