//! Webhooks in, answers out: signed bodies over real sockets, a bot behind them, and the simulator that gets its answers.

#![expect(clippy::unwrap_used, reason = "a test ends at the first surprise")]

use std::collections::HashMap;
use std::sync::Arc;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use axum::Router;
use hmac::{Hmac, KeyInit, Mac};
use sendapi::webhook::axum::Address;
use sendapi::webhook::{Handshake, Inbox, InboxBuilder, Incoming, Verifier};
use sendapi::{Accounts, Client, Error, Rates, Retry, message};
use sendapi_simulator::{Fault, Received, Requests, Simulator};
use serde_json::{Value, json};
use sha2::Sha256;
use tokio::net::TcpListener;
use tokio::sync::Semaphore;
use tokio::task::JoinSet;

const SECRET: &str = "sesame";
const PEOPLE: usize = 1000;
const EVENTS: usize = 5;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_thousand_people_are_answered_in_order_and_once() {
    let simulator = Simulator::start().await.unwrap();
    let inbox = inbox(&simulator).start(answer);
    let url = serve(&inbox).await;

    // All people at a time; each of them five times, one after the other, and every message twice.
    let (http, at_a_time) = (reqwest::Client::new(), Arc::new(Semaphore::new(100)));
    let mut people = JoinSet::new();
    for person in 0..PEOPLE {
        let (http, url, at_a_time) = (http.clone(), url.clone(), Arc::clone(&at_a_time));
        people.spawn(async move {
            for number in 0..EVENTS {
                let _turn = at_a_time.acquire().await.unwrap();
                let body = body(&[says(person, number)]);
                assert_eq!(post(&http, &url, &body).await, 200);
                assert_eq!(post(&http, &url, &body).await, 200);
            }
        });
    }
    while let Some(done) = people.join_next().await {
        done.unwrap();
    }

    assert!(inbox.shutdown(Duration::from_secs(5 * 60)).await.is_empty());
    let counts = inbox.counts();
    let all = (PEOPLE * EVENTS) as u64;
    assert_eq!((counts.accepted, counts.duplicates), (all, all));
    assert_eq!((counts.handled, counts.failed, counts.unfinished), (all, 0, 0));
    in_order(&simulator.messages());
}

