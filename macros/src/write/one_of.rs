//! An object that is one of several, as the variant that its members are.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use sendapi_core::schema::{Alternative, Field};

use super::expand::{Expander, condition, group};
use crate::plan::{Member, Object, Value};

impl Expander<'_> {
    /// The variant. Where members stand under `#[cfg]`, that one whose condition holds: a program in which none holds,
    /// or two do, is refused.
    pub(super) fn one_of(
        &self,
        alternatives: &'static [Alternative],
        object: &Object,
        span: Span,
        out: &mut Vec<TokenTree>,
    ) {
        let written: Vec<_> =
            alternatives.iter().filter_map(|one| Written::of(one, object)).collect();
        match written.as_slice() {
            [one] if one.is_certain() => self.variant(one, object, span, out),
            _ => out.push(self.chosen(&written, object, span)),
        }
    }

    fn variant(
        &self,
        Written { alternative, members }: &Written<'_>,
        object: &Object,
        span: Span,
        out: &mut Vec<TokenTree>,
    ) {
        let (mut inner, mut item, mut at) = (Vec::new(), alternative.rust.to_owned(), span);
        if let Some(shape) = alternative.shape {
            self.struct_literal(shape(), object, span, &mut inner);
        } else if let Some((field, member)) = members.first() {
            at = member.key.span();
            if matches!(member.plan.value, Value::Constant | Value::Runtime) {
                item = format!("__{}", field.rust);
                self.field(object.owner(), field, &member.plan, &mut inner);
            } else {
                self.value(field.ty, &member.plan, &mut inner);
            }
        }
        out.extend(self.names.of(object.owner().path, Some(&item), at));
        out.push(group(Delimiter::Parenthesis, inner, span));
    }

    /// A block in which every variant stands under the conditions of its members.
    fn chosen(&self, written: &[Written<'_>], object: &Object, span: Span) -> TokenTree {
        let conditions: Vec<_> = written.iter().map(Written::condition).collect();
        let (mut clashes, mut variants) = (TokenStream::new(), TokenStream::new());
        for (index, (one, condition)) in written.iter().zip(&conditions).enumerate() {
            let earlier: Vec<_> = conditions.iter().take(index).collect();
            let clash =
                refusal(object, one.span(), "has two of its members here: keep one of them");
            clashes.extend(quote!(#[cfg(all(#condition, any(#(#earlier),*)))] #clash));
            let mut variant = Vec::new();
            self.variant(one, object, span, &mut variant);
            let variant: TokenStream = variant.into_iter().collect();
            variants.extend(quote!(#[cfg(all(#condition, not(any(#(#earlier),*))))] { #variant }));
        }
        let at = written.first().map_or(span, Written::span);
        let none = refusal(object, at, NONE);
        let none = quote!(#[cfg(not(any(#(#conditions),*)))] { #none });
        group(Delimiter::Brace, quote!(#clashes #variants #none).into_iter().collect(), span)
    }
}

/// A variant of which members are written.
struct Written<'o> {
    alternative: &'static Alternative,
    members: Vec<(&'static Field, &'o Member)>,
}

impl<'o> Written<'o> {
    /// The members that make it; none where nothing of it is there.
    fn of(alternative: &'static Alternative, object: &'o Object) -> Option<Self> {
        let members = object.fields().filter(|(field, _)| alternative.has_member(field.name));
        let members: Vec<_> = members.collect();
        (!members.is_empty()).then_some(Self { alternative, members })
    }

    fn is_certain(&self) -> bool {
        self.members.iter().any(|(_, member)| member.conditions.is_empty())
    }

    /// When one of its members is there.
    fn condition(&self) -> TokenStream {
        let always = || quote!(all());
        let conditions =
            self.members.iter().map(|(_, member)| condition(member).unwrap_or_else(always));
        quote!(any(#(#conditions),*))
    }

    fn span(&self) -> Span {
        self.members.first().map_or_else(Span::call_site, |(_, member)| member.key.span())
    }
}

fn refusal(object: &Object, at: Span, what: &str) -> TokenStream {
    let message = format!("{} {what}", object.owner().noun);
    quote_spanned!(at=> ::core::compile_error! { #message })
}

const NONE: &str = "needs one of its members, and none of its conditions holds here: write an entry for the other case too";
