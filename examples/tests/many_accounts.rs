//! Many accounts against the simulator.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use std::collections::BTreeMap;

use sendapi_examples::broadcast::report::Report;
use sendapi_examples::many_accounts::run;
use sendapi_examples::many_accounts::stage::{EXPIRED, INSTAGRAM, PAGES, Stage};
use sendapi_simulator::{Endpoint, Fault, Requests};

const PEOPLE: u32 = 120;

fn all_sent() -> Report {
    Report { sent: 120, ..Report::default() }
}

#[tokio::test]
async fn all_accounts_send_to_all_of_their_people() {
    let stage = Stage::set().await.unwrap();
    let reports = run(&stage.accounts, PEOPLE).await.unwrap();
    let ids: Vec<_> = reports.keys().map(String::as_str).collect();
    assert_eq!(ids, ["101", "102", "103", EXPIRED, INSTAGRAM]);
    assert!(reports.values().all(|report| *report == all_sent()), "{reports:?}");
    let mut arrived = BTreeMap::<_, u32>::new();
    for message in stage.simulator.messages() {
        *arrived
            .entry((message.account().to_owned(), message.platform().to_string()))
            .or_default() += 1;
    }
    assert_eq!(arrived.len(), 5);
    assert!(arrived.values().all(|count| *count == PEOPLE), "{arrived:?}");
}

#[tokio::test]
async fn an_account_without_a_token_stops_and_the_others_go_on() {
    let stage = Stage::set().await.unwrap();
    stage.trouble();
    let reports = run(&stage.accounts, PEOPLE).await.unwrap();
    for id in PAGES.into_iter().chain([INSTAGRAM]) {
        assert_eq!(reports.get(id), Some(&all_sent()), "{id}");
    }
    let report = reports.get(EXPIRED).unwrap();
    assert_eq!((report.sent, report.unknown.len()), (0, 0));
    assert!(report.not_begun > 0, "{report}");
    let not_sent: usize = report.not_sent.values().sum();
    assert_eq!(not_sent + report.not_begun, 120);
    assert!(report.to_string().contains("190/463: the access token has expired"), "{report}");
    assert!(stage.simulator.messages().iter().all(|message| message.account() != EXPIRED));
}

#[tokio::test]
async fn messages_go_in_batches() {
    let stage = Stage::set().await.unwrap();
    let batches = Requests::of_endpoint(Endpoint::Batch);
    stage.simulator.faults().add(batches, Fault::graph_error(200, None));
    let reports = run(&stage.accounts, PEOPLE).await.unwrap();
    assert!(reports.values().all(|report| report.sent == 0), "{reports:?}");
}
