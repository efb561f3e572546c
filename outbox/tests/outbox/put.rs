//! Putting from Rust.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sendapi::{Instagram, Message};
use sendapi_outbox::{Error, Outbox, Outcome, State};
use sqlx::{Connection, Sqlite, SqliteConnection};

use crate::tested::{Read, Tested, begin, on_each, rows};
use crate::{PAGE, outbox, says};

/// One column of all messages.
async fn column<DB: Tested, T>(outbox: &Outbox<DB>, name: &str) -> Vec<T>
where
    (T,): Read,
{
    let column = format!("SELECT {name} FROM sendapi_message ORDER BY id");
    rows(outbox, &column).await.into_iter().map(|(value,)| value).collect()
}

on_each!(it_is_there_if_the_transaction_commits);
async fn it_is_there_if_the_transaction_commits<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let mut gone = begin(&outbox).await;
    let put = outbox.put(PAGE, &says("no")).within(&mut gone).await.unwrap();
    gone.rollback().await.unwrap();
    assert_eq!(outbox.outcome(put.ticket()).await.unwrap(), None);

    let mut kept = begin(&outbox).await;
    let put = outbox.put(PAGE, &says("yes")).within(&mut kept).await.unwrap();
    assert_eq!(outbox.outcome(put.ticket()).await.unwrap(), None, "others do not see it yet");
    kept.commit().await.unwrap();
    let outcome = outbox.outcome(put.ticket()).await.unwrap();
    assert!(matches!(outcome, Some(Outcome::Waiting { .. })), "{outcome:?}");
    assert_eq!(outbox.counts().await.unwrap().of(State::Waiting), 1);
}

on_each!(it_is_kept_byte_for_byte_with_what_was_said_of_it);
async fn it_is_kept_byte_for_byte_with_what_was_said_of_it<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let at = UNIX_EPOCH + Duration::from_millis(1_796_044_670_987);
    let until = at + Duration::from_hours(1);
    let message = says("Grüße \\u0041 \\\" 😀");
    let put = outbox
        .put(PAGE, &message)
        .at(at)
        .until(until)
        .broadcast()
        .lane("bread")
        .commit()
        .await
        .unwrap();
    let outcome = outbox.outcome(put.ticket()).await.unwrap();
    let waiting = Outcome::Waiting { due_at: at, retry_at: None, tries: 0, paused_until: None };
    assert_eq!(outcome, Some(waiting));
    assert_eq!(column::<DB, String>(&outbox, "body").await, [message.to_json()]);
    assert_eq!(column::<DB, i64>(&outbox, "until_at").await, [1_796_048_270_987]);
    assert_eq!(column::<DB, i64>(&outbox, "priority").await, [1]);
    assert_eq!(column::<DB, String>(&outbox, "lane").await, ["bread"]);

    outbox.put(PAGE, &message).commit().await.unwrap();
    assert_eq!(column::<DB, Option<i64>>(&outbox, "until_at").await.last(), Some(&None));
    assert_eq!(column::<DB, i64>(&outbox, "priority").await.last(), Some(&0));
    assert_eq!(
        column::<DB, String>(&outbox, "lane").await.last().unwrap(),
        r#"{"id":"7204418830956127"}"#
    );
    let due: Vec<i64> = column(&outbox, "due_at").await;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_millis();
    let age = i64::try_from(now).unwrap() - due.last().unwrap();
    assert!((0..10_000).contains(&age), "due {age} ms ago");
}

on_each!(a_key_stands_for_one_message_of_an_account);
async fn a_key_stands_for_one_message_of_an_account<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let first = outbox.put(PAGE, &says("a")).key("order-7").commit().await.unwrap();
    let again = outbox.put(PAGE, &says("a")).key("order-7").commit().await.unwrap();
    assert_eq!((first.is_new(), again.is_new()), (true, false));
    assert_eq!(first.ticket(), again.ticket());

    let other = outbox.put(PAGE, &says("b")).key("order-7").commit().await.unwrap_err();
    assert!(matches!(&other, Error::Key(key) if key == "order-7"), "{other:?}");
    assert!(other.to_string().contains("`order-7`"), "{other}");

    // Whatever became of it.
    assert!(outbox.cancel(first.ticket()).await.unwrap());
    let after = outbox.put(PAGE, &says("a")).key("order-7").commit().await.unwrap();
    assert_eq!((after.is_new(), after.ticket()), (false, first.ticket()));

    let elsewhere = outbox.put("messenger:99", &says("a")).key("order-7").commit().await.unwrap();
    assert!(elsewhere.is_new());
    let without = outbox.put(PAGE, &says("a")).commit().await.unwrap();
    assert!(without.is_new() && without.ticket() != first.ticket());
}

on_each!(two_who_put_the_same_key_at_a_time_put_one_message);
async fn two_who_put_the_same_key_at_a_time_put_one_message<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let puts = (0..16).map(|_| {
        let outbox = outbox.clone();
        tokio::spawn(async move { outbox.put(PAGE, &says("a")).key("k").commit().await.unwrap() })
    });
    let mut new = 0;
    for put in puts.collect::<Vec<_>>() {
        new += usize::from(put.await.unwrap().is_new());
    }
    assert_eq!((new, outbox.counts().await.unwrap().of(State::Waiting)), (1, 1));
}

