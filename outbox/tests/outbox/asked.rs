//! What is asked and decided later, and by others.

use std::time::{Duration, UNIX_EPOCH};

use sendapi_outbox::{Error, Outbox, Outcome, State, Ticket};
use sqlx::Sqlite;

use crate::tested::{Tested, again, begin, execute, on_each};
use crate::ways::lead;
use crate::{PAGE, outbox, put, says};

on_each!(a_message_is_taken_back_once);
async fn a_message_is_taken_back_once<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let ticket = outbox.put(PAGE, &says("a")).commit().await.unwrap().ticket();
    assert!(outbox.cancel(ticket).await.unwrap());
    assert!(!outbox.cancel(ticket).await.unwrap());
    assert_eq!(outbox.outcome(ticket).await.unwrap(), Some(Outcome::Cancelled));
    let counts = outbox.counts().await.unwrap();
    assert_eq!((counts.of(State::Waiting), counts.of(State::Cancelled)), (0, 1));
}

on_each!(it_is_taken_back_if_the_transaction_commits);
async fn it_is_taken_back_if_the_transaction_commits<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let ticket = outbox.put(PAGE, &says("a")).commit().await.unwrap().ticket();
    let mut transaction = begin(&outbox).await;
    assert!(outbox.cancel_within(ticket, &mut transaction).await.unwrap());
    transaction.rollback().await.unwrap();
    assert!(matches!(outbox.outcome(ticket).await.unwrap(), Some(Outcome::Waiting { .. })));
}

on_each!(what_has_begun_is_not_taken_back);
async fn what_has_begun_is_not_taken_back<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    for (way, is_taken_back) in [
        (&[][..], true),
        (&[State::Begun], false),
        (&[State::Begun, State::Waiting], true),
        (&[State::Begun, State::Sent], false),
        (&[State::Begun, State::Refused], false),
        (&[State::Begun, State::Unknown], false),
        (&[State::Cancelled], false),
    ] {
        let ticket = put(&outbox, "a").await;
        lead(&outbox, ticket, way).await;
        assert_eq!(outbox.cancel(ticket).await.unwrap(), is_taken_back, "{way:?}");
    }
}

on_each!(what_waits_says_for_what);
async fn what_waits_says_for_what<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let due = UNIX_EPOCH + Duration::from_secs(1_000_000);
    let ticket = outbox.put(PAGE, &says("a")).at(due).commit().await.unwrap().ticket();
    let tried = "UPDATE sendapi_message SET tries = 2, retry_at = 3000000";
    execute(&outbox, tried).await;
    let end = UNIX_EPOCH + Duration::from_secs(4_000_000_000);
    for paused_until in [Some(end), None] {
        match paused_until {
            Some(end) => outbox.pause(PAGE, end).await.unwrap(),
            None => assert!(outbox.resume(PAGE).await.unwrap()),
        }
        let retry_at = Some(UNIX_EPOCH + Duration::from_mins(50));
        let waiting = Outcome::Waiting { due_at: due, retry_at, tries: 2, paused_until };
        assert_eq!(outbox.outcome(ticket).await.unwrap(), Some(waiting));
    }
}

on_each!(tickets_are_those_of_one_database);
async fn tickets_are_those_of_one_database<DB: Tested>() {
    let (one, _folder) = outbox::<DB>().await;
    let (other, _other_folder) = outbox::<DB>().await;
    let ticket = one.put(PAGE, &says("a")).commit().await.unwrap().ticket();
    other.put(PAGE, &says("b")).commit().await.unwrap();
    assert!(matches!(other.outcome(ticket).await.unwrap_err(), Error::OtherStore));
    assert!(matches!(other.cancel(ticket).await.unwrap_err(), Error::OtherStore));

    let read: Ticket = ticket.to_string().parse().unwrap();
    assert!(matches!(one.outcome(read).await.unwrap(), Some(Outcome::Waiting { .. })));
    for text in [
        "",
        "17",
        "x.17",
        "0b5e7c8e-6a0f-4b58-8d2f-3f6a54f0e1aa.",
        "0b5e7c8e-6a0f-4b58-8d2f-3f6a54f0e1aa.-1",
    ] {
        assert!(text.parse::<Ticket>().is_err(), "{text}");
    }
}

on_each!(several_processes_open_one_database);
async fn several_processes_open_one_database<DB: Tested>() {
    let (first, place) = outbox::<DB>().await;
    let second = again::<DB>(&place).await;
    let ticket = first.put(PAGE, &says("a")).commit().await.unwrap().ticket();
    assert!(second.cancel(ticket).await.unwrap());
    assert_eq!(first.outcome(ticket).await.unwrap(), Some(Outcome::Cancelled));
}

#[tokio::test]
async fn a_file_that_cannot_be_used_says_why() {
    let (outbox, folder) = outbox::<Sqlite>().await;
    execute(&outbox, "UPDATE sendapi_store SET version = 9, least_reader = 9").await;
    let error = Outbox::open(folder.path().join("shop.db")).await.unwrap_err();
    assert!(matches!(error, Error::Newer { found: 9, .. }), "{error:?}");
    assert!(error.to_string().contains("update `sendapi-outbox`"), "{error}");

    std::fs::write(
        folder.path().join("letter.txt"),
        "no database, but long enough to be looked at".repeat(99),
    )
    .unwrap();
    for name in ["letter.txt", "no/such/folder.db"] {
        let error = Outbox::open(folder.path().join(name)).await.unwrap_err();
        assert!(matches!(error, Error::Database(_)), "{name} {error:?}");
    }
}
