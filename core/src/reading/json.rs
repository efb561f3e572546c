//! JSON values as a webhook holds them: read by `serde_json`, but a name that stands twice in an object is refused,
//! since either of its values would be lost.

use std::borrow::Cow;

use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess};
use serde_json::map::Entry;
use serde_json::{Map, Number, Value};

use super::name::Name;
use crate::reading::any::Taker;
use crate::told::Written;

/// Reads any value.
#[derive(Clone, Copy)]
pub(crate) struct Whole;

impl<'de> DeserializeSeed<'de> for Whole {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        self.take(deserializer)
    }
}

impl<'de> Taker<'de> for Whole {
    type Value = Value;

    fn null(self) -> Value {
        Value::Null
    }

    fn flag(self, value: bool) -> Value {
        value.into()
    }

    fn whole<N: Into<i128> + Into<Number>>(self, value: N) -> Value {
        Value::Number(value.into())
    }

    fn decimal(self, value: f64) -> Value {
        value.into()
    }

    fn text(self, value: Cow<'_, str>) -> Value {
        value.into()
    }

    fn list<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn object<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key_seed(Name)? {
            keep_whole(&name, &mut members, &mut object)?;
        }
        Ok(object.into())
    }
}

/// Reads the value of the member that was just named, as any JSON value.
pub(crate) fn keep_whole<'de, A: MapAccess<'de>>(
    name: &str,
    members: &mut A,
    object: &mut Map<String, Value>,
) -> Result<(), A::Error> {
    match object.entry(name) {
        Entry::Vacant(place) => place.insert(members.next_value_seed(Whole)?),
        Entry::Occupied(_) => return Err(repeated(name)),
    };
    Ok(())
}

/// The complaint about a name that stands twice in one object.
///
/// The name comes from outside, and the words end up in log files: one line, and not all of it.
pub(crate) fn repeated<E: Error>(name: &str) -> E {
    let start: String = name.chars().take(SHOWN).collect();
    let dots = if name.chars().nth(SHOWN).is_some() { "…" } else { "" };
    E::custom(format_args!("`{}{dots}` stands twice in one object", Written(&start)))
}

/// How much of a name is shown, in characters.
const SHOWN: usize = 60;
