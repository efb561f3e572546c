//! What whoever looks after an inbox asks for: how it stands, what was given up, and that it is handled again.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use sendapi::webhook::{Handshake, Incoming, Verifier, Webhook};
use sendapi_outbox::{
    Error, EventId, EventState, EventStatus, Inbox, InboxBuilder, Outbox, Turn, WhichEvents,
};

use crate::inbox::says;
use crate::outbox;
use crate::processes::until;
use crate::tested::{Tested, execute, on_each};

pub(crate) const ANNA: &str = "7204418830956127";

pub(crate) fn builder<DB: Tested>(outbox: &Outbox<DB>) -> InboxBuilder<DB> {
    let builder = outbox.inbox(Verifier::new("app-secret"), Handshake::new("verify"));
    builder.tries(2).first_wait(Duration::from_millis(10))
}

pub(crate) async fn keep<DB: Tested>(inbox: &Inbox<DB>, person: &str, mid: &str, text: &str) {
    let webhook = Webhook::from_json(says(person, mid, text).as_bytes()).unwrap();
    assert_eq!(inbox.keep(webhook).await.unwrap().events, 1);
}

pub(crate) async fn events<DB: Tested>(
    outbox: &Outbox<DB>,
    which: &WhichEvents,
) -> Vec<EventStatus> {
    outbox.events(which, 100).await.unwrap()
}

pub(crate) fn given_up() -> WhichEvents {
    WhichEvents::default().state(EventState::GivenUp)
}

/// An inbox whose handler fails at what is called poison, as long as nobody has mended it.
pub(crate) async fn poisonable<DB: Tested>(outbox: &Outbox<DB>) -> (Inbox<DB>, Arc<AtomicBool>) {
    let is_mended = Arc::new(AtomicBool::new(false));
    let mended = Arc::clone(&is_mended);
    let handler = move |incoming: Incoming, _: Turn<DB>| {
        let fails = incoming.text() == Some("poison") && !mended.load(Ordering::Relaxed);
        async move { if fails { Err("Anna is unknown here") } else { Ok(()) } }
    };
    (builder(outbox).start(handler).await.unwrap(), is_mended)
}

on_each!(what_was_given_up_is_found_and_handled_again_once_it_is_mended);
async fn what_was_given_up_is_found_and_handled_again_once_it_is_mended<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let (inbox, _) = poisonable(&outbox).await;
    let begin = SystemTime::now() - Duration::from_secs(1);
    keep(&inbox, ANNA, "m_1", "poison").await;
    keep(&inbox, ANNA, "m_2", "hi").await;
    until("it is given up", async || events(&outbox, &given_up()).await.len() == 1).await;
    let event = events(&outbox, &given_up()).await.remove(0);
    assert_eq!((event.state, event.tries), (EventState::GivenUp, 2));
    assert_eq!(event.account, Some(crate::PAGE.parse().unwrap()));
    assert_eq!(event.lane, format!("{}:{ANNA}", crate::PAGE));
    assert_eq!(event.why.as_deref(), Some("Anna is unknown here"));
    assert!(begin <= event.received_at && Some(event.received_at) <= event.settled_at);
    assert!(event.size > 100 && event.body.is_none() && event.retry_at.is_none(), "{event:?}");
    for secret in ["poison", ANNA, "Anna"] {
        assert!(!format!("{event:?}").contains(secret), "{event:?}");
    }
    let with_body = events(&outbox, &given_up().bodies()).await.remove(0);
    assert!(with_body.body.is_some_and(|body| body.contains("poison")));
    let shown = outbox.event(event.id).await.unwrap().unwrap();
    assert!(shown.body.is_some_and(|body| body.contains("poison")));

    // Before it is mended it is given up again, after as many tries.
    inbox.shutdown().await;
    assert!(outbox.handle_again(event.id).await.unwrap());
    assert!(!outbox.handle_again(event.id).await.unwrap(), "it waits");
    let (inbox, is_mended) = poisonable(&outbox).await;
    let is_given_up = async || outbox.inbox_status().await.unwrap().given_up == 1;
    until("it is given up again", is_given_up).await;
    assert_eq!(events(&outbox, &given_up()).await[0].tries, 2);
    is_mended.store(true, Ordering::Relaxed);
    assert!(outbox.handle_again(event.id).await.unwrap());
    let is_handled = async || {
        let event = outbox.event(event.id).await.unwrap().unwrap();
        event.state == EventState::Ended
    };
    until("it is handled", is_handled).await;
    let handled = outbox.event(event.id).await.unwrap().unwrap();
    assert_eq!((handled.size, handled.why, handled.body), (0, None, None));
    assert!(!outbox.handle_again(event.id).await.unwrap(), "nothing of it is left");
    inbox.shutdown().await;
}

