//! Who sends and where to: the environment, since other users of a machine can see arguments.

use std::env;
use std::fmt;
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

/// The client that the environment asks for, with what else it is to do.
pub(crate) fn client(
    besides: impl FnOnce(ClientBuilder) -> ClientBuilder,
) -> Result<Client, Unusable> {
    let builder = SETTINGS.iter().fold(Client::builder(), with);
    besides(builder).build().map_err(Unusable::setting)
}

/// A variable that cannot be used.
#[derive(Debug)]
pub(crate) struct Unusable {
    name: Option<&'static str>,
    pub(crate) error: Error,
}

impl Unusable {
    /// The one that cannot be used by itself is the one.
    fn setting(error: Error) -> Self {
        let alone = |setting: &&Setting| with(Client::builder(), setting).build().is_err();
        Self { name: SETTINGS.iter().find(alone).map(|(name, _)| *name), error }
    }
}

impl From<Error> for Unusable {
    /// Of an error that names the variable itself, or is about none.
    fn from(error: Error) -> Self {
        Self { name: None, error }
    }
}

impl fmt::Display for Unusable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.name.map_or(Ok(()), |name| write!(f, "{name}: "))?;
        write!(f, "{}", self.error)
    }
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

type Setting = (&'static str, fn(ClientBuilder, String) -> ClientBuilder);

const SETTINGS: [Setting; 3] = [
    ("SENDAPI_URL", ClientBuilder::base_url),
    ("SENDAPI_VERSION", ClientBuilder::version),
    ("SENDAPI_APP_SECRET", ClientBuilder::app_secret),
];

fn with(builder: ClientBuilder, (name, setting): &Setting) -> ClientBuilder {
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
