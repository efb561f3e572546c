//! What was understood of a draft with mistakes, for editors: struct literals with the user's own keys, so that
//! completion, hover and go-to-definition work while somebody types. rustc never sees it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use sendapi_core::schema::{Form, Shape, Type};

use crate::draft::{Draft, Item, Items, Object, Value};
use crate::write::expand::{field_name, variant};
use crate::write::names::Names;

/// The struct literal that the draft is on its way to.
pub(crate) fn sketch(draft: &Draft, shape: &'static Shape, names: &Names) -> TokenStream {
    let Value::Object(object) = &draft.value else { return value(draft, None, names) };
    match &shape.form {
        Form::Struct(_) => literal(object, shape, None, names),
        Form::Tagged(form) => {
            let Some(found) = variant(object, form) else { return unfinished(draft, names) };
            let inner = found.shape;
            let content = match form.content {
                None => literal(object, inner(), Some(form.tag.name), names),
                Some(content) => {
                    let entry = object.entries.iter().find(|entry| entry.key.name == content.name);
                    entry.map(|entry| sketch(&entry.value, inner(), names)).unwrap_or_default()
                }
            };
            let path = names.of(shape.path, Some(found.choice.rust), draft.span());
            quote!(#path(#content))
        }
    }
}

fn literal(
    object: &Object,
    shape: &'static Shape,
    tag: Option<&str>,
    names: &Names,
) -> TokenStream {
    let span = object.opening.span();
    let (path, rest) = (names.of(shape.path, None, span), names.item("__sendapi_unfinished", span));
    let members =
        object.entries.iter().filter(|entry| tag != Some(entry.key.name.as_str())).filter_map(
            |entry| {
                let field = shape.field(&entry.key.name);
                let key = if let Some(field) = field {
                    field_name(field, entry.key.span())
                } else {
                    let mut key = syn::parse_str::<Ident>(&entry.key.name).ok()?;
                    key.set_span(entry.key.span());
                    key
                };
                let value = value(&entry.value, field.map(|field| field.ty), names);
                Some(quote!(#key: #value,))
            },
        );
    quote!(#path { #(#members)* ..#rest() })
}

fn value(draft: &Draft, ty: Option<Type>, names: &Names) -> TokenStream {
    match (&draft.value, ty) {
        (Value::Object(_), Some(Type::Object(shape))) => sketch(draft, shape(), names),
        (Value::List(Items(items)), Some(Type::List(item))) => {
            let items = items.iter().filter_map(|part| match part {
                Item::Value { draft, .. } => Some(value(draft, Some(*item), names)),
                _ => None,
            });
            quote!([#(#items),*])
        }
        (Value::Broken | Value::Object(_) | Value::List(_) | Value::Null, _) => {
            unfinished(draft, names)
        }
        _ => draft.tokens.to_stream(),
    }
}

fn unfinished(draft: &Draft, names: &Names) -> TokenStream {
    let unfinished = names.item("__sendapi_unfinished", draft.span());
    quote!(#unfinished())
}
