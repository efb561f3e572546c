//! An object that is one of several, as the variant that its members are.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use sendapi_core::schema::{Alternative, Field, Shape};

use super::expand::{Expander, NO_CONDITION_HOLDS, group};
use crate::plan::{Member, Object, Value};
use crate::source::conditions::any;

impl Expander<'_> {
    /// The variant that is written; where several may be, or none, that one which is there.
    pub(super) fn one_of(
        &self,
        alternatives: &'static [Alternative],
        object: &Object,
        span: Span,
        out: &mut Vec<TokenTree>,
    ) {
        let candidates = Candidate::all(alternatives, object);
        match candidates.as_slice() {
            [one] if one.is_certain() && one.condition().is_none() => {
                self.variant(one, object, span, out);
            }
            _ => out.push(self.chosen(&candidates, object, span)),
        }
    }

    /// A block that goes through the candidates: what stands under `#[cfg]` is none where that does not hold, and neither
    /// is an `Option` with nothing in it.
    fn chosen(&self, candidates: &[Candidate<'_>], object: &Object, span: Span) -> TokenTree {
        let path = object.owner().path;
        let (mut steps, mut conditions) = (TokenStream::new(), Vec::new());
        let mut certain: Vec<TokenStream> = Vec::new();
        for one in candidates {
            let condition = one.condition().unwrap_or_else(|| quote!(all()));
            if one.is_certain() {
                let clash =
                    refusal(object, one.span(), "has two of its members here: keep one of them");
                steps.extend(quote!(#[cfg(all(#condition, any(#(#certain),*)))] #clash));
                certain.push(condition.clone());
            }
            let either = self.names.of(path, Some("__either"), span);
            let perhaps: TokenStream = self.perhaps(one, object, span).into_iter().collect();
            steps.extend(quote! {
                #[cfg(#condition)]
                let __sendapi_one = #either(__sendapi_one, #perhaps);
            });
            conditions.push(condition);
        }
        let at = candidates.first().map_or(span, Candidate::span);
        let none = refusal(object, at, &format!("needs one of its members, {NO_CONDITION_HOLDS}"));
        let or_none = self.names.of(path, Some("__or_none"), span);
        let block = quote! {
            let __sendapi_one = ::core::option::Option::None;
            #steps
            #[cfg(not(any(#(#conditions),*)))]
            #none
            #or_none(__sendapi_one)
        };
        group(Delimiter::Brace, block.into_iter().collect(), span)
    }

    /// A candidate as an `Option`.
    fn perhaps(&self, one: &Candidate<'_>, object: &Object, span: Span) -> Vec<TokenTree> {
        let mut out = Vec::new();
        match &one.part {
            Part::Member(field, member) if !one.is_certain() => {
                let (maker, mut value) = (format!("__{}", field.rust), Vec::new());
                self.field(object.owner(), field, &member.plan, &mut value);
                out.extend(self.names.of(object.owner().path, Some(&maker), member.key.span()));
                out.push(group(Delimiter::Parenthesis, value, span));
            }
            _ => self.some(span, &mut out, |out| self.variant(one, object, span, out)),
        }
        out
    }

    fn variant(&self, one: &Candidate<'_>, object: &Object, span: Span, out: &mut Vec<TokenTree>) {
        let (mut inner, mut at) = (Vec::new(), span);
        match &one.part {
            Part::Struct(shape, _) => self.struct_literal(shape(), object, span, &mut inner),
            Part::Member(field, member) => {
                at = member.key.span();
                self.value(field.ty, &member.plan, &mut inner);
            }
        }
        out.extend(self.names.of(object.owner().path, Some(one.alternative.rust), at));
        out.push(group(Delimiter::Parenthesis, inner, span));
    }
}

/// What may be the variant: a member that is one, or the members of a struct that is one.
struct Candidate<'o> {
    alternative: &'static Alternative,
    part: Part<'o>,
}

enum Part<'o> {
    Member(&'static Field, &'o Member),
    Struct(fn() -> &'static Shape, Vec<&'o Member>),
}

impl<'o> Candidate<'o> {
    /// Every member by itself, also where two are the same under other conditions; but those of a struct together.
    fn all(alternatives: &'static [Alternative], object: &'o Object) -> Vec<Self> {
        alternatives.iter().flat_map(|one| Self::of(one, object)).collect()
    }

    fn of(alternative: &'static Alternative, object: &'o Object) -> Vec<Self> {
        let members = object.fields().filter(|(field, _)| alternative.has_member(field.name));
        let Some(shape) = alternative.shape else {
            let part = |(field, member)| Part::Member(field, member);
            return members.map(|it| Self { alternative, part: part(it) }).collect();
        };
        let members: Vec<_> = members.map(|(_, member)| member).collect();
        if members.is_empty() {
            return Vec::new();
        }
        vec![Self { alternative, part: Part::Struct(shape, members) }]
    }

    fn members(&self) -> &[&'o Member] {
        match &self.part {
            Part::Member(_, member) => std::slice::from_ref(member),
            Part::Struct(_, members) => members,
        }
    }

    /// Whether it is there where its condition holds, and no `Option` with nothing in it.
    fn is_certain(&self) -> bool {
        match &self.part {
            Part::Member(_, member) => {
                !matches!(member.plan.value, Value::Constant | Value::Runtime)
            }
            Part::Struct(..) => true,
        }
    }

    /// When one of its members is there; none where that is always.
    fn condition(&self) -> Option<TokenStream> {
        any(self.members().iter().map(|member| member.conditions.as_slice()))
    }

    fn span(&self) -> Span {
        self.members().first().map_or_else(Span::call_site, |member| member.key.span())
    }
}

fn refusal(object: &Object, at: Span, what: &str) -> TokenStream {
    let message = format!("{} {what}", object.owner().noun);
    quote_spanned!(at=> ::core::compile_error! { #message })
}
