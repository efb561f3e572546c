//! Connections that are not made, and those that are kept.

use std::time::{Duration, Instant};

use sendapi::graph::{Call, Path};
use sendapi::{Account, Client, Delivery, Error, ErrorKind, Retry};
use tokio::net::{TcpListener, TcpSocket, TcpStream};

use crate::server::{Answer, Server};
use crate::{TOKEN, hello};

/// Less than the ten seconds that a connection may take.
const SHORT: Duration = Duration::from_millis(200);

fn impatient(url: &str) -> Account {
    let client = Client::builder().base_url(url).timeout(SHORT).retry(Retry::NEVER);
    client.build().unwrap().page("123", TOKEN)
}

/// The address of a listener that is full: what wants to get there is not even refused.
async fn nowhere() -> (String, TcpListener, Vec<TcpStream>) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut waiting = Vec::new();
    while let Ok(stream) = tokio::time::timeout(SHORT, TcpStream::connect(address)).await {
        waiting.push(stream.unwrap());
    }
    (format!("http://{address}"), listener, waiting)
}

fn assert_no_connection(error: &Error, url: &str) {
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Connect, Delivery::NotSent));
    assert!(error.is_transient());
    assert!(error.to_string().starts_with(&format!("no connection to `{url}`")), "{error}");
}

async fn assert_that_nothing_gets_to(url: &str) {
    let page = impatient(url);
    assert_no_connection(&page.send(&hello()).await.unwrap_err(), url);
    for call in [
        Call::get(Path::account()),
        Call::delete(Path::account()),
        Call::post(Path::account()),
        Call::post(Path::account()).form([("a", "b")]),
    ] {
        assert_no_connection(&page.call(call).await.unwrap_err(), url);
    }
}

#[tokio::test]
async fn a_timeout_before_there_is_a_connection_is_none() {
    let (url, _listener, _waiting) = nowhere().await;
    assert_that_nothing_gets_to(&url).await;
}

#[cfg(feature = "tls")]
#[tokio::test]
async fn a_handshake_that_never_ends_is_no_connection() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", silent.local_addr().unwrap());
    assert_that_nothing_gets_to(&url).await;
}

#[tokio::test]
async fn what_got_no_connection_is_tried_again() {
    let (url, _listener, _waiting) = nowhere().await;
    let retry = Retry::default().tries(3).first_wait(Duration::from_millis(1));
    let client = Client::builder().base_url(&url).timeout(SHORT).retry(retry).build().unwrap();
    let error = client.page("123", TOKEN).send(&hello()).await.unwrap_err();
    assert_eq!(error.attempts(), 3);
    assert_no_connection(&error, &url);
}

#[tokio::test]
async fn a_timeout_after_the_request_left_is_unknown() {
    let server = Server::start(Answer::Never).await;
    let page = impatient(&server.url());
    let began = Instant::now();
    let error = page.send(&hello()).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Timeout, Delivery::Unknown));
    for call in [
        Call::get(Path::account()),
        Call::delete(Path::account()),
        Call::post(Path::account()),
        Call::post(Path::account()).form([("a", "b")]),
    ] {
        let error = page.call(call).await.unwrap_err();
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Timeout, Delivery::Unknown));
    }
    assert!(began.elapsed() >= 5 * SHORT);
    assert_eq!(server.requests().len(), 5);
}

#[tokio::test]
async fn a_url_beyond_what_http_takes_is_a_mistake_and_nothing_left() {
    let server = Server::start(Answer::Never).await;
    let call = Call::get(Path::account()).query("fields", "a".repeat(70_000));
    let error = impatient(&server.url()).call(call).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Setup, Delivery::NotSent));
    assert!(error.to_string().starts_with("request cannot be written down as HTTP"), "{error}");
    assert_eq!(server.connections(), 0);
}
