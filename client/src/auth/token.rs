//! Access tokens, and where they come from.

use std::borrow::Cow;
use std::env;
use std::error::Error as StdError;
use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use futures_core::future::BoxFuture;
use secrecy::{ExposeSecret, SecretString};
use sendapi_core::told::Written;

use crate::Error;
use crate::error::Problem;
use crate::http::check_token;

/// The access token of an account: a string, or a provider that is asked for it.
///
/// It never shows in `Debug`, and is wiped from memory when it is dropped.
///
/// # Example
///
/// ```
/// use sendapi::{Client, Token};
///
/// let client = Client::new();
/// let page = client.page("1234567890", "EAABexample");
/// // Asked when the first message goes, and again when the platform refuses what it gave.
/// let page = client.page("1234567890", Token::provider(|| async { std::fs::read_to_string("token") }));
/// ```
#[doc(alias = "access_token")]
#[doc(alias = "page access token")]
pub struct Token(pub(crate) Source);

impl Token {
    /// The token in the environment variable of this name.
    ///
    /// # Errors
    ///
    /// An [`Error`] of kind [`Setup`](crate::ErrorKind::Setup) that names the variable, when it is
    /// not set or what it holds cannot be a token.
    ///
    /// # Example
    ///
    /// ```no_run
    /// use sendapi::{Client, Token};
    ///
    /// let page = Client::new().page("1234567890", Token::from_env("PAGE_TOKEN")?);
    /// # Ok::<(), sendapi::Error>(())
    /// ```
    pub fn from_env(name: &str) -> Result<Self, Error> {
        let shown = Written(name);
        // Looking up such a name would panic on some systems.
        if name.is_empty() || name.contains(['=', '\0']) {
            let text = format!(
                "`{shown}` is no name of an environment variable, write it like `PAGE_TOKEN`"
            );
            return Err(Problem::new(text).into());
        }
        let Some(value) = env::var_os(name) else {
            let text =
                format!("environment variable `{shown}` is not set, set it to the access token");
            return Err(Problem::new(text).into());
        };
        // What is not Unicode has a character that no token has.
        let token = SecretString::from(value.to_string_lossy().into_owned());
        check_token(token.expose_secret()).map_err(|Problem { text, .. }| {
            Problem::new(format!("environment variable `{shown}`: {text}"))
        })?;
        Ok(Self(Source::Fixed(token)))
    }

    /// What the provider gives: an async closure, or what else implements [`TokenProvider`].
    ///
    /// It is asked when the account first sends something, and again when the platform answers that
    /// the token is expired or withdrawn ([`Error::needs_new_token`]); once, however many messages
    /// wait for it. What met that answer was not sent, and is sent once more with the new token.
    /// Should the provider give the same token again, the platform's answer is the error.
    pub fn provider(provider: impl TokenProvider) -> Self {
        Self(Source::Provided(Arc::new(provider)))
    }
}

impl From<String> for Token {
    fn from(token: String) -> Self {
        Self(Source::Fixed(SecretString::from(token)))
    }
}

impl From<&str> for Token {
    fn from(token: &str) -> Self {
        Self::from(token.to_owned())
    }
}

impl From<&String> for Token {
    fn from(token: &String) -> Self {
        Self::from(token.clone())
    }
}

impl From<Cow<'_, str>> for Token {
    fn from(token: Cow<'_, str>) -> Self {
        Self::from(token.into_owned())
    }
}

impl From<Box<str>> for Token {
    fn from(token: Box<str>) -> Self {
        Self::from(String::from(token))
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match &self.0 {
            Source::Fixed(_) => "Token",
            Source::Provided(_) => "Token(provider)",
        })
    }
}

/// Gives an account its access token, for [`Token::provider`].
///
/// Async closures without arguments that return `Result<String, _>` are providers. Whoever keeps
/// tokens implements [`renew`](Self::renew) too, so that what the platform refused is not given
/// again.
///
/// It has [`ClientBuilder::token_timeout`](crate::ClientBuilder::token_timeout) to give one, and is
/// not asked again for the same messages when it fails: it knows best. Whoever waits for the token
/// then gets an [`Error`] of kind [`Token`](crate::ErrorKind::Token), and the next message asks
/// anew; so it is when the provider panics. Its error becomes the [`cause`](Error::cause) of
/// the client's, as it is, so no secret belongs into it.
///
/// A provider must not send anything by the account whose token it gives: that would wait for the
/// very token, until the limit ends both. An account with a token of its own can ask the platform
/// for another's. Nor may it block its thread, which nothing can end.
///
/// # Example
///
/// ```
/// use std::io;
///
/// use sendapi::{Client, Token, TokenProvider};
///
/// struct Vault;
///
/// impl TokenProvider for Vault {
///     type Error = io::Error;
///
///     async fn token(&self) -> Result<String, io::Error> {
///         Ok("EAABexample".to_owned())
///     }
/// }
///
/// let page = Client::new().page("1234567890", Token::provider(Vault));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` gives no tokens",
    note = "an async closure that returns `Result<String, _>` does, or your own implementation of `TokenProvider`"
)]
pub trait TokenProvider: Send + Sync + 'static {
    /// Why there is no token.
    type Error: Into<Box<dyn StdError + Send + Sync>>;

    /// The token.
    fn token(&self) -> impl Future<Output = Result<String, Self::Error>> + Send;

    /// Another token, since the platform has refused the last. By default [`token`](Self::token).
    fn renew(&self) -> impl Future<Output = Result<String, Self::Error>> + Send {
        self.token()
    }
}

#[diagnostic::do_not_recommend]
impl<P, F, T, E> TokenProvider for P
where
    P: Fn() -> F + Send + Sync + 'static,
    F: Future<Output = Result<T, E>> + Send,
    T: Into<String>,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    type Error = E;

    async fn token(&self) -> Result<String, E> {
        self().await.map(Into::into)
    }
}

/// Where a token comes from.
pub(crate) enum Source {
    Fixed(SecretString),
    Provided(Arc<dyn Ask>),
}

/// What a provider did in place of giving a token or an error.
#[derive(Debug)]
pub(crate) enum NoToken {
    Panicked,
    TooLate(Duration),
}

impl fmt::Display for NoToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Panicked => {
                f.write_str("it panicked, or the runtime that it was asked on has ended")
            }
            Self::TooLate(limit) => {
                write!(f, "it took longer than {limit:?}, the limit that `token_timeout` sets")
            }
        }
    }
}

impl StdError for NoToken {}

/// A [`TokenProvider`] of whatever type.
pub(crate) trait Ask: Send + Sync {
    fn ask(
        &self,
        why: Reason,
    ) -> BoxFuture<'_, Result<SecretString, Box<dyn StdError + Send + Sync>>>;
}

/// Why a provider is asked.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    First,
    Refused,
}

impl<P: TokenProvider> Ask for P {
    fn ask(
        &self,
        why: Reason,
    ) -> BoxFuture<'_, Result<SecretString, Box<dyn StdError + Send + Sync>>> {
        Box::pin(async move {
            let token = match why {
                Reason::First => self.token().await,
                Reason::Refused => self.renew().await,
            };
            token.map(SecretString::from).map_err(Into::into)
        })
    }
}
