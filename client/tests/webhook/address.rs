//! The address behind axum, over real sockets.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use reqwest::{Client, RequestBuilder};
use sendapi::webhook::axum::Address;
use sendapi::webhook::{Handshake, Inbox, Incoming, Verifier};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;

use crate::{Diary, SECRET, builder, page, says, signature};

const JSON: &str = "application/json";

/// So long a body always finds room.
const SMALL: usize = 64 * 1024;

/// Starts a server; where it listens.
async fn serve(address: Address) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let router: Router = Router::new().route("/webhook", address.into());
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("127.0.0.1:{port}")
}

fn post(host: &str, body: &str) -> RequestBuilder {
    Client::new().post(format!("http://{host}/webhook")).body(body.to_owned())
}

fn signed(host: &str, body: &str) -> RequestBuilder {
    let signature = signature(body.as_bytes());
    post(host, body).header("content-type", JSON).header("X-Hub-Signature-256", signature)
}

async fn status(request: RequestBuilder) -> u16 {
    request.send().await.unwrap().status().as_u16()
}

/// The first line of what a server answers to these bytes.
async fn raw(host: &str, request: &str) -> String {
    let mut stream = TcpStream::connect(host).await.unwrap();
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = [0; 64];
    let _ = stream.read(&mut answer).await.unwrap();
    String::from_utf8_lossy(&answer).lines().next().unwrap_or_default().to_owned()
}

/// The head of a request that could be the platform's, but for these lines.
fn looks_signed(rest: &str) -> String {
    let digits = "0".repeat(64);
    format!("POST /webhook HTTP/1.1\r\nhost: x\r\nx-hub-signature-256: sha256={digits}\r\n{rest}")
}

fn hello(mid: &str) -> String {
    page(&[says("7", mid, "Hello")]).to_string()
}

#[tokio::test]
async fn the_question_is_answered_with_the_challenge_alone() {
    let host = serve(Address::of(&builder().start(Diary::default().handler()))).await;
    let ask = |token: &str| {
        let query = format!("hub.mode=subscribe&hub.verify_token={token}&hub.challenge=%3Cb%3E");
        Client::new().get(format!("http://{host}/webhook?{query}"))
    };
    let answer = ask("open").send().await.unwrap();
    assert_eq!(answer.status(), 200);
    assert_eq!(answer.headers()["content-type"], "text/plain; charset=utf-8");
    assert_eq!(answer.text().await.unwrap(), "<b>");
    assert_eq!(status(ask("closed")).await, 403);
    assert_eq!(status(Client::new().get(format!("http://{host}/webhook"))).await, 403);
}

#[tokio::test]
async fn the_answer_does_not_wait_for_the_work() {
    let (diary, gate) = (Diary::default(), Arc::new(Semaphore::new(0)));
    let inbox = builder().start({
        let (diary, gate) = (diary.clone(), Arc::clone(&gate));
        move |incoming: Incoming| {
            let (diary, gate) = (diary.clone(), Arc::clone(&gate));
            async move {
                drop(gate.acquire().await);
                diary.note(incoming.text().unwrap_or_default());
                Ok::<(), Infallible>(())
            }
        }
    });
    let host = serve(Address::of(&inbox)).await;
    assert_eq!(status(signed(&host, &hello("m_1"))).await, 200);
    assert!(diary.lines().is_empty());
    gate.add_permits(1);
    inbox.settled().await;
    assert_eq!(diary.lines(), ["Hello"]);
}

#[tokio::test]
async fn whatever_is_wrong_is_told_and_the_server_lives_on() {
    let diary = Diary::default();
    let inbox = Inbox::builder(Verifier::new(SECRET).limit(1000), Handshake::new("open"))
        .start(diary.handler());
    let host = serve(Address::of(&inbox)).await;
    let body = hello("m_1");
    let long = " ".repeat(1001);
    let unsigned = |body| post(&host, body).header("content-type", JSON);
    for (what, request, expected) in [
        ("no signature", unsigned(&body), 403),
        ("another's", unsigned(&body).header("X-Hub-Signature-256", signature(b"x")), 403),
        ("no text", unsigned(&body).header("X-Hub-Signature-256", &b"\xff"[..]), 403),
        (
            "SHA-1",
            unsigned(&body).header("X-Hub-Signature", format!("sha1={}", "0".repeat(40))),
            403,
        ),
        ("no JSON", signed(&host, "{"), 400),
        ("empty", signed(&host, ""), 400),
        ("a form", post(&host, &body).header("content-type", "text/plain"), 415),
        ("too long", signed(&host, &long), 413),
        ("PUT", Client::new().put(format!("http://{host}/webhook")), 405),
    ] {
        assert_eq!(status(request).await, expected, "{what}");
    }
    assert_eq!(status(signed(&host, &body)).await, 200);
    inbox.settled().await;
    assert_eq!(diary.lines(), ["7 Hello"]);
}

#[tokio::test]
async fn kinds_of_json_are_json() {
    let inbox = builder().start(Diary::default().handler());
    let host = serve(Address::of(&inbox)).await;
    for (mid, kind) in [("m_1", "application/json; charset=utf-8"), ("m_2", "Application/JSON")] {
        let body = hello(mid);
        let request = post(&host, &body).header("content-type", kind);
        let request = request.header("X-Hub-Signature-256", signature(body.as_bytes()));
        assert_eq!(status(request).await, 200, "{kind}");
    }
    let body = hello("m_3");
    let request = post(&host, &body).header("X-Hub-Signature-256", signature(body.as_bytes()));
    assert_eq!(status(request).await, 200, "none");
    assert_eq!(inbox.counts().accepted, 3);
}

