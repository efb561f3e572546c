//! HTTP: the one file that names the library underneath.

use std::fmt;
use std::time::Duration;

use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER};
use reqwest::{Response, Url, redirect};

use crate::Error;
use crate::error::Cause;
use crate::setup::{self, Problem};
use crate::usage::Usage;

/// Receipts and errors have some hundred bytes; a server that sends more than this is not the
/// platform.
const LONGEST_ANSWER: usize = 1024 * 1024;
/// Anything shorter is a stand-in from a test, and may be any word of an answer.
const SHORTEST_SECRET: usize = 8;

/// The connections.
pub(crate) struct Transport(reqwest::Client);

impl Transport {
    pub(crate) fn new(
        user_agent: &str,
        timeout: Duration,
        connect_timeout: Duration,
    ) -> Result<Self, Problem> {
        reqwest::Client::builder()
            .user_agent(user_agent)
            .timeout(timeout)
            .connect_timeout(connect_timeout)
            // A token must not wander to wherever a server points.
            .redirect(redirect::Policy::none())
            .referer(false)
            .build()
            .map(Self)
            .map_err(|source| {
                Problem::new("the system lacks what HTTPS connections need").caused_by(source)
            })
    }

    pub(crate) fn endpoint(&self, base: &BaseUrl, path: [&str; 3]) -> Endpoint {
        Endpoint { http: self.0.clone(), url: base.join(path) }
    }
}

/// Where the platform is, without a slash at the end.
pub(crate) struct BaseUrl(Url);

impl BaseUrl {
    pub(crate) fn parse(text: &str) -> Result<Self, Problem> {
        // The first two come before anything that repeats the URL: these are the places where
        // secrets stand.
        if text.contains(['?', '#']) {
            return Err(Problem::new(
                "base URL has a query or a fragment, give scheme, host and path alone",
            ));
        }
        if text.contains('@') {
            return Err(Problem::new("base URL has credentials, give scheme, host and path alone"));
        }
        let no_url = |why: &dyn fmt::Display| {
            let text = text.escape_debug();
            Problem::new(format!(
                "base URL `{text}` is none ({why}), write it like `https://graph.facebook.com`"
            ))
        };
        let url = Url::parse(text.trim_end_matches('/')).map_err(|why| no_url(&why))?;
        if !matches!(url.scheme(), "http" | "https") {
            return Err(no_url(&"neither `http` nor `https`"));
        }
        match url.path_segments().and_then(|mut segments| segments.next_back()) {
            Some(last) if setup::is_version(last) => Err(Problem::new(format!(
                "base URL ends with `{last}`, end it before that and give the version to `version`"
            ))),
            _ => Ok(Self(url)),
        }
    }

    fn join(&self, path: [&str; 3]) -> Url {
        let mut url = self.0.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(path);
        }
        url
    }
}

impl fmt::Debug for BaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.0.as_str().trim_end_matches('/'), f)
    }
}

/// One address, and the connections to reach it.
pub(crate) struct Endpoint {
    http: reqwest::Client,
    url: Url,
}

impl Endpoint {
    /// Posts JSON and waits for the whole answer, whatever its status is.
    pub(crate) async fn post(&self, token: &str, json: Vec<u8>) -> Result<Reply, Error> {
        let request = self
            .http
            .post(self.url.clone())
            .header(AUTHORIZATION, bearer(token)?)
            .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
            .body(json);
        let response = request.send().await.map_err(|failure| self.failure(failure))?;
        let (mut reply, end) = Reply::read(response).await;
        conceal(token, &mut reply.body);
        match end {
            End::Whole => Ok(reply),
            End::TooLong => {
                Err(Error::new(Cause::Unreadable("the answer is longer than 1 MiB".into()))
                    .with(reply))
            }
            End::Lost(failure) => Err(self.failure(failure).with(reply)),
        }
    }

    fn failure(&self, failure: reqwest::Error) -> Error {
        let (no_connection, timeout) = (failure.is_connect(), failure.is_timeout());
        let source = Box::new(failure.without_url());
        Error::new(match (no_connection, timeout) {
            (true, _) => Cause::Connect { to: self.url.origin().ascii_serialization(), source },
            (false, true) => Cause::Timeout(source),
            (false, false) => Cause::Interrupted(source),
        })
    }
}

/// What came back.
pub(crate) struct Reply {
    pub(crate) status: u16,
    /// The longest of what the headers ask for.
    pub(crate) retry_after: Option<Duration>,
    pub(crate) usage: Option<Usage>,
    pub(crate) body: Vec<u8>,
}

