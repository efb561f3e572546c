//! Providers of tokens that panic, hang or lean on themselves.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::thread;
use std::time::Duration;

use sendapi::graph::{Call, Path};
use sendapi::{Account, Client, Delivery, Error, ErrorKind, Retry, Token, TokenProvider};
use tokio::time::{Instant, sleep, timeout};

use crate::server::{Server, json};
use crate::{TOKEN, hello};

const RECEIPT: &str = r#"{"message_id":"m_1"}"#;

async fn server() -> Server {
    Server::start(json("200 OK", RECEIPT)).await
}

fn page(server: &Server, token: Token) -> Account {
    let client = Client::builder().base_url(server.url()).retry(Retry::NEVER);
    client.build().unwrap().page("123", token)
}

/// How a provider fails the first time that it is asked.
#[derive(Clone, Copy, Debug)]
enum Panic {
    WhenCalled,
    AtOnce,
    AfterAWhile,
    /// In the middle of its work, while others look at it.
    Busy,
}

const ALL: [Panic; 4] = [Panic::WhenCalled, Panic::AtOnce, Panic::AfterAWhile, Panic::Busy];

/// Panics when it is first asked, and gives a token ever after.
fn panicking(how: Panic) -> Token {
    let asked = AtomicUsize::new(0);
    Token::provider(move || {
        let first = asked.fetch_add(1, Ordering::Relaxed) == 0;
        assert!(!(first && matches!(how, Panic::WhenCalled)), "no more {TOKEN}");
        async move {
            if first && !matches!(how, Panic::AtOnce) {
                sleep(Duration::from_millis(50)).await;
            }
            if first && matches!(how, Panic::Busy) {
                thread::sleep(Duration::from_millis(50));
            }
            assert!(!first, "no more {TOKEN}");
            Ok::<_, io::Error>(TOKEN)
        }
    })
}

