//! What is wrong with something that the user sets, said before anything is sent.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::sync::Arc;
use std::time::Duration;

/// What is wrong with a setting. Never repeats a value that may hold a secret, be it in the wrong
/// place.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    pub(crate) text: Cow<'static, str>,
    pub(crate) source: Option<Arc<dyn StdError + Send + Sync>>,
}

impl Problem {
    pub(crate) fn new(text: impl Into<Cow<'static, str>>) -> Self {
        Self { text: text.into(), source: None }
    }

    pub(crate) fn caused_by(self, source: impl StdError + Send + Sync + 'static) -> Self {
        Self { source: Some(Arc::new(source)), ..self }
    }
}

pub(crate) fn check_duration(name: &str, duration: Duration) -> Result<(), Problem> {
    if duration.is_zero() {
        return Err(Problem::new(format!(
            "`{name}` is zero, which nothing can keep, give at least some seconds"
        )));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_that_nothing_can_keep() {
        assert!(
            check_duration("timeout", Duration::ZERO)
                .unwrap_err()
                .text
                .starts_with("`timeout` is zero")
        );
        assert!(check_duration("timeout", Duration::from_nanos(1)).is_ok());
    }
}
