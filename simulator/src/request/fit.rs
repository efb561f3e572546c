//! What the platform makes of members that are written otherwise than its pages write them: JSON text where an object or a
//! list is due, words and digits where a boolean or a number is, words in capitals, nothing as an empty object.
//!
//! The schema says what is due; what does not fit stays as it is, for the checker to judge.

use sendapi_core::schema::{Choices, Field, Form, Shape, Type};
use serde_json::{Map, Value};

use super::json;
use crate::answers::due::{Due, Known};
use crate::answers::fields::words;

/// How a request is read.
#[derive(Clone, Copy)]
pub(crate) struct Fitting {
    /// Whether it reads or deletes: its members are parameters, and an object may be written as its id.
    pub(crate) reads: bool,
    /// How many texts of JSON may lie in one another from here on.
    texts: u8,
}

impl Fitting {
    pub(crate) fn new(reads: bool) -> Self {
        Self { reads, texts: DEEPEST_TEXT }
    }

    /// The members of an object of this shape; of a name that the shape does not know, the value stays.
    pub(crate) fn object(
        self,
        members: &Map<String, Value>,
        shape: &'static Shape,
    ) -> Map<String, Value> {
        let known = Known::of(shape, members);
        let fitted = members.iter().filter_map(|(name, value)| {
            let value = match known.due(name) {
                Some(due) if leaves_out(due, value) => return None,
                Some(due) if due.has_numbers() && value.is_number() => value.clone(),
                Some(due) => self.value(name, value, due.ty),
                None => value.clone(),
            };
            Some((name.clone(), value))
        });
        fitted.collect()
    }

    fn value(self, name: &str, value: &Value, due: Type) -> Value {
        let fitted = match (due, value) {
            (Type::Bool, _) => flag(value),
            (Type::Integer, Value::String(text)) => whole(text.trim()),
            (Type::Number, Value::String(text)) => number(text.trim()),
            (Type::Text, Value::Number(number)) if name != STRICTLY_TEXT => {
                Some(number.to_string().into())
            }
            (Type::Choice(choices), Value::String(word)) => small(choices(), word),
            (Type::List(item), _) => self.list(name, value, *item),
            (Type::Object(shape), _) => self.inner(name, value, shape()),
            _ => None,
        };
        fitted.unwrap_or_else(|| value.clone())
    }

    fn list(self, name: &str, value: &Value, item: Type) -> Option<Value> {
        match value {
            Value::Array(items) => {
                Some(items.iter().map(|value| self.value(name, value, item)).collect())
            }
            Value::Object(members) => {
                let items = numbered(members)?;
                Some(items.into_iter().map(|value| self.value(name, value, item)).collect())
            }
            Value::String(text) => match self.parsed(text) {
                Some((inner, parsed)) => inner.list(name, &parsed, item),
                None => self.words(name, text, item),
            },
            _ => None,
        }
    }

    /// Words with commas between them.
    fn words(self, name: &str, text: &str, item: Type) -> Option<Value> {
        if matches!(item, Type::Object(_) | Type::List(_)) && !self.reads {
            return None;
        }
        let words = words(text).into_iter().map(str::trim).filter(|word| !word.is_empty());
        Some(words.map(|word| self.value(name, &word.into(), item)).collect())
    }

    fn inner(self, name: &str, value: &Value, shape: &'static Shape) -> Option<Value> {
        match value {
            Value::Object(members) => Some(self.object(members, shape).into()),
            Value::Array(_) => match shape.members().or_list? {
                Type::List(item) => self.list(name, value, *item),
                _ => None,
            },
            Value::String(text) => match self.parsed(text) {
                Some((inner, parsed)) => inner.inner(name, &parsed, shape),
                None => self.short(text, shape),
            },
            _ => None,
        }
    }

    /// The one member that an object may be written as.
    fn short(self, text: &str, shape: &'static Shape) -> Option<Value> {
        let name = shape.members().shorthand.filter(|_| self.reads)?.name;
        Some(Value::Object(Map::from_iter([(name.to_owned(), text.into())])))
    }

    /// What text of JSON says.
    fn parsed(self, text: &str) -> Option<(Self, Value)> {
        let texts = self.texts.checked_sub(1)?;
        Some((Self { texts, ..self }, json(text)?))
    }
}

/// The object or list that a text of JSON holds.
pub(crate) fn json(text: &str) -> Option<Value> {
    looks_like_json(text).then(|| json::value(text).ok())?
}

pub(crate) fn looks_like_json(text: &str) -> bool {
    text.trim_start().starts_with(['{', '['])
}

/// An object that would have to say what it is, and says nothing.
fn leaves_out(due: Due, value: &Value) -> bool {
    let is_empty = match value {
        Value::Object(members) => members.is_empty(),
        Value::Array(items) => items.is_empty(),
        _ => false,
    };
    let has_kinds = || match due.ty {
        Type::Object(shape) => says_its_kind(shape()),
        _ => false,
    };
    is_empty && due.is_optional() && has_kinds()
}

/// Whether an object of the shape has to say what it is.
fn says_its_kind(shape: &Shape) -> bool {
    let is_kind = |field: &Field| field.required.is_some() && field.ty.words().is_some();
    matches!(shape.form, Form::Tagged(_)) || shape.members().fields.iter().any(is_kind)
}

