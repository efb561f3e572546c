//! What may have arrived is sent again by whoever decides so.

use sendapi_outbox::{Error, Outcome, State};
use sqlx::Row;

use crate::ways::lead;
use crate::{outbox, put};

use State::{Begun, Refused, Sent, Unknown};

#[tokio::test]
async fn one_decision_is_one_copy() {
    let (outbox, _folder) = outbox().await;
    let ticket = put(&outbox, "a").await;
    lead(&outbox, ticket, &[Begun, Unknown]).await;
    for copies in 0..3 {
        assert_eq!(
            outbox.outcome(ticket).await.unwrap(),
            Some(Outcome::Unknown { copies, why: None })
        );
        assert!(!outbox.send_again(ticket, copies + 1).await.unwrap(), "nobody saw that");
        assert!(outbox.send_again(ticket, copies).await.unwrap());
        assert!(!outbox.send_again(ticket, copies).await.unwrap(), "it waits");
        // The same decision once more, when that copy has ended unknown too.
        lead(&outbox, ticket, &[Begun, Unknown]).await;
        assert!(!outbox.send_again(ticket, copies).await.unwrap(), "{copies}");
    }
}

#[tokio::test]
async fn what_did_not_end_unknown_is_not_sent_again() {
    let (outbox, _folder) = outbox().await;
    for way in [
        &[][..],
        &[Begun],
        &[Begun, Sent],
        &[Begun, Refused],
        &[Begun, Unknown, Sent],
        &[State::Cancelled],
    ] {
        let ticket = put(&outbox, "a").await;
        lead(&outbox, ticket, way).await;
        assert!(!outbox.send_again(ticket, 0).await.unwrap(), "{way:?}");
    }
}

#[tokio::test]
async fn it_waits_as_one_that_was_just_put() {
    let (outbox, _folder) = outbox().await;
    let ticket = put(&outbox, "a").await;
    lead(&outbox, ticket, &[Begun]).await;
    let tried = "UPDATE sendapi_message
        SET term = 3, round = 7, tries = 4, first_begun_at = 1, retry_at = 1, code = 1, subcode = 2";
    sqlx::query(tried).execute(outbox.sqlite()).await.unwrap();
    lead(&outbox, ticket, &[Unknown]).await;
    assert!(outbox.send_again(ticket, 0).await.unwrap());

    let row =
        sqlx::query("SELECT * FROM sendapi_message").fetch_one(outbox.sqlite()).await.unwrap();
    for name in ["first_begun_at", "retry_at", "settled_at", "code", "subcode"] {
        assert_eq!(row.get::<Option<i64>, _>(name), None, "{name}");
    }
    assert_eq!((row.get::<i64, _>("tries"), row.get::<i64, _>("copies")), (0, 1));
    // By these a late answer to the first copy still finds it, and an hour's limit counts it.
    assert_eq!(row.get::<i64, _>("begun_at"), 1);
    assert_eq!((row.get::<i64, _>("term"), row.get::<i64, _>("round")), (3, 7));
    lead(&outbox, ticket, &[Sent]).await;
}

#[tokio::test]
async fn of_one_that_may_have_arrived_before_nobody_says_that_it_was_not_sent() {
    let (outbox, _folder) = outbox().await;
    let ticket = put(&outbox, "a").await;
    lead(&outbox, ticket, &[Begun, Unknown]).await;
    assert!(outbox.send_again(ticket, 0).await.unwrap());
    assert!(outbox.cancel(ticket).await.unwrap());
    assert_eq!(
        outbox.outcome(ticket).await.unwrap(),
        Some(Outcome::Unknown { copies: 1, why: None })
    );
}

#[tokio::test]
async fn it_is_sent_again_if_the_transaction_commits() {
    let (outbox, _folder) = outbox().await;
    let ticket = put(&outbox, "a").await;
    lead(&outbox, ticket, &[Begun, Unknown]).await;
    let mut transaction = outbox.sqlite().begin().await.unwrap();
    assert!(outbox.send_again_within(ticket, 0, &mut transaction).await.unwrap());
    transaction.rollback().await.unwrap();
    assert_eq!(
        outbox.outcome(ticket).await.unwrap(),
        Some(Outcome::Unknown { copies: 0, why: None })
    );

    let (other, _other_folder) = crate::outbox().await;
    let error = other.send_again(ticket, 0).await.unwrap_err();
    assert!(matches!(error, Error::OtherStore), "{error:?}");
}
