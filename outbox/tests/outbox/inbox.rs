//! What comes in: kept, known again, handled in order, and written with what its handler wants.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sendapi::message;
use sendapi::webhook::{Handshake, Incoming, Verifier, Webhook};
use sendapi_outbox::{Error, Failed, Handler, Inbox, NotReceived, Outbox, State, Turn};
use serde_json::{Value, json};

use crate::outbox;
use crate::processes::until;
use crate::tested::{Tested, again, execute, number, on_each, row, rows};

const SECRET: &str = "app-secret";

/// A webhook with what a person wrote, as the platform posts it.
pub(crate) fn says(person: &str, mid: &str, text: &str) -> String {
    let now = std::time::SystemTime::UNIX_EPOCH.elapsed().unwrap().as_millis();
    json!({
        "object": "page",
        "entry": [{
            "id": "1234567890",
            "time": now,
            "messaging": [{
                "sender": { "id": person },
                "recipient": { "id": "1234567890" },
                "timestamp": u64::try_from(now).unwrap(),
                "message": { "mid": mid, "text": text },
            }],
        }],
    })
    .to_string()
}

async fn inbox<DB: Tested>(outbox: &Outbox<DB>, handler: impl Handler<DB>) -> Inbox<DB> {
    builder(outbox).start(handler).await.unwrap()
}

fn builder<DB: Tested>(outbox: &Outbox<DB>) -> sendapi_outbox::InboxBuilder<DB> {
    outbox.inbox(Verifier::new(SECRET), Handshake::new("verify"))
}

async fn keep<DB: Tested>(inbox: &Inbox<DB>, body: &str) -> sendapi_outbox::Received {
    inbox.keep(Webhook::from_json(body.as_bytes()).unwrap()).await.unwrap()
}

/// What the handlers were called with, in order.
#[derive(Clone, Default)]
struct Called(Arc<Mutex<Vec<String>>>);

impl Called {
    fn with(&self, incoming: &Incoming) {
        self.0.lock().unwrap().push(incoming.text().unwrap_or_default().to_owned());
    }

    fn all(&self) -> Vec<String> {
        self.0.lock().unwrap().clone()
    }
}

async fn waiting<DB: Tested>(outbox: &Outbox<DB>) -> i64 {
    let count = "SELECT count(*) FROM sendapi_event WHERE state = 0";
    number(outbox, count).await
}

on_each!(what_is_received_is_kept_answered_and_remembered);
async fn what_is_received_is_kept_answered_and_remembered<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let answer = async |incoming: Incoming, turn: Turn<DB>| {
        let Some(reply) = incoming.reply() else { return Ok(()) };
        let times = turn.remembered::<u32>().await?.unwrap_or_default() + 1;
        turn.remember(&times)?;
        let recipient = reply.recipient.clone();
        turn.answer(&reply, &message!(Both { recipient, text: format!("{times}") }))?;
        Ok::<_, Error>(())
    };
    let inbox = inbox(&outbox, answer).await;
    for mid in ["m_1", "m_2", "m_3"] {
        let received = keep(&inbox, &says("7204418830956127", mid, "hi")).await;
        assert_eq!((received.events, received.known), (1, 0));
    }
    until("all are handled", async || waiting(&outbox).await == 0).await;
    inbox.shutdown().await;
    let bodies: Vec<(String,)> =
        rows(&outbox, "SELECT body FROM sendapi_message ORDER BY id").await;
    let bodies = bodies.iter().map(|(body,)| serde_json::from_str::<Value>(body).unwrap());
    let texts: Vec<_> = bodies.map(|body| body["message"]["text"].clone()).collect();
    assert_eq!(texts, ["1", "2", "3"]);
    let (until,): (Option<i64>,) =
        row(&outbox, "SELECT until_at FROM sendapi_message LIMIT 1").await;
    assert!(until.is_some(), "an answer ends with its window");
}

