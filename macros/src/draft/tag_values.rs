//! Which names in capitals are no types of the user's, since some tag of the API has such a value.

use sendapi_core::Request;
use sendapi_core::convert::value::Schema;
use sendapi_core::schema::{Choices, Form, Shape, Type};

use super::capitals::is_in_capitals;

/// Whether `name`, which begins with a capital, is the value of a tag somewhere in the API.
pub(crate) fn is_tag_value(name: &str) -> bool {
    is_in_capitals(name) && holds_tag_value(Request::SHAPE, name, &mut Vec::new())
}

fn holds_tag_value(shape: &'static Shape, name: &str, seen: &mut Vec<&'static str>) -> bool {
    if seen.contains(&shape.path) {
        return false;
    }
    seen.push(shape.path);
    let has = |choices: &'static Choices| choices.find(name).is_some();
    match &shape.form {
        Form::Struct(form) => {
            form.discriminant.is_some_and(|tag| has((tag.choices)()))
                || form.fields.iter().any(|field| type_holds(field.ty, name, seen))
        }
        Form::Tagged(form) => {
            let mut inner = form.variants.iter().map(|variant| (variant.shape)());
            has(form.tag.choices) || inner.any(|inner| holds_tag_value(inner, name, seen))
        }
    }
}

fn type_holds(ty: Type, name: &str, seen: &mut Vec<&'static str>) -> bool {
    match ty {
        Type::Object(shape) => holds_tag_value(shape(), name, seen),
        Type::List(item) => type_holds(*item, name, seen),
        _ => false,
    }
}
