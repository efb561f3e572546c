//! Private replies, against the simulator.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]

use std::time::{Duration, SystemTime};

use sendapi_examples::private_reply::{COMMENT, Replied, Stage, comment, reply_to_comments};
use sendapi_simulator::Fault;

const CREATED: u64 = 1_763_800_000;

fn days_later(days: u64) -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(CREATED) + Duration::from_secs(24 * days * 60 * 60)
}

#[tokio::test]
async fn the_author_of_a_comment_gets_one_reply_and_the_page_none() {
    let stage = Stage::set().await.unwrap();
    let replied = reply_to_comments(&stage.page, &comment(CREATED), days_later(7)).await.unwrap();
    let [Replied::Sent(receipt)] = replied.as_slice() else { panic!("{replied:?}") };
    let received = stage.simulator.messages();
    let [message] = received.as_slice() else { panic!("{received:?}") };
    assert_eq!(message.body()["recipient"]["comment_id"], COMMENT);
    assert_eq!(message.message_id(), receipt.message_id());
}

#[tokio::test]
async fn after_seven_days_nothing_is_sent() {
    let stage = Stage::set().await.unwrap();
    let late = days_later(7) + Duration::from_secs(1);
    let replied = reply_to_comments(&stage.page, &comment(CREATED), late).await.unwrap();
    let [Replied::TooLate(closed)] = replied.as_slice() else { panic!("{replied:?}") };
    assert!(closed.to_string().contains("7 days"), "{closed}");
    assert!(stage.simulator.messages().is_empty());
}

#[tokio::test]
async fn a_second_reply_is_refused_and_told() {
    let stage = Stage::set().await.unwrap();
    stage.simulator.faults().next(Fault::graph_error(10900, None));
    let replied = reply_to_comments(&stage.page, &comment(CREATED), days_later(1)).await.unwrap();
    let [Replied::Failed(error)] = replied.as_slice() else { panic!("{replied:?}") };
    assert_eq!(error.graph().unwrap().code(), 10900);
}

#[tokio::test]
async fn what_is_no_webhook_is_an_error() {
    let stage = Stage::set().await.unwrap();
    assert!(reply_to_comments(&stage.page, "[]", days_later(0)).await.is_err());
}
