//! What an inbox makes of what the platform sends since 2026, and of what the account does itself.

use sendapi::webhook::{Happened, Incoming};
use serde_json::{Value, json};

use crate::{Got, builder, event, page, webhook};

/// What of a body is handed on, how much was ignored, and that each comes back from what it is kept as.
async fn handed_on(body: &Value) -> (Vec<Incoming>, usize) {
    let got = Got::default();
    let inbox = builder().start(got.handler());
    let accepted = inbox.accept(webhook(body)).unwrap();
    inbox.settled().await;
    for incoming in got.all() {
        let json = incoming.to_json();
        let again = Incoming::from_json(json.as_bytes()).unwrap();
        assert_eq!(again.happened(), incoming.happened());
        assert_eq!((again.to_json(), again.person()), (json, incoming.person()));
    }
    (got.all(), accepted.ignored)
}

/// What Page 1 gets in its entry.
fn entry(mut members: Value) -> Value {
    let mut entry = json!({"id": "1", "time": 1_763_800_000});
    entry.as_object_mut().unwrap().append(members.as_object_mut().unwrap());
    json!({"object": "page", "entry": [entry]})
}

#[tokio::test]
async fn what_the_account_does_itself_is_ignored_whatever_says_so() {
    let own = json!({"sender": {"id": "1"}, "recipient": {"id": "7"}});
    let by_the_account = |mut what: Value| {
        what.as_object_mut().unwrap().extend(own.as_object().unwrap().clone());
        what
    };
    let events = [
        event("7", &json!({"is_self": true, "postback": {"mid": "m_1", "payload": "GO"}})),
        event("7", &json!({"postback": {"mid": "m_2", "payload": "GO", "is_self": true}})),
        event("7", &json!({"reaction": {"mid": "m_3", "is_self": true}})),
        event("7", &json!({"message": {"mid": "m_4", "is_echo": true}})),
        event("7", &by_the_account(json!({"message": {"mid": "m_5", "text": "We open at six"}}))),
        event("7", &by_the_account(json!({"reaction": {"mid": "m_6", "action": "react"}}))),
        event("7", &by_the_account(json!({"message_edit": {"mid": "m_7", "num_edit": 1}}))),
    ];
    let (all, ignored) = handed_on(&page(&events)).await;
    assert_eq!((all.len(), ignored), (0, events.len()));

    let got = Got::default();
    let inbox = builder().with_echoes().start(got.handler());
    inbox.accept(webhook(&page(&events))).unwrap();
    inbox.settled().await;
    assert_eq!(got.all().len(), events.len());
    for incoming in got.all() {
        assert!(incoming.reply().is_none() && incoming.text().is_none(), "{incoming:?}");
        let event = incoming.event().unwrap();
        assert!(event.payload_text().is_none());
        assert_eq!(incoming.person().is_none(), event.is_with_itself(), "{incoming:?}");
    }
    let with_itself = |incoming: &Incoming| incoming.event().unwrap().is_with_itself();
    assert_eq!(got.all().iter().filter(|incoming| with_itself(incoming)).count(), 3);
}

#[tokio::test]
async fn which_app_has_the_conversation_is_told_whoever_the_sender_is() {
    let passed = json!({"sender": {"id": "1"}, "recipient": {"id": "7"}, "pass_thread_control": {"new_owner_app_id": 5}});
    let (all, ignored) = handed_on(&page(&[passed])).await;
    assert_eq!((all.len(), ignored), (1, 0));
}

#[tokio::test]
async fn a_comment_in_the_entry_itself_is_handed_on_as_one_in_the_list() {
    let change =
        json!({"field": "comments", "value": {"id": "5", "text": "Rye?", "from": {"id": "7"}}});
    let in_a_list = json!({"changes": [change]});
    for body in [entry(change.clone()), entry(in_a_list)] {
        let (all, _) = handed_on(&body).await;
        let [incoming] = &all[..] else { panic!("{all:?}") };
        assert!(matches!(incoming.happened(), Happened::Change(_)));
        assert_eq!(incoming.comment().unwrap().words(), Some("Rye?"));
        assert_eq!(incoming.person().as_deref(), Some("7"));
        assert!(incoming.reply().is_some() && incoming.text().is_none());
        assert_eq!(serde_json::from_str::<Value>(&incoming.to_json()).unwrap(), body);
    }
}

#[tokio::test]
async fn a_comment_is_the_same_in_either_form() {
    let change = json!({"field": "comments", "value": {"id": "5", "text": "Rye?"}});
    let got = Got::default();
    let inbox = builder().start(got.handler());
    inbox.accept(webhook(&entry(change.clone()))).unwrap();
    let again = inbox.accept(webhook(&entry(json!({"changes": [change]})))).unwrap();
    assert_eq!((again.events, again.duplicates), (0, 1));
}