impl Reply {
    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    async fn read(mut response: Response) -> (Self, End) {
        let status = response.status().as_u16();
        let usage = usage(response.headers());
        let retry_after =
            retry_after(response.headers()).max(usage.and_then(|usage| usage.refusing_for));
        let mut body = Vec::new();
        let end = loop {
            match response.chunk().await {
                Ok(Some(chunk)) if body.len() + chunk.len() > LONGEST_ANSWER => break End::TooLong,
                Ok(Some(chunk)) => body.extend_from_slice(&chunk),
                Ok(None) => break End::Whole,
                Err(failure) => break End::Lost(failure),
            }
        };
        (Self { status, retry_after, usage, body }, end)
    }
}

/// How the reading of an answer ended.
enum End {
    Whole,
    TooLong,
    Lost(reqwest::Error),
}

fn bearer(token: &str) -> Result<HeaderValue, Problem> {
    let mut value = HeaderValue::from_str(&format!("Bearer {token}")).map_err(|source| {
        Problem::new("access token cannot stand in a header").caused_by(source)
    })?;
    value.set_sensitive(true);
    Ok(value)
}

/// The header's other form, a date, is left aside: the clocks of two machines rarely agree to the
/// second.
fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    headers.get(RETRY_AFTER)?.to_str().ok()?.trim().parse().ok().map(Duration::from_secs)
}

fn usage(headers: &HeaderMap) -> Option<Usage> {
    Usage::read(|name| headers.get(name)?.to_str().ok())
}

/// The platform repeats a token that it cannot read ("Malformed access token …"), and a proxy may
/// show the whole request.
fn conceal(token: &str, body: &mut Vec<u8>) {
    if token.len() < SHORTEST_SECRET {
        return;
    }
    let text = String::from_utf8_lossy(body);
    if text.contains(token) {
        *body = text.replace(token, "[access token]").into_bytes();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(base: &str) -> String {
        BaseUrl::parse(base).unwrap().join(["v26.0", "me", "messages"]).into()
    }

    #[test]
    fn paths() {
        assert_eq!(
            joined("https://graph.facebook.com"),
            "https://graph.facebook.com/v26.0/me/messages"
        );
        assert_eq!(joined("http://127.0.0.1:8080//"), "http://127.0.0.1:8080/v26.0/me/messages");
        assert_eq!(
            joined("https://proxy.example/meta/graph/"),
            "https://proxy.example/meta/graph/v26.0/me/messages"
        );
    }

    #[test]
    fn bad_base_urls() {
        for (bad, text) in [
            (
                "",
                "base URL `` is none (relative URL without a base), write it like `https://graph.facebook.com`",
            ),
            (
                "graph.facebook.com",
                "base URL `graph.facebook.com` is none (relative URL without a base), \
                 write it like `https://graph.facebook.com`",
            ),
            (
                "localhost:8080",
                "base URL `localhost:8080` is none (neither `http` nor `https`), \
                 write it like `https://graph.facebook.com`",
            ),
            (
                "https://",
                "base URL `https://` is none (empty host), write it like `https://graph.facebook.com`",
            ),
            (
                "https://a.example/?k=secret",
                "base URL has a query or a fragment, give scheme, host and path alone",
            ),
            (
                "https://a.example/#secret",
                "base URL has a query or a fragment, give scheme, host and path alone",
            ),
            (
                "https://me:secret@a.example",
                "base URL has credentials, give scheme, host and path alone",
            ),
            (
                "https://graph.facebook.com/v26.0/",
                "base URL ends with `v26.0`, end it before that and give the version to `version`",
            ),
        ] {
            assert_eq!(BaseUrl::parse(bad).unwrap_err().text, text, "{bad}");
        }
    }

    #[test]
    fn a_token_in_an_answer_is_concealed() {
        let mut body = br#"{"error":{"message":"Malformed access token EAABsecret"}}"#.to_vec();
        conceal("EAABsecret", &mut body);
        assert_eq!(body, br#"{"error":{"message":"Malformed access token [access token]"}}"#);
        conceal("error", &mut body);
        assert!(body.starts_with(br#"{"error""#));
    }

    #[test]
    fn retry_after_is_read_in_seconds() {
        let read = |value| {
            retry_after(&HeaderMap::from_iter([(RETRY_AFTER, HeaderValue::from_static(value))]))
        };
        assert_eq!(read(" 30 "), Some(Duration::from_secs(30)));
        for odd in ["-1", "1.5", "soon", "Wed, 21 Oct 2026 07:28:00 GMT", "99999999999999999999"] {
            assert_eq!(read(odd), None, "{odd}");
        }
        assert_eq!(retry_after(&HeaderMap::new()), None);
    }

    #[test]
    fn the_header_is_marked_as_secret() {
        assert!(bearer("EAAB").unwrap().is_sensitive());
        assert!(bearer("a\nb").is_err());
    }
}