#[tokio::test]
async fn a_body_without_an_end_is_cut_off() {
    let inbox = Inbox::builder(Verifier::new(SECRET).limit(1000), Handshake::new("open"))
        .start(Diary::default().handler());
    let host = serve(Address::of(&inbox).body_timeout(Duration::from_millis(50))).await;
    let head = looks_signed("content-type: application/json\r\n");
    for (what, rest, expected) in [
        ("announced too long", "content-length: 1001\r\n\r\n", "413"),
        (
            "too long",
            &format!("transfer-encoding: chunked\r\n\r\n3e9\r\n{}\r\n", " ".repeat(1001)),
            "413",
        ),
        ("slow", "content-length: 10\r\n\r\n{", "408"),
        ("slow in chunks", "transfer-encoding: chunked\r\n\r\n1\r\n{\r\n", "408"),
        ("broken", "transfer-encoding: chunked\r\n\r\nxx\r\n", "400"),
    ] {
        let line = raw(&host, &format!("{head}{rest}")).await;
        assert!(line.contains(expected), "{what}: {line}");
    }
    assert_eq!(status(signed(&host, &hello("m_1"))).await, 200);
}

/// Strangers cannot sign, but what they send may look signed until its end.
#[tokio::test]
async fn bodies_that_do_not_end_keep_no_small_body_out() {
    let inbox = builder().start(Diary::default().handler());
    let address = Address::of(&inbox).body_memory(100_000).body_timeout(Duration::from_secs(30));
    let host = serve(address).await;
    let mut slow = TcpStream::connect(&host).await.unwrap();
    let head = looks_signed("content-length: 300000\r\n\r\n");
    slow.write_all(format!("{head}{}", " ".repeat(SMALL + 99_000)).as_bytes()).await.unwrap();
    let large = |mid: &str| page(&[says("7", mid, &"x".repeat(SMALL + 1000))]).to_string();
    // Until the server has read that far.
    while status(signed(&host, &large("m_1"))).await != 503 {}
    for number in 0..20 {
        assert_eq!(status(signed(&host, &hello(&format!("m_2_{number}")))).await, 200);
    }
    let almost = page(&[says("7", "m_3", &"x".repeat(SMALL - 200))]).to_string();
    assert_eq!(status(signed(&host, &almost)).await, 200, "{} bytes", almost.len());
    drop(slow);
    while status(signed(&host, &large("m_4"))).await != 200 {}
}

#[tokio::test]
async fn what_cannot_be_genuine_is_turned_away_before_it_is_read() {
    let reasons = Diary::default();
    let inbox = Inbox::builder(Verifier::new(SECRET).limit(1000), Handshake::new("open"))
        .on_refused({
            let reasons = reasons.clone();
            move |refused| {
                assert!(refused.body().is_empty() && !refused.is_signed());
                reasons.note(refused.reason().to_string());
            }
        })
        .start(Diary::default().handler());
    let host = serve(Address::of(&inbox).body_timeout(Duration::from_secs(30))).await;
    let head = "POST /webhook HTTP/1.1\r\nhost: x\r\ncontent-length: 900\r\n";
    for (what, header, status) in [
        ("none", String::new(), "403"),
        ("empty", "x-hub-signature-256:\r\n".to_owned(), "403"),
        ("short", "x-hub-signature-256: sha256=00\r\n".to_owned(), "403"),
        ("no digits", format!("x-hub-signature-256: sha256={}\r\n", "x".repeat(64)), "403"),
        ("SHA-1", format!("x-hub-signature: sha1={}\r\n", "0".repeat(40)), "403"),
        ("a form", "content-type: text/plain\r\n".to_owned(), "415"),
    ] {
        // Not a byte of the body.
        let line = raw(&host, &format!("{head}{header}\r\n")).await;
        assert!(line.contains(status), "{what}: {line}");
    }
    let line = raw(&host, &looks_signed("content-length: 1001\r\n\r\n")).await;
    assert!(line.contains("413"), "{line}");
    assert_eq!((inbox.counts().refused, reasons.lines().len()), (6, 6));
    assert!(
        reasons.lines()[5].contains("1001 bytes, 1 over the limit of 1000"),
        "{:?}",
        reasons.lines()
    );
}

#[tokio::test]
async fn a_full_queue_and_the_end_are_told_with_503() {
    let gate = Arc::new(Semaphore::new(0));
    let inbox = builder().capacity(1).start({
        let gate = Arc::clone(&gate);
        move |_: Incoming| {
            let gate = Arc::clone(&gate);
            async move {
                drop(gate.acquire().await);
                Ok::<(), Infallible>(())
            }
        }
    });
    let host = serve(Address::of(&inbox)).await;
    assert_eq!(status(signed(&host, &hello("m_1"))).await, 200);
    assert_eq!(status(signed(&host, &hello("m_2"))).await, 503);
    gate.add_permits(1);
    inbox.settled().await;
    assert_eq!(status(signed(&host, &hello("m_2"))).await, 200);
    assert!(inbox.shutdown(Duration::from_secs(60)).await.is_empty());
    assert_eq!(status(signed(&host, &hello("m_3"))).await, 503);
}
