//! JSON as PHP reads it: of a name that stands twice in an object the last counts. Of objects and lists there are so many at most,
//! since each takes a hundred times the room of its text.

use std::cell::{Cell, RefCell};
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

/// What the text says, and where a name stands twice: pointers, so many at most.
///
/// An error of the category `Data` is that of too many objects and lists.
pub(super) fn read(text: &str) -> serde_json::Result<(Value, Vec<String>)> {
    let (twice, room) = (RefCell::default(), Cell::new(MOST_OBJECTS));
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let reading = Reading { twice: &twice, room: &room, place: None };
    let value = reading.deserialize(&mut deserializer)?;
    deserializer.end()?;
    Ok((value, twice.into_inner()))
}

/// What the text says.
pub(crate) fn value(text: &str) -> serde_json::Result<Value> {
    read(text).map(|(value, _)| value)
}

/// A name as a step of a pointer.
pub(super) fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Reads the value at a place.
struct Reading<'r> {
    twice: &'r RefCell<Vec<String>>,
    /// How many objects and lists there may be more.
    room: &'r Cell<usize>,
    place: Option<&'r Place<'r>>,
}

/// A step, and those before it: a pointer is written only where it is told.
struct Place<'r> {
    before: Option<&'r Self>,
    step: Step<'r>,
}

enum Step<'r> {
    Member(&'r str),
    Item(usize),
}

impl Reading<'_> {
    fn note(&self, member: &str) {
        let mut twice = self.twice.borrow_mut();
        if twice.len() < MOST {
            let place = Place { before: self.place, step: Step::Member(member) };
            twice.push(place.pointer());
        }
    }

    fn at<'s>(&'s self, place: &'s Place<'s>) -> Reading<'s> {
        Reading { twice: self.twice, room: self.room, place: Some(place) }
    }

    /// An object or a list begins.
    fn enter<E: Error>(&self) -> Result<(), E> {
        let left = self.room.get().checked_sub(1);
        let left = left
            .ok_or_else(|| E::custom(format_args!("more than {MOST_OBJECTS} objects and lists")))?;
        self.room.set(left);
        Ok(())
    }

    fn step<'s>(&'s self, step: Step<'s>) -> Place<'s> {
        Place { before: self.place, step }
    }
}

impl Place<'_> {
    fn pointer(&self) -> String {
        let before = self.before.map(Place::pointer).unwrap_or_default();
        match self.step {
            Step::Member(name) => format!("{before}/{}", escaped(name)),
            Step::Item(place) => format!("{before}/{place}"),
        }
    }
}

impl<'de> DeserializeSeed<'de> for Reading<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reading<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(Number::from_f64(value).map_or(Value::Null, Value::Number))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        self.enter()?;
        let mut read = Vec::new();
        loop {
            let place = self.step(Step::Item(read.len()));
            match items.next_element_seed(self.at(&place))? {
                Some(item) => read.push(item),
                None => return Ok(read.into()),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        self.enter()?;
        let mut read = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            let place = self.step(Step::Member(&name));
            let value = members.next_value_seed(self.at(&place))?;
            if read.contains_key(&name) {
                self.note(&name);
            }
            read.insert(name, value);
        }
        Ok(read.into())
    }
}

/// Places that are told.
const MOST: usize = 10;
/// A receipt with a hundred items has some hundred, a batch of fifty of them none: its items are text.
const MOST_OBJECTS: usize = 50_000;

#[cfg(test)]
mod tests {
    use super::{MOST, MOST_OBJECTS, read};
    use proptest::prelude::{any, prop_assert_eq, proptest};
    use serde_json::{Value, json};

    #[test]
    fn the_last_counts_and_the_place_is_told() {
        for (text, value, twice) in [
            (r#"{"a":1,"a":2}"#, json!({ "a": 2 }), vec!["/a"]),
            (r#"{"a":{"b/c":1,"b/c":[]}}"#, json!({ "a": { "b/c": [] } }), vec!["/a/b~1c"]),
            (r#"[{},{"a":1,"a":null}]"#, json!([{}, { "a": null }]), vec!["/1/a"]),
            (r#"{"a":1,"b":1}"#, json!({ "a": 1, "b": 1 }), vec![]),
            (r#"{"a":1,"\u0061":2}"#, json!({ "a": 2 }), vec!["/a"]),
        ] {
            let found = read(text).expect("JSON");
            assert_eq!((found.0, found.1), (value, twice.into_iter().map(str::to_owned).collect()));
        }
    }

    #[test]
    fn of_many_a_few_are_told_and_what_is_too_deep_is_refused() {
        let many = format!("{{{}}}", vec![r#""a":1"#; 10_000].join(","));
        assert_eq!(read(&many).expect("JSON").1.len(), MOST);
        assert!(read(&"[".repeat(100_000)).is_err());
        for odd in ["", "{} {}", "{\"a\":1,}", "nul"] {
            assert!(read(odd).is_err(), "{odd}");
        }
    }

    #[test]
    fn there_are_so_many_objects_and_no_more() {
        let list = |count: usize| format!("[{}]", vec![r#"{"a":[]}"#; count].join(","));
        assert!(read(&list(MOST_OBJECTS / 2 - 1)).is_ok());
        let refused = read(&list(MOST_OBJECTS / 2)).expect_err("too many");
        assert!(refused.is_data() && refused.to_string().contains("50000 objects"), "{refused}");
        assert!(!read("{").expect_err("no JSON").is_data());
    }

    proptest! {
        #[test]
        fn without_such_names_it_is_what_everybody_reads(text in any::<String>(), number in any::<f64>(), whole in any::<i64>()) {
            let value = json!({ "a": [text, number, whole, u64::MAX, true, null, { "b": {} }] });
            let text = value.to_string();
            prop_assert_eq!(read(&text).ok(), serde_json::from_str::<Value>(&text).ok().map(|it| (it, Vec::new())));
        }
    }
}
