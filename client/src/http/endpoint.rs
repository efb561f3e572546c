//! One exchange: a request and its answer.

use std::time::{Duration, SystemTime};

use bytes::Bytes;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE, HeaderValue};
use reqwest::{Method, RequestBuilder, Url};
use tokio::time::{self, Instant};

use super::address::Address;
use super::answer::{End, read};
use super::body;
use super::conceal::{CONCEALED_TOKEN, conceal};
use super::credential::Credential;
use super::departure::Departure;
use super::form::form;
use super::proof::PROOF;
use super::site::Room;
use crate::error::{Cause, Problem, Written};
use crate::graph::{
    self, Call, Content, Encoded, FORM, Failure, JSON, Parameter, Reply, write_pair,
};
use crate::{Error, Priority, observe};

/// How one try is made.
#[derive(Clone, Debug)]
pub(crate) struct Try {
    /// How long it may take, once there is room for its connection.
    pub(crate) timeout: Duration,
    /// Who gets a connection first.
    pub(crate) priority: Priority,
    pub(crate) departure: Departure,
}

/// One address, and the connections to reach it.
pub(crate) struct Endpoint {
    http: reqwest::Client,
    room: Room,
    url: Url,
}

impl Endpoint {
    pub(super) fn new(http: reqwest::Client, room: Room, url: Url) -> Self {
        Self { http, room, url }
    }

    /// Posts JSON and waits for the whole answer, whatever its status is: so long, once there is
    /// room for the connection.
    pub(crate) async fn post(
        &self,
        credential: &Credential,
        json: Bytes,
        by: Try,
    ) -> Result<Reply, Error> {
        let _place = self.room.place(by.priority).await;
        let proof = credential.parameters(SystemTime::now());
        let query = || proof.iter().map(|(name, value)| (*name, &**value));
        let address = || Address(self.url_with(query()));
        let Address(url) = credential.address(address);
        let request = self
            .http
            .post(url)
            .header(AUTHORIZATION, credential.bearer()?)
            .header(CONTENT_TYPE, HeaderValue::from_static(JSON))
            .body(json)
            .timeout(by.timeout);
        let secrets = secrets(credential.token(), &proof);
        self.exchange(request, &secrets, &by.departure).await
    }

    /// Posts a form that is written down already, to which the token is added, and waits for the whole answer, as
    /// [`post`](Self::post) does.
    pub(crate) async fn post_form(
        &self,
        credential: &Credential,
        mut form: Vec<u8>,
        by: Try,
    ) -> Result<Reply, Error> {
        let _place = self.room.place(by.priority).await;
        let mut added = credential.parameters(SystemTime::now());
        added.push((graph::TOKEN, credential.token().to_owned().into()));
        for (name, value) in &added {
            write_pair(name, value, &mut form);
        }
        let request = self
            .http
            .post(self.url.clone())
            .header(AUTHORIZATION, credential.bearer()?)
            .header(CONTENT_TYPE, HeaderValue::from_static(FORM))
            .body(form)
            .timeout(by.timeout);
        let secrets = secrets(credential.token(), &added);
        self.exchange(request, &secrets, &by.departure).await
    }

    /// Makes a call and waits for the whole answer, as [`post`](Self::post) does.
    pub(crate) async fn call(
        &self,
        credential: &Credential,
        call: &Call,
        by: Try,
    ) -> Result<Reply, Error> {
        let _place = self.room.place(by.priority).await;
        let (token, failure) = (credential.token(), Failure::default());
        let mut added = credential.parameters(SystemTime::now());
        if call.token_in_form {
            added.push((graph::TOKEN, token.to_owned().into()));
        }
        let began = Instant::now();
        let request = self.request(credential, call.encoded(&added), call.method, &failure);
        // Files are opened here, which may take as long as anything.
        let request = time::timeout(by.timeout, request).await;
        let request = request.map_err(|_| Error::new(Cause::File(UNOPENED.into())))??;
        let request = request.timeout(by.timeout.saturating_sub(began.elapsed()));
        let secrets: Vec<_> = secrets(token, &added)
            .into_iter()
            .chain(call.secrets().map(|secret| (secret, graph::SECRET)))
            .collect();
        let exchange = self.exchange(request, &secrets, &by.departure);
        exchange.await.map_err(|error| match failure.take() {
            Some(failure) => {
                Error::new(Cause::File(Box::new(failure))).having_written(by.departure.call_off())
            }
            None => error,
        })
    }

    async fn request(
        &self,
        credential: &Credential,
        Encoded { query, content }: Encoded<'_>,
        method: graph::Method,
        failure: &Failure,
    ) -> Result<RequestBuilder, Error> {
        let request = self.http.request(http_method(method), self.url_with(query));
        let request = request.header(AUTHORIZATION, credential.bearer()?);
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
        secrets: &[(&str, &str)],
        departure: &Departure,
    ) -> Result<Reply, Error> {
        let _stays = UnlessItLeft(departure);
        let mut request = request.build().map_err(|odd| self.failure(odd, departure))?;
        body::watch(&mut request, departure);
        let response = self.http.execute(request).await;
        let response = response.map_err(|failure| self.failure(failure, departure))?;
        let (mut reply, end) = read(response).await;
        observe::answered(reply.status);
        for (secret, label) in secrets {
            conceal(secret, label, &mut reply.body);
        }
        match end {
            End::Whole => Ok(reply),
            End::TooLong => Err(Error::unreadable("the answer is longer than 1 MiB")
                .with_part_of(reply)
                .having_written(departure.call_off())),
            End::Lost(failure) => Err(self.failure(failure, departure).with_part_of(reply)),
        }
    }

    fn failure(&self, failure: reqwest::Error, departure: &Departure) -> Error {
        let written = departure.call_off();
        if departure.is_forbidden() {
            return Error::stopped();
        }
        // A connection takes what it is to send at once: what nobody took had none in time.
        let no_connection =
            failure.is_connect() || (failure.is_timeout() && written == Written::Nothing);
        let (odd, late) = (failure.is_builder(), failure.is_timeout());
        let source = failure.without_url();
        let cause = match (odd, no_connection, late) {
            (true, _, _) => Cause::Setup(Problem::new(UNSENDABLE).caused_by(source)),
            (_, true, _) => Cause::Connect {
                to: self.url.origin().ascii_serialization(),
                source: Box::new(source),
            },
            (_, _, true) => Cause::Timeout(Box::new(source)),
            (_, _, false) => Cause::Interrupted(Box::new(source)),
        };
        Error::new(cause).having_written(written)
    }
}

/// What an answer is not to show, with what it shows instead: token and proof.
fn secrets<'s>(token: &'s str, added: &'s [Parameter]) -> Vec<(&'s str, &'static str)> {
    let proofs = added.iter().filter(|(name, _)| *name == PROOF);
    let proofs = proofs.map(|(_, proof)| (&**proof, "[app secret proof]"));
    [(token, CONCEALED_TOKEN)].into_iter().chain(proofs).collect()
}

/// Calls the request off when its future is dropped before it has begun to leave.
struct UnlessItLeft<'a>(&'a Departure);

impl Drop for UnlessItLeft<'_> {
    fn drop(&mut self) {
        self.0.call_off();
    }
}

fn http_method(method: graph::Method) -> Method {
    match method {
        graph::Method::Get => Method::GET,
        graph::Method::Post => Method::POST,
        graph::Method::Delete => Method::DELETE,
    }
}

const UNOPENED: &str = "it was not open within the timeout of the request";
const UNSENDABLE: &str = "request cannot be written down as HTTP, shorten its query if it has tens of thousands of bytes";
