//! Whoever writes something else in place of an object is shown what one looks like. That lacks nothing, and has nothing
//! that the object has not.

use sendapi_core::call::CALLS;
use sendapi_core::check::check;
use sendapi_core::convert::value::Schema;
use sendapi_core::schema::Shape;
use sendapi_core::tree::Place;
use sendapi_core::{PlatformKind, Request, Violation};
use serde_json::Value;

use crate::counting::{Items, Json, Members};
use crate::shapes::shapes;

#[test]
fn the_form_that_is_shown_of_an_object_is_whole() {
    let shapes = shapes([Request::SHAPE].into_iter().chain(CALLS.iter().map(|call| call.shape)));
    let (mut shown, mut lacks) = (0, Vec::new());
    for shape in shapes {
        for platform in [PlatformKind::Messenger, PlatformKind::Instagram] {
            let Some(form) = form(shape, platform) else { continue };
            shown += 1;
            let json = json(serde_json::from_str(&filled(&form)).unwrap());
            let told = check(shape, json.node(), platform);
            // What stands for the values that are left to the reader is of no kind that they have to be of.
            let mut lacking = told.iter().filter(|it| it.place() != Place::Value);
            // Of what only the other platform has, nothing better can be shown.
            let elsewhere = |told: &Violation| told.allowed().starts_with("on ");
            let lacking =
                lacking.find(|it| it.pointer().matches('/').count() < 2 && !elsewhere(it));
            let told = lacking.map(|it| format!("{} on {platform}, {form}: {it:?}", shape.path));
            lacks.extend(told);
        }
    }
    assert!(lacks.is_empty(), "{}", lacks.join("\n"));
    assert!(shown > 150, "{shown}");
}

/// The form that is shown to somebody who writes a text in place of the object.
fn form(shape: &'static Shape, platform: PlatformKind) -> Option<String> {
    let text = Json::Text("Rye".to_owned());
    let told = check(shape, text.node(), platform);
    let remedy = told.first()?.remedy().strip_prefix("write `")?.strip_suffix('`')?;
    Some(remedy.to_owned())
}

/// With a value wherever one is left to the reader.
fn filled(form: &str) -> String {
    form.replace("[…]", "[]").replace("{ … }", "\"…\"").replace(": …", ": \"…\"")
}

fn json(value: Value) -> Json {
    match value {
        Value::Null => Json::Null,
        Value::Bool(value) => Json::Bool(value),
        Value::Number(value) => Json::Integer(value.as_i64().unwrap_or_default().into()),
        Value::String(text) => Json::Text(text),
        Value::Array(items) => Json::List(Items(items.into_iter().map(json).collect())),
        Value::Object(members) => {
            Json::Object(Members(members.into_iter().map(|(key, it)| (key, json(it))).collect()))
        }
    }
}