fn assert_no_token(error: &Error) {
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Token, Delivery::NotSent), "{error}");
    assert_eq!(error.attempts(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_provider_that_panics_is_an_error_for_all_who_wait_and_asked_again_by_the_next() {
    for how in ALL {
        let server = server().await;
        let page = page(&server, panicking(how));
        let sends: Vec<_> = (0..8).map(|_| tokio::spawn(page.send(&hello()))).collect();
        let mut failed = 0;
        for send in sends {
            let ended = timeout(Duration::from_secs(5), send).await;
            if let Err(error) = ended.expect("it ends").expect("without a panic") {
                assert_no_token(&error);
                assert!(error.cause().unwrap().to_string().starts_with("it panicked"));
                failed += 1;
            }
        }
        // Who comes after the panic asks anew.
        assert!(failed > 0, "{how:?}");
        page.send(&hello()).await.unwrap();
        assert_eq!(server.requests().len(), 9 - failed, "{how:?}");
    }
}

#[tokio::test]
async fn what_a_provider_says_when_it_panics_does_not_show() {
    for how in ALL {
        let error = page(&server().await, panicking(how)).send(&hello()).await.unwrap_err();
        let shown = format!("{error} {error:?} {:?}", error.cause());
        assert!(!shown.contains("secret"), "{shown}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn many_messages_end_when_the_provider_panics() {
    for how in ALL {
        let server = server().await;
        let page = page(&server, panicking(how));
        let mut sending = page.send_all((0..20).map(|_| hello())).whatever_happens();
        let mut failed = 0;
        let all = async {
            while let Some(outcome) = sending.next().await {
                if let Err(error) = outcome.result {
                    assert_no_token(&error);
                    failed += 1;
                }
            }
        };
        timeout(Duration::from_secs(5), all).await.expect("it ends");
        let progress = sending.progress();
        assert_eq!((progress.not_sent, progress.sent), (failed, 20 - failed), "{how:?}");
        assert!(failed > 0 && server.requests().len() == 20 - failed, "{how:?}");
    }
}

/// Its first token is refused, and to give another is beyond it.
struct Forgetful;

impl TokenProvider for Forgetful {
    type Error = io::Error;

    async fn token(&self) -> Result<String, io::Error> {
        Ok(TOKEN.to_owned())
    }

    async fn renew(&self) -> Result<String, io::Error> {
        sleep(Duration::from_millis(10)).await;
        Ok(tokens_left().unwrap())
    }
}

fn tokens_left() -> Option<String> {
    None
}

#[tokio::test]
async fn a_provider_that_panics_over_another_token_is_an_error_after_the_first_try() {
    let refused = json("401 Unauthorized", r#"{"error":{"code":190,"error_subcode":463}}"#);
    let server = Server::start(refused).await;
    let error = page(&server, Token::provider(Forgetful)).send(&hello()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Token, 1));
    assert_eq!(error.delivery(), Delivery::NotSent);
}

/// Whoever drops it while a panic or the end of the limit is told panics too.
struct Mine;

impl Drop for Mine {
    fn drop(&mut self) {
        assert!(thread::panicking(), "dropped");
    }
}

#[tokio::test]
async fn a_provider_that_panics_as_it_is_dropped_is_an_error_too() {
    let provider = Token::provider(|| async {
        let _mine = Mine;
        Err::<String, _>(io::Error::other("vault is sealed"))
    });
    let page = page(&server().await, provider);
    for _ in 0..2 {
        assert_no_token(&page.send(&hello()).await.unwrap_err());
    }
}

fn hanging() -> Token {
    Token::provider(std::future::pending::<Result<String, io::Error>>)
}

#[tokio::test(start_paused = true)]
async fn a_provider_that_hangs_is_an_error_for_all_who_wait_when_its_time_is_up() {
    let client = || Client::builder().base_url("http://127.0.0.1:1").retry(Retry::NEVER);
    for (client, limit) in [
        (client(), Duration::from_secs(30)),
        (client().token_timeout(Duration::from_secs(5)), Duration::from_secs(5)),
    ] {
        let page = client.build().unwrap().page("123", hanging());
        let began = Instant::now();
        let sends: Vec<_> = (0..8).map(|_| tokio::spawn(page.send(&hello()))).collect();
        for send in sends {
            let error = send.await.unwrap().unwrap_err();
            assert_no_token(&error);
            assert_eq!(
                error.cause().unwrap().to_string(),
                format!("it took longer than {limit:?}, the limit that `token_timeout` sets")
            );
        }
        let took = began.elapsed();
        assert!(took >= limit && took < limit + Duration::from_secs(1), "{took:?}");
        // The next message asks anew, and has as much time.
        assert_no_token(&page.send(&hello()).await.unwrap_err());
        assert!(began.elapsed() >= 2 * limit);
    }
}

#[tokio::test]
async fn the_time_of_a_provider_is_none_of_the_request() {
    let server = server().await;
    let slow = || async {
        sleep(Duration::from_millis(300)).await;
        Ok::<_, io::Error>(TOKEN)
    };
    let client = Client::builder().base_url(server.url()).timeout(Duration::from_millis(200));
    client.build().unwrap().page("123", Token::provider(slow)).send(&hello()).await.unwrap();
}

#[tokio::test]
async fn a_provider_that_uses_its_own_account_ends_with_its_time() {
    let server = server().await;
    let client = Client::builder()
        .base_url(server.url())
        .retry(Retry::NEVER)
        .token_timeout(Duration::from_millis(50))
        .build()
        .unwrap();
    let own: Arc<Mutex<Option<Account>>> = Arc::default();
    let account = Arc::clone(&own);
    let page = client.page(
        "123",
        Token::provider(move || {
            let page = account.lock().unwrap().clone().unwrap();
            async move {
                page.call(Call::get(Path::account())).await?;
                Ok::<_, Error>(TOKEN)
            }
        }),
    );
    *own.lock().unwrap() = Some(page.clone());
    let ended = timeout(Duration::from_secs(5), page.send(&hello())).await;
    assert_no_token(&ended.expect("it ends").unwrap_err());
    assert_eq!(server.connections(), 0);
}
