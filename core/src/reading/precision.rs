//! Numbers with a fraction where a program has `arbitrary_precision` of `serde_json` switched on, which is then on for
//! all of it: they come as an object with one member of a name of its own, whose value is the number's text.

use std::borrow::Cow;

use serde_core::de::value::BorrowedStrDeserializer;
use serde_core::de::{DeserializeSeed, Error, IntoDeserializer, MapAccess};
use serde_json::Number;

use super::name::Name;

/// What comes as an object.
pub(crate) enum Opened<'de, A> {
    Number(f64),
    Object(Members<'de, A>),
}

/// Looks at the name of the first member.
pub(crate) fn opened<'de, A: MapAccess<'de>>(mut rest: A) -> Result<Opened<'de, A>, A::Error> {
    let first = rest.next_key_seed(Name)?;
    if first.as_deref() == Some(NUMBER) && is_switched_on() {
        return number(&rest.next_value::<String>()?).map(Opened::Number);
    }
    Ok(Opened::Object(Members { first, rest }))
}

/// The members of an object, of which the first has been named.
pub(crate) struct Members<'de, A> {
    first: Option<Cow<'de, str>>,
    rest: A,
}

impl<'de, A: MapAccess<'de>> MapAccess<'de> for Members<'de, A> {
    type Error = A::Error;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, A::Error> {
        match self.first.take() {
            Some(Cow::Borrowed(name)) => {
                seed.deserialize(BorrowedStrDeserializer::new(name)).map(Some)
            }
            Some(Cow::Owned(name)) => seed.deserialize(name.into_deserializer()).map(Some),
            None => self.rest.next_key_seed(seed),
        }
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, A::Error> {
        self.rest.next_value_seed(seed)
    }
}

/// The same as without the feature, a number beyond all bounds among it.
fn number<E: Error>(text: &str) -> Result<f64, E> {
    let number = text.parse().map_err(E::custom)?;
    if f64::is_finite(number) { Ok(number) } else { Err(E::custom(OUT_OF_RANGE)) }
}

/// Whether the feature is on. Without it a member of that name is a member like any other.
fn is_switched_on() -> bool {
    let kept = "1.00";
    serde_json::from_str::<Number>(kept).is_ok_and(|number| number.to_string() == kept)
}

/// The name as `serde_json` writes it; its documentation does not tell it.
const NUMBER: &str = "$serde_json::private::Number";

/// In the words of `serde_json`.
pub(crate) const OUT_OF_RANGE: &str = "number out of range";
