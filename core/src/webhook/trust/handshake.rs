//! The platform's question whether a webhook is ours, and the answer.

use std::borrow::Cow;
use std::error::Error as StdError;
use std::fmt;

use secrecy::{ExposeSecret as _, SecretString};
use subtle::ConstantTimeEq as _;

use crate::told::Advised;
use crate::webhook::trust::line;

/// Answers the GET request by which the platform asks whether a webhook's address is ours.
///
/// Answer it with status 200 and the challenge as plain text, or with 403.
///
/// ```
/// use sendapi_core::webhook::Handshake;
///
/// let handshake = Handshake::new("the token from the app's settings");
/// let query = "hub.mode=subscribe&hub.verify_token=the+token+from+the+app%27s+settings&hub.challenge=1158201444";
/// assert_eq!(handshake.answer(query)?, "1158201444");
/// # Ok::<(), sendapi_core::webhook::Unanswered>(())
/// ```
///
/// See <https://developers.facebook.com/documentation/business-messaging/messenger-platform/webhooks>.
#[derive(Clone, Debug)]
#[doc(alias = "hub.challenge")]
#[doc(alias = "hub.verify_token")]
#[doc(alias = "hub.mode")]
pub struct Handshake {
    verify_token: SecretString,
}

impl Handshake {
    /// With the verify token from the app's settings. An empty one, as from a variable that is not set, fits nothing. A
    /// line end at its end, as from a file, is no part of it.
    pub fn new(verify_token: impl Into<String>) -> Self {
        Self { verify_token: line(verify_token).into() }
    }

    /// The challenge, out of the query of the request's address: what stands behind the `?`. Names as some servers
    /// rewrite them (`hub_mode` for `hub.mode`) do as well.
    ///
    /// # Errors
    ///
    /// [`Unanswered`] says what is wrong; answer with 403.
    pub fn answer(&self, query: &str) -> Result<String, Unanswered> {
        self.answer_pairs(form_urlencoded::parse(query.trim_start_matches('?').as_bytes()))
    }

    /// The same, out of the query's names and values, already decoded.
    ///
    /// # Errors
    ///
    /// [`Unanswered`] says what is wrong; answer with 403.
    pub fn answer_pairs<'q, N, V>(
        &self,
        pairs: impl IntoIterator<Item = (N, V)>,
    ) -> Result<String, Unanswered>
    where
        N: Into<Cow<'q, str>>,
        V: Into<Cow<'q, str>>,
    {
        let question = Question::from_pairs(pairs);
        match question.mode.as_deref() {
            Some("subscribe") => {}
            Some(_) => return Err(Unanswered::Mode),
            None => return Err(Unanswered::Missing("hub.mode")),
        }
        let token = question.verify_token.ok_or(Unanswered::Missing("hub.verify_token"))?;
        if !self.is_ours(&token) {
            return Err(Unanswered::Token);
        }
        question.challenge.map(Cow::into_owned).ok_or(Unanswered::Missing("hub.challenge"))
    }

    fn is_ours(&self, token: &str) -> bool {
        let ours = self.verify_token.expose_secret();
        !ours.is_empty() && bool::from(ours.as_bytes().ct_eq(token.as_bytes()))
    }
}

/// Why a handshake gets no answer. Nothing of either token is in it.
#[derive(Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Unanswered {
    /// The query lacks this name.
    Missing(&'static str),
    /// `hub.mode` is not `subscribe`.
    Mode,
    /// `hub.verify_token` is not ours, or ours is empty.
    Token,
}

impl Advised for Unanswered {
    fn write_cause(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(name) => write!(formatter, "the query has no `{name}`"),
            Self::Mode => formatter.write_str("`hub.mode` is not `subscribe`"),
            Self::Token => formatter.write_str(
                "`hub.verify_token` is not the verify token that was set here, or none was",
            ),
        }
    }

    fn advice(&self) -> Option<&'static str> {
        match self {
            Self::Missing(_) | Self::Mode => None,
            Self::Token => Some(
                "write the same one into the app's settings for webhooks and into what the bot reads it from",
            ),
        }
    }
}

impl fmt::Display for Unanswered {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.write_sentence(formatter)
    }
}

crate::told! { Unanswered }

impl StdError for Unanswered {}

/// What the platform asks; of a name that stands there twice, the first.
#[derive(Default)]
struct Question<'q> {
    mode: Option<Cow<'q, str>>,
    verify_token: Option<Cow<'q, str>>,
    challenge: Option<Cow<'q, str>>,
}

impl<'q> Question<'q> {
    fn from_pairs<N, V>(pairs: impl IntoIterator<Item = (N, V)>) -> Self
    where
        N: Into<Cow<'q, str>>,
        V: Into<Cow<'q, str>>,
    {
        let mut question = Self::default();
        for (name, value) in pairs {
            let place = match &*name.into() {
                "hub.mode" | "hub_mode" => &mut question.mode,
                "hub.verify_token" | "hub_verify_token" => &mut question.verify_token,
                "hub.challenge" | "hub_challenge" => &mut question.challenge,
                _ => continue,
            };
            place.get_or_insert_with(|| value.into());
        }
        question
    }
}
