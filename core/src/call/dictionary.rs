//! An object whose members the platform's pages leave open.

use std::fmt;

use serde_core::{Serialize, Serializer};
use serde_json::{Map, Value as JsonValue};

use crate::convert::own::borrows_nothing;
use crate::convert::value::{Schema, Storage, Value};
use crate::schema::{Form, Noun, Shape, Struct, Type};
use crate::tree::json::{Items, Json, Members};
use crate::tree::{self, Node, ObjectRef, View};

/// Members of any name and kind, where the platform's pages name none, or not the same ones everywhere.
///
/// ```
/// use sendapi_core::call::dictionary::Dictionary;
///
/// let inputs = Dictionary::new().with("add_contact_number", true);
/// assert_eq!(serde_json::to_string(&inputs).unwrap(), r#"{"add_contact_number":true}"#);
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct Dictionary(Members);

impl Dictionary {
    /// One without members yet.
    #[must_use]
    pub const fn new() -> Self {
        Self(Members(Vec::new()))
    }

    /// With this member, in place of one of the same name.
    #[must_use]
    pub fn with(mut self, name: impl Into<String>, value: impl Into<JsonValue>) -> Self {
        let name = name.into();
        self.0.0.retain(|(known, _)| *known != name);
        self.0.0.push((name, of_json(value.into())));
        self
    }
}

impl From<Map<String, JsonValue>> for Dictionary {
    fn from(members: Map<String, JsonValue>) -> Self {
        Self(Members(members.into_iter().map(|(name, value)| (name, of_json(value))).collect()))
    }
}

impl fmt::Debug for Dictionary {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.node().fmt(f)
    }
}

impl Serialize for Dictionary {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.node().serialize(serializer)
    }
}

borrows_nothing! { Dictionary }

impl Value for Dictionary {
    const TYPE: Type = Type::Object(<Self as Schema>::shape);
    const EMPTY: Self = Self::new();

    fn node(&self) -> Node<'_> {
        Node::new(View::Object(ObjectRef::new(&self.0)))
    }

    fn read(node: Node<'_>, _: Storage) -> Option<Self> {
        Some(Self(members(node.object()?)?))
    }
}

impl Schema for Dictionary {
    const SHAPE: &'static Shape = &Shape {
        name: "dictionary",
        label: "",
        noun: Noun { article: "a", name: "dictionary" },
        path: concat!(module_path!(), "::Dictionary"),
        borrows: false,
        example: "",
        docs: "Members of any name and kind.",
        link: "",
        form: Form::Struct(Struct { unknown: "req.unknown_key", open: true, ..Struct::NONE }),
        rules: &[],
    };
}

fn members(object: ObjectRef<'_>) -> Option<Members> {
    let member = |member: tree::Member<'_>| Some((member.key.to_owned(), of_node(member.node)?));
    tree::members(object).map(member).collect::<Option<_>>().map(Members)
}

/// What is known of a value; nothing where it is not known yet.
fn of_node(node: Node<'_>) -> Option<Json> {
    Some(match node.view {
        View::Absent => Json::Null,
        View::Unknown => return None,
        View::Bool(flag) => Json::Bool(flag),
        View::Integer(value) => Json::Integer(value),
        View::Number(value) => Json::Number(value),
        View::Text(text) => Json::Text(text.to_owned()),
        View::List(list) => {
            let items = tree::items(list).map(|item| of_node(item.node));
            Json::List(Items(items.collect::<Option<_>>()?))
        }
        View::Object(object) => Json::Object(members(object)?),
    })
}

fn of_json(value: JsonValue) -> Json {
    match value {
        JsonValue::Null => Json::Null,
        JsonValue::Bool(flag) => Json::Bool(flag),
        JsonValue::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(value), _) => Json::Integer(value.into()),
            (None, Some(value)) => Json::Integer(value.into()),
            (None, None) => Json::Number(number.as_f64().unwrap_or(f64::NAN)),
        },
        JsonValue::String(text) => Json::Text(text),
        JsonValue::Array(items) => Json::List(Items(items.into_iter().map(of_json).collect())),
        JsonValue::Object(members) => Json::Object(Dictionary::from(members).0),
    }
}
