//! Tokens from providers, and the proofs that go along.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sendapi::graph::{Call, File, Part, Path};
use sendapi::{
    Account, Client, ClientBuilder, Delivery, ErrorKind, Message, Retry, Token, TokenProvider,
};

use crate::server::{Answer, Server, json};
use crate::{TOKEN, hello};

const RECEIPT: &str = r#"{"message_id":"m_1"}"#;
/// The HMAC-SHA256 of [`TOKEN`] with the key `sesame`, made by another program.
const PROOF: &str = "d00308a3d35fc41547762a40dec1fa9edd4cd5c95d6cfa27efe3e600e5e93a31";

fn client(server: &Server) -> ClientBuilder {
    Client::builder().base_url(server.url()).retry(Retry::NEVER)
}

fn page(server: &Server, token: Token) -> Account {
    client(server).build().unwrap().page("123", token)
}

fn refused() -> Answer {
    json(
        "401 Unauthorized",
        r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":190,"error_subcode":463}}"#,
    )
}

fn taken() -> Answer {
    json("200 OK", RECEIPT)
}

/// Gives `token-0`, `token-1` and so on, a while after it is asked.
fn counting(asked: &Arc<AtomicUsize>) -> Token {
    let asked = Arc::clone(asked);
    Token::provider(move || {
        let number = asked.fetch_add(1, Ordering::Relaxed);
        async move {
            tokio::time::sleep(Duration::from_millis(50)).await;
            Ok::<_, io::Error>(format!("token-{number}"))
        }
    })
}

fn tokens(server: &Server) -> Vec<String> {
    let token = |request: &String| {
        let (_, rest) = request.split_once("Bearer ").unwrap();
        rest.split_once("\r\n").unwrap().0.to_owned()
    };
    server.requests().iter().map(token).collect()
}

#[tokio::test]
async fn a_provider_is_asked_at_first_use_and_once() {
    let server = Server::start(taken()).await;
    let asked = Arc::default();
    let page = page(&server, counting(&asked));
    assert_eq!(asked.load(Ordering::Relaxed), 0);
    let sends: Vec<_> = (0..20).map(|_| tokio::spawn(page.send(&hello()))).collect();
    for send in sends {
        send.await.unwrap().unwrap();
    }
    page.clone().send(&hello()).await.unwrap();
    assert_eq!(asked.load(Ordering::Relaxed), 1);
    assert!(tokens(&server).iter().all(|token| token == "token-0"));
}

#[tokio::test]
async fn a_refused_token_is_replaced_once_for_all_who_wait_and_they_are_sent() {
    let refusals = (0..10).map(|_| refused().after(Duration::from_millis(20)));
    let server = Server::start(Answer::in_turn(refusals.chain([taken()]))).await;
    let asked = Arc::default();
    let page = page(&server, counting(&asked));
    let sends: Vec<_> = (0..10).map(|_| tokio::spawn(page.send(&hello()))).collect();
    for send in sends {
        send.await.unwrap().unwrap();
    }
    assert_eq!(asked.load(Ordering::Relaxed), 2);
    let tokens = tokens(&server);
    assert_eq!(tokens.iter().filter(|token| *token == "token-0").count(), 10);
    assert_eq!(tokens.iter().filter(|token| *token == "token-1").count(), 10);
}

#[tokio::test]
async fn who_comes_while_a_token_is_replaced_waits_for_the_new_one() {
    let server = Server::start(Answer::in_turn([refused(), taken()])).await;
    let asked = Arc::default();
    let page = page(&server, counting(&asked));
    let first = tokio::spawn(page.send(&hello()));
    while asked.load(Ordering::Relaxed) < 2 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    page.send(&hello()).await.unwrap();
    first.await.unwrap().unwrap();
    assert_eq!(tokens(&server), ["token-0", "token-1", "token-1"]);
}

#[tokio::test]
async fn calls_get_the_new_token_too() {
    let server = Server::start(Answer::in_turn([refused(), taken()])).await;
    let page = page(&server, counting(&Arc::default()));
    page.call(Call::post(Path::account()).json("{}")).await.unwrap();
    assert_eq!(tokens(&server), ["token-0", "token-1"]);
}

#[tokio::test]
async fn what_cannot_be_sent_again_leaves_the_new_token_to_the_next() {
    let server = Server::start(Answer::in_turn([refused(), taken()])).await;
    let page = page(&server, counting(&Arc::default()));
    let upload = || {
        let file = File::reader("a", "a/b", 1, &b"x"[..]);
        Call::post(Path::account()).multipart([Part::file("filedata", file)])
    };
    let error = page.call(upload()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Graph, 1));
    page.call(upload()).await.unwrap();
    assert_eq!(tokens(&server), ["token-0", "token-1"]);
}

