//! Many messages in batches.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use futures_core::Stream;
use sendapi::{Account, Client, Delivery, ErrorKind, Message, Messenger, Rates, Retry, Token};
use serde_json::{Value, json};

use crate::TOKEN;
use crate::server::{Answer, Server, json};

fn account(server: &Server, retry: Retry) -> Account {
    let client = Client::builder().base_url(server.url()).rates(Rates::UNLIMITED);
    client.retry(retry).build().unwrap().page("123", TOKEN)
}

fn to(person: usize) -> Message<'static> {
    let json = json!({ "recipient": { "id": person.to_string() }, "message": { "text": "Hello" } });
    Message::<Messenger>::from_json(&json.to_string()).unwrap()
}

fn people(count: usize) -> Vec<Message<'static>> {
    (1..=count).map(to).collect()
}

fn receipts(count: usize) -> Answer {
    let receipt = json!({ "code": 200, "body": r#"{"message_id":"m"}"# });
    json("200 OK", &Value::from(vec![receipt; count]).to_string())
}

fn alone() -> Answer {
    json("200 OK", r#"{"message_id":"m"}"#)
}

/// How many messages each request has.
fn sizes(server: &Server) -> Vec<usize> {
    let items = |body: &String| body.matches("relative_url").count().max(1);
    server.bodies().iter().map(items).collect()
}

/// Yields these messages, and then nothing for ever.
struct Trickle(Vec<Message<'static>>);

impl Stream for Trickle {
    type Item = Message<'static>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.0.pop().map_or(Poll::Pending, |message| Poll::Ready(Some(message)))
    }
}

#[tokio::test]
async fn messages_that_are_ready_share_calls() {
    let server = Server::start(receipts(5)).await;
    let mut sending = account(&server, Retry::NEVER).send_all(people(50)).in_batches(5);
    while let Some(outcome) = sending.next().await {
        outcome.result.unwrap();
    }
    assert_eq!(sizes(&server), [5; 10]);
    assert_eq!((sending.progress().taken, sending.progress().sent), (50, 50));
}

#[tokio::test]
async fn a_call_is_no_larger_than_what_is_under_way() {
    let server = Server::start(receipts(3)).await;
    let sending = account(&server, Retry::NEVER).send_all(people(9));
    let mut sending = sending.in_batches(50).concurrency(3);
    while let Some(outcome) = sending.next().await {
        outcome.result.unwrap();
        assert!(sending.progress().under_way <= 3);
    }
    assert_eq!(sending.progress().sent, 9);
}

#[tokio::test]
async fn others_are_waited_for_but_not_long() {
    let server = Server::start(receipts(3)).await;
    let mut sending = account(&server, Retry::NEVER).send_all(Trickle(people(3))).in_batches(50);
    for _ in 0..3 {
        sending.next().await.unwrap().result.unwrap();
    }
    assert_eq!(sizes(&server), [3]);
}

#[tokio::test]
async fn messages_to_one_person_never_share_a_call() {
    let server = Server::start(alone()).await;
    let mut sending = account(&server, Retry::NEVER).send_all((0..4).map(|_| to(1))).in_batches(50);
    while let Some(outcome) = sending.next().await {
        outcome.result.unwrap();
    }
    assert_eq!(sizes(&server), [1; 4]);
    assert_eq!(server.most_at_once(), 1);
}

#[tokio::test]
async fn each_has_its_own_outcome() {
    let refusal = json!({ "code": 400, "body": r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":551}}"# });
    let receipt = json!({ "code": 200, "body": r#"{"message_id":"m"}"# });
    let entries = json!([receipt, null, refusal]).to_string();
    let server = Server::start(json("200 OK", &entries)).await;
    let numbered = people(3).into_iter().zip(0..);
    let mut sending = account(&server, Retry::default()).send_all(numbered).in_batches(3);
    let mut deliveries = [None; 3];
    while let Some(outcome) = sending.next().await {
        deliveries[outcome.input.1] = outcome.result.map_err(|error| error.delivery()).err();
    }
    // They may have gone along in any order.
    deliveries.sort_by_key(|delivery| delivery.map(|delivery| delivery as u8));
    assert_eq!(deliveries, [None, Some(Delivery::NotSent), Some(Delivery::Unknown)]);
    let progress = sending.progress();
    assert_eq!((progress.sent, progress.not_sent, progress.unknown), (1, 1, 1));
}

#[tokio::test]
async fn those_that_are_tried_again_share_calls_too() {
    let busy = json!({ "code": 500, "body": r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":1200}}"# });
    let busy = json("200 OK", &Value::from(vec![busy; 4]).to_string());
    let server = Server::start(Answer::in_turn([busy, receipts(4)])).await;
    let retry = Retry::default().first_wait(Duration::from_millis(20));
    let mut sending = account(&server, retry).send_all(people(4)).in_batches(50);
    while let Some(outcome) = sending.next().await {
        outcome.result.unwrap();
    }
    assert_eq!(sizes(&server), [4, 4]);
}

#[tokio::test]
async fn a_stop_holds_for_those_who_wait_for_others() {
    let server = Server::start(receipts(3)).await;
    let mut sending = account(&server, Retry::NEVER).send_all(Trickle(people(3))).in_batches(50);
    let stopper = sending.stopper();
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(20)).await;
        stopper.stop();
    });
    let mut outcomes = 0;
    while let Some(outcome) = sending.next().await {
        let error = outcome.result.unwrap_err();
        assert_eq!((error.kind(), error.attempts()), (ErrorKind::Stopped, 0));
        outcomes += 1;
    }
    assert_eq!((outcomes, server.connections()), (3, 0));
}

#[tokio::test]
async fn rates_hold_for_each_message() {
    let server = Server::start(Answer::in_turn([receipts(2), alone()])).await;
    let client = Client::builder().base_url(server.url());
    let client = client.rates(Rates::default().messages_per_second(2)).build().unwrap();
    let mut sending = client.page("123", TOKEN).send_all(people(3)).in_batches(50);
    let began = Instant::now();
    while let Some(outcome) = sending.next().await {
        outcome.result.unwrap();
    }
    assert!(began.elapsed() > Duration::from_millis(900), "{:?}", began.elapsed());
    assert_eq!(sizes(&server), [2, 1]);
}

#[tokio::test]
async fn what_is_bad_stays_alone() {
    let server = Server::start(receipts(2)).await;
    let circular = sendapi::Circular::new(&to(1)).unwrap();
    let letters = ["1", "no-id", "2"].map(|person| circular.to(person));
    let mut sending = account(&server, Retry::NEVER).send_all(letters).in_batches(50);
    while let Some(outcome) = sending.next().await {
        let is_bad = outcome.input.recipient().person_id() == Some("no-id");
        let kind = outcome.result.map_err(|error| error.kind()).err();
        assert_eq!(kind, is_bad.then_some(ErrorKind::Invalid));
    }
    assert_eq!(sizes(&server), [2]);
}

#[tokio::test]
async fn who_has_a_new_token_does_not_wait_for_those_with_the_old_one() {
    let refused = json!({ "code": 401, "body": r#"{"error":{"type":"OAuthException","code":190,"fbtrace_id":"A"}}"# });
    let done = json!({ "code": 200, "body": r#"{"message_id":"m"}"# });
    let first = json("200 OK", &json!([refused, done]).to_string());
    // The text goes alone with the new token, and the second video later, with the old one.
    let answers = [first, alone(), alone().after(Duration::from_secs(4))];
    let server = Server::start(Answer::in_turn(answers)).await;
    let asked = Arc::new(AtomicUsize::new(0));
    let token = Token::provider(move || {
        let number = asked.fetch_add(1, Ordering::Relaxed);
        async move {
            tokio::time::sleep(Duration::from_millis(160)).await;
            Ok::<_, std::io::Error>(format!("EAABtoken-{number}"))
        }
    });
    let client = Client::builder().base_url(server.url());
    let page =
        client.rates(Rates::default().media_per_second(1)).build().unwrap().page("123", token);
    let video = |person: usize| {
        let media = json!({ "type": "video", "payload": { "attachment_id": "7" } });
        let json = json!({ "recipient": { "id": person.to_string() }, "message": { "attachment": media } });
        Message::<Messenger>::from_json(&json.to_string()).unwrap()
    };
    let mut sending = page.send_all([to(1), video(2), video(3)]).in_batches(50);
    let began = Instant::now();
    while let Some(outcome) = sending.next().await {
        outcome.result.unwrap();
        if outcome.input.recipient().person_id() == Some("1") {
            assert!(began.elapsed() < Duration::from_secs(1), "{:?}", began.elapsed());
        }
    }
    assert_eq!(sending.progress().sent, 3);
}
