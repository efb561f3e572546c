//! HTTP: the one file that names the library underneath.

use std::fmt;
use std::time::{Duration, SystemTime};

use bytes::Bytes;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::{Body, Method, RequestBuilder, Response, Url, multipart, redirect};

use crate::departure::Departure;
use crate::error::Cause;
use crate::graph::{
    self, Call, Content, Encoded, Failure, File, JSON, Measured, Opened, Parameter, Reply, Value,
};
use crate::keyring::Credential;
use crate::proof::PROOF;
use crate::setup::Problem;
use crate::verdict::Written;
use crate::version::Version;
use crate::{ClientBuilder, Error, observe};

/// Receipts and errors have some hundred bytes; a server that sends more than this is not the
/// platform.
const LONGEST_ANSWER: usize = 1024 * 1024;
/// Anything shorter is a stand-in from a test, and may be any word of an answer.
const SHORTEST_SECRET: usize = 8;

impl ClientBuilder {
    /// The HTTP client that makes the connections, instead of one made from this builder's settings:
    /// for TLS, proxies or DNS of your own, and to share its connections with the rest of the
    /// program.
    ///
    /// It takes over what [`timeout`](Self::timeout), [`connect_timeout`](Self::connect_timeout) and
    /// [`user_agent`](Self::user_agent) would set; given beside it, they are refused by
    /// [`build`](Self::build). The HTTP client has to be made so:
    ///
    /// - **No redirects:** `redirect(Policy::none())`. By default messages, and tokens with them, go
    ///   wherever a server points.
    /// - **A timeout:** by default there is none, and a `send` may never end. This library's is 90
    ///   seconds; the platform takes up to 75 to fetch a video.
    /// - **No retries of its own:** they would count as one try, and may send a message twice.
    /// - **No default headers with secrets, no logging of headers:** the access token goes in one.
    ///
    /// The type is that of `reqwest` 0.13.
    ///
    /// # Example
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// let http = reqwest::Client::builder()
    ///     .redirect(reqwest::redirect::Policy::none())
    ///     .timeout(Duration::from_secs(90))
    ///     .connect_timeout(Duration::from_secs(10))
    ///     .build()?;
    /// let client = sendapi::Client::builder().http_client(http).build()?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn http_client(self, client: reqwest::Client) -> Self {
        self.transport(Transport(client))
    }
}

/// The connections.
#[derive(Clone)]
pub(crate) struct Transport(reqwest::Client);

