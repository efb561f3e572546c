//! Warnings for the one who runs the simulator.

use std::fmt;
use std::sync::Arc;

/// Tells a person, if anybody wants to hear. Cheap to clone.
#[derive(Clone, Default)]
pub(crate) struct Warnings(Option<Arc<Tell>>);

type Tell = dyn Fn(&str) + Send + Sync;

impl Warnings {
    pub(crate) fn to(tell: impl Fn(&str) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(tell)))
    }

    pub(crate) fn warn(&self, sentence: &str) {
        self.0.iter().for_each(|tell| tell(sentence));
    }
}

impl fmt::Debug for Warnings {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Warnings(..)")
    }
}
