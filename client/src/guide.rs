//! Pages that lead from the beginning of something to its end.

#[doc = include_str!("../docs/going-live.md")]
pub mod going_live {}
