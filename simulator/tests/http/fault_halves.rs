//! Answers that never come whole, on the line and as items of a batch.

use std::time::Duration;

use sendapi_simulator::{Endpoint, Fault, Requests, Simulator};
use serde_json::{Value, json};
use tokio::io::AsyncReadExt;
use tokio::net::TcpStream;
use tokio::time::timeout;

use crate::items::{batch, item};
use crate::raw::{Answer, asked, everything};
use crate::support::{PATH, hello, send};

#[tokio::test]
async fn half_an_answer_may_have_every_status_and_the_message_is_received() {
    let simulator = Simulator::start().await.unwrap();
    for status in statuses() {
        let fault = Fault::half_an_answer().http_status(status);
        simulator.faults().next(fault.clone());
        let answer = Answer::of(everything(&mut asked(&simulator).await).await.as_bytes());
        assert_eq!(answer.status(), status);
        assert_eq!(answer.body.len(), answer.promised() / 2, "{status}");
        assert!(answer.body.starts_with(r#"{"message_id":""#), "{}", answer.body);
        assert_eq!(simulator.messages().last().unwrap().fault(), Some(&fault));
    }
    assert_eq!(simulator.messages().len(), statuses().count());
}

#[tokio::test]
async fn a_stalled_answer_may_have_every_status_and_the_line_stays_open() {
    let simulator = Simulator::start().await.unwrap();
    let mut open = Vec::new();
    for status in statuses() {
        simulator.faults().next(Fault::stalled_answer().http_status(status));
        let mut stream = asked(&simulator).await;
        let answer = half(&mut stream).await;
        assert_eq!(answer.status(), status);
        assert!(answer.body.starts_with(r#"{"message_id":""#), "{}", answer.body);
        open.push(stream);
    }
    assert_eq!(simulator.messages().len(), statuses().count());
    for stream in &mut open {
        let more = timeout(Duration::from_millis(1), stream.read_u8()).await;
        assert!(more.is_err(), "{more:?}");
    }
    assert_eq!(send(&simulator, PATH, &hello()).await.0, 200);
    timeout(Duration::from_millis(900), simulator.shutdown()).await.expect("no wait for a stall");
    for stream in &mut open {
        assert_eq!(everything(stream).await, "");
    }
}

#[tokio::test]
async fn whatever_is_answered_can_break_off_or_stall() {
    let simulator = Simulator::start().await.unwrap();
    for (whole, begins) in [
        (Fault::graph_error(10, 2_018_278), r#"{"error":{""#),
        (Fault::html(405), "<html>"),
        (Fault::gateway(502), r#"{"error":{""#),
        (Fault::json(200, r#"{"success":false}"#), r#"{"succes"#),
        (Fault::redirect(307, "/elsewhere"), "<html>"),
    ] {
        simulator.faults().next(whole.clone().broken_off());
        let broken = everything(&mut asked(&simulator).await).await;
        simulator.faults().next(whole.clone().stalled());
        let stalled = half(&mut asked(&simulator).await).await;
        let broken = Answer::of(broken.as_bytes());
        for answer in [broken, stalled] {
            assert!(answer.body.starts_with(begins), "{whole}: {}", answer.body);
            assert_eq!(answer.body.len(), answer.promised() / 2, "{whole}");
        }
    }
    assert!(simulator.messages().is_empty());

    simulator.faults().next(Fault::html(503).broken_off().delivered());
    everything(&mut asked(&simulator).await).await;
    assert_eq!(simulator.messages().len(), 1);
}

#[tokio::test]
async fn a_client_that_gives_up_on_a_stalled_answer_leaves_nothing_behind() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::all().first(100), Fault::stalled_answer());
    for _ in 0..100 {
        drop(half(&mut asked(&simulator).await).await);
    }
    assert_eq!(simulator.messages().len(), 100);
    assert_eq!(send(&simulator, PATH, &hello()).await.0, 200);
}

#[tokio::test]
async fn an_item_breaks_off_within_its_body_and_one_that_stalls_is_null() {
    let simulator = Simulator::start().await.unwrap();
    let faults = simulator.faults();
    faults.add(Requests::to("1"), Fault::half_an_answer().http_status(400));
    faults.add(Requests::to("2"), Fault::stalled_answer());
    faults.add(Requests::to("3"), Fault::gateway(502).stalled());
    faults.add(Requests::to("4"), Fault::gateway(502).broken_off());
    let answers = batch(&simulator, json!(["1", "2", "3", "4", "5"].map(item))).await;
    let codes: Vec<_> = answers.as_array().unwrap().iter().map(|it| it["code"].as_u64()).collect();
    assert_eq!(codes, [Some(400), None, None, Some(502), Some(200)]);
    for broken in [&answers[0], &answers[3]] {
        let body = broken["body"].as_str().unwrap();
        assert!(serde_json::from_str::<Value>(body).is_err(), "{body}");
    }
    let received: Vec<_> = simulator.messages();
    let received: Vec<_> = received.iter().map(|it| it.recipient_id().unwrap()).collect();
    assert_eq!(received, ["1", "2", "5"]);
}

#[tokio::test]
async fn a_batch_stalls_or_breaks_off_as_a_whole_after_its_items_were_run() {
    let simulator = Simulator::start().await.unwrap();
    let whole = |fault| simulator.faults().add(Requests::of_endpoint(Endpoint::Batch), fault);
    let both = json!({ "batch": [item("1"), item("2")] });
    let sent = || {
        let request = crate::support::post(&simulator, "/v26.0/").bearer_auth("t").json(&both);
        request.timeout(Duration::from_millis(300)).send()
    };
    whole(Fault::stalled_answer().http_status(400));
    let stalled = sent().await.expect("a head");
    assert_eq!(stalled.status(), 400);
    assert!(stalled.text().await.expect_err("no more than half").is_timeout());
    simulator.faults().clear();
    whole(Fault::half_an_answer().http_status(400));
    assert!(sent().await.expect("a head").text().await.is_err());
    assert_eq!(simulator.messages().len(), 4);
}

/// The half of an answer that comes before nothing more does.
async fn half(stream: &mut TcpStream) -> Answer {
    let mut text = Vec::new();
    loop {
        let read = timeout(Duration::from_secs(5), stream.read_buf(&mut text)).await;
        assert!(read.expect("more of the answer").expect("bytes") > 0, "the line is closed");
        let head = text.windows(4).any(|window| window == b"\r\n\r\n");
        if head && Answer::of(&text).body.len() >= Answer::of(&text).promised() / 2 {
            return Answer::of(&text);
        }
    }
}

/// Of all that have a body.
fn statuses() -> impl Iterator<Item = u16> {
    (200..600).filter(|status| ![204, 205, 304].contains(status))
}
