//! What the environment asks for.

use std::env;
use std::str::FromStr;

use crate::soak::Failure;

/// The seed of the first run: that of `SENDAPI_SOAK_SEED`, to see a failure again, or this one.
pub(crate) fn seed(default: u64) -> Result<u64, Failure> {
    number("SENDAPI_SOAK_SEED", default)
}

/// How many messages the long run sends.
pub(crate) fn messages(default: usize) -> Result<usize, Failure> {
    number("SENDAPI_SOAK_MESSAGES", default)
}

fn number<T: FromStr>(name: &str, default: T) -> Result<T, Failure> {
    let Some(text) = env::var_os(name) else { return Ok(default) };
    let text = text.to_string_lossy();
    let number = text.replace('_', "").parse().ok();
    Ok(number.ok_or_else(|| format!("`{name}` is a number, found `{}`", text.escape_debug()))?)
}