on_each!(what_comes_twice_is_handled_once_by_whichever_process);
async fn what_comes_twice_is_handled_once_by_whichever_process<DB: Tested>() {
    let (outbox, place) = outbox::<DB>().await;
    let called = Called::default();
    let handler = |called: Called| {
        move |incoming: Incoming, _: Turn<DB>| {
            called.with(&incoming);
            async { Ok::<_, Error>(()) }
        }
    };
    let first = inbox(&outbox, handler(called.clone())).await;
    let body = says("1", "m_1", "hi");
    assert_eq!(keep(&first, &body).await.events, 1);
    assert_eq!((keep(&first, &body).await.events, keep(&first, &body).await.known), (0, 1));
    until("it is handled", async || waiting(&outbox).await == 0).await;
    first.shutdown().await;

    let other = again::<DB>(&place).await;
    let second = inbox(&other, handler(called.clone())).await;
    assert_eq!(keep(&second, &body).await.known, 1);
    second.shutdown().await;
    assert_eq!(called.all(), ["hi"]);
}

on_each!(what_is_of_one_person_is_handled_in_order_by_all_inboxes);
async fn what_is_of_one_person_is_handled_in_order_by_all_inboxes<DB: Tested>() {
    let (outbox, place) = outbox::<DB>().await;
    let called = Called::default();
    let other = again::<DB>(&place).await;
    let mut inboxes = Vec::new();
    for outbox in [&outbox, &other] {
        let called = called.clone();
        let handler = move |incoming: Incoming, _: Turn<DB>| {
            let called = called.clone();
            async move {
                tokio::time::sleep(Duration::from_millis(2)).await;
                called.with(&incoming);
                Ok::<_, Error>(())
            }
        };
        inboxes.push(inbox(outbox, handler).await);
    }
    for number in 0..40 {
        for person in 1..=5 {
            let text = format!("{person}:{number:02}");
            keep(&inboxes[number % 2], &says(&person.to_string(), &text, &text)).await;
        }
    }
    until("all are handled", async || waiting(&outbox).await == 0).await;
    for inbox in inboxes {
        inbox.shutdown().await;
    }
    let called = called.all();
    assert_eq!(called.len(), 200);
    for person in 1..=5 {
        let of = format!("{person}:");
        assert!(called.iter().filter(|text| text.starts_with(&of)).is_sorted(), "{called:?}");
    }
}

on_each!(a_handler_that_fails_leaves_nothing_and_is_called_again);
async fn a_handler_that_fails_leaves_nothing_and_is_called_again<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    execute(&outbox, "CREATE TABLE visits (n BIGINT)").await;
    let times = Arc::new(AtomicUsize::new(0));
    let counts = Arc::clone(&times);
    let handler = move |incoming: Incoming, turn: Turn<DB>| {
        let time = counts.fetch_add(1, Ordering::Relaxed);
        async move {
            let reply = incoming.reply().unwrap();
            let recipient = reply.recipient.clone();
            turn.answer(&reply, &message!(Messenger { recipient, text: "Thank you" }))?;
            turn.write(|connection| {
                Box::pin(async move {
                    DB::execute(connection, "INSERT INTO visits VALUES (1)").await?;
                    Ok(())
                })
            });
            match time {
                0 => Err("not now".into()),
                1 => panic!("not now either"),
                2 => {
                    turn.write(|_| Box::pin(async { Err("not written".into()) }));
                    Ok(())
                }
                _ => Ok::<_, Box<dyn std::error::Error + Send + Sync>>(()),
            }
        }
    };
    let failures = Arc::new(Mutex::new(Vec::new()));
    let hears = Arc::clone(&failures);
    let inbox = builder(&outbox)
        .first_wait(Duration::from_millis(20))
        .on_failure(move |failed: &Failed| hears.lock().unwrap().push(failed.to_string()))
        .start(handler)
        .await
        .unwrap();
    keep(&inbox, &says("1", "m_1", "hi")).await;
    until("it is handled", async || waiting(&outbox).await == 0).await;
    inbox.shutdown().await;
    assert_eq!(times.load(Ordering::Relaxed), 4);
    let visits = number(&outbox, "SELECT count(*) FROM visits").await;
    assert_eq!((visits, outbox.counts().await.unwrap().of(State::Waiting)), (1, 1));
    let failures = failures.lock().unwrap();
    let words = ["not now", "it panicked: not now either", "not written"];
    assert_eq!(failures.len(), words.len());
    for (failure, words) in failures.iter().zip(words) {
        assert!(failure.contains(words) && failure.contains("is called again"), "{failure}");
    }
}

