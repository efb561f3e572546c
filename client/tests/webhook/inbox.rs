//! What is handed on, in which order, and what is dropped or turned away.

use std::convert::Infallible;
use std::sync::Arc;

use sendapi::webhook::{Happened, Incoming, Kind, NotAWebhook, Refused, Rejected};
use serde_json::json;
use tokio::sync::Semaphore;

use crate::{Diary, Got, builder, event, line, page, says, signature, webhook};

#[tokio::test]
async fn what_is_genuine_is_handed_on() {
    let diary = Diary::default();
    let inbox = builder().start(diary.handler());
    let body = page(&[says("7", "m_1", "Hello")]).to_string();

    let accepted = inbox.receive(&signature(body.as_bytes()), body.as_bytes()).unwrap();
    assert_eq!((accepted.events, accepted.duplicates, accepted.ignored), (1, 0, 0));
    inbox.settled().await;
    assert_eq!(diary.lines(), ["7 Hello"]);
    assert_eq!((inbox.counts().accepted, inbox.counts().handled), (1, 1));
}

#[tokio::test]
async fn what_is_not_genuine_is_refused() {
    let diary = Diary::default();
    let inbox = builder().start(diary.handler());
    let body = page(&[says("7", "m_1", "Hello")]).to_string();
    let other = signature(b"another body");
    for (signature, body, status) in [
        (other.as_str(), body.as_str(), 403),
        ("", &body, 403),
        (&signature(b"[]"), "[]", 400),
        (&signature(b"{"), "{", 400),
    ] {
        let rejected = inbox.receive(signature, body.as_bytes()).unwrap_err();
        assert_eq!(rejected.status(), status, "{rejected}");
    }
    inbox.settled().await;
    assert_eq!(inbox.counts().refused, 4);
    assert!(diary.lines().is_empty());
}

#[tokio::test]
async fn a_person_waits_for_what_came_before_and_for_nobody_else() {
    let (diary, gate) = (Diary::default(), Arc::new(Semaphore::new(0)));
    let inbox = builder().start({
        let (diary, gate) = (diary.clone(), Arc::clone(&gate));
        move |incoming: Incoming| {
            let (diary, gate) = (diary.clone(), Arc::clone(&gate));
            async move {
                if incoming.text() == Some("wait") {
                    drop(gate.acquire().await);
                }
                diary.note(line(&incoming));
                Ok::<(), Infallible>(())
            }
        }
    });
    let events = [says("7", "m_1", "wait"), says("7", "m_2", "two"), says("8", "m_3", "three")];
    inbox.accept(webhook(&page(&events))).unwrap();
    while diary.lines().is_empty() {
        tokio::task::yield_now().await;
    }
    assert_eq!(diary.lines(), ["8 three"]);

    gate.add_permits(1);
    inbox.settled().await;
    assert_eq!(diary.lines(), ["8 three", "7 wait", "7 two"]);
}

#[tokio::test]
async fn echoes_and_what_other_apps_have_come_only_when_asked_for() {
    let mut body = page(&[event("9", &json!({"message": {"mid": "m_1", "is_echo": true}}))]);
    body["entry"][0]["standby"] = json!([says("7", "m_2", "Hello")]);

    let diary = Diary::default();
    let inbox = builder().start(diary.handler());
    assert_eq!(inbox.accept(webhook(&body)).unwrap().ignored, 2);
    inbox.settled().await;
    assert!(diary.lines().is_empty());

    let inbox = builder().with_echoes().with_standby().start(diary.handler());
    assert_eq!(inbox.accept(webhook(&body)).unwrap().events, 2);
    inbox.settled().await;
    let mut lines = diary.lines();
    lines.sort();
    assert_eq!(lines, ["7 else", "9 message"]);
}

#[tokio::test]
async fn a_handler_that_fails_takes_nothing_down() {
    let (diary, failures) = (Diary::default(), Diary::default());
    let inbox = builder()
        .on_error({
            let failures = failures.clone();
            move |failure| {
                let cause = failure.error().map(ToString::to_string);
                failures.note(format!("{failure} {cause:?}, {}", line(failure.incoming())));
                assert!(!failure.is_panic(), "the hook panics, too");
            }
        })
        .start({
            let diary = diary.clone();
            move |incoming: Incoming| {
                // Before it begins to wait, and then.
                assert_ne!(incoming.text(), Some("at once"), "as told");
                let diary = diary.clone();
                async move {
                    match incoming.text() {
                        Some("err") => return Err("no oven"),
                        Some("panic") => panic!("no flour"),
                        _ => diary.note(line(&incoming)),
                    }
                    Ok(())
                }
            }
        });
    let words = ["at once", "err", "panic", "Hello"];
    let events = words.map(|word| says("7", word, word));
    inbox.accept(webhook(&page(&events))).unwrap();
    inbox.settled().await;

    assert_eq!(diary.lines(), ["7 Hello"]);
    let failures = failures.lines();
    assert!(
        failures.iter().any(|line| line.starts_with("handler of what came in panicked: assertion"))
    );
    assert!(
        failures.contains(
            &"handler of what came in failed: no oven Some(\"no oven\"), 7 err".to_owned()
        )
    );
    assert!(
        failures.contains(&"handler of what came in panicked: no flour None, 7 panic".to_owned())
    );
    assert_eq!((inbox.counts().failed, inbox.counts().handled), (3, 1));
}

