//! Whom something is about, and which account it is for.

use std::sync::{Arc, Mutex};

use sendapi::webhook::{Incoming, Webhook};
use sendapi::{Accounts, Client};
use serde_json::{Value, json};

use crate::{builder, event, page, says, webhook};

/// What a handler gets of a body.
async fn incoming(webhook: Webhook) -> Vec<Incoming> {
    let client = Client::new();
    let mut accounts = Accounts::new();
    accounts.add(client.page("1", "EAABexample")).unwrap();
    accounts.add_as("17841", client.instagram("1", "EAABexample")).unwrap();
    let got: Arc<Mutex<Vec<Incoming>>> = Arc::default();
    let inbox = builder().accounts(accounts).with_echoes().with_standby().start({
        let got = Arc::clone(&got);
        move |incoming: Incoming| {
            got.lock().unwrap().push(incoming);
            async { Ok::<(), sendapi::Error>(()) }
        }
    });
    inbox.accept(webhook).unwrap();
    inbox.settled().await;
    got.lock().unwrap().clone()
}

async fn one(body: Value) -> Incoming {
    let [incoming] = incoming(webhook(&body)).await.try_into().unwrap();
    incoming
}

#[tokio::test]
async fn each_account_is_found_by_the_id_that_the_event_names() {
    let at = |id: &str| {
        let mut body = page(&[says("7", "m_1", "Hello")]);
        body["entry"][0]["id"] = json!(id);
        one(body)
    };
    assert_eq!(at("1").await.page().unwrap().id(), "1");
    assert!(at("1").await.instagram().is_none());
    assert!(at("17841").await.instagram().is_some());
    let stranger = at("99").await;
    assert!(stranger.account().is_none());
    assert_eq!(stranger.account_id().as_deref(), Some("99"));
}

#[tokio::test]
async fn a_person_is_the_other_side() {
    let echo = json!({
        "sender": {"id": "1"}, "recipient": {"id": "7"}, "message": {"mid": "m_1", "is_echo": true},
    });
    let enforcement =
        json!({"recipient": {"id": "1"}, "policy_enforcement": {"action": "warning"}});
    let plugin = event("7", &json!({"optin": {"ref": "x"}}));
    for (event, person) in [
        (says("7", "m_1", "Hello"), Some("7")),
        (echo, Some("7")),
        (enforcement, None),
        (plugin, Some("7")),
    ] {
        assert_eq!(one(page(&[event])).await.person().as_deref(), person);
    }
}

#[tokio::test]
async fn a_comment_is_handed_on_with_whom_to_answer() {
    let comment =
        json!({"field": "comments", "value": {"id": "5", "text": "Rye?", "from": {"id": "7"}}});
    let body = json!({"object": "instagram", "entry": [{"id": "17841", "time": 1_763_800_000, "changes": [comment]}]});
    let incoming = one(body).await;
    assert_eq!(incoming.person().as_deref(), Some("7"));
    assert_eq!(incoming.reply().unwrap().recipient.comment_id.as_deref(), Some("5"));
    assert!(incoming.event().is_none());
}

#[tokio::test]
async fn while_another_app_has_the_conversation_there_is_nobody_to_answer() {
    let mut body = page(&[]);
    body["entry"][0]["standby"] = json!([says("7", "m_1", "Hello")]);
    let incoming = one(body).await;
    assert_eq!(incoming.reply(), None);
    assert_eq!(incoming.person().as_deref(), Some("7"));
}
