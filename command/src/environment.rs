//! Who sends and where to: the environment, since other users of a machine can see arguments.

use std::env;
use std::io;

use secrecy::SecretString;
use sendapi::{Client, ClientBuilder, Error, Token};

/// For `--help`.
pub(crate) const HELP: &str = "\
Environment:
  SENDAPI_TOKEN         access token of the account
  SENDAPI_ACCOUNT       id of the Page or Instagram account; without it the one that the token belongs to
  SENDAPI_APP_SECRET    app secret, if the app's settings demand proofs; with Instagram login the Instagram app secret
  SENDAPI_URL           another place than the platform, such as a simulator: http://127.0.0.1:8080
  SENDAPI_VERSION       version of the Graph API, such as v27.0";

/// For `--help` of those that ask about the app too.
pub(crate) const APP: &str = "  SENDAPI_APP_ID        id of the app; with SENDAPI_APP_SECRET all that there is to know of the token is told";

/// For `--help` of those that ask the bot too.
pub(crate) const BOT: &str =
    "  SENDAPI_VERIFY_TOKEN  token of the webhook's handshake, as the bot knows it";

/// The client that the environment asks for.
pub(crate) fn client(dry_run: bool) -> Result<Client, Error> {
    let builder = builder();
    if dry_run { builder.dry_run().build() } else { builder.build() }
}

/// Its settings.
pub(crate) fn builder() -> ClientBuilder {
    let builder = with(Client::builder(), "SENDAPI_URL", ClientBuilder::base_url);
    let builder = with(builder, "SENDAPI_VERSION", ClientBuilder::version);
    with(builder, "SENDAPI_APP_SECRET", ClientBuilder::app_secret)
}

/// The account's id.
pub(crate) fn account() -> String {
    set("SENDAPI_ACCOUNT").unwrap_or_else(|| "me".to_owned())
}

/// The account's token. A rehearsal needs none.
pub(crate) fn token(dry_run: bool) -> Result<Token, Error> {
    if dry_run {
        let never_asked = || async { Err::<String, _>(io::Error::other("this is a rehearsal")) };
        return Ok(Token::provider(never_asked));
    }
    Token::from_env("SENDAPI_TOKEN")
}

/// What stands in a variable, which may be a secret.
pub(crate) fn secret(name: &str) -> Option<SecretString> {
    set(name).map(SecretString::from)
}

fn with(
    builder: ClientBuilder,
    name: &str,
    setting: impl FnOnce(ClientBuilder, String) -> ClientBuilder,
) -> ClientBuilder {
    match set(name) {
        Some(value) => setting(builder, value),
        None => builder,
    }
}

/// A variable that is set to nothing is as good as none. What is not Unicode is told by those who
/// take it.
pub(crate) fn set(name: &str) -> Option<String> {
    let value = env::var_os(name)?.to_string_lossy().into_owned();
    (!value.is_empty()).then_some(value)
}
