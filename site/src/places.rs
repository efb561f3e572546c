//! Where everything lies.

use std::env;
use std::path::{Path, PathBuf};

/// The root of the checkout.
#[must_use]
pub fn root() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
}

/// The folder with `book.toml`.
#[must_use]
pub fn site() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The pages as they are written.
#[must_use]
pub fn pages() -> PathBuf {
    site().join("pages")
}

/// What cargo builds into.
#[must_use]
pub fn target() -> PathBuf {
    env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// The built site.
#[must_use]
pub fn built() -> PathBuf {
    target().join("site")
}

/// Where people find what is in the repository and on no page.
pub const REPOSITORY: &str = "https://github.com/sendapi/sendapi";