on_each!(what_cannot_be_put_says_why_and_leaves_the_transaction_alone);
async fn what_cannot_be_put_says_why_and_leaves_the_transaction_alone<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let mut transaction = begin(&outbox).await;
    for account in [
        "",
        "1234567890",
        "messenger:",
        "messenger:me",
        "messenger:012",
        "telegram:1",
        "messenger:1 ",
    ] {
        let error = outbox.put(account, &says("a")).within(&mut transaction).await.unwrap_err();
        assert!(matches!(&error, Error::Account(name) if name == account), "{account} {error:?}");
    }
    let json = r#"{"recipient":{"id":"1"},"message":{"text":"a"}}"#;
    let instagram = Message::<Instagram>::from_json(json).unwrap();
    let error = outbox.put(PAGE, &instagram).within(&mut transaction).await.unwrap_err();
    assert!(error.to_string().contains("put it for `instagram:`"), "{error}");
    for name in [String::new(), "x".repeat(513)] {
        let error =
            outbox.put(PAGE, &says("a")).key(&name).within(&mut transaction).await.unwrap_err();
        assert_eq!(error.to_string(), "a key has 1 to 512 bytes, none of which is zero");
        let error =
            outbox.put(PAGE, &says("a")).lane(&name).within(&mut transaction).await.unwrap_err();
        assert_eq!(error.to_string(), "a lane has 1 to 512 bytes, none of which is zero");
    }
    outbox.put(PAGE, &says("a")).key("x".repeat(512)).within(&mut transaction).await.unwrap();
    let other = outbox.put(PAGE, &says("b")).key("x".repeat(512)).within(&mut transaction).await;
    other.unwrap_err();
    transaction.commit().await.unwrap();
    assert_eq!(outbox.counts().await.unwrap().of(State::Waiting), 1);
}

#[tokio::test]
async fn a_connection_that_loses_what_it_commits_is_refused() {
    let (outbox, folder) = outbox::<Sqlite>().await;
    let url = format!("sqlite://{}", folder.path().join("shop.db").display());
    let mut own = SqliteConnection::connect(&url).await.unwrap();
    let ticket = outbox.put(PAGE, &says("a")).commit().await.unwrap().ticket();
    for (synchronous, may_put, may_cancel) in
        [("OFF", false, false), ("NORMAL", true, false), ("FULL", true, true)]
    {
        let set = sqlx::AssertSqlSafe(format!("PRAGMA synchronous = {synchronous}"));
        sqlx::query(set).execute(&mut own).await.unwrap();
        let put = outbox.put(PAGE, &says("b")).within(&mut own).await;
        assert_eq!(put.is_ok(), may_put, "{synchronous} {put:?}");
        let cancelled = outbox.cancel_within(ticket, &mut own).await;
        assert_eq!(cancelled.is_ok(), may_cancel, "{synchronous} {cancelled:?}");
        if let Err(error) = cancelled {
            assert!(error.to_string().contains("PRAGMA synchronous = FULL"), "{error}");
        }
    }
}

// What one database cannot hold is told before it is asked, or held otherwise: the user's transaction goes on.
on_each!(whatever_is_put_the_transaction_goes_on);
async fn whatever_is_put_the_transaction_goes_on<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let mut transaction = begin(&outbox).await;
    let first = outbox.put(PAGE, &says("first")).within(&mut transaction).await.unwrap();
    for name in ["a\0b", "\0"] {
        let key = outbox.put(PAGE, &says("key")).key(name).within(&mut transaction).await;
        assert!(matches!(key, Err(Error::Name("key"))), "{key:?}");
        let lane = outbox.put(PAGE, &says("lane")).lane(name).within(&mut transaction).await;
        assert!(matches!(lane, Err(Error::Name("lane"))), "{lane:?}");
    }
    // A zero in a text, one that is a backslash and letters, and a recipient as long as none is.
    let zero = says(r"a\u0000b");
    let backslash = says(r"a\\u0000b");
    let json = format!(
        r#"{{"recipient":{{"comment_id":"{}"}},"message":{{"text":"a"}}}}"#,
        "1".repeat(5000)
    );
    let long = Message::<sendapi::Messenger>::from_json(&json).unwrap();
    let mut bodies = vec![says("first").to_json()];
    for message in [&zero, &backslash, &long] {
        outbox
            .put(PAGE, message)
            .key(message.to_json().len().to_string())
            .within(&mut transaction)
            .await
            .unwrap();
        bodies.push(message.to_json());
    }
    for time in [
        SystemTime::now() + Duration::from_secs(1 << 60),
        UNIX_EPOCH - Duration::from_secs(1 << 60),
    ] {
        outbox
            .put(PAGE, &says("time"))
            .at(time)
            .until(time)
            .within(&mut transaction)
            .await
            .unwrap();
        bodies.push(says("time").to_json());
    }
    transaction.commit().await.unwrap();
    assert!(outbox.outcome(first.ticket()).await.unwrap().is_some());
    assert_eq!(column::<DB, String>(&outbox, "body").await, bodies);
    // As the answer to a person's event does it.
    let again =
        outbox.put(PAGE, &zero).key(zero.to_json().len().to_string()).commit().await.unwrap();
    assert!(!again.is_new());
}
