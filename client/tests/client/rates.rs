//! How fast an account sends.

use std::time::{Duration, Instant};

use sendapi::{Client, Delivery, ErrorKind, Rates, Retry};

use crate::server::{Answer, Server, answer, json};
use crate::{TOKEN, hello};

const RECEIPT: &str = r#"{"recipient_id":"1008","message_id":"m_1"}"#;

fn client(url: String, rates: Rates) -> Client {
    Client::builder().base_url(url).rates(rates).retry(Retry::NEVER).build().unwrap()
}

#[tokio::test]
async fn messages_wait_for_their_turn() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let client = client(server.url(), Rates::default().messages_per_second(20));
    let began = Instant::now();
    for _ in 0..6 {
        client.page("123", TOKEN).send(&hello()).await.unwrap();
    }
    // Two at once, then 18 a second.
    assert!(began.elapsed() >= Duration::from_millis(4 * 1000 / 18), "{:?}", began.elapsed());
}

#[tokio::test]
async fn accounts_do_not_wait_for_each_other() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let client = client(server.url(), Rates::default().messages_per_second(1));
    let began = Instant::now();
    for id in 1..=5 {
        client.page(id, TOKEN).send(&hello()).await.unwrap();
    }
    assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
}

#[tokio::test]
async fn an_account_stands_still_as_long_as_the_platform_says() {
    let limited = answer(
        "400 Bad Request",
        "retry-after: 1\r\n",
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":613}}"#,
    );
    let server = Server::start(Answer::in_turn([limited, json("200 OK", RECEIPT)])).await;
    let client = client(server.url(), Rates::UNLIMITED);
    client.page("123", TOKEN).send(&hello()).await.unwrap_err();
    let began = Instant::now();
    client.page("123", TOKEN).send(&hello()).await.unwrap();
    assert!(began.elapsed() > Duration::from_millis(900), "{:?}", began.elapsed());
}

#[tokio::test]
async fn a_standstill_beyond_patience_is_an_error_at_once() {
    let usage =
        r#"{"123":[{"type":"messenger","call_count":100,"estimated_time_to_regain_access":19}]}"#;
    let headers = format!("x-business-use-case-usage: {usage}\r\n");
    let server = Server::start(answer("200 OK", &headers, RECEIPT)).await;
    let page =
        client(server.url(), Rates::default().patience(Duration::from_secs(60))).page("123", TOKEN);
    page.send(&hello()).await.unwrap();
    let error = page.send(&hello()).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Throttled, Delivery::NotSent));
    assert!(error.is_rate_limited() && error.is_transient() && error.attempts() == 0);
    assert!(error.retry_after().unwrap() > Duration::from_secs(18 * 60));
    assert!(
        error.to_string().starts_with("platform wants nothing from this account for another 11"),
        "{error}"
    );
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn an_account_slows_down_when_its_limit_is_nearly_used() {
    let headers = "x-app-usage: {\"call_count\":99,\"total_time\":1,\"total_cputime\":1}\r\n";
    let server = Server::start(answer("200 OK", headers, RECEIPT)).await;
    let page = client(server.url(), Rates::UNLIMITED).page("123", TOKEN);
    let began = Instant::now();
    for _ in 0..4 {
        page.send(&hello()).await.unwrap();
    }
    assert!(began.elapsed() >= Duration::from_millis(3 * 83), "{:?}", began.elapsed());
}
