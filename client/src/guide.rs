//! Pages that lead from the beginning of something to its end.

#[doc = include_str!("../docs/going-live.md")]
pub mod going_live {}

#[doc = include_str!("../docs/what-may-i-send-when.md")]
pub mod what_may_i_send_when {}
