//! The objects of the API.

use sendapi_core::schema::{Form, Shape, Type};

/// Every object that one of these can hold, each once.
pub(crate) fn shapes(roots: impl IntoIterator<Item = &'static Shape>) -> Vec<&'static Shape> {
    let mut found = Vec::new();
    let mut waiting: Vec<_> = roots.into_iter().collect();
    while let Some(shape) = waiting.pop() {
        if found.iter().any(|known: &&Shape| known.path == shape.path) {
            continue;
        }
        found.push(shape);
        waiting.extend(inner(shape));
    }
    found
}

fn inner(shape: &Shape) -> Vec<&'static Shape> {
    match &shape.form {
        Form::Struct(form) => form.fields.iter().filter_map(|field| object(field.ty)).collect(),
        Form::Tagged(form) => form.variants.iter().map(|variant| (variant.shape)()).collect(),
    }
}

/// The object that a member of this kind holds, or the items of its list.
pub(crate) fn object(ty: Type) -> Option<&'static Shape> {
    match ty {
        Type::Object(shape) => Some(shape()),
        Type::List(item) => object(*item),
        _ => None,
    }
}