/// One event that cannot be read, in a body of four.
#[tokio::test]
async fn an_odd_event_takes_no_other_with_it() {
    let diary = Diary::default();
    let inbox = builder().start({
        let diary = diary.clone();
        move |incoming: Incoming| {
            let odd = incoming.event().and_then(|event| match &event.kind {
                Kind::Odd(odd) => Some(odd.json().to_owned()),
                _ => None,
            });
            diary.note(odd.unwrap_or_else(|| line(&incoming)));
            async { Ok::<(), Infallible>(()) }
        }
    });
    let odd = r#"{"sender":{"id":"7"},"message":{"mid":"a","mid":"b"}}"#;
    let (one, two) = (says("7", "m_1", "one"), says("7", "m_2", "two"));
    let body =
        format!(r#"{{"object":"page","entry":[{{"id":"1","messaging":[{one},{odd},{two},5]}}]}}"#);
    let accepted = inbox.receive(&signature(body.as_bytes()), body.as_bytes()).unwrap();
    assert_eq!((accepted.events, inbox.counts().refused), (4, 0));
    inbox.settled().await;
    let mut lines = diary.lines();
    lines.retain(|line| line != "5");
    assert_eq!(lines, ["7 one", odd, "7 two"], "in the order of the person");
}

#[tokio::test]
async fn an_entry_that_says_something_else_is_handed_on_as_such() {
    let got = Got::default();
    let inbox = builder().start(got.handler());
    let rating = json!({"id": "5", "stars": 4});
    let body = json!({"object": "page", "entry": [
        {"id": "1", "time": 5, "ratings": [rating]},
        {"id": "1", "time": 5},
        {"id": "1", "hop_context": [{"app_id": 1}], "messaging": [says("7", "m_1", "Hello")]},
    ]});
    assert_eq!(inbox.accept(webhook(&body)).unwrap().events, 2);
    inbox.settled().await;
    let got = got.all();
    let other = got.iter().find(|it| matches!(it.happened(), Happened::Other)).unwrap();
    assert_eq!(other.entry().extra["ratings"], json!([rating]));
    assert_eq!(
        (other.account_id().as_deref(), other.person(), other.reply()),
        (Some("1"), None, None)
    );
    let message = got.iter().find(|it| it.text().is_some()).unwrap();
    assert!(message.entry().extra.contains_key("hop_context"), "what stands beside it");
}

/// What stands beside the events takes none of them with it, and is handed on with the text of all.
#[tokio::test]
async fn an_odd_entry_is_handed_on_beside_its_events() {
    let got = Got::default();
    let inbox = builder().start(got.handler());
    let entry =
        format!(r#"{{"id":"1","x":{{"a":1,"a":2}},"messaging":[{}]}}"#, says("7", "m_1", "Hello"));
    let body = format!(r#"{{"object":"page","entry":[{entry}]}}"#);
    assert_eq!(inbox.receive(&signature(body.as_bytes()), body.as_bytes()).unwrap().events, 2);
    inbox.settled().await;
    let got = got.all();
    let message = got.iter().find(|it| it.text() == Some("Hello")).unwrap();
    assert!(message.entry().odd.is_none() && message.account_id().as_deref() == Some("1"));
    assert_eq!(message.to_json(), page_with(&says("7", "m_1", "Hello")));
    let other = got.iter().find(|it| matches!(it.happened(), Happened::Other)).unwrap();
    assert_eq!(other.entry().odd.as_ref().unwrap().json(), entry);
    assert_eq!(other.to_json(), body);
}

fn page_with(event: &serde_json::Value) -> String {
    let read = |json: &str| Incoming::from_json(json.as_bytes()).unwrap().to_json();
    read(&format!(r#"{{"object":"page","entry":[{{"id":"1","messaging":[{event}]}}]}}"#))
}

#[tokio::test]
async fn what_cannot_be_read_is_told_with_its_cause_and_once() {
    let inbox = builder().start(Diary::default().handler());
    let rejected = inbox.receive(&signature(b"{"), b"{").unwrap_err();
    let beginning = "no webhook: the body cannot be read as JSON: EOF while parsing";
    assert!(rejected.to_string().starts_with(beginning), "{rejected}");
    let Rejected::Refused(Refused::Body(NotAWebhook::Unreadable(why))) = &rejected else {
        panic!("{rejected}")
    };
    assert_eq!(why.place(), (1, 1));
    let report = format!("{:#}", anyhow::Error::new(rejected));
    assert_eq!(report.matches("EOF while parsing").count(), 1, "{report}");
    let rejected = inbox.receive("", b"{}").unwrap_err();
    assert!(std::error::Error::source(&rejected).is_none());
}