#[tokio::test]
async fn a_comment_in_a_group_has_an_author_and_a_reply() {
    let comment = json!({
        "recipient": {"id": "1"}, "from": {"id": "7", "name": "Ada"}, "group_id": "55", "comment_id": "77",
        "post_id": "55_1", "item": "comment", "verb": "add", "message": "How much?", "created_time": 1_763_800_000,
    });
    let change = json!({"changes": [{"field": "group_feed", "value": comment}]});
    for body in [page(std::slice::from_ref(&comment)), entry(change)] {
        let (all, _) = handed_on(&body).await;
        let [incoming] = &all[..] else { panic!("{all:?}") };
        assert_eq!(incoming.comment().unwrap().words(), Some("How much?"));
        assert_eq!(incoming.person().as_deref(), Some("7"));
        assert!(incoming.reply().unwrap().recipient.is_private_reply());
        assert!(incoming.identity().is_some());
    }
}

#[tokio::test]
async fn calls_are_handed_on_each_by_itself_and_once() {
    let connect = json!({"id": "c_1", "event": "connect", "from": "7", "to": "1", "timestamp": 1_763_800_000});
    let over = json!({"id": "c_1", "event": "terminate", "status": "Completed"});
    let body = entry(json!({"calls": [connect, over, connect]}));
    let got = Got::default();
    let inbox = builder().start(got.handler());
    let accepted = inbox.accept(webhook(&body)).unwrap();
    assert_eq!((accepted.events, accepted.duplicates), (2, 1));
    inbox.settled().await;
    let all = got.all();
    let calls: Vec<_> = all.iter().map(|incoming| incoming.call().unwrap()).collect();
    assert_eq!(calls[0].event.as_ref().unwrap().as_str(), "connect");
    assert_eq!(calls[1].status.as_deref(), Some("Completed"));
    assert_eq!((all[0].person().as_deref(), all[1].person()), (Some("7"), None));
    assert!(all[0].reply().is_none() && all[0].event().is_none());
    handed_on(&body).await;
    let by_a_change = entry(json!({"field": "calls", "value": connect}));
    assert!(handed_on(&by_a_change).await.0[0].call().is_some());
}

#[tokio::test]
async fn a_permission_to_call_names_its_account_though_the_entry_does_not() {
    let body = json!({"object": "page", "entry": [{
        "sender": {"id": "7"}, "recipient": {"id": "1"}, "timestamp": 1_763_800_000,
        "call_permission_reply": {"response": "approve"},
    }]});
    let (all, _) = handed_on(&body).await;
    let [incoming] = &all[..] else { panic!("{all:?}") };
    assert_eq!(incoming.account_id().as_deref(), Some("1"));
    assert_eq!(incoming.person().as_deref(), Some("7"));
    assert!(incoming.reply().is_some());
}

#[tokio::test]
async fn call_settings_are_told_by_the_entry() {
    let (all, _) = handed_on(&entry(json!({"call_settings": {"audio_enabled": true}}))).await;
    let [incoming] = &all[..] else { panic!("{all:?}") };
    assert_eq!(incoming.happened(), &Happened::Other);
    assert_eq!(incoming.entry().call_settings.as_ref().unwrap().audio_enabled, Some(true));
}

#[tokio::test]
async fn marketing_messages_are_about_their_person() {
    let told = json!({"recipient_id": 7, "mid": "m", "messenger_subscription_token": "5"});
    let mut flat = told.clone();
    flat["field"] = json!("marketing_message_reads");
    let nested = json!({"field": "marketing_message_reads", "value": told});
    for body in
        [entry(flat.clone()), entry(nested), page(&[told]), entry(json!({"changes": [flat]}))]
    {
        let (all, _) = handed_on(&body).await;
        let [incoming] = &all[..] else { panic!("{all:?}") };
        assert_eq!(incoming.person().as_deref(), Some("7"));
        assert!(incoming.reply().is_none());
    }
}

#[tokio::test]
async fn an_id_that_json_rounds_names_nobody() {
    let body = page(&[json!({"sender": {"id": 1.5e20}, "message": {"mid": "m", "text": "Hi"}})]);
    let (all, _) = handed_on(&body).await;
    let [incoming] = &all[..] else { panic!("{all:?}") };
    assert_eq!((incoming.person(), incoming.reply()), (None, None));
}

#[tokio::test]
async fn half_an_emoji_is_no_obstacle_to_an_answer() {
    let body = r#"{"object":"page","entry":[{"id":"1","messaging":[{"sender":{"id":"7"},"message":{"mid":"m","text":"Rye \ud83e"}}]}]}"#;
    let got = Got::default();
    let inbox = builder().start(got.handler());
    let signature = crate::signature(body.as_bytes());
    assert_eq!(inbox.receive(&signature, body.as_bytes()).unwrap().events, 1);
    inbox.settled().await;
    let incoming = &got.all()[0];
    assert_eq!(incoming.text(), Some("Rye \u{fffd}"));
    assert!(incoming.reply().is_some());
    assert_eq!(incoming.to_json(), body);
}
