//! Many messages.

use std::collections::HashSet;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;
use sendapi::{
    Account, Circular, Client, Delivery, ErrorKind, Message, Messenger, Rates, Recipient, Retry,
};

use crate::server::{Answer, Server, json};
use crate::{TOKEN, hello};

const RECEIPT: &str = r#"{"message_id":"m_1"}"#;

fn account(server: &Server) -> Account {
    let client = Client::builder().base_url(server.url()).rates(Rates::UNLIMITED);
    client.retry(Retry::NEVER).build().unwrap().page("123", TOKEN)
}

fn to(person: u64, text: &str) -> Message<'static> {
    let json = format!(r#"{{"recipient":{{"id":"{person}"}},"message":{{"text":"{text}"}}}}"#);
    Message::<Messenger>::from_json(&json).unwrap()
}

async fn slow_server() -> Server {
    Server::start(json("200 OK", RECEIPT).after(Duration::from_millis(20))).await
}

#[tokio::test]
async fn each_message_comes_back_with_its_outcome() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let numbered = (1..=250).map(|number| (to(number, "Hello"), number));
    let mut sending = account(&server).send_all(numbered);
    let mut seen = HashSet::new();
    while let Some(outcome) = sending.next().await {
        assert_eq!(outcome.result.unwrap().message_id(), Some("m_1"));
        seen.insert(outcome.input.1);
    }
    assert_eq!((seen.len(), server.requests().len()), (250, 250));
    let progress = sending.progress();
    assert_eq!((progress.taken, progress.sent, progress.under_way), (250, 250, 0));
    assert!(sending.next().await.is_none());
}

