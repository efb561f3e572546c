//! What compiles, what does not, and what the compiler says. After a change of words: `TRYBUILD=overwrite`, then read
//! every line of the difference.
//!
//! - `ui/pass`: one file for each sentence of the grammar and each surrounding in which it has to work
//! - `ui/fail/<topic>/<rule>.rs`: one mistake; `warn` holds what only warns, `many` many mistakes at once
use trybuild::TestCases;

/// One after the other: the first are run, the others only checked, all in one go.
#[test]
fn ui() {
    TestCases::new().pass("ui/pass/*.rs");
    TestCases::new().compile_fail("ui/fail/*/*.rs");
}
