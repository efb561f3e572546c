//! Everything but sending.

use std::io;
use std::pin::pin;
use std::time::Duration;

use sendapi::graph::{Call, File, Method, Part, Path};
use sendapi::{
    Account, Client, DryRun, ErrorKind, LocalFile, Message, Rates, Receipt, Token, message,
};

use crate::server::{Server, json};
use crate::{TOKEN, hello};

/// A client that would reach this server if it sent anything.
async fn rehearsal() -> (Server, Client) {
    let server = Server::start(json("200 OK", r#"{"message_id":"m_1"}"#)).await;
    let client = Client::builder().base_url(server.url()).dry_run().build().unwrap();
    (server, client)
}

fn run(client: &Client) -> &DryRun {
    client.dry_run().unwrap()
}

fn page(client: &Client) -> Account {
    client.page("123", TOKEN)
}

#[tokio::test]
async fn a_message_is_kept_and_does_not_go_out() {
    let (server, client) = rehearsal().await;
    let receipt = page(&client).send(&hello()).await.unwrap();
    assert_eq!(receipt, Receipt::default());
    let [sent] = &*run(&client).sent() else { panic!("one request") };
    assert_eq!((sent.account(), sent.method()), ("123", Method::Post));
    assert_eq!(sent.path(), "/v27.0/123/messages");
    assert_eq!(
        sent.body(),
        r#"{"recipient":{"id":"1008"},"messaging_type":"RESPONSE","message":{"text":"Hello"}}"#
    );
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn what_breaks_a_rule_or_cannot_be_set_is_told_as_ever() {
    let (_server, client) = rehearsal().await;
    let mut request = hello().into_request();
    request.message.as_mut().unwrap().text = Some("a".repeat(2001).into());
    let mut sending = page(&client).send_all([Message::__new(request)]);
    let error = sending.next().await.unwrap().result.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Invalid);
    let error = client.page("12/3", TOKEN).send(&hello()).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Setup);
    let error = page(&client).call(Call::get(Path::account().edge(""))).await.unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Setup);
    assert_eq!(run(&client).count(), 0);
}

#[tokio::test]
async fn no_provider_is_asked() {
    let (_server, client) = rehearsal().await;
    let provider = Token::provider(|| async { Err::<String, _>(io::Error::other("asked")) });
    client.page("123", provider).send(&hello()).await.unwrap();
    assert_eq!(run(&client).count(), 1);
}

#[tokio::test]
async fn calls_are_kept_too_without_tokens() {
    let (server, client) = rehearsal().await;
    let path = || Path::account().edge("x");
    let file = File::bytes("a.png", "image/png", &b"png"[..]);
    let calls = [
        Call::get(path()).query("fields", "id"),
        Call::post(path()).json(format!(r#"{{"note":"{TOKEN}"}}"#)),
        Call::post(path()).form([("batch", "[]")]).with_token_in_form(),
        Call::post(path()).multipart([Part::text("a", "b"), Part::file("filedata", file)]),
    ];
    for call in calls {
        let reply = page(&client).call(call).await.unwrap();
        assert_eq!((reply.status(), reply.body()), (200, &b"{}"[..]));
    }
    let kept = run(&client).sent();
    let shown: Vec<_> = kept.iter().map(|sent| (sent.method(), sent.path(), sent.body())).collect();
    assert_eq!(
        shown,
        [
            (Method::Get, "/v27.0/123/x?fields=id", ""),
            (Method::Post, "/v27.0/123/x", r#"{"note":"[access token]"}"#),
            (Method::Post, "/v27.0/123/x", "batch=%5B%5D"),
            (Method::Post, "/v27.0/123/x", "a: b\nfiledata: a.png (image/png, 3 bytes)\n"),
        ]
    );
    assert_eq!(server.connections(), 0);
}

#[tokio::test]
async fn a_broadcast_is_rehearsed_and_the_last_thousand_are_kept() {
    let server = Server::start(json("200 OK", "{}")).await;
    let client =
        Client::builder().base_url(server.url()).rates(Rates::UNLIMITED).dry_run().build().unwrap();
    let mut sending = page(&client).broadcast(&hello(), 1..=1200_u64).unwrap();
    while let Some(outcome) = sending.next().await {
        outcome.result.unwrap();
    }
    assert_eq!((sending.progress().sent, server.connections()), (1200, 0));
    assert_eq!((run(&client).count(), run(&client).sent().len()), (1200, 1000));
    assert_eq!((run(&client).take().len(), run(&client).sent().len()), (1000, 0));
    assert_eq!(run(&client).count(), 1200);
}

#[tokio::test]
async fn batches_are_kept_message_by_message() {
    let (server, client) = rehearsal().await;
    let mut sending = page(&client).broadcast(&hello(), 1..=20_u64).unwrap().in_batches(10);
    while let Some(outcome) = sending.next().await {
        outcome.result.unwrap();
    }
    assert_eq!((run(&client).count(), server.connections()), (20, 0));
    assert!(run(&client).sent().iter().all(|sent| sent.path() == "/v27.0/123/messages"));
}

#[tokio::test]
async fn rates_are_kept_to() {
    let rates = Rates::default().messages_per_second(1);
    let client = Client::builder().rates(rates).dry_run().build().unwrap();
    let page = page(&client);
    page.send(&hello()).await.unwrap();
    let second = pin!(page.send(&hello()));
    assert!(tokio::time::timeout(Duration::from_millis(100), second).await.is_err());
    assert_eq!(run(&client).count(), 1);
}

#[tokio::test]
async fn files_are_uploaded_and_sent_in_a_rehearsal_too() {
    let (server, client) = rehearsal().await;
    let page = page(&client);
    let oven = page.upload(LocalFile::bytes("oven.gif", &b"GIF89a"[..])).await.unwrap();
    let message = message!(Messenger { recipient: "1008", attachment: &oven });
    page.send(&message).await.unwrap();
    let [upload, sent] = &*run(&client).sent() else { panic!("two requests") };
    assert_eq!(upload.path(), "/v27.0/123/message_attachments");
    assert!(upload.body().contains("filedata: oven.gif (image/gif, 6 bytes)\n"), "{upload:?}");
    assert!(sent.body().contains(r#""attachment_id":"0""#), "{sent:?}");
    assert_eq!(server.connections(), 0);
}

#[test]
fn other_clients_have_none() {
    assert!(Client::new().dry_run().is_none());
}

#[tokio::test]
async fn what_is_long_is_cut() {
    let (_server, client) = rehearsal().await;
    let body = format!(r#"{{"a":"{}"}}"#, "é".repeat(100_000));
    page(&client).call(Call::post(Path::account().edge("x")).json(body)).await.unwrap();
    let length = run(&client).sent()[0].body().len();
    assert!((65_530..=65_536).contains(&length), "{length}");
}
