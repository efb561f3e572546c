//! Whom something is about, and which account it is for.

use sendapi::webhook::{Incoming, Webhook};
use sendapi::{Accounts, Client, Recipient};
use serde_json::{Value, json};

use crate::{Diary, Got, builder, event, page, pages, says, webhook};

/// What a handler gets of a body.
async fn incoming(webhook: Webhook) -> Vec<Incoming> {
    let client = Client::new();
    let mut accounts = Accounts::new();
    accounts.add(client.page("1", "EAABexample")).unwrap();
    accounts.add_as("17841", client.instagram("1", "EAABexample")).unwrap();
    let got = Got::default();
    let builder = builder().accounts(accounts).with_echoes().with_standby();
    let inbox = builder.start(got.handler());
    inbox.accept(webhook).unwrap();
    inbox.settled().await;
    got.all()
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
    assert_eq!(incoming.reply().unwrap().recipient, Recipient::comment_id("5"));
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

/// A new account is no reason for a new inbox, which would know nothing of what came.
#[tokio::test]
async fn accounts_come_and_go_while_the_inbox_runs() {
    let diary = Diary::default();
    let client = Client::new();
    let inbox = builder().start({
        let diary = diary.clone();
        move |incoming: Incoming| {
            let known = incoming.account().map(|account| format!("{:?}", account.platform()));
            diary.note(format!("{} {}", incoming.account_id().unwrap(), known.unwrap_or_default()));
            async { Ok::<(), sendapi::Error>(()) }
        }
    });
    let comes = async |account: &str, mid: &str| {
        let accepted = inbox.accept(webhook(&pages(&[(account, vec![says("7", mid, "Hello")])])));
        inbox.settled().await;
        (accepted.unwrap().events, diary.lines().last().unwrap().clone())
    };
    assert_eq!(comes("1", "m_1").await, (1, "1 ".to_owned()));
    inbox.add_account(client.page("1", "EAABexample")).unwrap();
    inbox.add_account_as("17841", client.instagram("1", "EAABexample")).unwrap();
    assert_eq!(comes("1", "m_2").await, (1, "1 Messenger".to_owned()));
    assert_eq!(comes("17841", "m_1").await, (1, "17841 Instagram".to_owned()));
    assert_eq!(comes("1", "m_1").await.0, 0, "it is still remembered");

    assert!(inbox.add_account(client.page("1", "EAABexample")).is_err());
    assert_eq!(inbox.accounts().len(), 2);
    assert!(inbox.remove_account("1").is_some() && inbox.remove_account("1").is_none());
    assert_eq!(comes("1", "m_3").await, (1, "1 ".to_owned()));
    let others: Accounts = (5..8).map(|id| client.page(id, "EAABexample")).collect();
    assert_eq!(inbox.set_accounts(others).len(), 1);
    assert_eq!(comes("5", "m_1").await, (1, "5 Messenger".to_owned()));
    assert_eq!(comes("17841", "m_4").await, (1, "17841 ".to_owned()));
}

#[tokio::test]
async fn an_account_that_two_ids_name_is_no_person() {
    let echo = json!({
        "sender": {"id": "998877"}, "recipient": {"id": "7"}, "message": {"mid": "m_1", "is_echo": true},
    });
    let to_itself = json!({
        "sender": {"id": "998877"}, "recipient": {"id": "998877"}, "message": {"mid": "m_1", "is_self": true},
    });
    let reaction = json!({
        "sender": {"id": "1"}, "recipient": {"id": "7"}, "reaction": {"mid": "m_1", "action": "react"},
    });
    let enforcement =
        json!({"recipient": {"id": "998877"}, "policy_enforcement": {"action": "warning"}});
    let plugin = json!({"recipient": {"id": "1"}, "optin": {"ref": "x", "user_ref": "ref-2"}});
    for (event, person) in [
        (echo, Some("7")),
        (to_itself, None),
        (reaction, Some("7")),
        (enforcement, None),
        (plugin, Some("ref-2")),
    ] {
        assert_eq!(one(page(&[event])).await.person().as_deref(), person);
    }
    let comment = |from: Value| {
        let value = json!({"id": "5", "text": "Thanks", "from": from});
        json!({"object": "instagram", "entry": [{"id": "17841", "changes": [{"field": "comments", "value": value}]}]})
    };
    for (from, person) in [
        (json!({"id": "7"}), Some("7")),
        (json!({"id": "17841"}), None),
        (json!({"id": "998877", "self_ig_scoped_id": "17841"}), None),
        (json!({"username": "ada.bakes"}), None),
    ] {
        assert_eq!(one(comment(from)).await.person().as_deref(), person);
    }
}
