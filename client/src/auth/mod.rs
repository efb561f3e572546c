//! The token that an account sends with, and who gives it.

mod asking;
mod keyring;
mod token;

pub(crate) use keyring::Keyring;
pub use token::{Token, TokenProvider};
