//! What goes over the wire, and what does not.

use sendapi::{Client, Delivery, ErrorKind, Instagram, Message};

use crate::server::{Server, json};
use crate::{TOKEN, hello, page};

const RECEIPT: &str = r#"{"recipient_id":"1008","message_id":"m_1"}"#;

#[tokio::test]
async fn one_post_with_the_message_and_the_token_in_the_header_alone() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    page(server.url()).send(&hello()).await.unwrap();

    let requests = server.requests();
    let [request] = requests.as_slice() else { panic!("{requests:?}") };
    let (head, body) = request.split_once("\r\n\r\n").unwrap();
    let mut lines = head.lines();
    assert_eq!(lines.next(), Some("POST /v27.0/123/messages HTTP/1.1"));
    let headers: Vec<_> = lines.map(str::to_ascii_lowercase).collect();
    assert!(headers.contains(&"content-type: application/json".to_owned()), "{headers:?}");
    assert!(
        headers.contains(&concat!("user-agent: sendapi/", env!("CARGO_PKG_VERSION")).to_owned()),
        "{headers:?}"
    );
    assert!(head.lines().any(|line| line.ends_with(&format!(": Bearer {TOKEN}"))), "{head}");
    assert_eq!(request.matches(TOKEN).count(), 1);

    let mut expected = Vec::new();
    hello().write_json(&mut expected);
    assert_eq!(body.as_bytes(), expected);
}

#[tokio::test]
async fn settings_are_heeded() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let client = Client::builder()
        .base_url(server.url() + "/proxy/graph/")
        .version("v25.0")
        .user_agent("my-bot/1.0")
        .build()
        .unwrap();
    let message = Message::<Instagram>::from_json(
        r#"{"recipient":{"id":"1008"},"message":{"text":"Hello"}}"#,
    )
    .unwrap();
    client.instagram("me", TOKEN).send(&message).await.unwrap();
    client.page(456_u64, TOKEN).send(&hello()).await.unwrap();

    let requests = server.requests();
    assert!(
        requests[0].starts_with("POST /proxy/graph/v25.0/me/messages HTTP/1.1\r\n"),
        "{requests:?}"
    );
    assert!(requests[0].contains("user-agent: my-bot/1.0\r\n"), "{requests:?}");
    assert!(
        requests[1].starts_with("POST /proxy/graph/v25.0/456/messages HTTP/1.1\r\n"),
        "{requests:?}"
    );
}

#[tokio::test]
async fn accounts_with_instagram_login_have_the_same_paths() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let message = Message::from_json(r#"{"recipient":{"id":"1"},"message":{"text":"Hello"}}"#);
    client.instagram_login(17_841_400_u64, TOKEN).send(&message.unwrap()).await.unwrap();
    assert!(server.requests()[0].starts_with("POST /v27.0/17841400/messages HTTP/1.1\r\n"));
}

#[tokio::test]
async fn connections_are_used_again_by_clones_too() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let page = page(server.url());
    for _ in 0..3 {
        page.clone().send(&hello()).await.unwrap();
    }
    assert_eq!((server.connections(), server.requests().len()), (1, 3));
}

#[tokio::test]
async fn sends_may_be_spawned() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let sending = tokio::spawn(page(server.url()).send(&hello()));
    assert_eq!(sending.await.unwrap().unwrap().message_id(), Some("m_1"));
}

#[tokio::test]
async fn an_account_that_cannot_be_makes_no_connection() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let accounts = [
        client.page("", TOKEN),
        client.page("12/3", TOKEN),
        client.page("../1", TOKEN),
        client.page("1?x=1", TOKEN),
        client.page("my-page", TOKEN),
        client.page("-1", TOKEN),
        client.page("123", ""),
        client.page("123", "EAAB\r\nX-Evil: 1"),
        client.page("123", "Bearer EAAB"),
    ];
    for account in accounts {
        let error = account.send(&hello()).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.delivery()),
            (ErrorKind::Setup, Delivery::NotSent),
            "{error}"
        );
        assert!(!error.is_transient(), "{error}");
    }
    assert_no_connection(&server).await;
}

#[tokio::test]
async fn a_future_that_never_runs_makes_no_connection() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    drop(page(server.url()).send(&hello()));
    assert_no_connection(&server).await;
}

async fn assert_no_connection(server: &Server) {
    tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    assert_eq!(server.connections(), 0);
}
