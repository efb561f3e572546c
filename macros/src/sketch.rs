//! What was understood of a draft with mistakes, for editors: struct literals with the user's own keys, so that
//! completion, hover and go-to-definition work while somebody types. rustc never sees it.

use proc_macro2::{Ident, TokenStream};
use quote::quote;
use sendapi_core::schema::{Form, Shape, Type};

use crate::draft::{Draft, Item, Items, Object, Value};
use crate::expand::{field_name, variant};
use crate::paths::Paths;

/// The struct literal that the draft is on its way to.
pub(crate) fn sketch(draft: &Draft, shape: &'static Shape, paths: &Paths) -> TokenStream {
    let Value::Object(object) = &draft.value else { return draft.tokens.clone() };
    match &shape.form {
        Form::Struct(_) => literal(object, shape, None, paths),
        Form::Tagged(form) => {
            let Some((found, Type::Object(inner))) =
                variant(object, form).map(|found| (found, found.ty))
            else {
                return paths.unfinished(draft.span());
            };
            let content = match form.content {
                None => literal(object, inner(), Some(form.tag.name), paths),
                Some(content) => {
                    let entry = object.entries.iter().find(|entry| entry.key.name == content.name);
                    entry.map(|entry| sketch(&entry.value, inner(), paths)).unwrap_or_default()
                }
            };
            let (path, name) =
                (paths.of(shape.path, draft.span()), Ident::new(found.rust, draft.span()));
            quote!(#path::#name(#content))
        }
    }
}

fn literal(
    object: &Object,
    shape: &'static Shape,
    tag: Option<&str>,
    paths: &Paths,
) -> TokenStream {
    let span = crate::draft::first_span(&object.opening);
    let (path, rest) = (paths.of(shape.path, span), paths.unfinished(span));
    let members =
        object.entries.iter().filter(|entry| tag != Some(entry.key.name.as_str())).filter_map(
            |entry| {
                let field = shape.field(&entry.key.name);
                let key = match field {
                    Some(field) => field_name(field, entry.key.span()),
                    None => {
                        let mut key = syn::parse_str::<Ident>(&entry.key.name).ok()?;
                        key.set_span(entry.key.span());
                        key
                    }
                };
                let value = value(&entry.value, field.map(|field| field.ty), paths);
                Some(quote!(#key: #value,))
            },
        );
    quote!(#path { #(#members)* ..#rest })
}

fn value(draft: &Draft, ty: Option<Type>, paths: &Paths) -> TokenStream {
    match (&draft.value, ty) {
        (Value::Object(_), Some(Type::Object(shape))) => sketch(draft, shape(), paths),
        (Value::List(Items(items)), Some(Type::List(item))) => {
            let items = items.iter().filter_map(|part| match part {
                Item::Value { draft, .. } => Some(value(draft, Some(*item), paths)),
                _ => None,
            });
            quote!([#(#items),*])
        }
        (Value::Broken, _) => paths.unfinished(draft.span()),
        _ => draft.tokens.clone(),
    }
}
