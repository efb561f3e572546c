//! The chat page in a browser: everything is in `tests/browser`.
#![forbid(unsafe_code)]
