//! [`Number`]: a number that keeps whole numbers whole.

use std::fmt;

/// A number of a message, such as a price.
///
/// ```
/// use sendapi_core::Number;
///
/// assert_eq!(Number::from(3), Number::Integer(3));
/// assert_eq!(Number::from(2.5), Number::Float(2.5));
/// assert_eq!(Number::Integer(3), Number::Float(3.0));
/// assert_eq!(Number::from(2.5).to_string(), "2.5");
/// ```
///
/// Two are equal that are the same number, however they are held: `3` and `3.0` are one price, and JSON knows no
/// difference. As with floats, what is no number equals nothing.
#[derive(Clone, Copy, Debug)]
pub enum Number {
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Float(f64),
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        match (*self, *other) {
            (Self::Integer(one), Self::Integer(other)) => one == other,
            (Self::Float(one), Self::Float(other)) => one == other,
            (Self::Integer(whole), Self::Float(float))
            | (Self::Float(float), Self::Integer(whole)) => is(float, whole),
        }
    }
}

/// Whether a float is a whole number. Not every whole number is a float: the nearest may be another number, so that
/// both ways must lead to the other; and 2^63, as which the largest ones are read, would come back as one of them.
#[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "see above")]
#[expect(clippy::float_cmp, reason = "equality is what is asked for")]
const fn is(float: f64, whole: i64) -> bool {
    const BEYOND: f64 = 9_223_372_036_854_775_808.0;
    whole as f64 == float && float < BEYOND && float as i64 == whole
}

/// In digits, a whole number without a point.
impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(value) => value.fmt(formatter),
            Self::Float(value) => value.fmt(formatter),
        }
    }
}

impl From<i32> for Number {
    fn from(value: i32) -> Self {
        Self::Integer(value.into())
    }
}

impl From<u32> for Number {
    fn from(value: u32) -> Self {
        Self::Integer(value.into())
    }
}

impl From<i64> for Number {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<f64> for Number {
    fn from(value: f64) -> Self {
        Self::Float(value)
    }
}
