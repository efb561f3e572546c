//! The numbers by which the platform names an error.

use std::fmt;

use sendapi::graph_error::Code;

/// The numbers of an error.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Numbers {
    pub(crate) code: i64,
    pub(crate) subcode: Option<i64>,
}

impl Numbers {
    /// Whether the row is about this very subcode; the platform's plain numbers may stand in either
    /// place.
    pub(crate) fn knows_subcode(self, code: &Code) -> bool {
        self.subcode.is_none_or(|subcode| code.names(subcode))
    }
}

impl fmt::Display for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code)?;
        self.subcode.map_or(Ok(()), |subcode| write!(f, "/{subcode}"))
    }
}
