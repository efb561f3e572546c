//! The examples in the READMEs of the packages, run as tests: here, because they use each other's crates. That of the outbox,
//! which needs a newer compiler, runs there.

#[cfg(doctest)]
#[doc = include_str!("../../client/README.md")]
mod client {}

#[cfg(doctest)]
#[doc = include_str!("../../core/README.md")]
mod core {}

#[cfg(doctest)]
#[doc = include_str!("../../macros/README.md")]
mod macros {}

#[cfg(doctest)]
#[doc = include_str!("../../simulator/README.md")]
mod simulator {}
