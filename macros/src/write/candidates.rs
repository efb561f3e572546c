//! What may be the variant of an object that is one of several, and what conditions do to it.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use sendapi_core::schema::{Alternative, Field, Shape};

use super::expand::NO_CONDITION_HOLDS;
use crate::plan::{Member, Object, Value};
use crate::source::conditions::any;

/// What may be the variant: a member that is one, or the members of a struct that is one.
pub(super) struct Candidate<'o> {
    pub(super) alternative: &'static Alternative,
    pub(super) part: Part<'o>,
}

pub(super) enum Part<'o> {
    Member(&'static Field, &'o Member),
    Struct(fn() -> &'static Shape, Vec<&'o Member>),
}

impl<'o> Candidate<'o> {
    /// Every member by itself, also where two are the same under other conditions; but those of a struct together.
    pub(super) fn all(alternatives: &'static [Alternative], object: &'o Object) -> Vec<Self> {
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
    pub(super) fn is_certain(&self) -> bool {
        match &self.part {
            Part::Member(_, member) => {
                !matches!(member.plan.value, Value::Constant | Value::Runtime)
            }
            Part::Struct(..) => true,
        }
    }

    /// When one of its members is there; none where that is always.
    pub(super) fn condition(&self) -> Option<TokenStream> {
        any(self.members().iter().map(|member| member.conditions.as_slice()))
    }

    pub(super) fn condition_or_all(&self) -> TokenStream {
        self.condition().unwrap_or_else(|| quote!(all()))
    }

    pub(super) fn is_conditional(&self) -> bool {
        self.condition().is_some()
    }

    pub(super) fn span(&self) -> Span {
        self.members().first().map_or_else(Span::call_site, |member| member.key.span())
    }
}

/// What conditions can do to an object that is one of several: that two of its members are there, or none. Where no condition
/// is asked, the checker has judged already.
pub(super) fn mistakes_of_conditions(
    candidates: &[Candidate<'_>],
    object: &Object,
    span: Span,
) -> TokenStream {
    let mut mistakes = TokenStream::new();
    for (index, one) in candidates.iter().enumerate().filter(|(_, one)| one.is_certain()) {
        let before = candidates.iter().take(index).filter(|other| other.is_certain());
        let others = before.filter(|other| one.is_conditional() || other.is_conditional());
        let (condition, others) = (one.condition_or_all(), others.map(Candidate::condition_or_all));
        let clash = refusal(object, one.span(), "has two of its members here: keep one of them");
        mistakes.extend(quote!(#[cfg(all(#condition, any(#(#others),*)))] #clash));
    }
    let at = candidates.first().map_or(span, Candidate::span);
    let none = refusal(object, at, &format!("needs one of its members, {NO_CONDITION_HOLDS}"));
    let conditions = candidates.iter().map(Candidate::condition_or_all);
    quote!(#mistakes #[cfg(not(any(#(#conditions),*)))] #none)
}

fn refusal(object: &Object, at: Span, what: &str) -> TokenStream {
    let message = format!("{} {what}", object.owner().noun);
    quote_spanned!(at=> ::core::compile_error! { #message })
}
