//! Connections that are not made, and those that are kept.

use std::time::{Duration, Instant};

use sendapi::graph::{Call, Path};
use sendapi::{Account, Client, ClientBuilder, Delivery, Error, ErrorKind, Message, Rates, Retry};
use tokio::net::{TcpListener, TcpSocket, TcpStream};

use crate::server::{Answer, Server, json};
use crate::{TOKEN, hello};

/// Less than the ten seconds that a connection may take.
const SHORT: Duration = Duration::from_millis(200);

fn impatient(url: &str) -> Account {
    let client = Client::builder().base_url(url).timeout(SHORT).retry(Retry::NEVER);
    client.build().unwrap().page("123", TOKEN)
}

/// The address of a listener that is full: what wants to get there is not even refused.
async fn nowhere() -> (String, TcpListener, Vec<TcpStream>) {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    let mut waiting = Vec::new();
    while let Ok(stream) = tokio::time::timeout(SHORT, TcpStream::connect(address)).await {
        waiting.push(stream.unwrap());
    }
    (format!("http://{address}"), listener, waiting)
}

fn assert_no_connection(error: &Error, url: &str) {
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Connect, Delivery::NotSent));
    assert!(error.is_transient());
    assert!(error.to_string().starts_with(&format!("no connection to `{url}`")), "{error}");
}

async fn assert_that_nothing_gets_to(url: &str) {
    let page = impatient(url);
    assert_no_connection(&page.send(&hello()).await.unwrap_err(), url);
    for call in [
        Call::get(Path::account()),
        Call::delete(Path::account()),
        Call::post(Path::account()),
        Call::post(Path::account()).form([("a", "b")]),
    ] {
        assert_no_connection(&page.call(call).await.unwrap_err(), url);
    }
}

#[tokio::test]
async fn a_timeout_before_there_is_a_connection_is_none() {
    let (url, _listener, _waiting) = nowhere().await;
    assert_that_nothing_gets_to(&url).await;
}

#[cfg(feature = "tls")]
#[tokio::test]
async fn a_handshake_that_never_ends_is_no_connection() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("https://{}", silent.local_addr().unwrap());
    assert_that_nothing_gets_to(&url).await;
}

#[tokio::test]
async fn what_got_no_connection_is_tried_again() {
    let (url, _listener, _waiting) = nowhere().await;
    let retry = Retry::default().tries(3).first_wait(Duration::from_millis(1));
    let client = Client::builder().base_url(&url).timeout(SHORT).retry(retry).build().unwrap();
    let error = client.page("123", TOKEN).send(&hello()).await.unwrap_err();
    assert_eq!(error.attempts(), 3);
    assert_no_connection(&error, &url);
}

#[tokio::test]
async fn a_timeout_after_the_request_left_is_unknown() {
    let server = Server::start(Answer::Never).await;
    let page = impatient(&server.url());
    let began = Instant::now();
    let error = page.send(&hello()).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Timeout, Delivery::Unknown));
    for call in [
        Call::get(Path::account()),
        Call::delete(Path::account()),
        Call::post(Path::account()),
        Call::post(Path::account()).form([("a", "b")]),
    ] {
        let error = page.call(call).await.unwrap_err();
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Timeout, Delivery::Unknown));
    }
    assert!(began.elapsed() >= 5 * SHORT);
    assert_eq!(server.requests().len(), 5);
}

#[tokio::test]
async fn a_url_beyond_what_http_takes_is_a_mistake_and_nothing_left() {
    let server = Server::start(Answer::Never).await;
    let call = Call::get(Path::account()).query("fields", "a".repeat(70_000));
    let error = impatient(&server.url()).call(call).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Setup, Delivery::NotSent));
    assert!(error.to_string().starts_with("request cannot be written down as HTTP"), "{error}");
    assert_eq!(server.connections(), 0);
}

const RECEIPT: &str = r#"{"message_id":"m_1"}"#;

async fn slow(answer: Duration) -> Server {
    Server::start(json("200 OK", RECEIPT).after(answer)).await
}

