//! Files that were copied or put back, which do not know what was sent since.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use sendapi_outbox::{Error, Outbox, Outcome};
use sendapi_simulator::Simulator;
use sqlx::Sqlite;

use crate::sending::{accounts, delivered, outcome};
use crate::tested::{Tested, on_each};
use crate::{PAGE, outbox, put, says};

/// Another file with the same content, as a backup is.
async fn copy(outbox: &Outbox, to: &Path) -> Outbox {
    let copy = sqlx::query("VACUUM INTO ?").bind(to.to_str());
    copy.execute(outbox.sqlite()).await.unwrap();
    Outbox::open(to).await.unwrap()
}

#[tokio::test]
async fn a_copy_sends_nothing_before_it_is_adopted_and_then_only_what_is_not_in_doubt() {
    let (outbox, folder) = outbox::<Sqlite>().await;
    let simulator = Simulator::start().await.unwrap();
    let due = put(&outbox, "due").await;
    let soon = SystemTime::now() + Duration::from_secs(4);
    let later = outbox.put(PAGE, &says("later")).at(soon).commit().await.unwrap().ticket();
    let copy = copy(&outbox, &folder.path().join("copy.db")).await;

    let refused = copy.worker(&accounts(&simulator)).start().await.unwrap_err();
    assert!(matches!(refused, Error::Restored), "{refused}");
    assert!(refused.to_string().contains("Outbox::adopt"), "{refused}");

    let adopted = copy.adopt().await.unwrap();
    assert_eq!((adopted.unknown, adopted.given_up), (1, 0));
    let unknown = copy.outcome(due).await.unwrap();
    let Some(Outcome::Unknown { copies: 0, why: Some(why) }) = &unknown else {
        panic!("{unknown:?}")
    };
    assert!(why.contains("put back"), "{why}");
    let worker = copy.worker(&accounts(&simulator)).start().await.unwrap();
    assert!(matches!(outcome(&copy, later).await, Outcome::Sent { .. }));
    assert_eq!(delivered(&simulator), ["later"]);

    // What is in doubt goes when somebody has decided, and an outcome is told as any other.
    assert!(copy.send_again(due, 0).await.unwrap());
    assert!(matches!(outcome(&copy, due).await, Outcome::Sent { .. }));
    worker.shutdown().await.unwrap();
}

#[tokio::test]
async fn a_file_that_was_put_back_is_known_though_it_has_the_old_name() {
    let (outbox, folder) = outbox::<Sqlite>().await;
    let file = folder.path().join("shop.db");
    let backup = folder.path().join("backup.db");
    let ticket = put(&outbox, "Hello").await;
    drop(copy(&outbox, &backup).await);
    outbox.sqlite().close().await;
    drop(outbox);
    for rest in ["shop.db", "shop.db-wal", "shop.db-shm"] {
        let _ = fs::remove_file(folder.path().join(rest));
    }
    // The number of the old file is mostly given to the new one.
    fs::copy(&backup, &file).unwrap();

    let simulator = Simulator::start().await.unwrap();
    let outbox = Outbox::open(&file).await.unwrap();
    let refused = outbox.worker(&accounts(&simulator)).start().await.unwrap_err();
    assert!(matches!(refused, Error::Restored), "{refused}");
    // Whoever knows that nothing was lost says so.
    outbox.adopt_as_it_is().await.unwrap();
    let worker = outbox.worker(&accounts(&simulator)).start().await.unwrap();
    assert!(matches!(outcome(&outbox, ticket).await, Outcome::Sent { .. }));
    worker.shutdown().await.unwrap();
}

#[tokio::test]
async fn a_file_that_is_opened_again_or_moved_on_its_disk_is_the_same() {
    let (outbox, folder) = outbox::<Sqlite>().await;
    let simulator = Simulator::start().await.unwrap();
    outbox.sqlite().close().await;
    let moved = folder.path().join("moved.db");
    fs::rename(folder.path().join("shop.db"), &moved).unwrap();
    let outbox = Outbox::open(&moved).await.unwrap();
    outbox.worker(&accounts(&simulator)).start().await.unwrap().shutdown().await.unwrap();
}

on_each!(workers_that_are_there_when_it_is_adopted_go_on_under_another_name);
async fn workers_that_are_there_when_it_is_adopted_go_on_under_another_name<DB: Tested>() {
    let (outbox, _place) = outbox::<DB>().await;
    let simulator = Simulator::start().await.unwrap();
    let worker = outbox.worker(&accounts(&simulator)).start().await.unwrap();
    let first = put(&outbox, "first").await;
    assert!(matches!(outcome(&outbox, first).await, Outcome::Sent { .. }));
    outbox.adopt().await.unwrap();
    let second = put(&outbox, "second").await;
    assert!(matches!(outcome(&outbox, second).await, Outcome::Sent { .. }));
    assert_eq!(delivered(&simulator), ["first", "second"]);
    worker.shutdown().await.unwrap();
}

#[tokio::test]
async fn a_database_goes_by_one_name() {
    let (outbox, folder) = outbox::<Sqlite>().await;
    let outbox = outbox.named("production").await.unwrap();
    let copy = copy(&outbox, &folder.path().join("copy.db")).await;
    let refused = copy.clone().named("trial").await.unwrap_err();
    assert!(matches!(&refused, Error::OtherName(name) if name == "production"), "{refused}");
    copy.rename("trial").await.unwrap();
    copy.named("trial").await.unwrap();
    outbox.named("production").await.unwrap();
    let (nameless, _folder) = crate::outbox::<Sqlite>().await;
    assert!(matches!(nameless.named("").await, Err(Error::Name("name"))));
}