#[tokio::test]
async fn the_same_token_again_is_not_sent_again() {
    let server = Server::start(refused()).await;
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let page = page(
        &server,
        Token::provider(move || {
            count.fetch_add(1, Ordering::Relaxed);
            async { Ok::<_, io::Error>(TOKEN) }
        }),
    );
    let error = page.send(&hello()).await.unwrap_err();
    assert_eq!((error.kind(), error.delivery()), (ErrorKind::Graph, Delivery::NotSent));
    assert!(error.needs_new_token());
    assert_eq!((error.attempts(), server.requests().len()), (1, 1));
    assert_eq!(asked.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_new_token_that_is_refused_as_well_is_the_end() {
    let server = Server::start(refused()).await;
    let page = page(&server, counting(&Arc::default()));
    let error = page.send(&hello()).await.unwrap_err();
    assert!(error.needs_new_token());
    assert_eq!((error.attempts(), server.requests().len()), (2, 2));
}

#[tokio::test]
async fn a_token_that_was_given_is_not_replaced() {
    let server = Server::start(refused()).await;
    let error = page(&server, TOKEN.into()).send(&hello()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Graph, 1));
}

#[tokio::test]
async fn a_provider_that_fails_is_an_error_of_its_own_and_asked_again_by_the_next() {
    let server = Server::start(taken()).await;
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let page = page(
        &server,
        Token::provider(move || {
            let first = count.fetch_add(1, Ordering::Relaxed) == 0;
            async move {
                tokio::time::sleep(Duration::from_millis(50)).await;
                if first { Err(io::Error::other("vault is sealed")) } else { Ok(TOKEN) }
            }
        }),
    );
    let sends: Vec<_> = (0..5).map(|_| tokio::spawn(page.send(&hello()))).collect();
    for send in sends {
        let error = send.await.unwrap().unwrap_err();
        assert_eq!((error.kind(), error.delivery()), (ErrorKind::Token, Delivery::NotSent));
        assert!(error.needs_new_token() && !error.is_transient() && error.attempts() == 0);
        assert_eq!(
            error.to_string(),
            "provider of the access token gave none that can be used: vault is sealed; the message was not sent"
        );
        assert_eq!(error.cause().unwrap().to_string(), "vault is sealed");
    }
    assert_eq!((asked.load(Ordering::Relaxed), server.requests().len()), (1, 0));
    page.send(&hello()).await.unwrap();
}

struct Vault;

impl TokenProvider for Vault {
    type Error = String;

    async fn token(&self) -> Result<String, String> {
        Ok("kept".to_owned())
    }

    async fn renew(&self) -> Result<String, String> {
        Err("revoked".to_owned())
    }
}

#[tokio::test]
async fn a_provider_is_told_that_its_token_was_refused() {
    let server = Server::start(refused()).await;
    let error = page(&server, Token::provider(Vault)).send(&hello()).await.unwrap_err();
    assert_eq!((error.kind(), error.attempts()), (ErrorKind::Token, 1));
    assert_eq!(error.cause().unwrap().to_string(), "revoked");
    assert_eq!(tokens(&server), ["kept"]);
}

#[tokio::test]
async fn what_a_provider_gives_is_checked() {
    let server = Server::start(taken()).await;
    let token = Token::provider(|| async { Ok::<_, io::Error>("EAAB\n") });
    let error = page(&server, token).send(&hello()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Token);
    assert!(error.cause().unwrap().to_string().ends_with("give the token of the account alone"));
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn whoever_gives_up_waiting_does_not_keep_the_others_from_the_token() {
    let server = Server::start(taken()).await;
    let asked = Arc::default();
    let page = page(&server, counting(&asked));
    let hello = hello();
    let impatient = tokio::time::timeout(Duration::from_millis(10), page.send(&hello));
    let (impatient, patient) = tokio::join!(impatient, page.send(&hello));
    assert!(impatient.is_err() && patient.is_ok());
    assert_eq!(asked.load(Ordering::Relaxed), 1);
}

#[test]
fn a_variable_that_holds_no_token_is_named() {
    for (name, text) in [
        (
            "SENDAPI_TEST_UNSET",
            "environment variable `SENDAPI_TEST_UNSET` is not set, set it to the access token",
        ),
        ("A=B", "`A=B` is no name of an environment variable, write it like `PAGE_TOKEN`"),
        ("", "`` is no name of an environment variable, write it like `PAGE_TOKEN`"),
    ] {
        let error = Token::from_env(name).unwrap_err();
        assert_eq!((error.kind(), error.to_string()), (ErrorKind::Setup, text.to_owned()));
    }
    // Cargo sets it for tests, to what has spaces in it.
    let error = Token::from_env("CARGO_PKG_DESCRIPTION").unwrap_err();
    let text = "environment variable `CARGO_PKG_DESCRIPTION`: access token has a space, ";
    assert!(error.to_string().starts_with(text), "{error}");
    Token::from_env("CARGO_PKG_NAME").unwrap();
}

#[tokio::test]
async fn the_proof_goes_into_forms() {
    let server = Server::start(taken()).await;
    let page = client(&server).app_secret("sesame").build().unwrap().page("123", TOKEN);
    let post = || Call::post(Path::account());
    page.call(post().form([("a", "b")])).await.unwrap();
    page.call(post().multipart([Part::text("a", "b")])).await.unwrap();
    let bodies = server.bodies();
    assert_eq!(bodies[0], format!("a=b&appsecret_proof={PROOF}"));
    let part = format!("name=\"appsecret_proof\"\r\n\r\n{PROOF}\r\n");
    assert!(bodies[1].contains(&part), "{bodies:?}");
    assert!(server.requests().iter().all(|request| request.starts_with("POST /v27.0/123 HTTP")));
}

#[tokio::test]
async fn messages_and_what_has_no_form_have_the_proof_in_the_query() {
    let server = Server::start(taken()).await;
    let page = client(&server).app_secret("sesame").build().unwrap().page("123", TOKEN);
    page.send(&hello()).await.unwrap();
    page.send(&hello()).await.unwrap();
    page.call(Call::get(Path::account()).query("fields", "id")).await.unwrap();
    page.call(Call::post(Path::account()).json("{}")).await.unwrap();
    let mut message = Vec::new();
    hello().write_json(&mut message);
    let message = String::from_utf8(message).unwrap();
    assert_eq!(server.bodies(), [&*message, &message, "", "{}"]);
    let lines = [
        format!("POST /v27.0/123/messages?appsecret_proof={PROOF} HTTP/1.1\r\n"),
        format!("POST /v27.0/123/messages?appsecret_proof={PROOF} HTTP/1.1\r\n"),
        format!("GET /v27.0/123?fields=id&appsecret_proof={PROOF} HTTP/1.1\r\n"),
        format!("POST /v27.0/123?appsecret_proof={PROOF} HTTP/1.1\r\n"),
    ];
    for (request, line) in server.requests().iter().zip(&lines) {
        assert!(request.starts_with(line), "{request}");
    }
}

#[tokio::test]
async fn a_new_token_has_a_new_proof() {
    let server = Server::start(Answer::in_turn([refused(), taken()])).await;
    let client = client(&server).app_secret("sesame").build().unwrap();
    client.page("123", counting(&Arc::default())).send(&hello()).await.unwrap();
    let lines: Vec<_> = server
        .requests()
        .iter()
        .map(|request| request.split_once("\r\n").unwrap().0.to_owned())
        .collect();
    assert!(lines.iter().all(|line| line.contains("?appsecret_proof=")), "{lines:?}");
    assert_ne!(lines[0], lines[1]);
}

#[tokio::test]
async fn proofs_with_a_time() {
    let server = Server::start(taken()).await;
    let client = client(&server).app_secret("sesame").timed_proofs().build().unwrap();
    client.page("123", TOKEN).call(Call::post(Path::root()).form([("a", "b")])).await.unwrap();
    let body = server.bodies().remove(0);
    let (_, seconds) = body.split_once("&appsecret_time=").unwrap();
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    assert!(now - seconds.parse::<u64>().unwrap() < 60, "{body}");
    assert!(!body.contains(PROOF) && body.starts_with("a=b&appsecret_proof="), "{body}");
}

#[tokio::test]
async fn accounts_with_instagram_login_have_an_app_secret_of_their_own() {
    let server = Server::start(taken()).await;
    let message = Message::from_json(r#"{"recipient":{"id":"1"},"message":{"text":"a"}}"#).unwrap();
    for (client, proved) in [
        (client(&server).app_secret("sesame"), true),
        (client(&server).app_secret("sesame").instagram_app_secret("other"), false),
        (client(&server).app_secret("other").instagram_app_secret("sesame"), true),
    ] {
        client.build().unwrap().instagram_login("123", TOKEN).send(&message).await.unwrap();
        let request = server.requests().pop().unwrap();
        assert!(request.contains("?appsecret_proof="), "{request}");
        assert_eq!(request.contains(PROOF), proved, "{request}");
    }
}

#[test]
fn app_secrets_that_cannot_be() {
    for (builder, text) in [
        (Client::builder().app_secret(""), "app secret is empty"),
        (Client::builder().app_secret("sesame\n"), "app secret has a space, a line break"),
        (Client::builder().instagram_app_secret("a b"), "app secret has a space, a line break"),
        (Client::builder().timed_proofs(), "`timed_proofs` needs a secret"),
    ] {
        let error = builder.build().unwrap_err();
        assert!(error.kind() == ErrorKind::Setup && error.to_string().starts_with(text), "{error}");
    }
}

#[tokio::test]
async fn a_gateway_that_speaks_of_the_token_has_nothing_sent_again() {
    for answer in [
        json("500 Oh", r#"{"error":{"code":190,"message":"upstream"}}"#),
        json("200 OK", r#"{"error":{"code":190}}"#),
    ] {
        let server = Server::start(Answer::in_turn([answer, taken()])).await;
        let error = page(&server, counting(&Arc::default())).send(&hello()).await.unwrap_err();
        assert_eq!((error.delivery(), error.attempts()), (Delivery::Unknown, 1));
        assert_eq!(server.requests().len(), 1);
    }
}