fn flag(value: &Value) -> Option<Value> {
    let word = match value {
        Value::String(word) => word.trim().to_ascii_lowercase(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    match word.as_str() {
        "true" | "1" => Some(true.into()),
        "false" | "0" => Some(false.into()),
        _ => None,
    }
}

fn number(text: &str) -> Option<Value> {
    let parsed = || text.parse::<f64>().ok().filter(|number| number.is_finite()).map(Value::from);
    // Words such as `nan` and `infinity` are numbers to Rust alone.
    let is_written = text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    is_written.then(|| whole(text).or_else(parsed))?
}

fn whole(text: &str) -> Option<Value> {
    let signed = text.parse::<i64>().ok().map(Value::from);
    signed.or_else(|| text.parse::<u64>().ok().map(Value::from))
}

/// A word in capitals, as the platform's own SDKs write all of them.
fn small(choices: &Choices, word: &str) -> Option<Value> {
    let is_in_capitals = !word.bytes().any(|byte| byte.is_ascii_lowercase());
    let small = word.to_ascii_lowercase();
    let is_meant = is_in_capitals && choices.find(word).is_none() && choices.find(&small).is_some();
    is_meant.then(|| small.into())
}

/// The items of a list that names its places, as a form does.
fn numbered(members: &Map<String, Value>) -> Option<Vec<&Value>> {
    let items = members.iter().map(|(place, value)| Some((place.parse::<u64>().ok()?, value)));
    let mut items: Vec<_> = items.collect::<Option<_>>()?;
    items.sort_unstable_by_key(|(place, _)| *place);
    Some(items.into_iter().map(|(_, value)| value).collect())
}

/// The one text that the platform takes as nothing else: "must be a UTF-8 encoded string".
const STRICTLY_TEXT: &str = "text";
/// Each is escaped within the one around it; nobody writes more than two.
const DEEPEST_TEXT: u8 = 4;

#[cfg(test)]
mod tests {
    use proptest::prelude::{prop_assert_eq, proptest};
    use sendapi_core::Request;
    use sendapi_core::call::Call;
    use sendapi_core::call::profile::DeleteProfile;
    use sendapi_core::value::Schema as _;
    use serde_json::{Map, Value, json};

    use super::{DEEPEST_TEXT, Fitting};

    #[test]
    fn what_is_due_is_made_of_what_is_written() {
        let image = |reusable: Value| {
            json!({ "message": { "attachment": { "type": "image", "payload": {
                "url": "https://example.com/rye.png", "is_reusable": reusable,
            } } } })
        };
        for word in [json!("true"), json!("1"), json!(1), json!("TRUE")] {
            assert_eq!(fitted(&image(word)), image(json!(true)));
        }
        for word in [json!("yes"), json!(""), json!(2), json!([])] {
            assert_eq!(fitted(&image(word.clone())), image(word));
        }
        for (written, meant) in [
            (json!({ "recipient": "{\"id\": \"7\"}" }), json!({ "recipient": { "id": "7" } })),
            (json!({ "recipient": "{\"id\"" }), json!({ "recipient": "{\"id\"" })),
            (json!({ "message": { "text": 7 } }), json!({ "message": { "text": 7 } })),
            (json!({ "message": { "metadata": 7 } }), json!({ "message": { "metadata": "7" } })),
            (
                json!({ "message": { "metadata": "{}" } }),
                json!({ "message": { "metadata": "{}" } }),
            ),
            (
                json!({ "message": { "quick_replies": { "1": {}, "0": { "title": "Rye" } } } }),
                json!({ "message": { "quick_replies": [{ "title": "Rye" }, {}] } }),
            ),
        ] {
            assert_eq!(fitted(&written), meant);
        }
    }

    #[test]
    fn an_object_that_says_nothing_is_left_out_where_it_may_be() {
        let card = |action: Option<Value>| {
            let mut card = json!({ "title": "Rye" });
            if let Some(action) = action {
                card["default_action"] = action;
            }
            json!({ "message": { "attachment": { "type": "template", "payload": {
                "template_type": "generic", "elements": [card],
            } } } })
        };
        assert_eq!(fitted(&card(Some(json!({})))), card(None));
        let text = json!({ "message": {} });
        assert_eq!(fitted(&text), text);
    }

    #[test]
    fn words_in_capitals_and_with_commas_are_a_list() {
        for written in ["PERSISTENT_MENU,greeting", "[\"PERSISTENT_MENU\", \"greeting\"]"] {
            let members = Map::from_iter([("fields".to_owned(), written.into())]);
            let fitted = Fitting::new(true).object(&members, shape::<DeleteProfile<'_>>());
            assert_eq!(fitted["fields"], json!(["persistent_menu", "greeting"]));
        }
    }

    #[test]
    fn json_in_json_is_read_so_deep_and_no_deeper() {
        let wrapped = |times: u8| {
            (0..times).fold(json!({ "id": "7" }), |inner, _| Value::from(inner.to_string()))
        };
        let read = |times| fitted(&json!({ "recipient": wrapped(times) }));
        // A string in a string is no object, so that only the innermost is read.
        assert_eq!(read(1), json!({ "recipient": { "id": "7" } }));
        assert_eq!(read(2), json!({ "recipient": wrapped(2) }));
        let nested = (0..=DEEPEST_TEXT).fold(json!("x"), |inner, _| {
            json!({ "message": inner.to_string(), "recipient": inner.to_string() })
                .to_string()
                .into()
        });
        assert!(fitted(&json!({ "recipient": nested })).is_object());
    }

    proptest! {
        #[test]
        fn what_fits_stays_as_it_is(id in "[0-9]{1,20}", text in ".*") {
            let request = json!({ "recipient": { "id": id }, "message": { "text": text } });
            prop_assert_eq!(fitted(&request), request);
        }
    }

    fn fitted(request: &Value) -> Value {
        let members = request.as_object().expect("an object");
        Fitting::new(false).object(members, Request::SHAPE).into()
    }

    fn shape<C: Call>() -> &'static sendapi_core::schema::Shape {
        sendapi_core::call::CALLS
            .iter()
            .find(|call| call.edge == C::EDGE && call.method == C::METHOD)
            .expect("a call")
            .shape
    }
}
