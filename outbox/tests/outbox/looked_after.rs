//! What whoever looks after an outbox asks for: messages, workers, and a file that is there already.

use std::time::{Duration, SystemTime};

use sendapi::Priority;
use sendapi_outbox::{Error, Outbox, Outcome, Person, State, Ticket, Which};
use sqlx::Sqlite;

use crate::tested::{Tested, execute, on_each};
use crate::ways::lead;
use crate::{PAGE, outbox, put, says};

async fn tickets<DB: Tested>(outbox: &Outbox<DB>, which: &Which) -> Vec<Ticket> {
    let messages = outbox.messages(which, 100).await.unwrap();
    messages.iter().map(|message| message.ticket).collect()
}

on_each!(messages_are_found_by_state_account_and_age);
async fn messages_are_found_by_state_account_and_age<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let put_as = async |account: &str, way: &[State]| {
        let ticket = outbox.put(account, &says("a")).commit().await.unwrap().ticket();
        lead(&outbox, ticket, way).await;
        ticket
    };
    let waits = put_as(PAGE, &[]).await;
    let unknown = put_as(PAGE, &[State::Begun, State::Unknown]).await;
    let sent = put_as(PAGE, &[State::Begun, State::Sent]).await;
    let others = put_as("messenger:99", &[State::Begun, State::Unknown]).await;

    let all = Which::default();
    assert_eq!(tickets(&outbox, &all).await, [waits, unknown, sent, others]);
    for (state, expected) in [
        (State::Waiting, vec![waits]),
        (State::Unknown, vec![unknown, others]),
        (State::Sent, vec![sent]),
        (State::Begun, vec![]),
    ] {
        let which = Which::default().state(state);
        assert_eq!(tickets(&outbox, &which).await, expected, "{state:?}");
    }
    let two = all.clone().state(State::Sent).state(State::Unknown).state(State::Sent);
    assert_eq!(tickets(&outbox, &two).await, [unknown, sent, others]);
    let of_page = two.account(PAGE.parse().unwrap());
    assert_eq!(tickets(&outbox, &of_page).await, [unknown, sent]);
    assert_eq!(tickets(&outbox, &of_page.after(unknown)).await, [sent]);
    assert_eq!(outbox.messages(&all, 2).await.unwrap().len(), 2);

    let aged = "UPDATE sendapi_message SET put_at = put_at - 600000 WHERE id = 2";
    execute(&outbox, aged).await;
    let ten_minutes = Duration::from_mins(10);
    assert_eq!(tickets(&outbox, &all.clone().older_than(ten_minutes)).await, [unknown]);
    let newer = all.newer_than(Duration::from_mins(9));
    assert_eq!(tickets(&outbox, &newer).await, [waits, sent, others]);
}

on_each!(of_a_message_all_is_told_and_its_text_to_whoever_asks);
async fn of_a_message_all_is_told_and_its_text_to_whoever_asks<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let until = SystemTime::UNIX_EPOCH + Duration::from_secs(4_000_000_000);
    let putting = outbox.put(PAGE, &says("secret")).key("order-7").until(until).broadcast();
    let ticket = putting.commit().await.unwrap().ticket();
    let message = outbox.message(ticket).await.unwrap().unwrap();
    assert_eq!((message.ticket, message.account.as_str()), (ticket, PAGE));
    assert_eq!((message.key.as_deref(), message.until), (Some("order-7"), Some(until)));
    assert_eq!(
        (message.priority, message.lane.as_str()),
        (Priority::Broadcast, r#"{"id":"7204418830956127"}"#)
    );
    assert!(matches!(message.outcome, Outcome::Waiting { .. }) && message.begun_at.is_none());
    let body = message.body.clone().unwrap();
    assert!(body.contains("secret") && message.size == body.len() as u64);
    let debug = format!("{message:?}");
    assert!(!debug.contains("secret") && !debug.contains("7204418830956127"), "{debug}");

    let listed = async |which: Which| outbox.messages(&which, 1).await.unwrap().remove(0).body;
    assert_eq!(listed(Which::default()).await, None);
    assert_eq!(listed(Which::default().bodies()).await, Some(body));

    outbox.forget(PAGE, &Person::id("7204418830956127")).await.unwrap();
    let message = outbox.message(ticket).await.unwrap().unwrap();
    assert!(message.is_forgotten && message.lane.is_empty() && message.key.is_none());
    assert_eq!((message.size, message.body), (0, None));
}

