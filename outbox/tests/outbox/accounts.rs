//! How accounts stand, and whether they send.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sendapi_outbox::{AccountStatus, Error, Outbox, Pause, State};

use crate::tested::{Tested, execute, on_each, row};
use crate::ways::lead;
use crate::{PAGE, outbox, put, says};

const OTHER: &str = "messenger:99";

async fn account<DB: Tested>(outbox: &Outbox<DB>, name: &str) -> AccountStatus {
    let accounts = outbox.accounts().await.unwrap();
    accounts.into_iter().find(|account| account.name.as_str() == name).unwrap()
}

/// As its row is: until when, and for what.
async fn pause_of<DB: Tested>(outbox: &Outbox<DB>) -> (Option<i64>, Option<String>) {
    let pause =
        format!("SELECT paused_until, paused_for FROM sendapi_account WHERE name = '{PAGE}'");
    row(outbox, &pause).await
}

on_each!(each_account_tells_what_is_where);
async fn each_account_tells_what_is_where<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    assert_eq!(outbox.accounts().await.unwrap(), []);
    for way in [
        &[][..],
        &[],
        &[State::Begun],
        &[State::Begun, State::Unknown],
        &[State::Begun, State::Sent],
        &[State::Cancelled],
    ] {
        let ticket = put(&outbox, "a").await;
        lead(&outbox, ticket, way).await;
    }
    let due = UNIX_EPOCH + Duration::from_secs(1_000_000);
    outbox.put(PAGE, &says("due")).at(due).commit().await.unwrap();
    let later = SystemTime::now() + Duration::from_hours(1);
    outbox.put(OTHER, &says("not due")).at(later).commit().await.unwrap();

    let page = account(&outbox, PAGE).await;
    assert_eq!((page.waiting, page.begun, page.unknown), (3, 1, 1));
    assert_eq!((page.oldest_due, page.holder, page.paused), (Some(due), None, None));
    let other = account(&outbox, OTHER).await;
    assert_eq!((other.waiting, other.oldest_due), (1, None));
    let names: Vec<_> = outbox.accounts().await.unwrap();
    let names: Vec<_> = names.iter().map(|account| account.name.as_str()).collect();
    assert_eq!(names, [PAGE, OTHER]);
    assert_eq!(outbox.counts().await.unwrap().oldest_due(), Some(due));
}

on_each!(what_no_worker_serves_is_told);
async fn what_no_worker_serves_is_told<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    put(&outbox, "a").await;
    let later = SystemTime::now() + Duration::from_hours(1);
    outbox.put(OTHER, &says("not due")).at(later).commit().await.unwrap();
    let unserved = async || {
        let counts = outbox.counts().await.unwrap();
        counts.unserved().iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(unserved().await, [PAGE]);

    // What a worker that is not there has said counts for nothing.
    execute(&outbox, "INSERT INTO sendapi_worker_account VALUES (1, 'w')").await;
    assert_eq!(unserved().await, [PAGE]);
    let enters = format!(
        "INSERT INTO sendapi_worker (id, name, round, started_at, beat_at) VALUES ('w', 'till-2', 7, 0, {});
        UPDATE sendapi_account SET holder = 'w' WHERE id = 1",
        DB::NOW
    );
    execute(&outbox, &enters).await;
    assert_eq!(unserved().await, [""; 0]);
    let page = account(&outbox, PAGE).await;
    assert!(page.is_served && !page.is_unserved());
    assert_eq!(page.holder.as_deref(), Some("till-2"));

    // It was killed: its row is still there, and stands still.
    execute(&outbox, "UPDATE sendapi_worker SET beat_at = beat_at - 61000").await;
    assert_eq!(unserved().await, [PAGE]);
}

on_each!(a_pause_is_written_down_and_ended);
async fn a_pause_is_written_down_and_ended<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    // Also for an account for which nothing was put so far.
    outbox.pause(PAGE, Pause::UNTIL_RESUMED).await.unwrap();
    let paused = account(&outbox, PAGE).await.paused.unwrap();
    assert_eq!((paused.until, paused.why.as_str()), (None, "user"));
    assert!(outbox.resume(PAGE).await.unwrap());
    assert!(!outbox.resume(PAGE).await.unwrap());
    assert_eq!(account(&outbox, PAGE).await.paused, None);
    assert_eq!(pause_of(&outbox).await, (None, None));

    let end = UNIX_EPOCH + Duration::from_secs(4_000_000_000);
    outbox.pause(PAGE, end).await.unwrap();
    assert_eq!(pause_of(&outbox).await, (Some(4_000_000_000_000), Some("user".to_owned())));
    assert_eq!(account(&outbox, PAGE).await.paused.unwrap().until, Some(end));

    // A shorter one of the user's in its place, then one that is over.
    let before = SystemTime::now();
    outbox.pause(PAGE, Duration::from_hours(1)).await.unwrap();
    let until = account(&outbox, PAGE).await.paused.unwrap().until.unwrap();
    let length = until.duration_since(before).unwrap();
    assert!(length.abs_diff(Duration::from_hours(1)) < Duration::from_mins(1), "{length:?}");
    outbox.pause(PAGE, before - Duration::from_hours(1)).await.unwrap();
    assert_eq!(account(&outbox, PAGE).await.paused, None);
    assert!(!outbox.resume(PAGE).await.unwrap());

    outbox.pause(PAGE, Duration::MAX).await.unwrap();
    assert_eq!(account(&outbox, PAGE).await.paused.unwrap().until, None);
}

on_each!(what_the_platform_asked_for_is_not_shortened);
async fn what_the_platform_asked_for_is_not_shortened<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    put(&outbox, "a").await;
    let rate = "UPDATE sendapi_account SET paused_until = 4000000000000, paused_for = 'rate'";
    execute(&outbox, rate).await;
    assert_eq!(account(&outbox, PAGE).await.paused.unwrap().why, "rate");
    outbox.pause(PAGE, Duration::from_mins(1)).await.unwrap();
    assert_eq!(pause_of(&outbox).await, (Some(4_000_000_000_000), Some("user".to_owned())));

    execute(&outbox, "UPDATE sendapi_account SET paused_until = 5, paused_for = 'token'").await;
    outbox.pause(PAGE, Pause::UNTIL_RESUMED).await.unwrap();
    assert!(outbox.resume(PAGE).await.unwrap());
    let token = "UPDATE sendapi_account SET paused_until = 4000000000000, paused_for = 'token'";
    execute(&outbox, token).await;
    assert!(outbox.resume(PAGE).await.unwrap(), "the way out");
}

on_each!(what_is_no_account_is_not_paused);
async fn what_is_no_account_is_not_paused<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let error = outbox.pause("messenger:me", Pause::UNTIL_RESUMED).await.unwrap_err();
    assert!(matches!(error, Error::Account(_)), "{error:?}");
    let error = outbox.resume("1234567890").await.unwrap_err();
    assert!(matches!(error, Error::Account(_)), "{error:?}");
    assert!(!outbox.resume("messenger:42").await.unwrap());
    assert_eq!(outbox.accounts().await.unwrap(), []);
}
