//! From a request to the call of core that it is, by whose rules it is checked.

use axum::http::Method;
use sendapi_core::call::Call as Asked;
use sendapi_core::schema::{Field, Form, Shape, Type};
use sendapi_core::{Instagram, Messenger};
use serde_json::{Map, Value};

use super::fields::words;
use crate::Platform;
use crate::access::credentials::Credentials;
use crate::answers::refusal::Refusal;
use crate::request::call::Call;

/// The call, if it breaks no rule.
pub(super) fn asked<C: Asked>(call: &Call) -> Result<C, Refusal> {
    call.check_object()?;
    let platform = call.named_platform()?;
    let body = fitted(call, C::SHAPE);
    // What fits already is judged as it arrived: a name that stands there twice is seen.
    let json = if body == call.body { call.json.clone() } else { body.to_string() };
    let outcome = match platform {
        Platform::Messenger => C::from_json::<Messenger>(&json),
        Platform::Instagram => C::from_json::<Instagram>(&json),
    };
    outcome.map_err(|invalid| Refusal::invalid(platform, &body, &invalid))
}

/// The members, with those that are written as parameters are brought into the form that they have in
/// JSON. What reads and deletes may have parameters that are not about it, such as `fields`.
fn fitted(call: &Call, shape: &Shape) -> Value {
    let reads = call.method != Method::POST;
    let fitted = call.body.as_object().into_iter().flatten().filter_map(|(name, value)| {
        let value = match field(shape, &call.body, name) {
            _ if Credentials::own(name) => return None,
            Some(field) => fit(value, &field.ty, reads),
            None if reads => return None,
            None => value.clone(),
        };
        Some((name.clone(), value))
    });
    Value::Object(fitted.collect())
}

/// The member of this name; of a tagged object the one beside its tag.
fn field(shape: &Shape, body: &Value, name: &str) -> Option<&'static Field> {
    match &shape.form {
        Form::Struct(_) => shape.field(name),
        Form::Tagged(form) => {
            let word = body.get(form.tag.name)?.as_str()?;
            form.variant(word)?.members().named(name)
        }
    }
}

fn fit(value: &Value, ty: &Type, reads: bool) -> Value {
    let Value::String(text) = value else { return value.clone() };
    let fit = match ty {
        Type::Integer => text.parse::<i64>().ok().map(Value::from),
        Type::Bool => flag(text).map(Value::Bool),
        Type::List(item) => Some(list(text, item, reads)),
        Type::Object(shape) if reads => short(text, shape()),
        _ => None,
    };
    fit.unwrap_or_else(|| value.clone())
}

fn flag(text: &str) -> Option<bool> {
    match text {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

/// Words with commas between them.
fn list(text: &str, item: &Type, reads: bool) -> Value {
    let words = words(text).into_iter().map(str::trim).filter(|word| !word.is_empty());
    words.map(|word| fit(&word.into(), item, reads)).collect()
}

/// The one member that an object may be written as.
fn short(text: &str, shape: &Shape) -> Option<Value> {
    let name = shape.members().shorthand?.name;
    Some(Value::Object(Map::from_iter([(name.to_owned(), text.into())])))
}
