//! The token that an account sends with, and who gives it.

mod asking;
mod keyring;
mod token;

pub(crate) use keyring::{Credential, Keyring, Prover};
pub use token::{Token, TokenProvider};
