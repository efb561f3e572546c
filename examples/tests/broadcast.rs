//! The broadcast against the simulator.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::future::pending;
use std::sync::Arc;

use sendapi_examples::broadcast::report::Report;
use sendapi_examples::broadcast::stage::Stage;
use sendapi_examples::broadcast::{self, news, people};
use sendapi_simulator::{Fault, Requests};
use tokio::sync::Notify;

#[tokio::test]
async fn what_failed_is_told_by_what_went_wrong() {
    let stage = Stage::set().await.unwrap();
    let faults = stage.simulator.faults();
    faults.add(Requests::all().first(2), Fault::graph_error(551, None));
    faults.next(Fault::cut_after_reading());
    faults.next(Fault::graph_error(1, 1_357_046));
    let mut watched = 0;
    let watch = |_| watched += 1;
    let report = broadcast::run(&stage.page, &news(), people(50), pending(), watch).await.unwrap();

    assert_eq!((report.sent, report.not_begun, watched), (47, 0, 50));
    let told = report.to_string();
    assert!(
        told.starts_with("    47  sent\n     2  surely not sent\n             2  551: "),
        "{told}"
    );
    assert!(told.contains("     1  unknown: "), "{told}");
    assert!(told.ends_with("  1  connection lost before the answer was complete\n"), "{told}");
}

#[tokio::test]
async fn a_stop_leaves_nobody_unaccounted_for() {
    let stage = Stage::set().await.unwrap();
    let enough = Arc::new(Notify::new());
    let stop = {
        let enough = Arc::clone(&enough);
        async move { enough.notified().await }
    };
    let watch = |_| enough.notify_one();
    let report = broadcast::run(&stage.page, &news(), people(5_000), stop, watch).await.unwrap();

    assert_eq!(report.sent, stage.simulator.messages().len());
    assert_eq!(report.sent + report.not_begun, 5_000);
    assert!(report.not_begun > 0);
    assert!(report.to_string().ends_with("sending was stopped before their turn\n"));
}

#[tokio::test]
async fn trouble_is_accounted_for_too() {
    let stage = Stage::set().await.unwrap();
    stage.trouble();
    let never = pending();
    let report = broadcast::run(&stage.page, &news(), people(1_000), never, drop).await.unwrap();
    let Report { sent, not_sent, unknown, not_begun } = &report;
    let failed: usize = not_sent.values().chain(unknown.values()).sum();
    assert_eq!((sent + failed, *not_begun), (1_000, 0));
    assert!(!not_sent.is_empty() && !unknown.is_empty(), "{report}");
}

#[test]
fn the_news_break_no_rule_and_call_for_no_warning() {
    assert_eq!(news().validate(), Ok(()));
    assert_eq!(news().warnings(), []);
}
