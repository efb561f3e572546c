//! What is handed on, in which order, and what is dropped or turned away.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use sendapi::webhook::{Incoming, Rejected};
use serde_json::json;
use tokio::sync::Semaphore;

use crate::{Diary, builder, event, line, page, says, signature, webhook};

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
async fn what_comes_again_is_dropped() {
    let diary = Diary::default();
    let inbox = builder().start(diary.handler());
    let taken_back = event("7", &json!({"message": {"mid": "m_1", "is_deleted": true}}));
    let edit = |number| {
        event("7", &json!({"message_edit": {"mid": "m_1", "text": "x", "num_edit": number}}))
    };
    let tap = event("7", &json!({"postback": {"mid": "m_2", "payload": "RYE"}}));
    let read = event("7", &json!({"read": {"watermark": 1}}));
    let reaction = event("7", &json!({"reaction": {"mid": "m_1", "action": "react"}}));
    let body = page(&[
        says("7", "m_1", "Hello"),
        says("7", "m_1", "Hello"),
        taken_back,
        edit(1),
        edit(2),
        tap,
        read,
        reaction,
    ]);

    let first = inbox.accept(webhook(&body)).unwrap();
    assert_eq!((first.events, first.duplicates), (7, 1));
    let second = inbox.accept(webhook(&body)).unwrap();
    assert_eq!((second.events, second.duplicates), (2, 6), "without an id: read, reaction");
    inbox.settled().await;
    assert_eq!(diary.lines().iter().filter(|line| *line == "7 Hello").count(), 1);
    assert_eq!(inbox.counts().duplicates, 7);
}

#[tokio::test]
async fn the_same_id_at_another_account_is_another_message() {
    let inbox = builder().start(Diary::default().handler());
    let mut body = page(&[says("7", "m_1", "Hello")]);
    inbox.accept(webhook(&body)).unwrap();
    body["entry"][0]["id"] = json!("2");
    assert_eq!(inbox.accept(webhook(&body)).unwrap().events, 1);
}

#[tokio::test(start_paused = true)]
async fn what_was_forgotten_comes_as_new() {
    let inbox = builder().remember(10, Duration::from_mins(1)).start(Diary::default().handler());
    let body = page(&[says("7", "m_1", "Hello")]);
    inbox.accept(webhook(&body)).unwrap();
    assert_eq!(inbox.accept(webhook(&body)).unwrap().duplicates, 1);
    tokio::time::advance(Duration::from_mins(1)).await;
    assert_eq!(inbox.accept(webhook(&body)).unwrap().duplicates, 0);
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
async fn a_full_queue_turns_whole_bodies_away() {
    let (gate, done) = (Arc::new(Semaphore::new(0)), Arc::new(AtomicUsize::new(0)));
    let inbox = builder().capacity(3).start({
        let (gate, done) = (Arc::clone(&gate), Arc::clone(&done));
        move |_: Incoming| {
            let (gate, done) = (Arc::clone(&gate), Arc::clone(&done));
            async move {
                gate.acquire().await.map_err(|_| "closed")?.forget();
                done.fetch_add(1, Ordering::Relaxed);
                Ok::<(), &str>(())
            }
        }
    });
    let two = page(&[says("7", "m_1", "one"), says("8", "m_2", "two")]);
    let more = page(&[says("7", "m_3", "three"), says("8", "m_4", "four")]);
    inbox.accept(webhook(&two)).unwrap();
    let rejected = inbox.accept(webhook(&more)).unwrap_err();
    assert!(matches!(rejected, Rejected::Full { events: 2, unfinished: 2, capacity: 3 }));
    assert_eq!(rejected.status(), 503);
    assert_eq!(
        rejected.to_string(),
        "there is no room for 2 more, 2 events of at most 3 are unfinished: send it again later"
    );

    assert_eq!(
        inbox.accept(webhook(&two)).unwrap().duplicates,
        2,
        "what came before needs no room"
    );
    gate.add_permits(10);
    inbox.settled().await;
    assert_eq!(
        inbox.accept(webhook(&more)).unwrap().events,
        2,
        "what was turned away is not remembered"
    );
    inbox.settled().await;
    assert_eq!((done.load(Ordering::Relaxed), inbox.counts().turned_away), (4, 1));
}

#[tokio::test]
async fn a_body_larger_than_the_queue_is_taken_when_there_is_nothing_else() {
    let diary = Diary::default();
    let inbox = builder().capacity(1).start(diary.handler());
    let body = page(&[says("7", "m_1", "one"), says("7", "m_2", "two")]);
    assert_eq!(inbox.accept(webhook(&body)).unwrap().events, 2);
    inbox.settled().await;
    assert_eq!(diary.lines(), ["7 one", "7 two"]);
}

#[tokio::test]
async fn a_handler_that_fails_takes_nothing_down() {
    let (diary, failures) = (Diary::default(), Diary::default());
    let inbox = builder()
        .on_error({
            let failures = failures.clone();
            move |failure| {
                let cause = failure.error().map(ToString::to_string);
                failures.note(format!("{failure}: {cause:?}, {}", line(failure.incoming())));
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
        failures.contains(&"handler of what came in failed: Some(\"no oven\"), 7 err".to_owned())
    );
    assert!(
        failures.contains(&"handler of what came in panicked: no flour: None, 7 panic".to_owned())
    );
    assert_eq!((inbox.counts().failed, inbox.counts().handled), (3, 1));
}

#[tokio::test]
async fn no_more_handlers_run_than_may() {
    let (now, most) = (Arc::new(AtomicUsize::new(0)), Arc::new(AtomicUsize::new(0)));
    let inbox = builder().concurrency(3).start({
        let (now, most) = (Arc::clone(&now), Arc::clone(&most));
        move |_: Incoming| {
            let (now, most) = (Arc::clone(&now), Arc::clone(&most));
            async move {
                most.fetch_max(now.fetch_add(1, Ordering::SeqCst) + 1, Ordering::SeqCst);
                tokio::task::yield_now().await;
                now.fetch_sub(1, Ordering::SeqCst);
                Ok::<(), Infallible>(())
            }
        }
    });
    let events: Vec<_> = (0..20)
        .map(|number| says(&format!("7{number}"), &format!("m_{number}"), "Hello"))
        .collect();
    inbox.accept(webhook(&page(&events))).unwrap();
    inbox.settled().await;
    assert_eq!((most.load(Ordering::SeqCst), inbox.counts().handled), (3, 20));
}
