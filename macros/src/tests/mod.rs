//! Tests of the macros as a whole.

mod agreement;
mod editor;
mod grammar;
mod half_typed;
mod robustness;
