//! [`Number`]: a number that keeps whole numbers whole.

use std::fmt;

use crate::rounding;

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

impl Number {
    /// A whole number; what has more than 64 bits as near as a float can hold it.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "what is lost is compared first; a price of that size is a float in JSON as well"
    )]
    pub(crate) const fn whole(value: i128) -> Self {
        let kept = value as i64;
        if kept as i128 == value { Self::Integer(kept) } else { Self::Float(value as f64) }
    }

    /// What an `f32` stands for. The price `9.99_f32` is 9.989999771118164 to its bits; it is the decimal number with the
    /// fewest places that reads as the same `f32`, where nine are enough.
    // By arithmetic, since a constant can neither write a float down nor read one. Dividing one exact number by another
    // gives the very float that reading the decimal number gives.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        clippy::float_cmp,
        reason = "asks whether the number would come back as it was"
    )]
    pub(crate) const fn decimal(value: f32) -> Self {
        let exact = value as f64;
        let mut scale = 1.0;
        while scale <= 1e9 {
            let decimal = rounding::nearest(exact * scale) as f64 / scale;
            if decimal as f32 == value {
                return Self::Float(decimal);
            }
            scale *= 10.0;
        }
        Self::Float(exact)
    }
}