impl fmt::Debug for Transport {
    /// The HTTP client's own shows its default headers.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transport").finish_non_exhaustive()
    }
}

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

    pub(crate) fn endpoint<'a>(
        &self,
        base: &BaseUrl,
        version: Version,
        path: impl IntoIterator<Item = &'a str>,
    ) -> Endpoint {
        Endpoint { http: self.0.clone(), url: base.join(version, path) }
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
            Some(last) if Version::read(last).is_some() => Err(Problem::new(format!(
                "base URL ends with `{last}`, end it before that and give the version to `version`"
            ))),
            _ => Ok(Self(url)),
        }
    }

    fn join<'a>(&self, version: Version, path: impl IntoIterator<Item = &'a str>) -> Url {
        let mut url = self.0.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().push(&version.to_string()).extend(path);
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
    pub(crate) async fn post(
        &self,
        credential: &Credential,
        json: Bytes,
        timeout: Option<Duration>,
        departure: &Departure,
    ) -> Result<Reply, Error> {
        let proof = credential.parameters(SystemTime::now());
        let query = || proof.iter().map(|(name, value)| (*name, &**value));
        let address = || Address(self.url_with(query()));
        let Address(url) = credential.address(address);
        let request = self
            .http
            .post(url)
            .header(AUTHORIZATION, bearer(credential.token())?)
            .header(CONTENT_TYPE, HeaderValue::from_static(JSON))
            .body(json);
        let request = limited(request, timeout);
        self.exchange(request, credential.token(), &proof, departure).await
    }

    /// Makes a call and waits for the whole answer, whatever its status is.
    pub(crate) async fn call(
        &self,
        credential: &Credential,
        call: &Call,
        timeout: Option<Duration>,
        departure: &Departure,
    ) -> Result<Reply, Error> {
        let (token, failure) = (credential.token(), Failure::default());
        let mut added = credential.parameters(SystemTime::now());
        if call.token_in_form {
            added.push((graph::TOKEN, token.to_owned().into()));
        }
        let request = self.request(token, call.encoded(&added), call.method, &failure).await?;
        let request = limited(request, timeout);
        self.exchange(request, token, &added, departure).await.map_err(|error| {
            match failure.take() {
                Some(failure) => Error::new(Cause::File(Box::new(failure))),
                None => error,
            }
        })
    }

    async fn request(
        &self,
        token: &str,
        Encoded { query, content }: Encoded<'_>,
        method: graph::Method,
        failure: &Failure,
    ) -> Result<RequestBuilder, Error> {
        let request = self.http.request(http_method(method), self.url_with(query));
        let request = request.header(AUTHORIZATION, bearer(token)?);
        Ok(match content {
            Content::None => request,
            Content::Whole { mime_type, bytes } => {
                request.header(CONTENT_TYPE, HeaderValue::from_static(mime_type)).body(bytes)
            }
            Content::Parts { parts, added } => {
                request.multipart(form(parts, added, failure).await?)
            }
        })
    }

    /// The URL without scheme and host.
    pub(crate) fn path_with<'a>(
        &self,
        query: impl IntoIterator<Item = (&'a str, &'a str)>,
    ) -> String {
        let url = self.url_with(query);
        match url.query() {
            Some(query) => format!("{}?{query}", url.path()),
            None => url.path().to_owned(),
        }
    }

    fn url_with<'a>(&self, query: impl IntoIterator<Item = (&'a str, &'a str)>) -> Url {
        let mut url = self.url.clone();
        let mut query = query.into_iter().peekable();
        if query.peek().is_some() {
            url.query_pairs_mut().extend_pairs(query);
        }
        url
    }

    async fn exchange(
        &self,
        request: RequestBuilder,
        token: &str,
        added: &[Parameter],
        departure: &Departure,
    ) -> Result<Reply, Error> {
        departure.set(Written::All);
        let response = request.send().await.map_err(|failure| self.failure(failure))?;
        let (mut reply, end) = read(response).await;
        observe::answered(reply.status);
        conceal_token(token, &mut reply.body);
        for (_, proof) in added.iter().filter(|(name, _)| *name == PROOF) {
            conceal(proof, "[app secret proof]", &mut reply.body);
        }
        match end {
            End::Whole => Ok(reply),
            End::TooLong => {
                Err(Error::unreadable("the answer is longer than 1 MiB").with_part_of(reply))
            }
            End::Lost(failure) => Err(self.failure(failure).with_part_of(reply)),
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

/// Where an account's messages go, with what proves its token.
#[derive(Clone)]
pub(crate) struct Address(Url);

fn http_method(method: graph::Method) -> Method {
    match method {
        graph::Method::Get => Method::GET,
        graph::Method::Post => Method::POST,
        graph::Method::Delete => Method::DELETE,
    }
}

async fn form(
    parts: &[graph::Part],
    added: &[Parameter],
    failure: &Failure,
) -> Result<multipart::Form, Error> {
    // Names go as they are, as browsers write them; those that would break the form were refused.
    let mut form = multipart::Form::new().percent_encode_noop();
    for (name, value) in added {
        form = form.text(*name, value.clone());
    }
    for part in parts {
        form = match &part.value {
            Value::Text(text) => form.text(part.name.clone(), text.clone()),
            Value::File(file) => form.part(part.name.clone(), file_part(file, failure).await?),
        };
    }
    Ok(form)
}

async fn file_part(file: &File, failure: &Failure) -> Result<multipart::Part, Error> {
    let length = file.length();
    let opened = file.open().await.map_err(|source| Error::new(Cause::File(Box::new(source))))?;
    let body = match opened {
        Opened::Bytes(bytes) => Body::from(bytes),
        Opened::Stream(chunks) => Body::wrap_stream(Measured::new(chunks, length, failure)),
    };
    let part = multipart::Part::stream_with_length(body, length).file_name(file.name().to_owned());
    part.mime_str(file.mime_type()).map_err(|source| file.odd_mime_type().caused_by(source).into())
}

async fn read(mut response: Response) -> (Reply, End) {
    let header = |name| response.headers().get(name)?.to_str().ok();
    let mut reply = Reply::new(response.status().as_u16(), Vec::new(), header);
    let end = loop {
        match response.chunk().await {
            Ok(Some(chunk)) if reply.body.len() + chunk.len() > LONGEST_ANSWER => {
                break End::TooLong;
            }
            Ok(Some(chunk)) => reply.body.extend_from_slice(&chunk),
            Ok(None) => break End::Whole,
            Err(failure) => break End::Lost(failure),
        }
    };
    (reply, end)
}

/// How the reading of an answer ended.
enum End {
    Whole,
    TooLong,
    Lost(reqwest::Error),
}

fn limited(request: RequestBuilder, timeout: Option<Duration>) -> RequestBuilder {
    match timeout {
        Some(timeout) => request.timeout(timeout),
        None => request,
    }
}

fn bearer(token: &str) -> Result<HeaderValue, Problem> {
    let mut value = HeaderValue::from_str(&format!("Bearer {token}")).map_err(|source| {
        Problem::new("access token cannot stand in a header").caused_by(source)
    })?;
    value.set_sensitive(true);
    Ok(value)
}

/// Blots out an access token.
pub(crate) fn conceal_token(token: &str, text: &mut Vec<u8>) {
    conceal(token, "[access token]", text);
}

/// The platform repeats a token that it cannot read ("Malformed access token …"), and a proxy may
/// show the whole request.
fn conceal(secret: &str, label: &str, body: &mut Vec<u8>) {
    if secret.len() < SHORTEST_SECRET {
        return;
    }
    let text = String::from_utf8_lossy(body);
    if text.contains(secret) {
        *body = text.replace(secret, label).into_bytes();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(base: &str) -> String {
        BaseUrl::parse(base).unwrap().join(Version::NEWEST, ["me", "messages"]).into()
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
        conceal("EAABsecret", "[access token]", &mut body);
        assert_eq!(body, br#"{"error":{"message":"Malformed access token [access token]"}}"#);
        conceal("error", "[access token]", &mut body);
        assert!(body.starts_with(br#"{"error""#));
    }

    #[test]
    fn the_header_is_marked_as_secret() {
        assert!(bearer("EAAB").unwrap().is_sensitive());
        assert!(bearer("a\nb").is_err());
    }
}
