//! The address for axum, as the platform sees it.

use std::net::SocketAddr;

use axum::Router;
use hmac::{Hmac, KeyInit, Mac};
use sendapi::webhook::{Handshake, Incoming, Verifier};
use sendapi_outbox::axum::Address;
use sendapi_outbox::{Error, Inbox, Outbox, Turn};
use sha2::Sha256;
use sqlx::Sqlite;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::inbox::says;
use crate::outbox;
use crate::tested::{Tested, number, on_each};

const SECRET: &str = "app-secret";

async fn inbox<DB: Tested>(outbox: &Outbox<DB>) -> Inbox<DB> {
    let verifier = Verifier::new(SECRET).limit(1000);
    let builder = outbox.inbox(verifier, Handshake::new("verify"));
    builder.start(async |_: Incoming, _: Turn<DB>| Ok::<_, Error>(())).await.unwrap()
}

async fn serve<DB: Tested>(inbox: &Inbox<DB>) -> SocketAddr {
    let router = Router::new().route("/webhook", Address::of(inbox).into());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
    address
}

/// The answer: its status, and what it says.
async fn ask(address: SocketAddr, request: &str) -> (u16, String) {
    let mut connection = TcpStream::connect(address).await.unwrap();
    connection.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    connection.read_to_string(&mut answer).await.unwrap();
    let (head, body) = answer.split_once("\r\n\r\n").unwrap();
    (head.split(' ').nth(1).unwrap().parse().unwrap(), body.to_owned())
}

async fn get(address: SocketAddr, query: &str) -> (u16, String) {
    let request = format!("GET /webhook?{query} HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n");
    ask(address, &request).await
}

async fn post(address: SocketAddr, kind: &str, signature: &str, body: &str) -> (u16, String) {
    let length = body.len();
    let request = format!(
        "POST /webhook HTTP/1.1\r\nhost: a\r\nconnection: close\r\ncontent-type: {kind}\r\nx-hub-signature-256: {signature}\r\ncontent-length: {length}\r\n\r\n{body}"
    );
    ask(address, &request).await
}

fn sign(secret: &str, body: &[u8]) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).unwrap().chain_update(body);
    let digits: Vec<String> =
        mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    format!("sha256={}", digits.concat())
}

async fn kept<DB: Tested>(outbox: &Outbox<DB>) -> i64 {
    let count = "SELECT count(*) FROM sendapi_event";
    number(outbox, count).await
}

on_each!(the_platforms_question_is_answered);
async fn the_platforms_question_is_answered<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let address = serve(&inbox(&outbox).await).await;
    let question = |token: &str| {
        format!("hub.mode=subscribe&hub.verify_token={token}&hub.challenge=1158201444")
    };
    assert_eq!(get(address, &question("verify")).await, (200, "1158201444".to_owned()));
    let (status, words) = get(address, &question("another")).await;
    assert!(status == 403 && !words.contains("1158201444"), "{words}");
    assert_eq!(get(address, "").await.0, 403);
}

on_each!(what_is_answered_with_200_is_in_the_database_and_nothing_else_is);
async fn what_is_answered_with_200_is_in_the_database_and_nothing_else_is<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let inbox = inbox(&outbox).await;
    let address = serve(&inbox).await;
    let (json, body) = ("application/json", says("1", "m_1", "hi"));
    let signature = sign(SECRET, body.as_bytes());
    let long = says("1", "m_2", &"a".repeat(2000));
    for (kind, signature, body, status) in [
        (json, "", &*body, 403),
        (json, &*sign("another", body.as_bytes()), &body, 403),
        ("text/plain", &signature, &body, 415),
        (json, &sign(SECRET, b"{}"), "{}", 400),
        (json, &sign(SECRET, long.as_bytes()), &long, 413),
    ] {
        let (answered, words) = post(address, kind, signature, body).await;
        assert_eq!(answered, status, "{words}");
        assert!(!words.is_empty() && !words.contains(SECRET), "{words}");
    }
    assert_eq!(kept(&outbox).await, 0);

    for _ in 0..2 {
        assert_eq!(post(address, json, &signature, &body).await, (200, String::new()));
        assert_eq!(kept(&outbox).await, 1, "the second is the first");
    }
    inbox.shutdown().await;
    let later = says("1", "m_3", "after the end");
    let signature = sign(SECRET, later.as_bytes());
    assert_eq!(post(address, json, &signature, &later).await.0, 200, "others handle it");
    assert_eq!(kept(&outbox).await, 2);
}

#[tokio::test]
async fn what_could_not_be_kept_is_to_come_again() {
    let (outbox, folder) = outbox::<Sqlite>().await;
    let inbox = inbox(&outbox).await;
    let address = serve(&inbox).await;
    std::fs::rename(folder.path().join("shop.db"), folder.path().join("away.db")).unwrap();
    let body = says("1", "m_1", "hi");
    let signature = sign(SECRET, body.as_bytes());
    let (status, words) = post(address, "application/json", &signature, &body).await;
    assert_eq!((status, &*words), (503, "it could not be kept, send it again later"));
}
