//! What may be the value of a member, and where a value goes that does not fit.
//!
//! Values are read straight into their types: no tree is built but of what is not known.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use serde_core::Serialize;
use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess};
use serde_core::ser::SerializeMap;
use serde_json::{Map, Number, Value};

use crate::reading::any::Taker;
use crate::reading::json::{Whole, keep_whole, repeated};
use crate::reading::name::Name;

/// A type that some JSON values fit exactly: read and written again, they are the same. Others are handed back.
pub(crate) trait Member: Serialize + Sized {
    /// A truth value.
    fn of_bool(value: bool) -> Result<Self, Value> {
        Self::of_other(value.into())
    }

    /// A number.
    fn of_number(value: Number) -> Result<Self, Value> {
        Self::of_other(value.into())
    }

    /// Text.
    fn of_text(value: &str) -> Result<Self, Value> {
        Self::of_other(value.into())
    }

    /// A list.
    fn of_list<'de, A: SeqAccess<'de>>(items: A) -> Result<Result<Self, Value>, A::Error> {
        Whole.list(items).map(Self::of_other)
    }

    /// An object.
    fn of_object<'de, A: MapAccess<'de>>(members: A) -> Result<Result<Self, Value>, A::Error> {
        Whole.object(members).map(Self::of_other)
    }

    /// Null, or a value of a kind that is not above.
    fn of_other(value: Value) -> Result<Self, Value> {
        Err(value)
    }

    /// Whether a member of this name has a field of its own.
    fn knows(_: &str) -> bool {
        false
    }
}

/// What is written member by member, so that its members may stand among those of another object.
pub(crate) trait Members {
    fn write_members<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

/// Reads an object whose members stand among those of another: it takes those that it knows, whatever their values.
pub(crate) fn taken_out<T: Member>(
    others: &mut Map<String, Value>,
) -> Result<Result<T, Value>, serde_json::Error> {
    let names: Vec<String> = others.keys().filter(|name| T::knows(name)).cloned().collect();
    let members: Map<_, _> =
        names.into_iter().filter_map(|name| others.remove_entry(&name)).collect();
    Reader::new().deserialize(Value::Object(members))
}

/// Reads the value of the member that was just named: into its field, or under its name among the others.
pub(crate) fn keep<'de, T: Member, A: MapAccess<'de>>(
    field: &mut Option<T>,
    name: &str,
    members: &mut A,
    extra: &mut Map<String, Value>,
) -> Result<(), A::Error> {
    if field.is_some() || extra.contains_key(name) {
        return Err(repeated(name));
    }
    // Not by serde's derive, which fails at a value of another type: `Reader` hands it back as it came.
    match members.next_value_seed(Reader::new())? {
        Ok(value) => *field = Some(value),
        Err(other) => drop(extra.insert(name.to_owned(), other)),
    }
    Ok(())
}

/// Reads a value into a type, or hands it back.
pub(crate) struct Reader<T>(PhantomData<T>);

impl<T> Reader<T> {
    pub(crate) const fn new() -> Self {
        Self(PhantomData)
    }
}

impl<'de, T: Member> DeserializeSeed<'de> for Reader<T> {
    type Value = Result<T, Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        self.take(deserializer)
    }
}

impl<'de, T: Member> Taker<'de> for Reader<T> {
    type Value = Result<T, Value>;

    fn null(self) -> Self::Value {
        T::of_other(Value::Null)
    }

    fn flag(self, value: bool) -> Self::Value {
        T::of_bool(value)
    }

    fn whole<N: Into<i128> + Into<Number>>(self, value: N) -> Self::Value {
        T::of_number(value.into())
    }

    fn decimal(self, value: f64) -> Self::Value {
        // JSON has no number that is not finite, so `None` does not come from there.
        Number::from_f64(value).map_or_else(|| T::of_other(Value::Null), T::of_number)
    }

    fn text(self, value: Cow<'_, str>) -> Self::Value {
        T::of_text(&value)
    }

