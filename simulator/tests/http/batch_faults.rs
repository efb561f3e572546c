//! Faults that meet a batch, or some of its items.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use sendapi_simulator::{Endpoint, Exchange, Fault, Requests, Simulator};
use serde_json::{Value, json};

use crate::items::{batch, item, upload_item};
use crate::support::{PATH, answer, hello, post, send};

#[tokio::test]
async fn an_item_that_is_not_finished_is_null_done_or_not() {
    let simulator = Simulator::start().await.unwrap();
    let faults = simulator.faults();
    faults.add(Requests::to("1"), Fault::unfinished());
    faults.add(Requests::to("2"), Fault::unfinished().delivered());
    faults.add(Requests::to("3"), Fault::cut_before_reading());
    faults.add(Requests::to("4"), Fault::cut_after_reading().delivered());
    faults.add(Requests::to("5"), Fault::stall());
    let items = ["1", "2", "3", "4", "5", "6"].map(item);
    let answers = batch(&simulator, json!(items)).await;
    let answered: Vec<_> = answers.as_array().unwrap().iter().map(|it| !it.is_null()).collect();
    assert_eq!(answered, [false, false, false, false, false, true]);
    assert_eq!(recipients(&simulator), ["2", "4", "6"]);
}

#[tokio::test]
async fn an_item_fails_with_its_own_error_and_the_others_do_not() {
    let simulator = Simulator::start().await.unwrap();
    let faults = simulator.faults();
    faults.add(Requests::to("1"), Fault::graph_error(551, 1_545_041));
    faults.add(Requests::of_account("202"), Fault::graph_error(190, 463));
    let pictures = |body: &Value| body["message"]["attachment"]["type"] == "image";
    faults.add(Requests::all().matching(pictures), Fault::status(503));
    let mut other = item("2");
    other["relative_url"] = "202/messages".into();
    let answers = batch(&simulator, json!([item("1"), other, upload_item("up"), item("3")])).await;
    let codes: Vec<_> = answers.as_array().unwrap().iter().map(|it| it["code"].as_u64()).collect();
    assert_eq!(codes, [Some(400), Some(400), Some(503), Some(200)]);
    assert!(answers[0]["body"].as_str().unwrap().contains("1545041"));
    assert_eq!(answers[2]["body"], "");
    assert_eq!(recipients(&simulator), ["3"]);
}

#[tokio::test]
async fn items_are_chosen_by_endpoint_order_and_being_items() {
    let simulator = Simulator::start().await.unwrap();
    let items = || Requests::of_endpoint(Endpoint::Messages).in_batches();
    simulator.faults().add(items().nth(2), Fault::unfinished());
    simulator.faults().add(items().and_account("101").every(3), Fault::graph_error(2, None));
    assert_eq!(send(&simulator, PATH, &hello()).await.0, 200);
    let answers = batch(&simulator, json!(["1", "2", "3", "4"].map(item))).await;
    let codes: Vec<_> = answers.as_array().unwrap().iter().map(|it| it["code"].as_u64()).collect();
    assert_eq!(codes, [Some(200), None, Some(200), Some(500)]);
}

#[tokio::test]
async fn a_batch_can_fail_as_a_whole_delivered_or_not() {
    let simulator = Simulator::start().await.unwrap();
    let whole =
        |fault| simulator.faults().add(Requests::of_endpoint(Endpoint::Batch).first(1), fault);
    let both = json!({ "batch": [item("1"), item("2")] });
    whole(Fault::graph_error(2, None));
    let (status, answer) = send(&simulator, "/v26.0/", &both).await;
    assert_eq!((status, &answer["error"]["code"]), (500, &json!(2)));
    assert!(simulator.messages().is_empty());

    whole(Fault::graph_error(1, 1_357_046));
    let (_, answer) = send(&simulator, "/v26.0/", &both).await;
    assert_eq!(answer["error"]["error_subcode"], 1_357_046);
    assert_eq!(recipients(&simulator), ["1", "2"]);

    whole(Fault::cut_after_reading().delivered());
    assert!(post(&simulator, "/").bearer_auth("t").json(&both).send().await.is_err());
    assert_eq!(simulator.messages().len(), 4);
}

