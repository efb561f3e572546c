//! Forgetting what a person said, and what was given up long ago.

use std::sync::Arc;
use std::time::Duration;

use sendapi::message;
use sendapi::webhook::{Incoming, Webhook};
use sendapi_outbox::{Error, EventState, InboxBuilder, Outbox, Person, State, Turn, WhichEvents};
use sqlx::Sqlite;
use tokio::sync::Notify;

use crate::events::{ANNA, builder, events, given_up, keep, poisonable};
use crate::inbox::says;
use crate::processes::until;
use crate::tested::{Tested, execute, number, on_each};
use crate::{PAGE, outbox};

const BEN: &str = "5550001112223334";

async fn count<DB: Tested>(outbox: &Outbox<DB>, of: &str) -> i64 {
    number(outbox, &format!("SELECT count(*) FROM {of}")).await
}

async fn forget<DB: Tested>(outbox: &Outbox<DB>) -> (u64, u64, bool) {
    let forgotten = outbox.forget(PAGE, &Person::id(ANNA)).await.unwrap();
    (forgotten.events, forgotten.not_handled, forgotten.was_remembered)
}

/// All that has happened to events so far was so many days before.
async fn days_pass<DB: Tested>(outbox: &Outbox<DB>, days: u64) {
    let before = days * 24 * 3_600_000;
    let pass = format!(
        "UPDATE sendapi_event SET received_at = received_at - {before}, settled_at = settled_at - {before}"
    );
    execute(outbox, &pass).await;
}

#[tokio::test]
async fn what_a_person_said_is_erased_wherever_it_is_and_nobody_else_is_touched() {
    let (outbox, folder) = outbox::<Sqlite>().await;
    let handler = async |incoming: Incoming, turn: Turn| {
        turn.remember(&incoming.text())?;
        match incoming.text() {
            Some("poison") => Err("Anna is unknown here".into()),
            _ => Ok::<_, Box<dyn std::error::Error + Send + Sync>>(()),
        }
    };
    let inbox = builder(&outbox).start(handler).await.unwrap();
    for (person, mid, text) in [
        (ANNA, "m_1", "handled"),
        (ANNA, "m_2", "poison"),
        (BEN, "m_3", "poison"),
        (BEN, "m_4", "hi"),
    ] {
        keep(&inbox, person, mid, text).await;
    }
    let status = async || outbox.inbox_status().await.unwrap();
    until("all are done", async || status().await.waiting == 0).await;
    inbox.shutdown().await;
    keep(&inbox, ANNA, "m_5", "a secret").await;
    keep(&inbox, BEN, "m_6", "another").await;
    assert_eq!(count(&outbox, "sendapi_conversation").await, 2);

    assert_eq!(forget(&outbox).await, (3, 1, true));
    let stands = status().await;
    assert_eq!((stands.waiting, stands.given_up), (1, 1), "those of the other");
    let of_anna = format!("sendapi_event WHERE lane LIKE '%{ANNA}' OR body LIKE '%{ANNA}%'");
    assert_eq!(count(&outbox, &of_anna).await, 0);
    let ended = events(&outbox, &WhichEvents::default().state(EventState::Ended)).await;
    let of_account: Vec<_> = ended.iter().filter(|event| event.lane == PAGE).collect();
    assert_eq!(of_account.len(), 3, "{ended:?}");
    for event in of_account {
        assert_eq!((event.size, &event.why), (0, &None), "{event:?}");
        assert_eq!(event.account, Some(PAGE.parse().unwrap()));
        assert!(!outbox.handle_again(event.id).await.unwrap(), "nothing of it is left");
    }
    assert_eq!(count(&outbox, "sendapi_conversation").await, 1);
    assert_eq!(forget(&outbox).await, (0, 0, false));

    execute(&outbox, "PRAGMA wal_checkpoint(TRUNCATE)").await;
    let file = std::fs::read(folder.path().join("shop.db")).unwrap();
    for what in [ANNA, "a secret", "Anna is unknown here"] {
        let holds = file.windows(what.len()).filter(|piece| *piece == what.as_bytes()).count();
        // Ben's handler failed with the same words.
        assert_eq!(holds, usize::from(what.starts_with("Anna")), "{what}");
    }

    // The platform repeats it: that is known all the same.
    let again = Webhook::from_json(says(ANNA, "m_5", "a secret").as_bytes()).unwrap();
    assert_eq!(inbox.keep(again).await.unwrap().known, 1);
}

