//! Answers before broadcasts, and broadcasts that end by themselves.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use sendapi::{
    Account, Client, Delivery, ErrorKind, Message, Messenger, Priority, Rates, Retry, Token,
};

use crate::server::{Answer, Server, answer, json};
use crate::{TOKEN, hello};

const RECEIPT: &str = r#"{"message_id":"m_1"}"#;

fn people(count: u64) -> impl Iterator<Item = Message<'static>> {
    (1..=count).map(|person| {
        let json = format!(r#"{{"recipient":{{"id":"{person}"}},"message":{{"text":"News"}}}}"#);
        Message::<Messenger>::from_json(&json).unwrap()
    })
}

fn page(server: &Server, rates: Rates) -> Account {
    let client = Client::builder().base_url(server.url()).rates(rates).retry(Retry::NEVER);
    client.build().unwrap().page("123", TOKEN)
}

fn refusal(code: u32, headers: &str) -> Answer {
    let error =
        format!(r#"{{"error":{{"type":"OAuthException","code":{code},"fbtrace_id":"A"}}}}"#);
    answer("400 Bad Request", headers, &error)
}

#[tokio::test]
async fn a_broadcast_delays_no_answer() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let page = page(&server, Rates::default().messages_per_second(20));
    let mut campaign = page.send_all(people(1000));
    tokio::spawn(async move { while campaign.next().await.is_some() {} });
    tokio::time::sleep(Duration::from_millis(1500)).await;
    for _ in 0..2 {
        let began = Instant::now();
        page.send(&hello()).await.unwrap();
        assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
        tokio::time::sleep(Duration::from_millis(700)).await;
    }
}

#[tokio::test]
async fn many_messages_may_go_as_answers_too() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let page = page(&server, Rates::default());
    let mut sending = page.send_all(people(3)).priority(Priority::Answer);
    while let Some(outcome) = sending.next().await {
        outcome.result.unwrap();
    }
    page.send(&hello()).priority(Priority::Broadcast).await.unwrap();
    assert_eq!(server.requests().len(), 4);
}

/// How far it came, what it stopped for, and how much is left of 1,000.
async fn stopped(server: &Server, page: &Account) -> (usize, ErrorKind, usize) {
    let mut sending = page.send_all(people(1000).collect::<Vec<_>>()).concurrency(10);
    while let Some(outcome) = sending.next().await {
        assert_eq!(outcome.result.unwrap_err().delivery(), Delivery::NotSent);
    }
    let reason = sending.stopped_for().unwrap().kind();
    let taken = sending.progress().taken;
    let left = Pin::into_inner(sending.into_rest()).into_inner().count();
    assert_eq!(taken + left, 1000);
    (server.requests().len(), reason, left)
}

#[tokio::test]
async fn it_stops_when_nothing_more_can_get_through() {
    for (refusal, kind) in [
        (refusal(190, ""), ErrorKind::Graph),
        (refusal(368, ""), ErrorKind::Graph),
        (refusal(613, "retry-after: 7200\r\n"), ErrorKind::Throttled),
    ] {
        let server = Server::start(refusal).await;
        let (requests, reason, left) = stopped(&server, &page(&server, Rates::default())).await;
        assert_eq!(reason, kind);
        assert!(requests <= 10 && left >= 980, "{requests} requests, {left} left");
    }
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let nobody = Client::builder().base_url(server.url()).build().unwrap().page("12/3", TOKEN);
    assert_eq!(stopped(&server, &nobody).await.1, ErrorKind::Setup);
}

#[tokio::test]
async fn it_goes_on_where_others_may_get_through_or_when_told_to() {
    let server = Server::start(refusal(551, "")).await;
    let page_of = page(&server, Rates::default());
    let mut sending = page_of.send_all(people(50));
    while sending.next().await.is_some() {}
    assert!(sending.stopped_for().is_none());
    assert_eq!(server.requests().len(), 50);

    let server = Server::start(refusal(190, "")).await;
    let mut sending = page(&server, Rates::default()).send_all(people(50)).whatever_happens();
    while sending.next().await.is_some() {}
    assert_eq!((server.requests().len(), sending.progress().not_sent), (50, 50));
}

#[tokio::test]
async fn a_provider_that_gives_the_refused_token_again_is_not_asked_for_each_message() {
    let server = Server::start(refusal(190, "")).await;
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    let token = Token::provider(move || {
        counter.fetch_add(1, Ordering::Relaxed);
        async { Ok::<_, std::io::Error>(TOKEN) }
    });
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let page = client.page("123", token);
    for _ in 0..50 {
        assert!(page.send(&hello()).await.unwrap_err().needs_new_token());
    }
    assert!(asked.load(Ordering::Relaxed) <= 3, "{}", asked.load(Ordering::Relaxed));
}

#[tokio::test]
async fn a_provider_that_fails_once_ends_no_broadcast_and_one_that_always_does_ends_it() {
    for (failures, ends) in [(1, false), (usize::MAX, true)] {
        let server = Server::start(json("200 OK", RECEIPT)).await;
        let asked = Arc::new(AtomicUsize::new(0));
        let token = Token::provider(move || {
            let fails = asked.fetch_add(1, Ordering::Relaxed) < failures;
            async move { if fails { Err(std::io::Error::other("no database")) } else { Ok(TOKEN) } }
        });
        let client = Client::builder().base_url(server.url()).build().unwrap();
        let mut sending = client.page("123", token).send_all(people(300)).concurrency(20);
        while sending.next().await.is_some() {}
        assert_eq!(sending.stopped_for().is_some(), ends, "{failures}");
        assert!(ends || server.requests().len() >= 280);
    }
}

#[tokio::test]
async fn private_replies_that_stand_still_do_not_burn_their_source() {
    let server = Server::start(refusal(613, "retry-after: 7200\r\n")).await;
    let page = page(&server, Rates::default());
    let replies = (0..10_000).map(|number| {
        let json =
            format!(r#"{{"recipient":{{"comment_id":"9_{number}"}},"message":{{"text":"Hi"}}}}"#);
        Message::<Messenger>::from_json(&json).unwrap()
    });
    let mut sending = page.send_all(replies);
    while sending.next().await.is_some() {}
    assert_eq!(sending.stopped_for().unwrap().kind(), ErrorKind::Throttled);
    assert!(sending.progress().taken < 1000, "{:?}", sending.progress());
}

#[tokio::test]
async fn a_broadcast_in_batches_lets_waiting_answers_go_first() {
    let receipt = serde_json::json!({ "code": 200, "body": RECEIPT });
    let all = serde_json::Value::from(vec![receipt; 50]).to_string();
    // Answers read it as no receipt; only the time counts here.
    let server = Server::start(json("200 OK", &all)).await;
    let page = page(&server, Rates::default().messages_per_second(50));
    let mut campaign = page.send_all(people(2000)).in_batches(50).whatever_happens();
    tokio::spawn(async move { while campaign.next().await.is_some() {} });
    tokio::time::sleep(Duration::from_millis(1500)).await;
    let began = Instant::now();
    let answers: Vec<_> = (0..40).map(|_| tokio::spawn(page.send(&hello()))).collect();
    for answer in answers {
        let _ = answer.await.unwrap();
    }
    assert!(began.elapsed() < Duration::from_millis(2200), "{:?}", began.elapsed());
}
