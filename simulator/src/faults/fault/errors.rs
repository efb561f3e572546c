//! The platform's own errors.

use super::deed::{Deed, Ordered};
use crate::Fault;
use crate::answers::graph_errors;

impl Fault {
    /// One of the platform's errors, in its envelope (with `type` and `fbtrace_id`), in its words and with
    /// the HTTP status that it comes with: `graph_error(190, 463)`, `graph_error(-1, None)`. A code that is
    /// in no table comes in the same envelope, with status 400.
    ///
    /// Code 1 with subcode 1357046 is delivered, as on the platform. Of -1, 1 and 2 nobody can tell from
    /// outside: they are not, unless they are [`delivered`](Self::delivered). `graph_error(-1, 2_534_023)`
    /// and `graph_error(100, 2_534_023)` say that a comment has had its one private reply.
    pub fn graph_error(code: i64, subcode: impl Into<Option<i64>>) -> Self {
        let subcode = subcode.into();
        let fault = Self::of(Deed::Error(Ordered { code, subcode, is_transient: None }));
        Self { is_delivered: (code, subcode) == (1, Some(1_357_046)), ..fault }
    }

    /// Every error that is on record, each once.
    pub fn graph_errors() -> impl Iterator<Item = Self> {
        graph_errors::known().map(|(code, subcode)| Self::graph_error(code, subcode))
    }

    /// A Graph error says `is_transient`.
    pub fn transient(self) -> Self {
        self.saying_transient(true)
    }

    /// A Graph error says that it is not transient, whatever its code.
    pub fn not_transient(self) -> Self {
        self.saying_transient(false)
    }

    fn saying_transient(mut self, said: bool) -> Self {
        if let Deed::Error(Ordered { is_transient, .. }) = &mut self.deed {
            *is_transient = Some(said);
        }
        self
    }
}
