//! Follow-ups at different times, against the simulator.

#![allow(clippy::panic, clippy::unwrap_used, reason = "a test fails by a panic")]

use std::time::{Duration, SystemTime};

use sendapi_examples::human_agent::{FollowUp, PERSON, Stage, follow_up, question};

const WRITTEN: u64 = 1_763_800_000;
const DAY: Duration = Duration::from_secs(24 * 60 * 60);
const SECOND: Duration = Duration::from_secs(1);

async fn after(stage: &Stage, time: Duration) -> FollowUp {
    let webhook = question(WRITTEN * 1000).unwrap();
    let event = webhook.events().next().unwrap();
    let now = SystemTime::UNIX_EPOCH + Duration::from_secs(WRITTEN) + time;
    follow_up(&stage.page, event, "We found it!", now).await.unwrap()
}

#[tokio::test]
async fn within_a_day_it_goes_out_as_it_is() {
    let stage = Stage::set(true).await.unwrap();
    let outcome = after(&stage, DAY).await;
    assert!(matches!(outcome, FollowUp::Plain(_)), "{outcome:?}");
    let received = stage.simulator.messages();
    let [message] = received.as_slice() else { panic!("{received:?}") };
    assert_eq!(message.body()["recipient"]["id"], PERSON);
    assert!(message.body()["tag"].is_null());
}

#[tokio::test]
async fn within_a_week_it_goes_out_with_the_tag_and_nothing_is_tried_before() {
    let stage = Stage::set(false).await.unwrap();
    for time in [DAY + SECOND, 7 * DAY] {
        let outcome = after(&stage, time).await;
        assert!(matches!(outcome, FollowUp::Tagged(_)), "{outcome:?}");
    }
    let tags: Vec<_> =
        stage.simulator.messages().iter().map(|message| message.body()["tag"].clone()).collect();
    assert_eq!(tags, ["HUMAN_AGENT", "HUMAN_AGENT"]);
}

#[tokio::test]
async fn after_a_week_nothing_is_sent() {
    let stage = Stage::set(false).await.unwrap();
    let outcome = after(&stage, 7 * DAY + SECOND).await;
    let FollowUp::TooLate(closed) = outcome else { panic!("{outcome:?}") };
    assert!(closed.to_string().contains("7 days"), "{closed}");
    assert!(stage.simulator.messages().is_empty());
}