#[tokio::test]
async fn what_is_turned_away_comes_again_and_nothing_is_lost() {
    let simulator = Simulator::start().await.unwrap();
    let inbox = inbox(&simulator).capacity(20).concurrency(5).start(answer);
    let url = serve(&inbox).await;
    let http = reqwest::Client::new();
    let mut turned_away = 0;
    for person in 0..50 {
        let events: Vec<_> = (0..EVENTS).map(|number| says(person, number)).collect();
        let body = body(&events);
        // As the platform does: again, until it is accepted.
        while post(&http, &url, &body).await == 503 {
            turned_away += 1;
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
    assert!(inbox.shutdown(Duration::from_secs(5 * 60)).await.is_empty());
    assert_eq!(inbox.counts().turned_away, turned_away);
    let messages = simulator.messages();
    assert_eq!(messages.len(), 50 * EVENTS);
    assert_eq!(by_person(&messages).len(), 50);
}

#[tokio::test]
async fn what_a_shutdown_breaks_off_is_told_and_all_else_was_sent() {
    let simulator = Simulator::start().await.unwrap();
    let gate = Arc::new(Semaphore::new(7));
    let inbox = inbox(&simulator).concurrency(1).start({
        let gate = Arc::clone(&gate);
        move |incoming: Incoming| {
            let gate = Arc::clone(&gate);
            async move {
                if let Ok(turn) = gate.acquire().await {
                    turn.forget();
                }
                answer(incoming).await
            }
        }
    });
    let url = serve(&inbox).await;
    let events: Vec<_> = (0..4).flat_map(|person| (0..5).map(move |it| says(person, it))).collect();
    assert_eq!(post(&reqwest::Client::new(), &url, &body(&events)).await, 200);
    while simulator.messages().len() < 7 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }

    let unfinished = inbox.shutdown(Duration::from_millis(50)).await;
    assert_eq!((unfinished.begun.len(), unfinished.waiting.len()), (1, 12));
    gate.add_permits(100);
    tokio::time::sleep(Duration::from_millis(50)).await;
    let mut told: Vec<String> = simulator.messages().iter().map(text).collect();
    let given_back = unfinished.begun.iter().chain(&unfinished.waiting);
    told.extend(given_back.map(|incoming| format!("{}!", incoming.text().unwrap())));
    told.sort();
    let mut expected: Vec<String> =
        (0..4).flat_map(|person| (0..5).map(move |number| format!("{person} {number}!"))).collect();
    expected.sort();
    assert_eq!(told, expected);
}

/// The platform wants nothing from one account for 19 minutes, and the handlers that answer for it wait.
#[tokio::test]
async fn while_one_account_stands_still_the_others_are_answered() {
    let simulator = Simulator::builder().page("101").page("102").start().await.unwrap();
    let refusal = Fault::graph_error(80006, None).retry_after(Duration::from_secs(19 * 60));
    simulator.faults().add(Requests::of_account("101"), refusal);
    let client = Client::builder().base_url(simulator.url()).retry(Retry::NEVER).build().unwrap();
    let accounts: Accounts =
        [101, 102].iter().map(|id| client.page(id, "EAABferry0123456789")).collect();
    let inbox = Inbox::builder(Verifier::new(SECRET), Handshake::new("open")).accounts(accounts);
    let inbox = inbox.capacity(150).start(answer);
    let url = serve(&inbox).await;
    let http = reqwest::Client::new();

    // The first is refused, all others wait.
    assert_eq!(post(&http, &url, &body(&[says(999, 0)])).await, 200);
    until(|| inbox.counts().failed == 1).await;
    let many: Vec<_> = (0..150).map(|person| says(person, 0)).collect();
    assert_eq!(post(&http, &url, &body(&many)).await, 200);
    assert_eq!(post(&http, &url, &body(&[says(500, 0)])).await, 503, "its share is full");
    for person in 0..20 {
        let other = body(&[says(person, 1)]).replace("\"101\"", "\"102\"");
        assert_eq!(post(&http, &url, &other).await, 200);
    }
    until(|| inbox.counts().handled == 20).await;
    assert_eq!(simulator.messages().len(), 20);
    let unfinished = inbox.shutdown(Duration::from_millis(50)).await;
    assert_eq!(unfinished.begun.len() + unfinished.waiting.len(), 150);
}

/// Answers with what was said and an exclamation mark.
async fn answer(incoming: Incoming) -> Result<(), Error> {
    let (Some(page), Some(reply), Some(text)) =
        (incoming.page(), incoming.reply(), incoming.text())
    else {
        return Ok(());
    };
    let recipient = reply.recipient.clone();
    let answer = message!(Messenger { recipient, text: format!("{text}!") });
    page.answer(&reply, &answer).await.map(drop)
}

async fn until(it_is_so: impl Fn() -> bool) {
    while !it_is_so() {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
}

/// An inbox for a page of the simulator's, as fast as it can be.
fn inbox(simulator: &Simulator) -> InboxBuilder {
    let rates = Rates::default().messages_per_second(1_000_000);
    let client = Client::builder().base_url(simulator.url()).rates(rates).build().unwrap();
    let mut accounts = Accounts::new();
    accounts.add(client.page("101", "EAABferry0123456789")).unwrap();
    Inbox::builder(Verifier::new(SECRET), Handshake::new("open"))
        .accounts(accounts)
        .on_error(|failure| eprintln!("{failure}: {:?}", failure.error()))
}

async fn serve(inbox: &Inbox) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let router: Router = Router::new().route("/webhook", Address::of(inbox).into());
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}/webhook")
}

async fn post(http: &reqwest::Client, url: &str, body: &str) -> u16 {
    let mac = Hmac::<Sha256>::new_from_slice(SECRET.as_bytes()).unwrap().chain_update(body);
    let digits = mac.finalize().into_bytes();
    let digits = digits.iter().map(|byte| format!("{byte:02x}"));
    let digits = digits.collect::<Vec<_>>().concat();
    let request = http.post(url).header("content-type", "application/json");
    let request = request.header("x-hub-signature-256", format!("sha256={digits}"));
    request.body(body.to_owned()).send().await.unwrap().status().as_u16()
}

fn body(events: &[Value]) -> String {
    json!({"object": "page", "entry": [{"id": "101", "messaging": events}]}).to_string()
}

/// A person's id is their number and 1,000, since an id is no zero.
fn says(person: usize, number: usize) -> Value {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() * 1000;
    json!({
        "sender": {"id": (person + 1000).to_string()}, "recipient": {"id": "101"}, "timestamp": now,
        "message": {"mid": format!("m_{person}_{number}"), "text": format!("{person} {number}")},
    })
}

fn text(message: &Received) -> String {
    message.body().pointer("/message/text").and_then(Value::as_str).unwrap().to_owned()
}

/// What each person got, in the order in which it came.
fn by_person(messages: &[Received]) -> HashMap<String, Vec<String>> {
    let mut people: HashMap<String, Vec<String>> = HashMap::new();
    for message in messages {
        let person = message.recipient_id().unwrap().to_owned();
        people.entry(person).or_default().push(text(message));
    }
    people
}

fn in_order(messages: &[Received]) {
    let people = by_person(messages);
    assert_eq!(people.len(), PEOPLE);
    for (person, answers) in people {
        let person = person.parse::<usize>().unwrap() - 1000;
        let expected: Vec<String> =
            (0..EVENTS).map(|number| format!("{person} {number}!")).collect();
        assert_eq!(answers, expected);
    }
}
