//! What is unknown becomes known: by its echo, or by a person who looks it up.

use std::time::Duration;

use sendapi::Client;
use sendapi::webhook::{Handshake, Incoming, Verifier, Webhook};
use sendapi_outbox::{Error, Inbox, Outbox, Outcome, Turn, Worker};
use sendapi_simulator::{Fault, Requests, Simulator};
use serde_json::{Value, json};

use crate::outbox;
use crate::processes::until;
use crate::sending::{accounts, outcome, put};
use crate::tested::{Tested, on_each, rows};

async fn inbox<DB: Tested>(outbox: &Outbox<DB>) -> Inbox<DB> {
    let builder = outbox.inbox(Verifier::new("secret"), Handshake::new("verify"));
    builder.start(async |_: Incoming, _: Turn<DB>| Ok::<_, Error>(())).await.unwrap()
}

async fn worker<DB: Tested>(outbox: &Outbox<DB>, simulator: &Simulator) -> Worker {
    let worker = outbox.worker(&accounts(simulator)).known_by_echoes();
    worker.timeout(Duration::from_secs(5)).start().await.unwrap()
}

fn metadata(simulator: &Simulator) -> Option<String> {
    let messages = simulator.messages();
    let metadata = messages.first()?.body().pointer("/message/metadata").and_then(Value::as_str);
    metadata.map(ToOwned::to_owned)
}

/// The echo of a message, as the platform posts it to the account's app.
fn echo(account: &str, metadata: &str) -> Webhook {
    let echo = json!({
        "object": "page",
        "entry": [{ "id": account, "time": 1_796_044_670_987_u64, "messaging": [{
            "sender": { "id": account },
            "recipient": { "id": "1" },
            "timestamp": 1_796_044_670_987_u64,
            "message": { "mid": "m_echo", "is_echo": true, "text": "a", "metadata": metadata },
        }] }],
    });
    Webhook::from_json(echo.to_string().as_bytes()).unwrap()
}

on_each!(its_echo_tells_that_it_was_sent);
async fn its_echo_tells_that_it_was_sent<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::to("1"), Fault::cut_after_reading().delivered());
    let (outbox, _folder) = outbox::<DB>().await;
    let ticket = put(&outbox, 1, "a").await;
    let (worker, inbox) = (worker(&outbox, &simulator).await, inbox(&outbox).await);
    assert!(matches!(outcome(&outbox, ticket).await, Outcome::Unknown { copies: 0, .. }));
    let metadata = metadata(&simulator).unwrap();
    // That of another account, which has the same text, and one that is not ours.
    for (account, metadata) in [("77", &*metadata), ("1234567890", "theirs")] {
        inbox.keep(echo(account, metadata)).await.unwrap();
        assert!(matches!(outcome(&outbox, ticket).await, Outcome::Unknown { copies: 0, .. }));
    }
    inbox.keep(echo("1234567890", &metadata)).await.unwrap();
    let sent = Outcome::Sent { message_id: Some("m_echo".to_owned()) };
    assert_eq!(outcome(&outbox, ticket).await, sent);
    inbox.shutdown().await;
    worker.shutdown().await.unwrap();
}

on_each!(an_echo_that_comes_before_the_answer_is_kept_for_it);
async fn an_echo_that_comes_before_the_answer_is_kept_for_it<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    let late = Fault::cut_after_reading().delivered().after(Duration::from_secs(2));
    simulator.faults().add(Requests::to("1"), late);
    let (outbox, _folder) = outbox::<DB>().await;
    let ticket = put(&outbox, 1, "a").await;
    let (worker, inbox) = (worker(&outbox, &simulator).await, inbox(&outbox).await);
    let mark = "SELECT mark FROM sendapi_mark";
    let find = async || rows::<DB, (String,)>(&outbox, mark).await.pop();
    until("it has begun", async || find().await.is_some()).await;
    let metadata = format!("sendapi-outbox:{}", find().await.unwrap().0);
    inbox.keep(echo("1234567890", &metadata)).await.unwrap();
    assert!(matches!(outbox.outcome(ticket).await.unwrap(), Some(Outcome::Begun { .. })));
    let sent = Outcome::Sent { message_id: Some("m_echo".to_owned()) };
    assert_eq!(outcome(&outbox, ticket).await, sent);
    inbox.shutdown().await;
    worker.shutdown().await.unwrap();
}

on_each!(a_person_can_look_it_up);
async fn a_person_can_look_it_up<DB: Tested>() {
    let simulator = Simulator::start().await.unwrap();
    let (outbox, _folder) = outbox::<DB>().await;
    let ticket = put(&outbox, 1, "did it arrive?").await;
    let worker = outbox.worker(&accounts(&simulator)).start().await.unwrap();
    assert!(matches!(outcome(&outbox, ticket).await, Outcome::Sent { .. }));
    worker.shutdown().await.unwrap();

    let client = Client::builder().base_url(simulator.url()).build().unwrap();
    let page = client.page("1234567890", "EAABexample");
    let found = outbox.look_up(ticket, &page).await.unwrap().unwrap();
    assert!(found.body.contains("did it arrive?") && found.begun_at.is_some());
    let texts: Vec<_> = found.written.iter().filter_map(|one| one.message.as_deref()).collect();
    assert_eq!(texts, ["did it arrive?"]);

    let error = outbox.look_up(ticket, &client.page("77", "EAABexample")).await.unwrap_err();
    assert!(matches!(error, Error::OtherAccount(_)), "{error}");
    let comment = r#"{"recipient":{"comment_id":"1_2"},"message":{"text":"a"}}"#;
    let comment = sendapi::Message::<sendapi::Messenger>::from_json(comment).unwrap();
    let put = outbox.put(crate::PAGE, &comment).commit().await.unwrap();
    let error = outbox.look_up(put.ticket(), &page).await.unwrap_err();
    assert!(matches!(error, Error::NoPerson), "{error}");
}