on_each!(a_handler_at_work_for_somebody_who_is_forgotten_writes_nothing);
async fn a_handler_at_work_for_somebody_who_is_forgotten_writes_nothing<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let (begun, goes_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
    let (begins, waits) = (Arc::clone(&begun), Arc::clone(&goes_on));
    let handler = move |incoming: Incoming, turn: Turn<DB>| {
        let (begins, waits) = (Arc::clone(&begins), Arc::clone(&waits));
        async move {
            let reply = incoming.reply().ok_or(Error::NoAccount)?;
            let recipient = reply.recipient.clone();
            turn.remember(&"Anna")?;
            turn.answer(&reply, &message!(Both { recipient, text: "Hello Anna" }))?;
            if incoming.text() == Some("slow") {
                begins.notify_one();
                waits.notified().await;
            }
            Ok::<_, Error>(())
        }
    };
    let inbox = builder(&outbox).start(handler).await.unwrap();
    keep(&inbox, ANNA, "m_1", "quick").await;
    keep(&inbox, ANNA, "m_2", "slow").await;
    keep(&inbox, ANNA, "m_3", "behind it").await;
    begun.notified().await;
    let forgotten = outbox.forget(PAGE, &Person::id(ANNA)).await.unwrap();
    assert_eq!((forgotten.events, forgotten.not_handled), (3, 2));
    assert_eq!((forgotten.messages, forgotten.taken_back), (1, 1), "that of the first");
    assert!(forgotten.was_remembered);
    goes_on.notify_one();
    inbox.shutdown().await;
    assert_eq!(count(&outbox, "sendapi_conversation").await, 0);
    assert_eq!(outbox.counts().await.unwrap().of(State::Waiting), 0);
    assert_eq!(count(&outbox, "sendapi_message WHERE body <> ''").await, 0);

    // Whoever writes again is somebody new.
    let inbox = builder(&outbox).start(async |_: Incoming, turn: Turn<DB>| turn.remember(&1)).await;
    let inbox = inbox.unwrap();
    keep(&inbox, ANNA, "m_4", "hello again").await;
    let is_remembered = async || count(&outbox, "sendapi_conversation").await == 1;
    until("it is handled", is_remembered).await;
    inbox.shutdown().await;
}

on_each!(a_lane_of_messages_is_no_conversation);
async fn a_lane_of_messages_is_no_conversation<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let (inbox, _) = poisonable(&outbox).await;
    inbox.shutdown().await;
    keep(&inbox, ANNA, "m_1", "hi").await;
    let lane = Person::lane(format!("{PAGE}:{ANNA}"));
    for (account, person) in [(PAGE, lane), ("messenger:99", Person::id(ANNA))] {
        let forgotten = outbox.forget(account, &person).await.unwrap();
        assert_eq!((forgotten.events, forgotten.not_handled), (0, 0));
    }
    assert_eq!(outbox.inbox_status().await.unwrap().waiting, 1);
}

on_each!(somebody_who_said_much_is_forgotten_in_small_steps);
async fn somebody_who_said_much_is_forgotten_in_small_steps<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let (inbox, _) = poisonable(&outbox).await;
    inbox.shutdown().await;
    keep(&inbox, ANNA, "m_1", "hi").await;
    let many =
        "WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < 1202)
        INSERT INTO sendapi_event (shard, lane, key, body, state, received_at)
        SELECT shard, lane, 'k' || n, body, n % 3, received_at FROM sendapi_event, number";
    execute(&outbox, many).await;
    let forgetful = outbox.clone();
    let (events, not_handled, _) =
        tokio::spawn(async move { forget(&forgetful).await }).await.unwrap();
    assert_eq!((events, not_handled), (1203, 401));
    assert_eq!(count(&outbox, "sendapi_event WHERE state <> 1 OR body <> ''").await, 401);
}

on_each!(what_was_given_up_is_kept_for_as_long_as_is_said);
async fn what_was_given_up_is_kept_for_as_long_as_is_said<DB: Tested>() {
    for (is_said, days, is_kept) in
        [(None, 29, true), (None, 31, false), (Some(2), 1, true), (Some(2), 3, false)]
    {
        let (outbox, _folder) = outbox::<DB>().await;
        let (inbox, _) = poisonable(&outbox).await;
        keep(&inbox, ANNA, "m_1", "poison").await;
        until("it is given up", async || events(&outbox, &given_up()).await.len() == 1).await;
        inbox.shutdown().await;
        let id = events(&outbox, &given_up()).await[0].id;
        days_pass(&outbox, days).await;

        let is_said = is_said.map(|days| Duration::from_hours(days * 24));
        let builder = is_said.into_iter().fold(builder(&outbox), InboxBuilder::keep_given_up);
        let inbox =
            builder.start(async |_: Incoming, _: Turn<DB>| Ok::<_, Error>(())).await.unwrap();
        if is_kept {
            keep(&inbox, "1", "m_2", "hi").await;
            until("it works", async || outbox.inbox_status().await.unwrap().waiting == 0).await;
            assert!(outbox.event(id).await.unwrap().is_some_and(|event| event.size > 0));
        } else {
            // As long as the platform may repeat it, it is known.
            let left = is_said.map(|_| 0);
            let is_erased =
                async || outbox.event(id).await.unwrap().map(|event| event.size) == left;
            until("it is erased", is_erased).await;
        }
        inbox.shutdown().await;
    }
}
