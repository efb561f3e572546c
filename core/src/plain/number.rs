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
        clippy::float_cmp,
        reason = "asks whether the number would come back as it was"
    )]
    pub(crate) const fn decimal(value: f32) -> Self {
        let exact = value as f64;
        let mut scale = 1.0;
        while scale <= 1e9 {
            let decimal = (exact * scale).round() / scale;
            if decimal as f32 == value {
                return Self::Float(decimal);
            }
            scale *= 10.0;
        }
        Self::Float(exact)
    }
}
