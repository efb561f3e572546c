//! Whole numbers near a float, in constants too: std's functions can be called there only since Rust 1.90.

/// The whole number nearest to `value`; of two, the one further from 0. As far as it fits into 128 bits.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a float beyond 2^52 has no fraction, and what is beyond 128 bits saturates"
)]
pub(crate) const fn nearest(value: f64) -> i128 {
    let cut = value as i128;
    let rest = value - cut as f64;
    if rest >= 0.5 {
        cut.saturating_add(1)
    } else if rest <= -0.5 {
        cut.saturating_sub(1)
    } else {
        cut
    }
}

/// The largest whole number that is not above `value`, as far as it fits into 128 bits.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_precision_loss,
    reason = "a float beyond 2^52 has no fraction, and what is beyond 128 bits saturates"
)]
pub(crate) const fn below(value: f64) -> i128 {
    let cut = value as i128;
    if value < cut as f64 { cut.saturating_sub(1) } else { cut }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[expect(clippy::cast_possible_truncation, reason = "as the functions that are tested")]
    fn as_the_functions_of_std() {
        let some = [0.0, 0.3, 0.5, 0.9, 1.0, 1.5, 2.5, 9.99, 1e9 + 0.5, 1e15, 1e30];
        for value in some.into_iter().flat_map(|value| [value, -value]) {
            assert_eq!(nearest(value), value.round() as i128, "{value}");
            assert_eq!(below(value), value.floor() as i128, "{value}");
        }
        assert_eq!((nearest(f64::INFINITY), below(f64::NEG_INFINITY)), (i128::MAX, i128::MIN));
    }
}
