//! Where messages go, worked out.

use reqwest::Url;

/// Where an account's messages go, with what proves its token.
#[derive(Clone)]
pub(crate) struct Address(pub(super) Url);