on_each!(what_fails_again_and_again_is_kept_and_told_and_the_conversation_goes_on);
async fn what_fails_again_and_again_is_kept_and_told_and_the_conversation_goes_on<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let called = Called::default();
    let calls = called.clone();
    let handler = move |incoming: Incoming, _: Turn<DB>| {
        calls.with(&incoming);
        async move { if incoming.text() == Some("poison") { Err("no") } else { Ok(()) } }
    };
    let given_up = Arc::new(AtomicUsize::new(0));
    let counts = Arc::clone(&given_up);
    let inbox = builder(&outbox)
        .tries(3)
        .first_wait(Duration::from_millis(10))
        .on_failure(move |failed| {
            counts.fetch_add(usize::from(failed.is_given_up), Ordering::Relaxed);
        })
        .start(handler)
        .await
        .unwrap();
    keep(&inbox, &says("1", "m_1", "poison")).await;
    keep(&inbox, &says("1", "m_2", "hi")).await;
    until("it goes on", async || called.all().contains(&"hi".to_owned())).await;
    until("all is handled", async || waiting(&outbox).await == 0).await;
    inbox.shutdown().await;
    assert_eq!(called.all(), ["poison", "poison", "poison", "hi"]);
    assert_eq!(given_up.load(Ordering::Relaxed), 1);
    let kept: (String, String) =
        row(&outbox, "SELECT body, why FROM sendapi_event WHERE state = 2").await;
    assert!(kept.0.contains("poison") && kept.1 == "no", "{kept:?}");
}

on_each!(only_what_is_genuine_is_kept);
async fn only_what_is_genuine_is_kept<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let inbox = inbox(&outbox, async |_: Incoming, _: Turn<DB>| Ok::<_, Error>(())).await;
    let body = says("1", "m_1", "hi");
    let error = inbox.receive("sha256=00", body.as_bytes()).await.unwrap_err();
    assert!(matches!(error, NotReceived::Refused(_)) && error.status() == 403, "{error}");
    assert_eq!(
        inbox.handshake("hub.mode=subscribe&hub.verify_token=verify&hub.challenge=7").unwrap(),
        "7"
    );
    assert!(inbox.handshake("hub.mode=subscribe&hub.verify_token=x&hub.challenge=7").is_err());
    inbox.shutdown().await;
    // After that it is kept all the same.
    assert_eq!(keep(&inbox, &body).await.events, 1);
    assert_eq!(waiting(&outbox).await, 1);
}

on_each!(what_a_process_left_is_handled_by_the_next);
async fn what_a_process_left_is_handled_by_the_next<DB: Tested>() {
    let (outbox, place) = outbox::<DB>().await;
    let nothing = async |_: Incoming, _: Turn<DB>| Ok::<_, Error>(());
    let first = inbox(&outbox, nothing).await;
    first.shutdown().await;
    keep(&first, &says("1", "m_1", "hi")).await;
    let other = again::<DB>(&place).await;
    let called = Called::default();
    let calls = called.clone();
    let second = inbox(&other, move |incoming: Incoming, _: Turn<DB>| {
        calls.with(&incoming);
        async { Ok::<_, Error>(()) }
    })
    .await;
    until("it is handled", async || called.all() == ["hi"]).await;
    second.shutdown().await;
}
