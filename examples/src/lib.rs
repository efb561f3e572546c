//! What the examples share. Each example is a file in `examples/examples` and does one task.
//!
//! - [`bubble`]: a message as the person sees it, drawn for a terminal
#![forbid(unsafe_code)]

pub mod bubble;
