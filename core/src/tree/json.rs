//! A request as JSON text: the second of the trees.
//!
//! Parsed by `serde_json`, kept in a small type of our own, so that repeated keys are seen, integers stay integers and
//! the depth is bounded.

use std::borrow::Cow;

use serde_core::de::{self, Deserializer, MapAccess, SeqAccess};
use serde_json::Number;

use crate::reading::any::{Any, Taker};
use crate::reading::precision::OUT_OF_RANGE;
use crate::tree::{Count, Item, List, ListRef, Member, Node, Object, ObjectRef, View};

/// Objects and lists in one another, up to this many. A request of the platform needs ten.
pub(crate) const MAX_DEPTH: usize = 32;

/// A parsed value.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Json {
    Null,
    Bool(bool),
    Integer(i128),
    Number(f64),
    Text(String),
    List(Items),
    Object(Members),
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Items(pub(crate) Vec<Json>);

#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Members(pub(crate) Vec<(String, Json)>);

impl Json {
    pub(crate) fn parse(text: &str) -> Result<Self, Unreadable> {
        let mut deserializer = serde_json::Deserializer::from_str(text);
        let value = Depth(0).take(&mut deserializer)?;
        deserializer.end()?;
        Ok(value)
    }

    /// The value that another format holds.
    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(
        deserializer: D,
    ) -> Result<Self, D::Error> {
        Depth(0).take(deserializer)
    }

    pub(crate) fn node(&self) -> Node<'_> {
        Node::new(match self {
            Self::Null => View::Absent,
            Self::Bool(value) => View::Bool(*value),
            Self::Integer(value) => View::Integer(*value),
            Self::Number(value) => View::Number(*value),
            Self::Text(text) => View::Text(text),
            Self::List(items) => View::List(ListRef::new(items)),
            Self::Object(members) => View::Object(ObjectRef::new(members)),
        })
    }
}

impl List for Items {
    fn item(&self, index: usize) -> Option<Item<'_>> {
        self.0.get(index).map(|item| Item { index, certain: true, node: item.node() })
    }

    fn count(&self) -> Count {
        Count::exactly(self.0.len())
    }
}

impl Object for Members {
    fn member(&self, index: usize) -> Option<Member<'_>> {
        self.0.get(index).map(|(key, value)| Member::new(key, value.node()))
    }

    fn key(&self, index: usize) -> Option<&str> {
        self.0.get(index).map(|(key, _)| &**key)
    }
}

/// Reads a value that stands this deep.
struct Depth(usize);

impl Depth {
    fn below<E: de::Error>(&self) -> Result<usize, E> {
        if self.0 < MAX_DEPTH { Ok(self.0 + 1) } else { Err(E::custom(TOO_DEEP)) }
    }
}

impl<'de> Taker<'de> for Depth {
    type Value = Json;

    fn null(self) -> Json {
        Json::Null
    }

    fn flag(self, value: bool) -> Json {
        Json::Bool(value)
    }

    fn whole<N: Into<i128> + Into<Number>>(self, value: N) -> Json {
        Json::Integer(value.into())
    }

    fn decimal(self, value: f64) -> Json {
        Json::Number(value)
    }

    fn text(self, value: Cow<'_, str>) -> Json {
        Json::Text(value.into_owned())
    }

    fn list<A: SeqAccess<'de>>(self, mut sequence: A) -> Result<Json, A::Error> {
        let below = self.below()?;
        let mut items = Vec::new();
        while let Some(item) = sequence.next_element_seed(Any(Self(below)))? {
            items.push(item);
        }
        Ok(Json::List(Items(items)))
    }

    fn object<A: MapAccess<'de>>(self, mut map: A) -> Result<Json, A::Error> {
        let below = self.below()?;
        let mut members = Vec::new();
        while let Some(key) = map.next_key()? {
            members.push((key, map.next_value_seed(Any(Self(below)))?));
        }
        Ok(Json::Object(Members(members)))
    }
}

/// Why a text could not be read, in the words of the parser.
#[derive(Clone, Debug)]
pub(crate) enum Unreadable {
    /// Objects and lists stand too deep in one another.
    TooDeep(String),
    /// A number is larger than any that is known.
    Number(String),
    /// It has half of a character that takes two escapes, as an emoji does.
    HalfCharacter(String),
    /// It is no JSON.
    Syntax(String),
}

const TOO_DEEP: &str = "objects and lists stand too deep in one another";

/// How `serde_json` tells of an escape that is one half of a surrogate pair: nothing behind it, or something else.
const HALF_CHARACTER: [&str; 2] =
    ["unexpected end of hex escape", "lone leading surrogate in hex escape"];

impl From<serde_json::Error> for Unreadable {
    // `serde_json` tells these apart in its words only: it has one category for all that is no end of input.
    fn from(error: serde_json::Error) -> Self {
        let told = error.to_string();
        if told.starts_with(TOO_DEEP) || told.starts_with("recursion limit") {
            Self::TooDeep(told)
        } else if told.starts_with(OUT_OF_RANGE) {
            Self::Number(told)
        } else if HALF_CHARACTER.iter().any(|words| told.starts_with(words)) {
            Self::HalfCharacter(told)
        } else {
            Self::Syntax(told)
        }
    }
}
