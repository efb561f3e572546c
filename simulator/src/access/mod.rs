//! Who may ask: tokens, and the proofs of the app's secret.

pub(crate) mod access_token;
pub(crate) mod app_secret;
pub(crate) mod concealed;
pub(crate) mod credentials;
pub(crate) mod token;
pub(crate) mod tokens;
