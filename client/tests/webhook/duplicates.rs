//! What comes again is dropped, and two different things never are.

use std::time::Duration;

use sendapi::webhook::{Identity, Incoming};
use serde_json::{Value, json};

use crate::{Diary, builder, event, page, says, webhook};

const AT: u64 = 1_763_800_000_000;

fn at(time: &Value, what: &Value) -> Value {
    let mut event = event("7", what);
    event["timestamp"] = time.clone();
    event
}

fn change(field: &str, value: &Value) -> Value {
    json!({"object": "page", "entry": [
        {"id": "1", "time": 1_763_800_000, "changes": [{"field": field, "value": value}]},
    ]})
}

/// How many of the bodies, one after the other, are new.
fn new_among(bodies: &[Value]) -> usize {
    let inbox = builder().with_echoes().with_standby().start(Diary::default().handler());
    bodies.iter().map(|body| inbox.accept(webhook(body)).unwrap().events).sum()
}

#[tokio::test]
async fn what_comes_again_is_dropped() {
    let linking = json!({"account_linking": {"status": "linked", "authorization_code": "x"}});
    let pass = json!({"pass_thread_control": {"new_owner_app_id": 1}});
    let recipient = json!({"id": "1"});
    for again in [
        page(&[says("7", "m_1", "Hello")]),
        page(&[event("7", &json!({"message": {"mid": "m_1", "is_deleted": true}}))]),
        page(&[event("7", &json!({"message_edit": {"mid": "m_1", "text": "x", "num_edit": 1}}))]),
        page(&[event("7", &json!({"postback": {"mid": "m_2", "payload": "RYE"}}))]),
        page(&[event("7", &json!({"postback": {"title": "Rye", "payload": "RYE"}}))]),
        page(&[event("7", &json!({"message": {"text": "without an id"}}))]),
        page(&[event("7", &json!({"reaction": {"mid": "m_1", "action": "react", "emoji": "🥖"}}))]),
        page(&[event("7", &json!({"optin": {"ref": "x"}}))]),
        page(&[json!({"recipient": recipient, "timestamp": AT, "optin": {"user_ref": "x"}})]),
        page(&[event("7", &json!({"referral": {"ref": "x", "source": "SHORTLINK"}}))]),
        page(&[event("7", &linking)]),
        page(&[event("7", &pass)]),
        page(&[event("7", &json!({"brand_new": {"x": 1}}))]),
        page(&[at(&json!(AT.to_string()), &json!({"optin": {"ref": "x"}}))]),
        change("comments", &json!({"id": "5", "text": "Rye?", "from": {"id": "7"}})),
        change("live_comments", &json!({"id": "5", "text": "Rye?"})),
        change(
            "feed",
            &json!({"item": "comment", "verb": "add", "comment_id": "1_5", "message": "Rye?"}),
        ),
        change(
            "feed",
            &json!({"item": "status", "verb": "add", "post_id": "1_5", "created_time": 1}),
        ),
        change("leadgen", &json!({"leadgen_id": "5"})),
        change("messages", &says("7", "m_1", "Hello")),
    ] {
        assert_eq!(new_among(&[again.clone(), again.clone(), again.clone()]), 1, "{again}");
    }
}

/// By what a comment is known has nothing to do with when its body was sent.
#[tokio::test]
async fn a_comment_is_known_by_its_id_and_words_alone() {
    let comment = json!({"id": "5", "text": "Rye?", "from": {"id": "7"}});
    let first = change("comments", &comment);
    let mut second = first.clone();
    second["entry"][0]["time"] = json!(1_763_800_060);
    second["entry"][0]["changes"][0]["value"]["from"]["username"] = json!("ada.bakes");
    assert_eq!(new_among(&[first, second]), 1);
}

