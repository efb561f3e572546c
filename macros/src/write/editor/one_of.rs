//! An object that is one of several: a literal of all its keys, and the variants that are written.

use proc_macro2::TokenStream;
use quote::quote;
use sendapi_core::schema::{Alternative, Shape};

use super::Editor;
use super::braces::has_braces;
use super::here;
use super::keys::key;
use crate::plan::{Object, Plan};
use crate::write::candidates::{Candidate, mistakes_of_conditions};

impl Editor<'_> {
    pub(super) fn one_of(&self, object: &Object, plan: &Plan) -> TokenStream {
        let keys = has_braces(plan).then(|| self.keys_alone(object));
        let owner = object.owner();
        let alternatives = owner.members().one_of;
        self.tell_of_conditions(&Candidate::all(alternatives, object), object);
        let variants = alternatives.iter();
        let variants: Vec<_> =
            variants.filter_map(|alternative| self.alternative(alternative, object)).collect();
        self.one_of_with(owner, keys.as_ref(), &variants)
    }

    /// One of these variants, and all the keys that are written, with whether the cursor stands in one.
    pub(super) fn one_of_with(
        &self,
        shape: &Shape,
        keys: Option<&(TokenStream, bool)>,
        variants: &[TokenStream],
    ) -> TokenStream {
        let keys = keys.map(|(keys, open)| self.keys_with(shape, keys, *open));
        let keys = keys.map(|keys| quote!(let _ = #keys;));
        let one = self.call_of("one_of", &quote!(&[#(#variants),*]));
        quote!({ #keys #one })
    }

    fn tell_of_conditions(&self, candidates: &[Candidate<'_>], object: &Object) {
        if candidates.iter().any(Candidate::is_conditional) {
            self.tell(&mistakes_of_conditions(candidates, object, here()));
        }
    }

    /// The variant of which members are written.
    fn alternative(&self, alternative: &Alternative, object: &Object) -> Option<TokenStream> {
        let mut members = object.fields().filter(|(field, _)| alternative.has_member(field.name));
        let path = object.owner().path;
        let Some(shape) = alternative.shape else {
            let (field, member) = members.next()?;
            // The variant is what the key means.
            let (path, value) = (
                self.path(path, Some(alternative.rust), key(member, field).span()),
                self.required(field, &member.plan),
            );
            return Some(quote!(#path(#value)));
        };
        let path = self.path(path, Some(alternative.rust), here());
        let members: Vec<_> = members
            .map(|(field, member)| {
                let (key, value) = (key(member, field), self.field(field, &member.plan));
                quote!(#key: #value,)
            })
            .collect();
        (!members.is_empty()).then(|| {
            let inner = self.literal_with(shape(), &quote!(#(#members)*), false, here());
            quote!(#path(#inner))
        })
    }
}
