//! The impls.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;

use super::item::Generics;
use super::read::{Member, Name, Payload, Variant};

/// The impls of an enum without mistakes.
pub(super) fn impls(payload: &Payload<'_>) -> TokenStream {
    let krate = &payload.krate;
    let write = payload.variants.iter().map(|variant| variant.write(krate));
    let read = payload.variants.iter().map(|variant| variant.read(krate));
    let sizes = payload.variants.iter().map(|variant| variant.size(krate));
    let checks = payload.variants.iter().map(|variant| variant.check(krate));
    let bodies = Bodies {
        size: quote!(#krate::payload::Size::NONE #(.or(#sizes))*),
        to_payload: quote!(match self { #(#write)* }),
        from_payload: quote! {
            let reader = #krate::payload::Reader::new(text);
            match reader.name() {
                #(#read)*
                _ => ::core::result::Result::Err(reader.unknown()),
            }
        },
    };
    let impls = bodies.into_impls(payload);
    let members = payload.variants.iter().map(|variant| {
        let members = variant.members.iter().map(|member| member.known(krate));
        quote!(#(#members)*)
    });
    quote!(const _: () = { #(#members)* #impls #(#checks)* };)
}

/// The impls of an enum with mistakes, so that nothing else is said about what uses it.
pub(super) fn sketch(payload: &Payload<'_>) -> TokenStream {
    let krate = &payload.krate;
    let unfinished = quote!(#krate::__private::unfinished());
    let bodies = Bodies {
        size: quote!(#krate::payload::Size::ANY),
        to_payload: unfinished.clone(),
        from_payload: quote!({ let _ = text; #unfinished }),
    };
    bodies.into_impls(payload)
}

struct Bodies {
    size: TokenStream,
    to_payload: TokenStream,
    from_payload: TokenStream,
}

impl Bodies {
    fn into_impls(self, payload: &Payload<'_>) -> TokenStream {
        let Payload { ident, generics, krate, .. } = payload;
        let Generics { parameters, names, bounds, .. } = generics;
        let Self { size, to_payload, from_payload } = self;
        let fills = if parameters.is_empty() { fills(ident, krate) } else { TokenStream::new() };
        quote! {
            #[automatically_derived]
            impl #parameters #krate::Payload for #ident #names #bounds {
                fn to_payload(&self) -> ::std::string::String {
                    #to_payload
                }

                fn from_payload(
                    text: &::core::primitive::str,
                ) -> ::core::result::Result<Self, #krate::payload::Unknown> {
                    #from_payload
                }
            }

            #[automatically_derived]
            impl #parameters #krate::payload::Part for #ident #names #bounds {
                const SIZE: #krate::payload::Size = #size;

                fn to_text(&self) -> ::std::string::String {
                    #krate::Payload::to_payload(self)
                }

                fn from_text(text: &::core::primitive::str) -> ::core::option::Option<Self> {
                    <Self as #krate::Payload>::from_payload(text).ok()
                }
            }

            #fills
        }
    }
}

/// It fills the fields of a message that take a payload.
fn fills(ident: &Ident, krate: &TokenStream) -> TokenStream {
    let text = quote!(#krate::Text<'a>);
    let optional = quote!(::core::option::Option<#text>);
    let owned = quote!(#krate::Text::Owned(#krate::Payload::to_payload(&self)));
    let lent = quote!(#krate::Text::Owned(#krate::Payload::to_payload(self)));
    let forms = [(quote!(#ident), quote!('a), owned), (quote!(&#ident), quote!('a), lent)];
    let forms = forms.iter().map(|(form, lifetime, value)| {
        quote! {
            #[automatically_derived]
            impl<#lifetime> #krate::__private::Fill<#text> for #form {
                fn sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(self) -> #text {
                    #value
                }
            }

            #[automatically_derived]
            impl<#lifetime> #krate::__private::Fill<#optional> for #form {
                fn sendapi_fill_at_run_time_as_in_a_fn_or_lazy_lock(self) -> #optional {
                    ::core::option::Option::Some(#value)
                }
            }

            #[automatically_derived]
            impl<#lifetime> #krate::__private::FillDigits<#text> for #form {
                fn sendapi_fill_digits_at_run_time_as_in_a_fn_or_lazy_lock(self) -> #text {
                    #value
                }
            }

            #[automatically_derived]
            impl<#lifetime> #krate::__private::FillDigits<#optional> for #form {
                fn sendapi_fill_digits_at_run_time_as_in_a_fn_or_lazy_lock(self) -> #optional {
                    ::core::option::Option::Some(#value)
                }
            }
        }
    });
    quote!(#(#forms)*)
}

impl Variant<'_> {
    fn write(&self, krate: &TokenStream) -> TokenStream {
        let (ident, name) = (self.ident, own(&self.names));
        let places = self.members.iter().zip(0..).map(|(member, index)| {
            let (field, place) = (&member.field, place(index));
            quote!(#field: #place)
        });
        let members = self.members.iter().zip(0..).map(|(member, index)| {
            let (key, known, place) = (own(&member.keys), &member.known, place(index));
            quote!(.member(#key, #known, #place))
        });
        quote! {
            Self::#ident { #(#places),* } => {
                #krate::payload::Writer::new(#name) #(#members)* .finish()
            }
        }
    }

    fn read(&self, krate: &TokenStream) -> TokenStream {
        let (ident, names) = (self.ident, all(&self.names));
        let members = self.members.iter().map(|member| member.read(self.ident, krate));
        quote! {
            #(#names)|* => ::core::result::Result::Ok(Self::#ident { #(#members),* }),
        }
    }

    fn size(&self, krate: &TokenStream) -> TokenStream {
        let name = own(&self.names);
        let members = self.members.iter().map(|member| {
            let (key, known) = (own(&member.keys), &member.known);
            quote!(.with(#key, #known))
        });
        quote!(#krate::payload::Size::of(#name) #(#members)*)
    }

    /// Refuses the program if the payload can be too long. All that rustc points at has the span of the variant.
    fn check(&self, krate: &TokenStream) -> TokenStream {
        let (size, name, span) = (self.size(krate), self.ident.to_string(), self.ident.span());
        let known = format_ident!("SIZE_OF_{}", self.ident, span = span);
        let check = quote_spanned!(span=> #known.check(#name));
        quote! {
            #[allow(non_upper_case_globals)]
            const #known: #krate::payload::Size = #size;
            const _: () = #check;
        }
    }
}

impl Member<'_> {
    /// The one place that asks whether the type can be a member.
    fn known(&self, krate: &TokenStream) -> TokenStream {
        let (known, ty) = (&self.known, self.ty);
        let member = quote_spanned!(ty.span()=> <#ty as #krate::payload::Carried>::MEMBER);
        quote!(const #known: #krate::payload::Member<#ty> = #member;)
    }

    fn read(&self, variant: &Ident, krate: &TokenStream) -> TokenStream {
        let Self { field, known, .. } = self;
        let (keys, variant) = (all(&self.keys), variant.to_string());
        let method = if self.default { quote!(member_or_default) } else { quote!(member) };
        quote!(#field: #krate::payload::Reader::#method(&reader, #variant, &[#(#keys),*], #known)?)
    }
}

/// The name of a field while it is written; those of the user may mean something else there.
fn place(index: usize) -> Ident {
    format_ident!("member_{index}")
}

fn own(names: &[Name]) -> &str {
    names.first().map_or("", |name| &name.text)
}

fn all(names: &[Name]) -> impl Iterator<Item = &str> {
    names.iter().map(|name| name.text.as_str())
}
