//! The echo, in a conversation and behind its server.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use hmac::{Hmac, KeyInit, Mac};
use sendapi::message;
use sendapi::webhook::Conversation;
use sendapi_examples::bot::{Stage, URL, VARIABLES, serve};
use sendapi_examples::echo_bot::echo;
use sendapi_simulator::Simulator;
use serde_json::json;
use sha2::Sha256;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;

#[tokio::test]
async fn it_says_what_people_say() {
    let mut talk = Conversation::with(echo).unwrap();
    for words in ["Good morning", "Rye?"] {
        let answers = talk.person("7").says(words).await.unwrap();
        assert_eq!(answers, [message!(Messenger { recipient: "7", text: words })]);
    }
    let picture = json!({"message": {"attachments": [{"type": "image"}]}});
    assert!(talk.person("7").does(picture).await.unwrap().is_empty());
    let late = talk.person("7").ago(Duration::from_secs(25 * 60 * 60)).says("Good morning").await;
    assert!(late.is_err(), "it is told, not sent");
}

#[tokio::test]
async fn behind_its_server_it_answers_what_is_signed() {
    let stage = Stage::rehearsal().await.unwrap();
    let inbox = stage.inbox(echo);
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let server = tokio::spawn(async move {
        serve(&inbox, listener, async { drop(stopped.await) }).await.unwrap()
    });

    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs() * 1000;
    let body = json!({"object": "page", "entry": [{"id": "101", "messaging": [{
        "sender": {"id": "7"}, "recipient": {"id": "101"}, "timestamp": now,
        "message": {"mid": "m_1", "text": "Good morning"},
    }]}]});
    let body = body.to_string();
    let mut stream = TcpStream::connect(address).await.unwrap();
    let head = format!(
        "POST /webhook HTTP/1.1\r\nhost: x\r\nconnection: close\r\ncontent-type: application/json\r\n\
         x-hub-signature-256: sha256={}\r\ncontent-length: {}\r\n\r\n",
        signed(&body),
        body.len()
    );
    stream.write_all(format!("{head}{body}").as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");

    stop.send(()).unwrap();
    assert!(server.await.unwrap().is_empty());
    let messages = stage.simulator.as_ref().unwrap().messages();
    assert_eq!(messages.len(), 1);
    assert_eq!(messages[0].body()["message"]["text"], "Good morning");
}

fn signed(body: &str) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(b"sesame").unwrap().chain_update(body);
    let digits = mac.finalize().into_bytes();
    let digits = digits.iter().map(|byte| format!("{byte:02x}"));
    digits.collect::<Vec<_>>().concat()
}

#[tokio::test]
async fn all_variables_are_set_or_none() {
    let one = |name: &str| (name == VARIABLES[0]).then(|| "101".to_owned());
    let error = Stage::set(one).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "`SENDAPI_PAGE_TOKEN`, `SENDAPI_APP_SECRET`, `SENDAPI_VERIFY_TOKEN` not set: \
         set all of `SENDAPI_PAGE_ID`, `SENDAPI_PAGE_TOKEN`, `SENDAPI_APP_SECRET`, `SENDAPI_VERIFY_TOKEN`, \
         or none for a simulator"
    );
    let all = |name: &str| VARIABLES.contains(&name).then(|| "101".to_owned());
    assert!(Stage::set(all).await.unwrap().simulator.is_none());
}

#[tokio::test]
async fn it_answers_at_the_place_that_the_environment_names() {
    let simulator = Simulator::start().await.unwrap();
    let named = |name: &str| match name {
        URL => Some(simulator.url().to_owned()),
        name => VARIABLES.contains(&name).then(|| "101".to_owned()),
    };
    let stage = Stage::named(named).unwrap().unwrap();
    let page = stage.accounts.iter().find_map(|(_, account)| account.messenger()).unwrap();
    page.send(&message!(Messenger { recipient: "7", text: "Good morning" })).await.unwrap();
    assert_eq!(simulator.messages()[0].account(), "101");
    let nowhere = |name: &str| if name == URL { Some("127.0.0.1".to_owned()) } else { named(name) };
    assert!(Stage::named(nowhere).unwrap_err().to_string().contains("base URL"));
}
