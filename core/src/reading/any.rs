//! The one visitor of any JSON: what becomes of a value of each kind, a [`Taker`] says.

use std::borrow::Cow;
use std::fmt;

use serde_core::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::Number;

use super::precision::{Opened, opened};

/// What takes a value, of whatever kind it is, and makes something of it.
pub(crate) trait Taker<'de>: Sized {
    /// What it makes.
    type Value;

    fn null(self) -> Self::Value;

    fn flag(self, value: bool) -> Self::Value;

    /// A whole number: an `i64` or a `u64`, whose type is not lost on the way.
    fn whole<N: Into<i128> + Into<Number>>(self, value: N) -> Self::Value;

    /// Any other number. From JSON it is finite.
    fn decimal(self, value: f64) -> Self::Value;

    fn text(self, value: Cow<'_, str>) -> Self::Value;

    fn list<A: SeqAccess<'de>>(self, items: A) -> Result<Self::Value, A::Error>;

    fn object<A: MapAccess<'de>>(self, members: A) -> Result<Self::Value, A::Error>;

    /// Hands it the value that comes next.
    fn take<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(Any(self))
    }
}

/// Makes a seed of a [`Taker`], and lets serde visit it.
pub(crate) struct Any<T>(pub(crate) T);

impl<'de, T: Taker<'de>> DeserializeSeed<'de> for Any<T> {
    type Value = T::Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T::Value, D::Error> {
        self.0.take(deserializer)
    }
}

impl<'de, T: Taker<'de>> Visitor<'de> for Any<T> {
    type Value = T::Value;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<T::Value, E> {
        Ok(self.0.null())
    }

    fn visit_bool<E>(self, value: bool) -> Result<T::Value, E> {
        Ok(self.0.flag(value))
    }

    fn visit_i64<E>(self, value: i64) -> Result<T::Value, E> {
        Ok(self.0.whole(value))
    }

    fn visit_u64<E>(self, value: u64) -> Result<T::Value, E> {
        Ok(self.0.whole(value))
    }

    fn visit_f64<E>(self, value: f64) -> Result<T::Value, E> {
        Ok(self.0.decimal(value))
    }

    // Text has such numbers as floats. A `Value` has them whole if `serde_json` keeps all digits, and what a text means
    // must not depend on that.
    #[expect(clippy::cast_precision_loss, reason = "as a float has it")]
    fn visit_u128<E>(self, value: u128) -> Result<T::Value, E> {
        Ok(self.0.decimal(value as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "as a float has it")]
    fn visit_i128<E>(self, value: i128) -> Result<T::Value, E> {
        Ok(self.0.decimal(value as f64))
    }

    fn visit_str<E>(self, value: &str) -> Result<T::Value, E> {
        Ok(self.0.text(Cow::Borrowed(value)))
    }

    fn visit_string<E>(self, value: String) -> Result<T::Value, E> {
        Ok(self.0.text(Cow::Owned(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<T::Value, A::Error> {
        self.0.list(items)
    }

    fn visit_map<A: MapAccess<'de>>(self, members: A) -> Result<T::Value, A::Error> {
        match opened(members)? {
            Opened::Number(value) => Ok(self.0.decimal(value)),
            Opened::Object(members) => self.0.object(members),
        }
    }
}