#[tokio::test]
async fn order_is_kept_for_each_recipient_and_concurrency_is_bounded() {
    let server = slow_server().await;
    let messages: Vec<_> =
        (0..60).map(|number| to(1 + number % 5, &format!("text {:02}", number / 5))).collect();
    let mut sending = account(&server).send_all(&messages).concurrency(4);
    let mut outcomes = 0;
    while let Some(outcome) = sending.next().await {
        outcome.result.unwrap();
        outcomes += 1;
        let progress = sending.progress();
        assert!(progress.under_way <= 4 && progress.waiting <= 4, "{progress:?}");
        assert!(progress.taken <= outcomes + 8, "{progress:?}");
    }
    assert_eq!(outcomes, 60);
    assert!((2..=4).contains(&server.most_at_once()), "{}", server.most_at_once());
    for person in 1..=5 {
        let id = format!(r#"{{"id":"{person}"}}"#);
        let texts: Vec<_> = server.bodies().into_iter().filter(|body| body.contains(&id)).collect();
        assert_eq!(texts.len(), 12);
        assert!(texts.is_sorted(), "{texts:?}");
    }
}

#[tokio::test]
async fn one_recipient_is_sent_to_one_after_the_other() {
    let server = slow_server().await;
    let messages = (0..9).map(|number| to(1, &format!("text {number}")));
    let mut sending = account(&server).send_all(messages);
    while let Some(outcome) = sending.next().await {
        outcome.result.unwrap();
    }
    assert_eq!(server.most_at_once(), 1);
    assert!(server.bodies().is_sorted());
}

#[tokio::test]
async fn failures_hold_nothing_up() {
    let refused = json(
        "400 Bad Request",
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":551}}"#,
    );
    let answers = [json("200 OK", RECEIPT), refused, Answer::CloseWithout, json("200 OK", RECEIPT)];
    let server = Server::start(Answer::in_turn(answers)).await;
    let mut sending = account(&server).send_all((0..4).map(|_| to(1, "Hello")));
    let mut deliveries = Vec::new();
    while let Some(outcome) = sending.next().await {
        deliveries.push(outcome.result.map_err(|error| error.delivery()).err());
    }
    let expected = [None, Some(Delivery::NotSent), Some(Delivery::Unknown), None];
    assert_eq!(deliveries, expected);
    let progress = sending.progress();
    assert_eq!((progress.sent, progress.not_sent, progress.unknown), (2, 1, 1));
}

#[tokio::test]
async fn a_stop_lets_what_is_under_way_finish_and_tells_the_rest() {
    let server = slow_server().await;
    let messages: Vec<_> = (0..100).map(|number| to(1 + number % 7, "Hello")).collect();
    let mut sending = account(&server).send_all(messages).concurrency(5);
    sending.next().await.unwrap().result.unwrap();
    sending.stopper().stop();
    assert!(sending.stopper().is_stopped());
    let (mut sent, mut stopped) = (1, 0);
    while let Some(outcome) = sending.next().await {
        match outcome.result {
            Ok(_) => sent += 1,
            Err(error) => {
                assert_eq!(error.kind(), ErrorKind::Stopped);
                assert_eq!((error.delivery(), error.attempts()), (Delivery::NotSent, 0));
                stopped += 1;
            }
        }
    }
    assert_eq!(server.requests().len(), sent);
    let taken = sending.progress().taken;
    assert_eq!(taken, sent + stopped);
    assert!(taken < 20, "{taken}");

    let left = Pin::into_inner(sending.into_rest()).into_inner();
    assert_eq!(left.len(), 100 - taken);
    let mut again = account(&server).send_all(left);
    while again.next().await.is_some() {}
    assert_eq!(again.progress().sent, 100 - taken);
}

#[tokio::test]
async fn a_stop_ends_the_wait_for_a_standstill_and_for_a_source_that_is_silent() {
    let limited = crate::server::answer(
        "400 Bad Request",
        "retry-after: 600\r\n",
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":613}}"#,
    );
    let server = Server::start(limited).await;
    let account = account(&server);
    account.send(&hello()).await.unwrap_err();
    let mut sending = account.send_all(Trickle { messages: vec![to(1, "Hello")] });
    let stopper = sending.stopper();
    tokio::spawn(async move {
        tokio::time::sleep(Duration::from_millis(50)).await;
        stopper.stop();
    });
    let outcome = sending.next().await.unwrap();
    assert_eq!(outcome.result.unwrap_err().kind(), ErrorKind::Stopped);
    assert!(sending.next().await.is_none());
    assert_eq!(server.requests().len(), 1);
}

#[tokio::test]
async fn what_is_under_way_goes_on_while_nobody_asks() {
    let server = slow_server().await;
    let mut sending = account(&server).send_all((1..=3).map(|person| to(person, "Hello")));
    sending.next().await.unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn nothing_is_sent_before_it_is_asked_for() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    drop(account(&server).send_all([hello()]));
    tokio::time::sleep(Duration::from_millis(50)).await;
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn an_account_that_cannot_be_fails_each_message() {
    let mut sending = Client::new().page("12/3", TOKEN).send_all([Arc::new(hello())]);
    let outcome = sending.next().await.unwrap();
    assert_eq!(outcome.result.unwrap_err().kind(), ErrorKind::Setup);
    assert!(sending.next().await.is_none());
}

#[tokio::test]
async fn one_message_to_many_people() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let mut sending =
        account(&server).broadcast(&to(7, "News"), ["1001", "no-id", "1002"]).unwrap();
    let mut results = Vec::new();
    while let Some(outcome) = sending.next().await {
        let id = outcome.input.recipient().person_id().unwrap().to_owned();
        results.push((id, outcome.result.map_err(|error| error.kind()).err()));
    }
    results.sort_by(|one, other| one.0.cmp(&other.0));
    let expected = [("1001", None), ("1002", None), ("no-id", Some(ErrorKind::Invalid))];
    assert_eq!(results, expected.map(|(id, kind)| (id.to_owned(), kind)));
    let mut bodies = server.bodies();
    bodies.sort();
    let body = |id| {
        format!(
            r#"{{"recipient":{{"id":"{id}"}},"messaging_type":"RESPONSE","message":{{"text":"News"}}}}"#
        )
    };
    assert_eq!(bodies, [body("1001"), body("1002")]);
}

#[tokio::test]
async fn letters_may_carry_something_along() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let news = Circular::new(&to(7, "News")).unwrap();
    let letters = [(news.to(Recipient::id("1001")), "order 1"), (news.to(1002_u64), "order 2")];
    let mut sending = account(&server).send_all(letters);
    let mut orders = Vec::new();
    while let Some(outcome) = sending.next().await {
        orders.push(outcome.input.1);
    }
    orders.sort_unstable();
    assert_eq!(orders, ["order 1", "order 2"]);
}

#[tokio::test]
async fn a_broadcast_of_an_invalid_message_is_refused_at_the_call() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let empty = Message::<Messenger>::__new(sendapi::Request::to(Recipient::id("1")));
    let error = account(&server).broadcast(&empty, [1_u64]).map(drop).unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Invalid, Delivery::NotSent));
}

#[test]
fn sending_may_move_between_threads() {
    fn movable<T: Send>(_: T) {}
    let account = Client::new().page("123", TOKEN);
    movable(account.send_all(Vec::<Message<'static>>::new()));
    movable(account.send(&hello()));
}

/// A stream that yields its messages and then neither more nor its end.
struct Trickle {
    messages: Vec<Message<'static>>,
}

impl Stream for Trickle {
    type Item = Message<'static>;

    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match self.messages.pop() {
            Some(message) => Poll::Ready(Some(message)),
            None => Poll::Pending,
        }
    }
}
