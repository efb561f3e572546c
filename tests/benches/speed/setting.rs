//! What all parts are measured with.

use anyhow::Result;
use tokio::runtime::Runtime;

use crate::machine;
use crate::options::Options;
use crate::pair::{Pair, Side};

/// What all parts are measured with.
pub(crate) struct Setting {
    pub(crate) options: Options,
    pub(crate) runtime: Runtime,
}

impl Setting {
    pub(crate) fn of(options: Options) -> Result<Self> {
        Ok(Self { options, runtime: Runtime::new()? })
    }

    /// Lets both sides take turns.
    pub(crate) fn pair(&self, side: impl FnMut(Side, usize) -> Result<()>) -> Result<Pair> {
        Pair::take(self.options.pairs(), self.options.turn(), side)
    }

    /// The first alone where it is only to run.
    pub(crate) fn some<'v, T>(&self, values: &'v [T]) -> &'v [T] {
        if self.options.brief { values.get(..1).unwrap_or(values) } else { values }
    }

    /// Whether a server and a client can run beside each other; where they share a core, they measure each other.
    pub(crate) fn has_cores(&self) -> bool {
        self.options.brief || machine::cores() > 1
    }
}