#[tokio::test]
async fn the_next_request_is_the_whole_batch() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().next(Fault::graph_error(4, None));
    assert_eq!(send(&simulator, "/", &json!({ "batch": [item("1")] })).await.0, 400);
    assert_eq!(batch(&simulator, json!([item("1")])).await[0]["code"], 200);
}

#[tokio::test]
async fn a_late_item_makes_the_batch_late() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::to("2"), Fault::delay(Duration::from_millis(200)));
    let begin = std::time::Instant::now();
    assert_eq!(batch(&simulator, json!([item("1"), item("2")])).await[1]["code"], 200);
    assert!(begin.elapsed() >= Duration::from_millis(200));
}

#[tokio::test]
async fn a_child_of_an_unfinished_parent_is_not_run() {
    let simulator = Simulator::start().await.unwrap();
    let mut parent = item("1");
    parent["name"] = "parent".into();
    let mut child = item("2");
    child["depends_on"] = "parent".into();
    simulator.faults().add(Requests::to("1"), Fault::unfinished().delivered());
    assert_eq!(batch(&simulator, json!([parent, child])).await, json!([null, null]));
    assert_eq!(recipients(&simulator), ["1"]);
}

#[tokio::test]
async fn an_error_in_a_200_is_no_success_of_a_parent() {
    let simulator = Simulator::start().await.unwrap();
    let mut parent = item("1");
    parent["name"] = "parent".into();
    let mut child = item("2");
    child["depends_on"] = "parent".into();
    let fault = Fault::graph_error(36000, None).http_status(200).delivered();
    simulator.faults().add(Requests::to("1"), fault);
    let answers = batch(&simulator, json!([parent, child])).await;
    assert_eq!((&answers[0]["code"], &answers[1]), (&json!(200), &Value::Null));
}

#[tokio::test]
async fn every_item_is_seen_before_its_batch_and_no_secret_is() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let list = Arc::clone(&seen);
    let note = move |exchange: &Exchange| list.lock().unwrap().push(exchange.clone());
    let simulator = Simulator::builder().observe(note).start().await.unwrap();
    let mut own = item("1");
    own["access_token"] = "SECRET1".into();
    let mut in_url = item("2");
    in_url["relative_url"] = "v26.0/101/messages?access_token=SECRET2".into();
    let mut child = item("3");
    child["depends_on"] = "bad".into();
    let bad = json!({ "method": "POST", "relative_url": "101/messages", "name": "bad" });
    let batch = json!({ "batch": [own, in_url, bad, child], "access_token": "SECRET3" });
    answer(post(&simulator, "/v26.0/").json(&batch)).await;

    let seen = seen.lock().unwrap();
    let lines: Vec<_> = seen.iter().map(ToString::to_string).collect();
    let begin = |line: &String, words: &str| assert!(line.starts_with(words), "{line}");
    begin(&lines[0], "POST /101/messages as batch[0] Messenger text: accepted, m_");
    begin(&lines[1], "POST /v26.0/101/messages as batch[1] Messenger text: accepted, m_");
    begin(&lines[2], "POST /101/messages as batch[2] Messenger request: refused, 400");
    begin(
        &lines[3],
        "POST /101/messages as batch[3]: refused, 400, code 100\n    the item was not run",
    );
    begin(&lines[4], "POST /v26.0/ batch: accepted, 4 items");
    assert_eq!(seen.iter().filter_map(Exchange::batch_item).collect::<Vec<_>>(), [0, 1, 2, 3]);
    assert_eq!(
        (seen[0].endpoint(), seen[4].endpoint()),
        (Some(Endpoint::Messages), Some(Endpoint::Batch))
    );
    assert!(!format!("{seen:?} {lines:?}").contains("SECRET"));
}

fn recipients(simulator: &Simulator) -> Vec<String> {
    simulator.messages().iter().map(|it| it.recipient_id().unwrap().to_owned()).collect()
}