on_each!(events_are_found_by_state_account_age_and_place);
async fn events_are_found_by_state_account_age_and_place<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let (inbox, _) = poisonable(&outbox).await;
    inbox.shutdown().await;
    for (mid, person) in [("m_1", "1"), ("m_2", "2"), ("m_3", "3"), ("m_4", "4")] {
        keep(&inbox, person, mid, "hi").await;
    }
    let change = "UPDATE sendapi_event SET state = 1, body = '' WHERE id = 2;
        UPDATE sendapi_event SET state = 2 WHERE id = 3;
        UPDATE sendapi_event SET lane = 'messenger:12345678901:4' WHERE id = 4;
        UPDATE sendapi_event SET received_at = received_at - 600000 WHERE id = 1";
    execute(&outbox, change).await;
    let found = async |which: &WhichEvents| -> Vec<u64> {
        let events = events(&outbox, which).await;
        let number = |event: &EventStatus| event.id.to_string().rsplit_once('e').unwrap().1.parse();
        events.iter().map(|event| number(event).unwrap()).collect()
    };
    let all = WhichEvents::default();
    assert_eq!(found(&all).await, [1, 2, 3, 4]);
    let state = |state| all.clone().state(state);
    assert_eq!(found(&state(EventState::Waiting)).await, [1, 4]);
    assert_eq!(found(&state(EventState::Ended)).await, [2]);
    let open = state(EventState::GivenUp).state(EventState::Waiting);
    assert_eq!(found(&open).await, [1, 3, 4]);
    assert_eq!(found(&open.clone().account(crate::PAGE.parse().unwrap())).await, [1, 3]);
    let first = outbox.events(&open, 1).await.unwrap().remove(0).id;
    assert_eq!(found(&open.clone().after(first)).await, [3, 4]);
    assert_eq!(found(&all.clone().after(first)).await, [2, 3, 4]);
    assert_eq!(found(&open.clone().older_than(Duration::from_mins(10))).await, [1]);
    assert_eq!(found(&open.newer_than(Duration::from_mins(9))).await, [3, 4]);
}

on_each!(how_the_inbox_stands_is_told);
async fn how_the_inbox_stands_is_told<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let nothing = outbox.inbox_status().await.unwrap();
    assert_eq!((nothing.waiting, nothing.given_up, nothing.oldest_waiting), (0, 0, None));
    assert_eq!((nothing.shards, nothing.held, nothing.unserved), (64, 0, 0));

    let (inbox, _) = poisonable(&outbox).await;
    until("it holds all", async || outbox.inbox_status().await.unwrap().held == 64).await;
    keep(&inbox, ANNA, "m_1", "poison").await;
    until("it is given up", async || outbox.inbox_status().await.unwrap().given_up == 1).await;
    inbox.shutdown().await;

    // Nobody handles what comes now.
    let begin = SystemTime::now() - Duration::from_secs(1);
    for (person, mid) in [("1", "m_2"), ("1", "m_3"), ("2", "m_4")] {
        keep(&inbox, person, mid, "hi").await;
    }
    let stands = outbox.inbox_status().await.unwrap();
    assert_eq!((stands.waiting, stands.given_up), (3, 1));
    assert_eq!((stands.held, stands.unserved), (0, 2));
    assert!(stands.oldest_waiting.is_some_and(|oldest| oldest >= begin), "{stands:?}");

    // Whoever was killed is there no longer, and did not say so.
    let killed = format!(
        "INSERT INTO sendapi_worker (id, name, is_inbox, started_at, beat_at)
            SELECT 'k', 'till-1', TRUE, 0, {} - 90000;
        UPDATE sendapi_shard SET holder = 'k'",
        DB::NOW
    );
    execute(&outbox, &killed).await;
    let stands = outbox.inbox_status().await.unwrap();
    assert_eq!((stands.held, stands.unserved), (0, 2));
}

on_each!(an_event_of_another_database_is_none_of_this);
async fn an_event_of_another_database_is_none_of_this<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let (other, _other_folder) = crate::outbox::<DB>().await;
    let (inbox, _) = poisonable(&other).await;
    keep(&inbox, ANNA, "m_1", "poison").await;
    until("it is given up", async || events(&other, &given_up()).await.len() == 1).await;
    inbox.shutdown().await;
    let id = events(&other, &given_up()).await.remove(0).id;
    assert_eq!(id.to_string().parse::<EventId>().unwrap(), id);
    let after = given_up().after(id);
    for error in [
        outbox.event(id).await.unwrap_err(),
        outbox.handle_again(id).await.unwrap_err(),
        outbox.events(&after, 1).await.unwrap_err(),
    ] {
        assert!(matches!(error, Error::OtherInbox), "{error}");
    }
    for odd in [
        "",
        "17",
        "0b5e7c8e-6a0f-4b58-8d2f-3f6a54f0e1aa.17",
        "x.e17",
        "0b5e7c8e-6a0f-4b58-8d2f-3f6a54f0e1aa.e0",
    ] {
        let error = odd.parse::<EventId>().unwrap_err();
        assert!(matches!(&error, Error::Event(text) if text == odd), "{error}");
    }
}
