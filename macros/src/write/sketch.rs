//! What was understood of a plan with mistakes, for editors: struct literals with the user's own keys, so that
//! completion, hover and go-to-definition work while somebody types. rustc never sees it.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use sendapi_core::schema::{Alternative, Form};

use super::expand::field_name;
use super::names::Names;
use crate::plan::{Member, Object, Part, Plan, Stranger, Value};
use crate::source::items::{Items, Kind};

/// The struct literal that the plan is on its way to.
pub(crate) fn sketch(plan: &Plan, names: &Names) -> TokenStream {
    match &plan.value {
        Value::Object(object) => object_of(object, plan, names),
        Value::List(Items(items)) => {
            let items = items.iter().filter_map(|item| match &item.kind {
                Kind::Value(value) => Some(sketch(value, names)),
                _ => None,
            });
            quote!([#(#items),*])
        }
        Value::Broken | Value::StrayObject | Value::StrayList | Value::Null => {
            unfinished(plan.span(), names)
        }
        _ => plan.tokens.to_stream(),
    }
}

fn object_of(object: &Object, plan: &Plan, names: &Names) -> TokenStream {
    let Form::Tagged(form) = &object.shape.form else { return literal(object, names) };
    let Some(variant) = object.variant else { return unfinished(plan.span(), names) };
    let content = match form.content {
        None => literal(object, names),
        Some(_) => object.content().map(|content| sketch(&content.plan, names)).unwrap_or_default(),
    };
    let path = names.of(object.shape.path, Some(variant.choice.rust), plan.span());
    quote!(#path(#content))
}

fn literal(object: &Object, names: &Names) -> TokenStream {
    let owner = object.owner();
    match owner.members().one_of {
        [] => fields(object, owner.path, names),
        alternatives => one_of(alternatives, object, names),
    }
}

/// The variant that the first member says; without one there is no struct whose members an editor could offer.
fn one_of(alternatives: &[Alternative], object: &Object, names: &Names) -> TokenStream {
    let said = object.fields().find_map(|(field, member)| {
        let said = alternatives.iter().find(|one| one.has_member(field.name))?;
        Some((said, member))
    });
    let Some((alternative, member)) = said else {
        return unfinished(object.opening.span(), names);
    };
    let path = names.of(object.owner().path, Some(alternative.rust), member.key.span());
    let inner = match alternative.shape {
        Some(shape) => fields(object, shape().path, names),
        None => sketch(&member.plan, names),
    };
    quote!(#path(#inner))
}

fn fields(object: &Object, path: &str, names: &Names) -> TokenStream {
    let span = object.opening.span();
    let (path, rest) = (names.of(path, None, span), names.item("__sendapi_unfinished", span));
    let members = object.members.iter().filter_map(|member| known(member, names));
    let strangers = object.strangers.iter().filter_map(|stranger| unknown(stranger, names));
    quote!(#path { #(#members)* #(#strangers)* ..#rest() })
}

fn known(member: &Member, names: &Names) -> Option<TokenStream> {
    let Part::Field(field) = member.part else { return None };
    let (key, value) = (field_name(field, member.key.span()), sketch(&member.plan, names));
    Some(quote!(#key: #value,))
}

fn unknown(stranger: &Stranger, names: &Names) -> Option<TokenStream> {
    let mut key = syn::parse_str::<Ident>(&stranger.key.name).ok()?;
    key.set_span(stranger.key.span());
    let value = sketch(&stranger.plan, names);
    Some(quote!(#key: #value,))
}

fn unfinished(span: Span, names: &Names) -> TokenStream {
    let unfinished = names.item("__sendapi_unfinished", span);
    quote!(#unfinished())
}
