//! The HTTP client underneath, as the user would have it.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use reqwest::header::{HeaderMap, HeaderValue};
use reqwest::redirect::Policy;
use sendapi::graph::{Call, Path};
use sendapi::{Client, ClientBuilder, Delivery, ErrorKind, Retry};

use crate::server::{Answer, Server, answer, json};
use crate::{TOKEN, hello};

const RECEIPT: &str = r#"{"message_id":"m_1"}"#;

fn client(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url()).retry(Retry::NEVER)
}

#[tokio::test]
async fn no_redirect_is_followed_whatever_is_set() {
    let other = Server::start(json("200 OK", RECEIPT)).await;
    for status in ["301 Moved", "302 Found", "303 See Other", "307 Temporary", "308 Permanent"] {
        for to in [format!("{}/elsewhere", other.url()), "/elsewhere".to_owned()] {
            let redirect = answer(status, &format!("location: {to}\r\n"), "");
            let server = Server::start(redirect).await;
            let page = client(&server)
                .app_secret("sesame")
                .http_client(|http| http.redirect(Policy::limited(10)).referer(true))
                .build()
                .unwrap()
                .page("123", TOKEN);
            let error = page.send(&hello()).await.unwrap_err();
            assert_eq!(error.kind(), ErrorKind::Unreadable);
            assert!(error.to_string().starts_with("server redirects (HTTP 30"), "{error}");
            page.call(Call::get(Path::account())).await.unwrap_err();
            page.call(Call::post(Path::account()).form([("a", "b")])).await.unwrap_err();
            assert_eq!(server.requests().len(), 3);
        }
    }
    assert_eq!(other.connections(), 0);
}

#[tokio::test]
#[expect(clippy::redundant_closure_for_method_calls, reason = "the type has no public name")]
async fn the_http_client_tries_nothing_again_whatever_is_set() {
    let stubborn = |http: reqwest::ClientBuilder| {
        let retry = reqwest::retry::for_host("127.0.0.1").max_retries_per_request(3).no_budget();
        http.retry(retry.classify_fn(|attempt| attempt.retryable()))
    };
    for failing in [Answer::CloseWithout, answer("503 Busy", "", "")] {
        let server = Server::start(failing).await;
        let page = client(&server).http_client(stubborn).build().unwrap().page("123", TOKEN);
        let error = page.send(&hello()).await.unwrap_err();
        page.call(Call::get(Path::account())).await.unwrap_err();
        page.call(Call::delete(Path::account())).await.unwrap_err();
        assert_eq!((error.attempts(), server.requests().len()), (1, 3));
    }
}

#[tokio::test]
async fn what_is_set_joins_what_the_builder_sets() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let mut headers = HeaderMap::new();
    headers.insert("x-team", HeaderValue::from_static("bakery"));
    let builder = client(&server)
        .http_client(move |http| http.default_headers(headers.clone()))
        .user_agent("bakery-bot/1");
    builder.clone().build().unwrap().page("123", TOKEN).send(&hello()).await.unwrap();
    builder
        .http_client(|http| http.user_agent("other/2"))
        .build()
        .unwrap()
        .page("123", TOKEN)
        .send(&hello())
        .await
        .unwrap();
    let requests = server.requests();
    assert!(requests[0].contains("user-agent: bakery-bot/1\r\n"), "{requests:?}");
    assert!(requests[0].contains("x-team: bakery\r\n"), "{requests:?}");
    assert!(requests[1].contains("user-agent: other/2\r\n"), "{requests:?}");
    assert!(requests.iter().all(|request| request.contains(" HTTP/1.1\r\n")), "{requests:?}");
}

#[tokio::test]
async fn a_request_has_the_timeout_of_the_builder_whatever_is_set() {
    let server = Server::start(Answer::Never).await;
    let page = client(&server)
        .timeout(Duration::from_millis(100))
        .http_client(|http| http.timeout(Duration::from_secs(60 * 60)))
        .build()
        .unwrap()
        .page("123", TOKEN);
    let sent = tokio::time::timeout(Duration::from_secs(5), page.send(&hello())).await;
    let error = sent.expect("it ends").unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Timeout, Delivery::Unknown));
}

#[test]
fn it_is_set_anew_for_each_client() {
    let count = Arc::new(AtomicUsize::new(0));
    let counted = Arc::clone(&count);
    let builder = Client::builder().http_client(move |http| {
        counted.fetch_add(1, Ordering::Relaxed);
        http
    });
    assert_eq!(count.load(Ordering::Relaxed), 0);
    builder.clone().build().unwrap();
    builder.build().unwrap();
    assert_eq!(count.load(Ordering::Relaxed), 2);
}

#[test]
fn what_cannot_be_set_is_told_by_build() {
    let broken = |http: reqwest::ClientBuilder| http.user_agent("a\nb");
    let error = Client::builder().http_client(broken).build().unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Setup);
    assert_eq!(
        error.to_string(),
        "HTTP client cannot be made, look at what `http_client` sets: builder error: failed to parse header value"
    );
}
