//! What the tests of the whole have in common. The tests themselves:
//!
//! - `tests/ui.rs` with `ui/pass` and `ui/fail`: what compiles, what does not, and what the compiler says
//! - `tests/wire.rs`, `tests/templates.rs`: messages and the JSON that they become
//! - `tests/runtime`: the same rules on JSON text and on typed values
//! - `tests/three_trees.rs`: one verdict, whichever of the three trees a request comes as
//! - `tests/end_to_end.rs`: the client against the simulator
//! - `tests/soak`: many messages through faults of every kind, and whether what is said of each is true
//! - `tests/files.rs`, `tests/flat_memory.rs`: files on their way
//! - `tests/payload.rs`: payloads from enums, and what is read of them
//! - `tests/webhooks.rs`: signed webhooks over real sockets, a bot, and the simulator that gets its answers
//! - `tests/editor`: what an editor makes of the macros, by a rust-analyzer; run by `.ci/editor`
//! - `tests/dates.rs` with `src/bin/dates.rs`: what in the tables runs out soon after a day; run by `.ci/dates`
//! - `tests/packages.rs`, `tests/release.rs`, `tests/workflows.rs`: whether the packages are fit to be published, and what
//!   stops a release; `packed` is the program that `.ci/packed` lets stand on them
//! - `readmes.rs`: the examples in the READMEs of the packages
//! - `tests/renamed.rs` with `renamed`: a program that depends on `sendapi` under another name
#![forbid(unsafe_code)]

mod readmes;

use sendapi::{Invalid, Message, Platform, Violation};
use serde_json::Value;

/// The JSON of a message, which both ways of writing it agree on.
///
/// # Panics
/// If they do not.
#[must_use]
#[expect(clippy::unwrap_used, reason = "a test ends at the first surprise")]
pub fn json_of<P: Platform>(message: &Message<'_, P>) -> Value {
    let mut body = Vec::new();
    message.write_json(&mut body);
    let written: Value = serde_json::from_slice(&body).unwrap();
    assert_eq!(serde_json::to_value(message).unwrap(), written);
    written
}

/// The rules that a request breaks and where, in order.
#[must_use]
pub fn broken<T>(judged: &Result<T, Invalid>) -> Vec<(&str, &str)> {
    match judged {
        Ok(_) => Vec::new(),
        Err(invalid) => invalid.violations().iter().map(rule_and_pointer).collect(),
    }
}

/// The id of the rule that is broken, and where.
#[must_use]
pub fn rule_and_pointer(violation: &Violation) -> (&str, &str) {
    (violation.rule(), violation.pointer())
}
