//! [`Number`]: a number that keeps whole numbers whole.

/// A number of a message, such as a price.
///
/// ```
/// use sendapi_core::Number;
///
/// assert_eq!(Number::from(3), Number::Integer(3));
/// assert_eq!(Number::from(2.5), Number::Float(2.5));
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// A whole number.
    Integer(i64),
    /// A number with a fraction.
    Float(f64),
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