on_each!(tickets_of_another_database_are_told);
async fn tickets_of_another_database_are_told<DB: Tested>() {
    let ((one, _folder), (other, _other_folder)) = (outbox::<DB>().await, outbox::<DB>().await);
    let ticket = put(&one, "a").await;
    put(&other, "b").await;
    assert!(matches!(other.message(ticket).await.unwrap_err(), Error::OtherStore));
    let after = Which::default().after(ticket);
    assert!(matches!(other.messages(&after, 1).await.unwrap_err(), Error::OtherStore));
    execute(&one, "DELETE FROM sendapi_message").await;
    assert_eq!(one.message(ticket).await.unwrap(), None);
}

on_each!(workers_are_told_with_how_long_they_are_silent);
async fn workers_are_told_with_how_long_they_are_silent<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    put(&outbox, "a").await;
    assert_eq!(outbox.workers().await.unwrap(), []);
    let enter = format!(
        "INSERT INTO sendapi_worker (id, name, is_inbox, started_at, beat_at)
        SELECT 'w', 'till-1', FALSE, 5000, {now} - 20000
        UNION ALL SELECT 'i', 'door', TRUE, 6000, {now} + 90000;
        INSERT INTO sendapi_worker_account VALUES (1, 'w'), (2, 'w');
        UPDATE sendapi_account SET holder = 'w'",
        now = DB::NOW
    );
    execute(&outbox, &enter).await;
    let [till, door] = &*outbox.workers().await.unwrap() else { panic!("two") };
    assert_eq!(
        (till.name.as_str(), till.is_inbox, till.serves, till.holds),
        ("till-1", false, 2, 1)
    );
    assert_eq!(till.started_at, SystemTime::UNIX_EPOCH + Duration::from_secs(5));
    assert!((20..25).contains(&till.silent_for.as_secs()), "{till:?}");
    assert_eq!((door.name.as_str(), door.is_inbox, door.serves), ("door", true, 0));
    assert_eq!(door.silent_for, Duration::ZERO, "the clock was set back");
}

#[tokio::test]
async fn a_file_that_has_no_outbox_is_left_as_it_is() {
    let (outbox, folder) = outbox::<Sqlite>().await;
    let ticket = put(&outbox, "a").await;
    let file = |name: &str| folder.path().join(name);
    let again = Outbox::open_existing(file("shop.db")).await.unwrap();
    assert!(again.message(ticket).await.unwrap().is_some());

    std::fs::write(file("letter.txt"), "no database, but long enough to be one".repeat(99))
        .unwrap();
    std::fs::write(file("empty"), "").unwrap();
    let others = sqlx::sqlite::SqliteConnectOptions::new().filename(file("others.db"));
    let others = sqlx::SqlitePool::connect_with(others.create_if_missing(true)).await.unwrap();
    sqlx::query("CREATE TABLE bread (kind)").execute(&others).await.unwrap();
    others.close().await;
    for (name, words) in [
        ("none.db", "there is no file"),
        ("letter.txt", "holds no outbox"),
        ("empty", "holds no outbox"),
        ("others.db", "holds no outbox"),
        ("", "holds no outbox"),
    ] {
        let before = std::fs::read(file(name)).ok();
        let error = Outbox::open_existing(file(name)).await.unwrap_err();
        assert!(
            matches!(error, Error::NoOutbox(_)) && error.to_string().contains(words),
            "{error}"
        );
        assert_eq!(std::fs::read(file(name)).ok(), before, "{name}");
    }
    execute(&outbox, "UPDATE sendapi_store SET version = 9, least_reader = 9").await;
    let error = Outbox::open_existing(file("shop.db")).await.unwrap_err();
    assert!(matches!(error, Error::Newer { found: 9, .. }), "{error:?}");
}

#[tokio::test]
async fn an_existing_one_opens_while_somebody_writes() {
    let (outbox, folder) = outbox::<Sqlite>().await;
    let writes = outbox.sqlite().begin_with("BEGIN IMMEDIATE").await.unwrap();
    let opens = Outbox::open_existing(folder.path().join("shop.db"));
    tokio::time::timeout(Duration::from_secs(5), opens).await.unwrap().unwrap();
    writes.rollback().await.unwrap();
}
