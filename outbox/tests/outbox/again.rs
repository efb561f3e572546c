//! What may have arrived is sent again by whoever decides so.

use crate::tested::{Tested, begin, execute, on_each, row};
use crate::ways::lead;
use crate::{outbox, put};
use sendapi_outbox::{Error, Outcome, State};

use State::{Begun, Refused, Sent, Unknown};

on_each!(one_decision_is_one_copy);
async fn one_decision_is_one_copy<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
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

on_each!(what_did_not_end_unknown_is_not_sent_again);
async fn what_did_not_end_unknown_is_not_sent_again<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
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

on_each!(it_waits_as_one_that_was_just_put);
async fn it_waits_as_one_that_was_just_put<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let ticket = put(&outbox, "a").await;
    lead(&outbox, ticket, &[Begun]).await;
    let tried = "UPDATE sendapi_message
        SET term = 3, round = 7, tries = 4, first_begun_at = 1, retry_at = 1, code = 1, subcode = 2";
    execute(&outbox, tried).await;
    lead(&outbox, ticket, &[Unknown]).await;
    assert!(outbox.send_again(ticket, 0).await.unwrap());

    for name in ["first_begun_at", "retry_at", "settled_at", "code", "subcode"] {
        let (left,): (Option<i64>,) =
            row(&outbox, &format!("SELECT {name} FROM sendapi_message")).await;
        assert_eq!(left, None, "{name}");
    }
    let counted: (i64, i64) = row(&outbox, "SELECT tries, copies FROM sendapi_message").await;
    assert_eq!(counted, (0, 1));
    // By these a late answer to the first copy still finds it, and an hour's limit counts it.
    let begun: (i64, i64, i64) =
        row(&outbox, "SELECT begun_at, term, round FROM sendapi_message").await;
    assert_eq!(begun, (1, 3, 7));
    lead(&outbox, ticket, &[Sent]).await;
}

on_each!(of_one_that_may_have_arrived_before_nobody_says_that_it_was_not_sent);
async fn of_one_that_may_have_arrived_before_nobody_says_that_it_was_not_sent<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let ticket = put(&outbox, "a").await;
    lead(&outbox, ticket, &[Begun, Unknown]).await;
    assert!(outbox.send_again(ticket, 0).await.unwrap());
    assert!(outbox.cancel(ticket).await.unwrap());
    assert_eq!(
        outbox.outcome(ticket).await.unwrap(),
        Some(Outcome::Unknown { copies: 1, why: None })
    );
}

on_each!(it_is_sent_again_if_the_transaction_commits);
async fn it_is_sent_again_if_the_transaction_commits<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let ticket = put(&outbox, "a").await;
    lead(&outbox, ticket, &[Begun, Unknown]).await;
    let mut transaction = begin(&outbox).await;
    assert!(outbox.send_again_within(ticket, 0, &mut transaction).await.unwrap());
    transaction.rollback().await.unwrap();
    assert_eq!(
        outbox.outcome(ticket).await.unwrap(),
        Some(Outcome::Unknown { copies: 0, why: None })
    );

    let (other, _other_folder) = crate::outbox::<DB>().await;
    let error = other.send_again(ticket, 0).await.unwrap_err();
    assert!(matches!(error, Error::OtherStore), "{error:?}");
}
