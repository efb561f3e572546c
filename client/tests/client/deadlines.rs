//! Settings of one message: deadline, timeout, retries.

use std::time::{Duration, Instant};

use sendapi::{Account, Batch, Client, Delivery, ErrorKind, LocalFile, Rates, Retry};

use crate::server::{Answer, Server, answer, json};
use crate::{TOKEN, hello, page};

const RECEIPT: &str = r#"{"message_id":"m_1"}"#;
const SHORT: Duration = Duration::from_millis(150);

fn slow() -> Answer {
    json("200 OK", RECEIPT).after(Duration::from_secs(5))
}

#[tokio::test]
async fn a_deadline_that_passes_on_the_way_leaves_it_open() {
    let server = Server::start(slow()).await;
    let began = Instant::now();
    let error = page(server.url()).send(&hello()).deadline(SHORT).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Deadline, Delivery::Unknown));
    assert_eq!(error.to_string(), "deadline passed; the message may have been sent");
    assert!(began.elapsed() < Duration::from_secs(1) && error.is_transient());
    assert_eq!((error.attempts(), server.requests().len()), (1, 1));
}

#[tokio::test]
async fn a_deadline_that_passes_at_the_gate_says_that_nothing_was_sent() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let rates = Rates::default().private_replies_per_hour(1).messages_per_second(1);
    let client = Client::builder().base_url(server.url()).rates(rates).build().unwrap();
    let page = client.page("123", TOKEN);
    page.send(&hello()).await.unwrap();
    let (began, late) = (Instant::now(), Duration::from_millis(900));
    let error = page.send(&hello()).deadline(late).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Deadline, Delivery::NotSent));
    assert!(began.elapsed() < late / 2, "it is known at once: {:?}", began.elapsed());
    assert_eq!(error.to_string(), "deadline passed; the message was not sent");
    assert_eq!((error.attempts(), server.requests().len()), (0, 1));
}

#[tokio::test]
async fn a_standstill_beyond_the_deadline_is_told_at_once() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let page = page(server.url());
    page.pause(Duration::from_secs(60));
    let began = Instant::now();
    let error = page.send(&hello()).deadline(Duration::from_secs(20)).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Throttled, Delivery::NotSent));
    assert!(error.retry_after().unwrap() > Duration::from_secs(50));
    assert!(began.elapsed() < Duration::from_secs(1));
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn with_a_deadline_of_zero_nothing_is_sent() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let page = page(server.url());
    let error = page.send(&hello()).deadline(Duration::ZERO).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Deadline, Delivery::NotSent));
    let batch = Batch::of([hello(), hello()]).unwrap();
    for outcome in page.send_batch(batch).deadline(Duration::ZERO).await.unwrap() {
        let error = outcome.unwrap_err();
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Deadline, Delivery::NotSent));
    }
    let error = page.send(&hello()).timeout(Duration::ZERO).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Setup, 0));
    assert_eq!(server.connections(), 0);
    page.send(&hello()).deadline(Duration::MAX).await.unwrap();
}

#[tokio::test]
async fn the_last_answer_says_more_than_that_the_deadline_passed() {
    let busy = r#"{"error":{"type":"OAuthException","code":1200,"fbtrace_id":"A"}}"#;
    let server = Server::start(json("500 Internal Server Error", busy)).await;
    let client = Client::builder().base_url(server.url());
    let retry =
        Retry::default().first_wait(Duration::from_secs(10 * 60)).longest_wait(Duration::MAX);
    let page = client.retry(retry.within(Duration::MAX)).build().unwrap().page("123", TOKEN);
    let error = page.send(&hello()).deadline(SHORT).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Graph, Delivery::NotSent));
}

#[tokio::test]
async fn an_open_try_stays_open_when_the_deadline_passes_later() {
    let server = Server::start(Answer::in_turn([Answer::CloseWithout, slow()])).await;
    let client = Client::builder().base_url(server.url());
    let retry = Retry::default().first_wait(Duration::from_millis(1)).risking_duplicates();
    let page = client.retry(retry).build().unwrap().page("123", TOKEN);
    let error = page.send(&hello()).deadline(SHORT).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Deadline, Delivery::Unknown));
}

#[tokio::test]
async fn a_batch_that_is_late_is_open_for_those_who_had_left() {
    let server = Server::start(slow()).await;
    let batch = Batch::of([hello(), hello()]).unwrap();
    let outcomes = page(server.url()).send_batch(batch).deadline(SHORT).await.unwrap();
    for outcome in outcomes {
        let error = outcome.unwrap_err();
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Deadline, Delivery::Unknown));
    }
}

#[tokio::test]
async fn one_message_may_have_another_timeout_and_other_retries() {
    let server = Server::start(slow()).await;
    let error = page(server.url()).send(&hello()).timeout(SHORT).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Timeout, Delivery::Unknown));

    let busy = r#"{"error":{"type":"OAuthException","code":1200,"fbtrace_id":"A"}}"#;
    let server = Server::start(json("500 Internal Server Error", busy)).await;
    let twice = Retry::default().tries(2).first_wait(Duration::from_millis(1));
    let page: Account = page(server.url());
    assert_eq!(page.send(&hello()).retry(twice).await.unwrap_err().attempts(), 2);
    assert_eq!(page.send(&hello()).await.unwrap_err().attempts(), 1);
}

#[tokio::test]
async fn files_and_calls_have_a_deadline_too() {
    let server = Server::start(slow()).await;
    let page = page(server.url());
    let picture = || LocalFile::bytes("a.gif", b"GIF89a".to_vec());
    let error = page.send_file(7_u64, picture()).deadline(SHORT).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Deadline, Delivery::Unknown));
    let error = page.upload(picture()).deadline(SHORT).retry(Retry::NEVER).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Deadline, Delivery::Unknown));
    let error = page.take_thread("7").deadline(SHORT).await.unwrap_err();
    assert_eq!(error.to_string(), "deadline passed; the request may have been carried out");
}

#[tokio::test]
async fn within_counts_the_time_at_the_gate() {
    let busy = r#"{"error":{"type":"OAuthException","code":1200,"fbtrace_id":"A"}}"#;
    let limited = answer("429 Too Many Requests", "retry-after: 3\r\n", "slow down");
    let answers =
        [json("500 Internal Server Error", busy).after(SHORT), limited, json("200 OK", RECEIPT)];
    let server = Server::start(Answer::in_turn(answers)).await;
    let retry =
        Retry::default().first_wait(Duration::from_millis(400)).within(Duration::from_secs(1));
    let client = Client::builder().base_url(server.url()).retry(retry).build().unwrap();
    let page = client.page("123", TOKEN);
    let (began, first) = (Instant::now(), tokio::spawn(page.send(&hello())));
    tokio::time::sleep(SHORT / 3).await;
    let second = page.send(&hello()).await.unwrap_err();
    assert_eq!(second.status(), Some(429));
    // Its own wait is over before a second has passed, the account's standstill is not.
    let first = first.await.unwrap();
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
    assert!(first.is_ok() || first.unwrap_err().attempts() == 1);
    assert!(server.requests().len() <= 3);
}
