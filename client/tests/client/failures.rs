//! No answer, or half of one.

use std::time::Duration;

use sendapi::{Client, Delivery, Error, ErrorKind};

use crate::server::{Answer, Server};
use crate::{TOKEN, hello, page};

/// With a timeout that a stalled server makes run out, and with retries, as they are by default.
async fn failed(answer: Answer) -> Error {
    let server = Server::start(answer).await;
    let client = Client::builder()
        .base_url(server.url())
        .timeout(Duration::from_millis(200))
        .build()
        .unwrap();
    let error = client.page("123", TOKEN).send(&hello()).await.unwrap_err();
    assert_eq!(server.requests().len(), 1, "nothing is sent twice");
    error
}

#[tokio::test]
async fn no_connection_is_not_sent() {
    let unused = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", unused.local_addr().unwrap());
    drop(unused);
    let error = page(url.as_str()).send(&hello()).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Connect, Delivery::NotSent));
    assert!(error.is_transient());
    assert_eq!((error.status(), error.raw_body()), (None, None));
    assert_eq!(
        error.to_string(),
        format!(
            "no connection to `{url}`: Connection refused (os error 111); the message was not sent"
        )
    );
    assert!(error.cause().is_some());
}

#[tokio::test]
async fn a_connection_cut_after_the_request_is_unknown() {
    let error = failed(Answer::CloseWithout).await;
    assert_eq!(
        (error.kind(), error.delivery(), error.status()),
        (ErrorKind::Interrupted, Delivery::Unknown, None)
    );
    assert!(error.is_transient());
}

#[tokio::test]
async fn a_used_connection_cut_after_the_request_is_unknown_and_nothing_is_sent_twice() {
    let receipt = b"HTTP/1.1 200 OK\r\ncontent-length: 20\r\n\r\n{\"message_id\":\"m_1\"}".to_vec();
    let server = Server::start(Answer::OnceThenClose(receipt)).await;
    let page = page(server.url());
    page.send(&hello()).await.unwrap();
    let error = page.send(&hello()).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Interrupted, Delivery::Unknown));
    assert_eq!((server.connections(), server.requests().len()), (1, 2));
}

#[tokio::test]
async fn a_stalled_server_is_unknown() {
    let error = failed(Answer::Never).await;
    assert_eq!(
        (error.kind(), error.delivery(), error.status()),
        (ErrorKind::Timeout, Delivery::Unknown, None)
    );
    assert!(error.is_transient());
    assert_eq!(error.to_string(), "no answer within the timeout; the message may have been sent");
}

#[tokio::test]
async fn an_answer_cut_short_keeps_what_arrived() {
    let half = b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{\"message_id\":".to_vec();
    let error = failed(Answer::Bytes(half)).await;
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Interrupted, Delivery::Unknown));
    assert_eq!((error.status(), error.raw_body()), (Some(200), Some(&b"{\"message_id\":"[..])));
}

#[tokio::test]
async fn no_http_at_all_is_unknown() {
    let error = failed(Answer::Bytes(b"SSH-2.0-OpenSSH\r\n\r\n".to_vec())).await;
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Interrupted, Delivery::Unknown));
}
