//! The token shows nowhere.

use std::error::Error as _;
use std::fmt::Debug;

use sendapi::{Account, Client, Error};

use crate::server::{Answer, Server, answer, json};
use crate::{TOKEN, hello, page};

fn assert_silent(shown: &str) {
    assert!(!shown.contains("secret"), "{shown}");
}

fn assert_silent_throughout(error: &Error) {
    assert_silent(&format!("{error} {error:?} {error:#?}"));
    let mut source = error.source();
    while let Some(cause) = source {
        assert_silent(&format!("{cause} {cause:?}"));
        source = cause.source();
    }
}

#[test]
fn debug_of_client_and_account() {
    let client = Client::new();
    let page = client.page("123", TOKEN);
    assert_silent(&format!("{client:?} {page:?} {page:#?}"));
    assert_eq!(
        format!("{page:?}"),
        format!(r#"Account {{ platform: "Messenger", id: "123", client: {client:?}, .. }}"#)
    );
    assert_eq!(format!("{:?}", client.instagram("me", TOKEN)).matches("Instagram").count(), 1);
}

#[tokio::test]
async fn errors_of_every_kind() {
    let echo = json(
        "400 Bad Request",
        &format!(r#"{{"error":{{"message":"{TOKEN}","type":"{TOKEN}","code":190}}}}"#),
    );
    let answers = [
        echo,
        answer("502 Bad Gateway", "", TOKEN),
        answer("302 Found", &format!("location: http://{TOKEN}/\r\n"), ""),
        Answer::CloseWithout,
        Answer::Bytes(format!("HTTP/1.1 {TOKEN}\r\n\r\n").into_bytes()),
    ];
    for answer in answers {
        let server = Server::start(answer).await;
        assert_silent_throughout(&page(server.url()).send(&hello()).await.unwrap_err());
    }
    assert_silent_throughout(&page("http://127.0.0.1:1").send(&hello()).await.unwrap_err());
}

#[tokio::test]
async fn arguments_in_the_wrong_order() {
    let swapped = Client::new().page(TOKEN, "123");
    assert_silent(&format!("{swapped:?}"));
    let error = swapped.send(&hello()).await.unwrap_err();
    assert_silent_throughout(&error);
    assert_eq!(
        error.to_string(),
        "account id has `E` at character 1, give the digits of the account's id, or `me`"
    );
}

#[tokio::test]
async fn tokens_that_cannot_be() {
    for token in ["secret\n", "Bearer secret", "secr\u{e9}t secret"] {
        let error = Client::new().page("123", token).send(&hello()).await.unwrap_err();
        assert_silent_throughout(&error);
    }
}

#[test]
fn base_urls_with_secrets() {
    for url in [
        "https://me:secret@a.example",
        "https://a.example?access_token=secret",
        "not a url?secret",
        "secret@",
    ] {
        assert_silent_throughout(&Client::builder().base_url(url).build().unwrap_err());
    }
}

#[test]
fn what_crosses_threads_may() {
    fn shared<T: Send + Sync + Unpin + Clone + Debug + 'static>() {}
    fn error<T: std::error::Error + Send + Sync + 'static>() {}
    shared::<Client>();
    shared::<Account>();
    shared::<Account<sendapi::Instagram>>();
    error::<Error>();
}
