//! JSON with holes: what the macros write of a message in place of a tree of literals.
//!
//! rustc has one string to read and an expression for each hole, and sending has the string to copy. The checker sees a
//! tree like any other, and nothing is allocated for it but once for each string of the program.

mod filled;
mod hole;
mod pieces;
pub(crate) mod store;

pub use self::filled::Filled;
pub use self::hole::{Hole, Holes, IntoHole, Nested};
pub use self::pieces::text;

/// What stands for a hole where a stencil is put together. JSON has no such sign, not even in a string, where it is escaped.
pub const HOLE: char = '\u{1}';
