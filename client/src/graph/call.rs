//! What is asked of the Graph API.

use std::borrow::Cow;
use std::fmt;

use sendapi_core::call::is_secret;

use super::{Body, Part, Path};
use crate::error::Problem;

/// One request to the Graph API, for [`Account::call`](crate::Account::call).
///
/// It knows neither host, version nor token: those are the account's. The token goes into the
/// `Authorization` header, never into the URL.
///
/// # Example
///
/// ```
/// use sendapi::graph::{Call, Method, Path};
///
/// let call = Call::get(Path::account().edge("messenger_profile"))
///     .query("fields", "greeting,get_started");
/// assert_eq!(call.method, Method::Get);
/// assert_eq!(call.query, [("fields".into(), "greeting,get_started".into())]);
/// ```
#[derive(Clone, PartialEq)]
#[must_use = "give it to `Account::call`"]
pub struct Call {
    /// What is done there.
    pub method: Method,
    /// Where.
    pub path: Path,
    /// Parameters in the URL. They show in logs of those in between: no secrets belong here, but for those that the
    /// platform takes nowhere else, such as `input_token`, whose values are left out wherever the library shows a call.
    pub query: Vec<(Cow<'static, str>, Cow<'static, str>)>,
    /// What goes along.
    pub body: Body,
    /// Whether the token also stands in the form as `access_token`, which batches demand. The body
    /// has to be a form or parts then.
    pub token_in_form: bool,
}

impl Call {
    /// Reads.
    pub fn get(path: Path) -> Self {
        Self::new(Method::Get, path)
    }

    /// Creates or changes.
    pub fn post(path: Path) -> Self {
        Self::new(Method::Post, path)
    }

    /// Deletes.
    pub fn delete(path: Path) -> Self {
        Self::new(Method::Delete, path)
    }

    /// Adds a parameter to the URL.
    pub fn query(
        mut self,
        name: impl Into<Cow<'static, str>>,
        value: impl Into<Cow<'static, str>>,
    ) -> Self {
        self.query.push((name.into(), value.into()));
        self
    }

    /// With a JSON object as body.
    pub fn json(self, object: impl Into<Vec<u8>>) -> Self {
        Self { body: Body::Json(object.into()), ..self }
    }

    /// With pairs as body, written as `application/x-www-form-urlencoded`.
    pub fn form<N, V>(self, pairs: impl IntoIterator<Item = (N, V)>) -> Self
    where
        N: Into<Cow<'static, str>>,
        V: Into<Cow<'static, str>>,
    {
        let pairs = pairs.into_iter().map(|(name, value)| (name.into(), value.into()));
        Self { body: Body::Form(pairs.collect()), ..self }
    }

    /// With parts as body, texts and files, written as `multipart/form-data`.
    pub fn multipart(self, parts: impl IntoIterator<Item = Part>) -> Self {
        Self { body: Body::Multipart(parts.into_iter().collect()), ..self }
    }

    /// With the token in the form too: [`token_in_form`](Self::token_in_form).
    pub fn with_token_in_form(self) -> Self {
        Self { token_in_form: true, ..self }
    }

    fn new(method: Method, path: Path) -> Self {
        Self { method, path, query: Vec::new(), body: Body::None, token_in_form: false }
    }

    pub(crate) fn check(&self) -> Result<(), Problem> {
        self.path.check()?;
        if self.query.iter().any(|(name, _)| name == TOKEN) {
            return Err(Problem::new(
                "query has `access_token`, which would show it in logs, leave it out: the account adds its own",
            ));
        }
        if self.token_in_form && !self.body.is_form() {
            return Err(Problem::new(
                "token belongs into a form, and the call has none, give it one with `form` or `multipart`",
            ));
        }
        self.body.check()
    }

    /// Parameters in the URL, without secrets.
    pub(crate) fn shown_query(&self) -> impl Iterator<Item = (&str, &str)> {
        self.query
            .iter()
            .map(|(name, value)| (&**name, if is_secret(name) { SECRET } else { value }))
    }

    /// The secrets in the URL.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &str> {
        self.query.iter().filter(|(name, _)| is_secret(name)).map(|(_, value)| &**value)
    }

    /// Whether doing it twice comes to the same as doing it once.
    pub(crate) fn is_idempotent(&self) -> bool {
        match self.method {
            Method::Get | Method::Delete => true,
            Method::Post => false,
        }
    }
}

impl fmt::Debug for Call {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { method, path, query: _, body, token_in_form } = self;
        f.debug_struct("Call")
            .field("method", method)
            .field("path", path)
            .field("query", &self.shown_query().collect::<Vec<_>>())
            .field("body", body)
            .field("token_in_form", token_in_form)
            .finish()
    }
}

/// What a [`Call`] does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Method {
    /// Reads.
    Get,
    /// Creates or changes.
    Post,
    /// Deletes.
    Delete,
}

/// The parameter that holds the access token.
pub(crate) const TOKEN: &str = "access_token";
/// What is shown in place of a secret.
pub(crate) const SECRET: &str = "[concealed]";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_never_goes_into_the_url() {
        let problem =
            Call::get(Path::account()).query("access_token", "EAABsecret").check().unwrap_err();
        assert!(problem.text.starts_with("query has `access_token`"), "{}", problem.text);
        assert!(!problem.text.contains("secret"));
    }

    #[test]
    fn a_secret_that_has_no_other_place_is_not_shown() {
        let call = Call::get(Path::root().edge("debug_token")).query("input_token", "EAABother");
        assert!(call.check().is_ok());
        let shown = format!("{call:?}");
        assert!(shown.contains(r#"("input_token", "[concealed]")"#), "{shown}");
        assert!(!shown.contains("EAAB"));
    }

    #[test]
    fn a_token_in_the_form_needs_one() {
        assert!(Call::post(Path::root()).with_token_in_form().check().is_err());
        assert!(Call::post(Path::root()).json("{}").with_token_in_form().check().is_err());
        assert!(
            Call::post(Path::root()).form([("batch", "[]")]).with_token_in_form().check().is_ok()
        );
    }

    #[test]
    fn only_reading_and_deleting_may_be_repeated() {
        let idempotent =
            [Call::get, Call::post, Call::delete].map(|call| call(Path::account()).is_idempotent());
        assert_eq!(idempotent, [true, false, true]);
    }
}