    fn list<A: SeqAccess<'de>>(self, items: A) -> Result<Self::Value, A::Error> {
        T::of_list(items)
    }

    fn object<A: MapAccess<'de>>(self, members: A) -> Result<Self::Value, A::Error> {
        T::of_object(members)
    }
}

impl Member for String {
    fn of_text(value: &str) -> Result<Self, Value> {
        Ok(value.to_owned())
    }
}

impl Member for bool {
    fn of_bool(value: bool) -> Result<Self, Value> {
        Ok(value)
    }
}

impl<T: Member> Member for Box<T> {
    fn of_bool(value: bool) -> Result<Self, Value> {
        T::of_bool(value).map(Self::new)
    }

    fn of_number(value: Number) -> Result<Self, Value> {
        T::of_number(value).map(Self::new)
    }

    fn of_text(value: &str) -> Result<Self, Value> {
        T::of_text(value).map(Self::new)
    }

    fn of_list<'de, A: SeqAccess<'de>>(items: A) -> Result<Result<Self, Value>, A::Error> {
        Ok(T::of_list(items)?.map(Self::new))
    }

    fn of_object<'de, A: MapAccess<'de>>(members: A) -> Result<Result<Self, Value>, A::Error> {
        Ok(T::of_object(members)?.map(Self::new))
    }

    fn of_other(value: Value) -> Result<Self, Value> {
        T::of_other(value).map(Self::new)
    }

    fn knows(name: &str) -> bool {
        T::knows(name)
    }
}

impl<T: Member> Member for Vec<T> {
    /// If one item does not fit, the list does not.
    fn of_list<'de, A: SeqAccess<'de>>(mut items: A) -> Result<Result<Self, Value>, A::Error> {
        let mut list = Self::new();
        while let Some(item) = items.next_element_seed(Reader::new())? {
            match item {
                Ok(item) => list.push(item),
                Err(odd) => return whole_list(&list, odd, items).map(Err),
            }
        }
        Ok(Ok(list))
    }
}

impl<T: Member> Member for BTreeMap<String, T> {
    /// If one value does not fit, the object does not.
    fn of_object<'de, A: MapAccess<'de>>(mut members: A) -> Result<Result<Self, Value>, A::Error> {
        let mut map = Self::new();
        while let Some(name) = members.next_key_seed(Name)?.map(Cow::into_owned) {
            if map.contains_key(&name) {
                return Err(repeated(&name));
            }
            match members.next_value_seed(Reader::new())? {
                Ok(value) => drop(map.insert(name, value)),
                Err(odd) => return whole_object(&map, name, odd, members).map(Err),
            }
        }
        Ok(Ok(map))
    }
}

fn whole_list<'de, T: Serialize, A: SeqAccess<'de>>(
    fitting: &[T],
    odd: Value,
    mut rest: A,
) -> Result<Value, A::Error> {
    // The input is read once, so what was read into `T` is written back; `Member` promises that it is the same then.
    let fitting: Result<Vec<_>, _> = fitting.iter().map(serde_json::to_value).collect();
    let mut list = fitting.map_err(A::Error::custom)?;
    list.push(odd);
    while let Some(item) = rest.next_element_seed(Whole)? {
        list.push(item);
    }
    Ok(list.into())
}

fn whole_object<'de, T: Serialize, A: MapAccess<'de>>(
    fitting: &BTreeMap<String, T>,
    name: String,
    odd: Value,
    mut rest: A,
) -> Result<Value, A::Error> {
    let fitting =
        fitting.iter().map(|(name, value)| Ok((name.clone(), serde_json::to_value(value)?)));
    let mut object: Map<_, _> =
        fitting.collect::<Result<_, serde_json::Error>>().map_err(A::Error::custom)?;
    object.insert(name, odd);
    while let Some(name) = rest.next_key_seed(Name)? {
        keep_whole(&name, &mut rest, &mut object)?;
    }
    Ok(object.into())
}
