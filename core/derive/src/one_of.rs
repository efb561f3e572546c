//! Enums that are one of several: an object with the members of one variant and no others.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{DataEnum, DeriveInput, Fields, Result, Variant, Visibility};

use crate::attribute::{self, option};
use crate::field::Field;
use crate::object::{Bodies, Members, Outline, empty, form, implement};
use crate::word::{Case, wire_name};

pub(crate) fn derive(input: &DeriveInput, data: &DataEnum) -> Result<TokenStream> {
    attribute::demand_non_exhaustive(input)?;
    let outline = outline(input)?;
    let sources = data.variants.iter().map(member).collect::<Result<Vec<_>>>()?;
    let fields = sources.iter().map(Field::read).collect::<Result<Vec<_>>>()?;
    let variants = data.variants.iter().map(|variant| &variant.ident);
    let alternatives: Vec<_> =
        variants.zip(fields).map(|(variant, field)| Alternative { variant, field }).collect();
    let shorthand = shorthand(input, &outline, &alternatives)?;
    let members = Members {
        shorthand: shorthand.map(|place| quote!(&Self::__ONE_OF[#place].fields[0])),
        discriminant: None,
        flattened: None,
        one_of: quote!(Self::__ONE_OF),
    };
    let shape = outline.shape(input, &form(&outline, &members));
    let bodies = Bodies {
        read: read(&alternatives),
        walk: walk(&alternatives),
        empty: quote!(Self::EMPTY),
        hole: hole(shorthand.and_then(|place| alternatives.get(place))),
        own: own(input, &alternatives),
    };
    let (impls, constants) = (implement(input, &shape, &bodies), constants(input, &alternatives));
    Ok(quote!(#impls #constants))
}

/// A variant, and the member that it stands for; where it is flattened, what it holds has the members.
struct Alternative<'a> {
    variant: &'a Ident,
    field: Field<'a>,
}

fn outline(input: &DeriveInput) -> Result<Outline> {
    let mut outline = Outline::new();
    for entry in attribute::entries(&input.attrs)? {
        if entry.name != "one_of" && !outline.take(&entry)? {
            return entry.unknown();
        }
    }
    Ok(outline)
}

/// The variant as the field of a struct, whose language its attributes speak.
fn member(variant: &Variant) -> Result<syn::Field> {
    let Fields::Unnamed(fields) = &variant.fields else { return Err(misshapen(variant)) };
    let mut fields = fields.unnamed.iter();
    let (Some(field), None) = (fields.next(), fields.next()) else {
        return Err(misshapen(variant));
    };
    Ok(syn::Field {
        attrs: variant.attrs.clone(),
        vis: Visibility::Inherited,
        ident: Some(format_ident!("{}", wire_name(&variant.ident.to_string(), Case::Snake))),
        ..field.clone()
    })
}

fn misshapen(variant: &Variant) -> syn::Error {
    syn::Error::new_spanned(variant, "a variant of one of several holds one type in parentheses")
}

/// The place of the variant that may stand for the whole object.
fn shorthand(
    input: &DeriveInput,
    outline: &Outline,
    alternatives: &[Alternative<'_>],
) -> Result<Option<usize>> {
    let Some(name) = &outline.shorthand else { return Ok(None) };
    let place = alternatives.iter().position(|one| one.field.rust == *name);
    place.map(Some).ok_or_else(|| {
        syn::Error::new_spanned(&input.ident, "`shorthand` names no variant of this enum")
    })
}

/// The first variant with nothing in it, and the members of all of them as data.
fn constants(input: &DeriveInput, alternatives: &[Alternative<'_>]) -> TokenStream {
    let (ident, (generics, types, bounds)) = (&input.ident, input.generics.split_for_impl());
    let first = alternatives.iter().take(1).map(|Alternative { variant, field }| {
        let empty = empty(&field.source.ty);
        quote!(Self::#variant(#empty))
    });
    let one_of = alternatives.iter().map(|Alternative { variant, field }| {
        let rust = variant.to_string();
        let (fields, shape) = members(field);
        let shape = option(shape);
        quote!(crate::schema::Alternative { rust: #rust, fields: #fields, shape: #shape })
    });
    let makers = makers(alternatives);
    quote! {
        impl #generics #ident #types #bounds {
            /// What stands in a struct literal where this object is still to be written.
            pub(crate) const EMPTY: Self = #(#first)*;
            const __ONE_OF: &'static [crate::schema::Alternative] = &[#(#one_of),*];
            const __COUNT: usize = crate::schema::Alternative::count(Self::__ONE_OF);
            const __FIELDS: &'static [crate::schema::Field] =
                &crate::schema::Alternative::fields::<{ #ident::__COUNT }>(Self::__ONE_OF);

            #makers
        }
    }
}

/// The members of a variant, and the struct that holds them where it is flattened.
fn members(field: &Field<'_>) -> (TokenStream, Option<TokenStream>) {
    if field.is_flattened {
        let ty = &field.source.ty;
        let shape = quote!(<#ty as crate::convert::value::Schema>::shape);
        (quote!(<#ty as crate::convert::value::Schema>::SHAPE.members().fields), Some(shape))
    } else {
        let data = field.of_one_of_several();
        (quote!(&[#data]), None)
    }
}

/// What is read holds the members of one variant. A message may have been written with none or two, if they are known at
/// run time; what is read of that breaks a rule as well, so that it never becomes a message to somebody.
fn read(alternatives: &[Alternative<'_>]) -> TokenStream {
    let variants = alternatives.iter().map(|Alternative { variant, field }| {
        let inner = if field.is_flattened {
            quote!(crate::convert::value::Value::read(node, storage))
        } else {
            let (name, aliases) = (&field.name, &field.aliases);
            let ty = &field.source.ty;
            quote! {
                crate::convert::value::read_member::<::core::option::Option<#ty>>(
                    object,
                    &[#name, #(#aliases),*],
                    storage,
                )?
            }
        };
        quote!(#inner.map(Self::#variant))
    });
    quote! {
        let mut there = ::std::iter::Iterator::flatten([#(#variants),*].into_iter());
        ::core::option::Option::Some(match (there.next(), there.next()) {
            (::core::option::Option::Some(one), ::core::option::Option::None) => one,
            _ => Self::EMPTY,
        })
    }
}

/// A constructor for each variant with one member that takes an `Option`, since a macro cannot tell whether a value is
/// one. A `match` would move out of what it looks at, which no constant may.
fn makers(alternatives: &[Alternative<'_>]) -> TokenStream {
    let alone = alternatives.iter().filter(|one| !one.field.is_flattened);
    alone
        .map(|Alternative { variant, field }| {
            let (name, ty) = (format_ident!("__{}", field.rust), &field.source.ty);
            quote! {
                #[doc(hidden)]
                #[must_use]
                pub const fn #name(value: ::core::option::Option<#ty>) -> Self {
                    if value.is_some() {
                        Self::#variant(value.unwrap())
                    } else {
                        ::core::mem::forget(value);
                        Self::EMPTY
                    }
                }
            }
        })
        .collect()
}

fn walk(alternatives: &[Alternative<'_>]) -> TokenStream {
    let variants = alternatives.iter().map(|Alternative { variant, field }| {
        if field.is_flattened {
            return quote!(Self::#variant(inner) => crate::tree::Object::member(inner, index),);
        }
        let name = &field.name;
        quote! {
            Self::#variant(inner) => (index == 0)
                .then(|| crate::tree::Member::new(#name, crate::convert::value::Value::node(inner))),
        }
    });
    quote!(match self { #(#variants)* })
}

/// What fills a hole: of the variant that is the shorthand, an object with one member.
fn hole(shorthand: Option<&Alternative<'_>>) -> TokenStream {
    let single = shorthand.map(|Alternative { variant, field }| {
        let name = &field.name;
        quote!(Self::#variant(text) => crate::convert::stencil::Hole::single(#name, text),)
    });
    quote! {
        match self {
            #single
            whole => crate::convert::stencil::Hole::part(whole),
        }
    }
}

fn own(input: &DeriveInput, alternatives: &[Alternative<'_>]) -> TokenStream {
    let (ident, variants) = (&input.ident, alternatives.iter().map(|one| one.variant));
    quote! {
        match self {
            #(Self::#variants(inner) => #ident::#variants(crate::convert::own::Own::own(inner)),)*
        }
    }
}
