//! An object that is one of several, as the variant that its members are.

use proc_macro2::{Delimiter, Span, TokenStream, TokenTree};
use quote::quote;
use sendapi_core::schema::Alternative;

use super::candidates::{Candidate, Part, mistakes_of_conditions};
use super::expand::{Expander, group};
use crate::plan::Object;

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
            [one] if one.is_certain() && !one.is_conditional() => {
                self.variant(one, object, span, out);
            }
            _ => out.push(self.chosen(&candidates, object, span)),
        }
    }

    /// A block that goes through the candidates: what stands under `#[cfg]` is none where that does not hold, and neither
    /// is an `Option` with nothing in it.
    fn chosen(&self, candidates: &[Candidate<'_>], object: &Object, span: Span) -> TokenTree {
        let path = object.owner().path;
        let steps = candidates.iter().map(|one| {
            let condition = one.condition_or_all();
            let either = self.names.of(path, Some("__either"), span);
            let perhaps: TokenStream = self.perhaps(one, object, span).into_iter().collect();
            quote! {
                #[cfg(#condition)]
                let __sendapi_one = #either(__sendapi_one, #perhaps);
            }
        });
        let mistakes = mistakes_of_conditions(candidates, object, span);
        let or_none = self.names.of(path, Some("__or_none"), span);
        let block = quote! {
            let __sendapi_one = ::core::option::Option::None;
            #(#steps)*
            #mistakes
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