#[tokio::test]
async fn two_different_things_are_never_one() {
    let reaction = |emoji: &str, action: &str, time: u64| {
        let what = json!({"reaction": {"mid": "m_1", "action": action, "emoji": emoji}});
        page(&[at(&json!(time), &what)])
    };
    let seconds = |action: &str| {
        page(&[at(&json!(AT / 1000), &json!({"reaction": {"mid": "m_1", "action": action}}))])
    };
    let comment = |value: Value| change("feed", &value);
    let edit = |number: Option<u64>, text: &str| {
        let edit = json!({"mid": "m_1", "text": text, "num_edit": number});
        page(&[event("7", &json!({"message_edit": edit}))])
    };
    let mut elsewhere = page(&[says("7", "m_1", "Hello")]);
    elsewhere["entry"][0]["id"] = json!("2");
    let mut standby = page(&[]);
    standby["entry"][0]["standby"] = json!([says("7", "m_1", "Hello")]);
    let photo = |id: u64| {
        comment(
            json!({"item": "photo", "verb": "add", "post_id": "1_5", "photo_id": id, "created_time": 1}),
        )
    };
    for different in [
        vec![reaction("🥖", "react", AT), reaction("🎉", "react", AT)],
        vec![
            reaction("🥖", "react", AT),
            reaction("🥖", "unreact", AT + 1),
            reaction("🥖", "react", AT + 2),
        ],
        // Within the same second, and precise to the second alone.
        vec![seconds("react"), seconds("unreact"), seconds("react")],
        vec![
            page(&[event("7", &json!({"optin": {"ref": "x"}}))]),
            page(&[event("8", &json!({"optin": {"ref": "x"}}))]),
            page(&[event("7", &json!({"optin": {"ref": "y"}}))]),
            page(&[at(&Value::Null, &json!({"optin": {"ref": "x"}}))]),
            page(&[at(&Value::Null, &json!({"optin": {"ref": "x"}}))]),
        ],
        vec![edit(Some(1), "x"), edit(Some(2), "x"), edit(None, "x"), edit(None, "y")],
        vec![
            page(&[says("7", "m_1", "Hello")]),
            page(&[event("7", &json!({"message": {"mid": "m_1", "is_deleted": true}}))]),
            page(&[event("7", &json!({"message": {"mid": "m_1", "is_echo": true}}))]),
            elsewhere,
            standby,
        ],
        vec![
            change("comments", &json!({"id": "5", "text": "Rye?"})),
            change("comments", &json!({"id": "5", "text": "Rye bread?"})),
            change("comments", &json!({"id": "6", "text": "Rye?"})),
            change("live_comments", &json!({"id": "5", "text": "Rye?"})),
        ],
        vec![
            comment(json!({"item": "comment", "verb": "add", "comment_id": "5", "message": "A"})),
            comment(
                json!({"item": "comment", "verb": "edited", "comment_id": "5", "message": "B"}),
            ),
            comment(
                json!({"item": "comment", "verb": "edited", "comment_id": "5", "message": "A"}),
            ),
            comment(
                json!({"item": "comment", "verb": "edited", "comment_id": "5", "message": "B"}),
            ),
            comment(json!({"item": "comment", "verb": "hide", "comment_id": "5"})),
            comment(json!({"item": "comment", "verb": "unhide", "comment_id": "5"})),
            comment(json!({"item": "comment", "verb": "hide", "comment_id": "5"})),
        ],
        vec![photo(1), photo(2)],
        vec![
            comment(
                json!({"item": "reaction", "verb": "add", "post_id": "5", "from": {"id": "7"}}),
            ),
            comment(
                json!({"item": "reaction", "verb": "remove", "post_id": "5", "from": {"id": "7"}}),
            ),
            comment(
                json!({"item": "reaction", "verb": "add", "post_id": "5", "from": {"id": "7"}}),
            ),
        ],
        vec![
            page(&[event("7", &json!({"read": {"watermark": 1}}))]),
            page(&[event("7", &json!({"read": {"watermark": 1}}))]),
        ],
    ] {
        assert_eq!(new_among(&different), different.len(), "{different:?}");
    }
}

#[tokio::test]
async fn what_stands_twice_in_one_body_is_one() {
    let diary = Diary::default();
    let inbox = builder().start(diary.handler());
    let body = page(&[says("7", "m_1", "Hello"), says("7", "m_1", "Hello")]);
    let accepted = inbox.accept(webhook(&body)).unwrap();
    assert_eq!((accepted.events, accepted.duplicates), (1, 1));
    inbox.settled().await;
    assert_eq!(diary.lines(), ["7 Hello"]);
    assert_eq!(inbox.counts().duplicates, 1);
}

#[tokio::test(start_paused = true)]
async fn what_was_forgotten_comes_as_new() {
    let inbox = builder().remember(10, Duration::from_secs(60)).start(Diary::default().handler());
    let body = page(&[says("7", "m_1", "Hello")]);
    inbox.accept(webhook(&body)).unwrap();
    assert_eq!(inbox.accept(webhook(&body)).unwrap().duplicates, 1);
    tokio::time::advance(Duration::from_secs(60)).await;
    assert_eq!(inbox.accept(webhook(&body)).unwrap().duplicates, 0);
}

#[test]
fn processes_agree_about_what_is_the_same() {
    let identity = |body: &Value| -> Option<Identity> {
        Incoming::from_json(body.to_string().as_bytes()).unwrap().identity()
    };
    let message = identity(&page(&[says("7", "m_1", "Hello")])).unwrap();
    assert_eq!(message.to_string(), "97a5f4c14781992d7099432129f02c28");
    assert_eq!(identity(&page(&[event("7", &json!({"read": {"watermark": 1}}))])), None);
}
