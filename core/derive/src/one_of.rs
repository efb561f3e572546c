//! Enums that are one of several: an object with the members of one variant and no others.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::{Error, Result};

use crate::attribute::{self, option};
use crate::editor;
use crate::field::Field;
use crate::item::{self, Content, Item, Variant};
use crate::object::{Bodies, Members, Outline, Tree, form, implement, tree};
use crate::word::{Case, wire_name};

pub(crate) fn derive(input: &Item, variants: &[Variant]) -> Result<TokenStream> {
    let outline = outline(input)?;
    outline.noun.demand(&input.ident)?;
    let none = none(input, variants)?;
    let variants: Vec<_> = variants.iter().filter(|variant| variant.ident != *none).collect();
    let sources = attribute::all(variants.iter().map(|variant| member(variant)))?;
    let fields = attribute::all(sources.iter().map(Field::of_one_of_several))?;
    outline.demand(&fields)?;
    let variants = variants.iter().map(|variant| &variant.ident);
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
        hole: Some(hole(shorthand.and_then(|place| alternatives.get(place)))),
        own: own(input, &alternatives, none),
    };
    let fields = alternatives.iter().map(|one| &one.field);
    let for_editors = editor::keys(input, fields);
    let tree = tree(
        input,
        &Tree {
            read: read(&alternatives, none),
            walk: walk(&alternatives, none),
            empty: quote!(Self::#none),
        },
    );
    let (impls, constants) =
        (implement(input, &shape, &bodies), constants(input, &alternatives, none));
    Ok(quote!(#tree #impls #constants #for_editors))
}

/// A variant, and the member that it stands for; where it is flattened, what it holds has the members.
struct Alternative<'a> {
    variant: &'a Ident,
    field: Field<'a>,
}

/// The variant that is none of several: a macro cannot tell whether a value of run time is there, and what it makes of
/// values of which none is, or more than one, must be something. It has no members, so that it breaks a rule.
fn none<'d>(input: &Item, variants: &'d [Variant]) -> Result<&'d Ident> {
    let mut units = variants.iter().filter(|variant| matches!(variant.content, Content::Nothing));
    match (units.next(), units.next()) {
        (Some(none), None) if none.ident.to_string().starts_with("__") => Ok(&none.ident),
        _ => Err(Error::new(
            input.ident.span(),
            "one of several has one variant without members, `#[doc(hidden)] __None`",
        )),
    }
}

fn outline(input: &Item) -> Result<Outline> {
    let mut outline = Outline::new();
    for entry in attribute::entries(&input.attrs)? {
        if entry.name == "one_of" {
            entry.alone()?;
        } else if !outline.take(&entry)? {
            return Err(entry.unknown(&[&["one_of"], &Outline::WORDS]));
        }
    }
    Ok(outline)
}

/// The variant as the field of a struct, whose language its attributes speak.
fn member(variant: &Variant) -> Result<item::Field> {
    let name = wire_name(&variant.ident.to_string(), Case::Snake);
    Ok(item::Field {
        attrs: variant.attrs.clone(),
        ident: format_ident!("{name}"),
        ty: variant.only_type("one of several")?.clone(),
    })
}

/// The place of the variant that may stand for the whole object.
fn shorthand(
    input: &Item,
    outline: &Outline,
    alternatives: &[Alternative<'_>],
) -> Result<Option<usize>> {
    let Some(name) = &outline.shorthand else { return Ok(None) };
    let place = alternatives.iter().position(|one| one.field.rust == *name);
    place
        .map(Some)
        .ok_or_else(|| Error::new(input.ident.span(), "`shorthand` names no variant of this enum"))
}

/// The members of all variants as data, and what a macro makes one of.
fn constants(input: &Item, alternatives: &[Alternative<'_>], none: &Ident) -> TokenStream {
    let (ident, generics) = (&input.ident, input.generics());
    let one_of = alternatives.iter().map(|Alternative { variant, field }| {
        let rust = variant.to_string();
        let (fields, shape) = members(field);
        let shape = option(shape);
        quote!(crate::schema::Alternative { rust: #rust, fields: #fields, shape: #shape })
    });
    let names = alternatives.iter().map(|Alternative { field, .. }| name(field));
    let makers = makers(alternatives, none);
    quote! {
        impl #generics #ident #generics {
            /// What stands in a struct literal where this object is still to be written.
            pub(crate) const EMPTY: Self = Self::#none;
            /// The members of which it has one.
            pub(crate) const __NAMES: &'static [&'static str] = &[#(#names),*];
            const __ONE_OF: &'static [crate::schema::Alternative] = &[#(#one_of),*];
            const __COUNT: usize = crate::schema::Alternative::count(Self::__ONE_OF);
            const __FIELDS: &'static [crate::schema::Field] =
                &crate::schema::Alternative::fields::<{ #ident::__COUNT }>(Self::__ONE_OF);

            #makers
        }
    }
}

/// The member by which a variant is known: of a struct the first.
fn name(field: &Field<'_>) -> TokenStream {
    let (ty, name) = (&field.source.ty, &field.name);
    if field.is_flattened {
        quote!(<#ty as crate::convert::value::Schema>::SHAPE.members().fields[0].name)
    } else {
        quote!(#name)
    }
}

/// The members of a variant, and the struct that holds them where it is flattened.
fn members(field: &Field<'_>) -> (TokenStream, Option<TokenStream>) {
    if field.is_flattened {
        let ty = &field.source.ty;
        let shape = quote!(<#ty as crate::convert::value::Schema>::shape);
        (quote!(<#ty as crate::convert::value::Schema>::SHAPE.members().fields), Some(shape))
    } else {
        let data = field.tokens_of_one_of_several();
        (quote!(&[#data]), None)
    }
}

/// What is read holds the members of one variant. A message may have been written with none or two, if they are known at
/// run time: what is read of that is none, which breaks a rule as well, so that it never becomes a message to somebody.
fn read(alternatives: &[Alternative<'_>], none: &Ident) -> TokenStream {
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
        let object = node.object()?;
        let mut there = ::std::iter::Iterator::flatten([#(#variants),*].into_iter());
        ::core::option::Option::Some(match (there.next(), there.next()) {
            (::core::option::Option::Some(one), ::core::option::Option::None) => one,
            _ => Self::#none,
        })
    }
}

/// A constructor for each variant with one member, and what becomes of several.
fn makers(alternatives: &[Alternative<'_>], none: &Ident) -> TokenStream {
    let alone = alternatives.iter().filter(|one| !one.field.is_flattened);
    let alone = alone.map(|Alternative { variant, field }| {
        let (name, ty) = (format_ident!("__{}", field.rust), &field.source.ty);
        quote!(#name #variant(#ty))
    });
    quote!(crate::convert::implement::makers! { #none, [#(#alone)*] })
}

fn walk(alternatives: &[Alternative<'_>], none: &Ident) -> TokenStream {
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
    quote!(match self { #(#variants)* Self::#none => ::core::option::Option::None })
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

fn own(input: &Item, alternatives: &[Alternative<'_>], none: &Ident) -> TokenStream {
    let (ident, variants) = (&input.ident, alternatives.iter().map(|one| one.variant));
    quote! {
        match self {
            #(Self::#variants(inner) => #ident::#variants(crate::convert::own::Own::own(inner)),)*
            Self::#none => #ident::#none,
        }
    }
}
