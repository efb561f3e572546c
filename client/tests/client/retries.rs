//! What is tried again, and what is not.

use std::time::{Duration, Instant};

use sendapi::{Client, Delivery, Error, ErrorKind, Receipt, Retry};

use crate::server::{Answer, Server, answer, json};
use crate::{TOKEN, hello, page_with};

const RECEIPT: &str = r#"{"recipient_id":"1008","message_id":"m_1"}"#;
const BUSY: &str = r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":1200}}"#;

fn quick() -> Retry {
    Retry::default().first_wait(Duration::from_millis(1))
}

/// What came of a message, and how many requests it took.
async fn sent(
    answers: impl IntoIterator<Item = Answer>,
    retry: Retry,
) -> (Result<Receipt, Error>, usize) {
    let server = Server::start(Answer::in_turn(answers)).await;
    let client = Client::builder()
        .base_url(server.url())
        .retry(retry)
        .timeout(Duration::from_millis(200))
        .build()
        .unwrap();
    let result = client.page("123", TOKEN).send(&hello()).await;
    (result, server.requests().len())
}

#[tokio::test]
async fn a_busy_platform_is_asked_again() {
    let busy = || json("500 Internal Server Error", BUSY);
    let answers = [busy(), busy(), json("200 OK", RECEIPT)];
    let (result, requests) = sent(answers, quick()).await;
    assert_eq!((result.unwrap().message_id(), requests), (Some("m_1"), 3));
}

#[tokio::test]
async fn tries_end() {
    let (result, requests) = sent([json("200 OK", BUSY)], quick()).await;
    let error = result.unwrap_err();
    assert_eq!((requests, error.attempts(), error.delivery()), (4, 4, Delivery::NotSent));
    let (result, requests) = sent([json("200 OK", BUSY)], Retry::NEVER).await;
    assert_eq!((requests, result.unwrap_err().attempts()), (1, 1));
}

#[tokio::test]
async fn what_may_have_gone_out_is_not_sent_again() {
    for open in [
        Answer::CloseWithout,
        Answer::Never,
        answer("502 Bad Gateway", "", "<html>"),
        answer("503 Service Unavailable", "retry-after: 0\r\n", ""),
        json(
            "504 Gateway Timeout",
            r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":504}}"#,
        ),
        json("200 OK", "ok"),
    ] {
        let (result, requests) = sent([open, json("200 OK", RECEIPT)], quick()).await;
        assert_eq!((result.unwrap_err().delivery(), requests), (Delivery::Unknown, 1));
    }
}

#[tokio::test]
async fn what_was_delivered_is_not_sent_again_even_at_a_risk() {
    let delivered = json(
        "500 Internal Server Error",
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":1,"error_subcode":1357046}}"#,
    );
    let (result, requests) =
        sent([delivered, json("200 OK", RECEIPT)], quick().risking_duplicates()).await;
    assert_eq!((result.unwrap_err().delivery(), requests), (Delivery::Delivered, 1));
}

#[tokio::test]
async fn what_waiting_does_not_change_is_not_sent_again() {
    for body in [
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":100}}"#,
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":190}}"#,
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":613,"error_subcode":2018338}}"#,
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":613,"error_subcode":1893016}}"#,
    ] {
        let (result, requests) = sent([json("400 Bad Request", body)], quick()).await;
        assert_eq!((result.unwrap_err().kind(), requests), (ErrorKind::Graph, 1), "{body}");
    }
}

#[tokio::test]
async fn the_risk_can_be_taken() {
    let (result, requests) =
        sent([Answer::CloseWithout, json("200 OK", RECEIPT)], quick().risking_duplicates()).await;
    assert_eq!((result.is_ok(), requests), (true, 2));
}

#[tokio::test]
async fn an_open_outcome_stays_open_whatever_comes_later() {
    let refusal = json(
        "400 Bad Request",
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":100}}"#,
    );
    let (result, requests) =
        sent([Answer::CloseWithout, refusal], quick().risking_duplicates()).await;
    let error = result.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Graph, Delivery::Unknown));
    assert_eq!((error.attempts(), requests), (2, 2));
    assert!(error.to_string().ends_with("the message may have been sent"), "{error}");
}

#[tokio::test]
async fn no_connection_is_tried_again() {
    let unused = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", unused.local_addr().unwrap());
    drop(unused);
    let error = page_with(url, quick()).send(&hello()).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Connect, Delivery::NotSent));
    assert_eq!(error.attempts(), 4);
}

#[tokio::test]
async fn retry_after_is_honoured() {
    let limited = answer("429 Too Many Requests", "retry-after: 1\r\n", "slow down");
    let began = Instant::now();
    let (result, requests) = sent([limited, json("200 OK", RECEIPT)], quick()).await;
    assert_eq!((result.is_ok(), requests), (true, 2));
    assert!(began.elapsed() >= Duration::from_secs(1), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_longer_pause_than_the_time_allows_is_told_at_once() {
    let limited = answer("429 Too Many Requests", "retry-after: 61\r\n", "slow down");
    let (result, requests) = sent([limited, json("200 OK", RECEIPT)], quick()).await;
    let error = result.unwrap_err();
    assert_eq!((error.retry_after(), requests), (Some(Duration::from_secs(61)), 1));
}

#[tokio::test]
async fn bad_settings_and_bad_messages_are_no_attempts() {
    let error = Client::new().page("12/3", TOKEN).send(&hello()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Setup, 0));
}