fn client(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url()).retry(Retry::NEVER).rates(Rates::UNLIMITED)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_more_connections_are_open_than_may() {
    for connections in [1, 3, 20] {
        let server = slow(Duration::from_millis(10)).await;
        let client = client(&server).connections(connections).build().unwrap();
        let accounts = [client.page("1", TOKEN), client.page("2", TOKEN)];
        let sends: Vec<_> =
            (0..200).map(|number| tokio::spawn(accounts[number % 2].send(&hello()))).collect();
        for send in sends {
            send.await.unwrap().unwrap();
        }
        let most = server.most_at_once();
        assert!(most <= connections && most > connections / 2, "{most} of {connections}");
        assert!(server.most_open() <= 2 * connections, "{}", server.most_open());
    }
}

#[tokio::test]
async fn who_waits_for_a_connection_loses_no_time_for_the_answer() {
    let server = slow(Duration::from_millis(200)).await;
    let client = client(&server).connections(1).timeout(Duration::from_millis(700));
    let page = client.build().unwrap().page("123", TOKEN);
    let sends: Vec<_> = (0..5).map(|_| tokio::spawn(page.send(&hello()))).collect();
    for send in sends {
        send.await.unwrap().unwrap();
    }
    assert_eq!((server.most_at_once(), server.requests().len()), (1, 5));
}

#[tokio::test]
async fn who_gives_up_gives_its_connection_and_its_place_in_the_queue_back() {
    let answers = Answer::in_turn([Answer::Never, Answer::Never, json("200 OK", RECEIPT)]);
    let server = Server::start(answers).await;
    let page = client(&server).connections(1).build().unwrap().page("123", TOKEN);
    for _ in 0..2 {
        let under_way = tokio::spawn(page.send(&hello()));
        let waiting: Vec<_> = (0..5).map(|_| tokio::spawn(page.send(&hello()))).collect();
        tokio::time::sleep(Duration::from_millis(100)).await;
        for waiting in &waiting {
            waiting.abort();
        }
        under_way.abort();
    }
    page.send(&hello()).await.unwrap();
    // Of those who waited nothing left.
    assert_eq!(server.requests().len(), 3);
}

#[tokio::test]
async fn both_kinds_of_accounts_share_what_one_base_url_has() {
    let server = slow(Duration::from_millis(20)).await;
    let client = client(&server).connections(2).build().unwrap();
    let shop = client.instagram_login("7", TOKEN);
    let greeting = Message::from_json(r#"{"recipient":{"id":"1"},"message":{"text":"Hi"}}"#);
    let greeting = greeting.unwrap();
    let page = client.page("8", TOKEN);
    let sends = (0..10).map(|_| tokio::spawn(shop.send(&greeting)));
    let sends: Vec<_> = sends.chain((0..10).map(|_| tokio::spawn(page.send(&hello())))).collect();
    for send in sends {
        send.await.unwrap().unwrap();
    }
    assert!(server.most_at_once() <= 2, "{}", server.most_at_once());
}

/// How many connections it takes to send twice, with a pause in between.
async fn connections_with(set: impl FnOnce(ClientBuilder) -> ClientBuilder) -> usize {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let page = set(client(&server)).build().unwrap().page("123", TOKEN);
    page.send(&hello()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;
    page.send(&hello()).await.unwrap();
    server.connections()
}

#[tokio::test]
async fn an_idle_connection_is_kept_as_long_as_is_set() {
    assert_eq!(connections_with(|client| client).await, 1);
    assert_eq!(connections_with(|client| client.idle_timeout(Duration::MAX)).await, 1);
    assert_eq!(connections_with(|client| client.idle_timeout(Duration::from_millis(100))).await, 2);
    assert_eq!(connections_with(|client| client.idle_timeout(Duration::ZERO)).await, 2);
    assert_eq!(connections_with(|client| client.connections(usize::MAX)).await, 1);
}

#[tokio::test]
async fn a_connection_that_is_idle_is_closed_although_nobody_sends() {
    let server = Server::start(json("200 OK", RECEIPT)).await;
    let client = client(&server).idle_timeout(Duration::from_millis(100)).build().unwrap();
    let page = client.page("123", TOKEN);
    page.send(&hello()).await.unwrap();
    assert_eq!(server.open(), 1);
    tokio::time::sleep(Duration::from_millis(500)).await;
    assert_eq!(server.open(), 0);
}
