//! Who meets a fault: by order, account, recipient, content and chance.

use std::collections::BTreeSet;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sendapi_simulator::{Endpoint, Exchange, Fault, Received, Requests, Simulator, Usage};
use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::items::{batch, item};
use crate::support::{PATH, answer, hello, post, send};

#[tokio::test]
async fn next_ones_stand_in_line() {
    let simulator = Simulator::start().await.unwrap();
    for status in [500, 501, 502] {
        simulator.faults().next(Fault::graph_error(2, None).http_status(status));
    }
    assert_eq!(statuses(&simulator, PATH, 5).await, [500, 501, 502, 200, 200]);
}

#[tokio::test]
async fn requests_are_counted_from_when_the_fault_was_added() {
    let simulator = Simulator::start().await.unwrap();
    let fault = |status| Fault::graph_error(2, None).http_status(status);
    statuses(&simulator, PATH, 2).await;
    let faults = simulator.faults();
    faults.add(Requests::all().nth(2), fault(500));
    faults.add(Requests::all().first(2), fault(501));
    faults.add(Requests::all().every(3), fault(502));
    assert_eq!(statuses(&simulator, PATH, 9).await, [501, 500, 501, 200, 200, 502, 200, 200, 502]);
}

#[tokio::test]
async fn none_is_none() {
    let simulator = Simulator::start().await.unwrap();
    for none in [Requests::all().nth(0), Requests::all().first(0), Requests::all().every(0)] {
        simulator.faults().add(none, Fault::graph_error(2, None));
    }
    simulator.faults().at_random(1, [(Fault::graph_error(2, None), 0.0)]);
    simulator.faults().at_random(1, []);
    assert_eq!(statuses(&simulator, PATH, 5).await, [200; 5]);
}

#[tokio::test]
async fn an_account_is_met_alone() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::of_account("202").first(2), Fault::graph_error(4, None));
    assert_eq!(statuses(&simulator, PATH, 2).await, [200, 200]);
    assert_eq!(statuses(&simulator, "/v26.0/202/messages", 3).await, [400, 400, 200]);
    assert_eq!(statuses(&simulator, PATH, 2).await, [200, 200]);
}

#[tokio::test]
async fn a_recipient_is_met_alone_however_the_id_is_written() {
    let simulator = Simulator::start().await.unwrap();
    let closed = Fault::graph_error(10, 2_018_278);
    simulator.faults().add(Requests::of_account("101").and_to("7"), closed);
    for (path, id, status) in [
        (PATH, json!("7"), 400),
        (PATH, json!(7), 400),
        (PATH, json!("8"), 200),
        ("/202/messages", json!("7"), 200),
    ] {
        assert_eq!(send(&simulator, path, &to(&id)).await.0, status, "{path} {id}");
    }
    let form = [("recipient", r#"{"id":"7"}"#), ("message", r#"{"text":"a"}"#)];
    assert_eq!(answer(post(&simulator, PATH).bearer_auth("t").form(&form)).await.0, 400);
}

#[tokio::test]
async fn cut_before_reading_can_be_for_a_recipient() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::to("7"), Fault::cut_before_reading());
    let request = |id: &str| post(&simulator, PATH).bearer_auth("t").json(&to(&json!(id)));
    assert!(request("7").send().await.is_err());
    assert!(request("8").send().await.is_ok());
    assert_eq!(simulator.messages().len(), 1);
}

#[tokio::test]
async fn content_tells_requests_apart() {
    let simulator = Simulator::start().await.unwrap();
    let actions = Requests::all().matching(|body| body["sender_action"] == "typing_on");
    simulator.faults().add(actions, Fault::graph_error(2, None));
    let action = json!({ "recipient": { "id": "1" }, "sender_action": "typing_on" });
    assert_eq!(send(&simulator, PATH, &action).await.0, 500);
    assert_eq!(send(&simulator, PATH, &hello()).await.0, 200);
}

#[tokio::test]
async fn the_seed_decides_who_is_met() {
    let (one, same, other) = (drawn(7).await, drawn(7).await, drawn(8).await);
    assert_eq!(one, same);
    assert_ne!(one, other);
    let met = |status| one.iter().filter(|it| **it == status).count();
    assert!((25..=55).contains(&met(500)), "{one:?}");
    assert!((5..=35).contains(&met(503)), "{one:?}");
}

#[tokio::test]
async fn what_is_sent_can_decide_what_goes_wrong() {
    let simulator = Simulator::start().await.unwrap();
    let mut met = 0_u16;
    simulator.faults().choose(Requests::of_account("101"), move |body| {
        let is_odd = body["recipient"]["id"].as_u64()? % 2 == 1;
        met += 1;
        is_odd.then(|| Fault::status(500 + met))
    });
    simulator.faults().add(Requests::to("8"), Fault::status(400));
    for (path, person, status) in [
        (PATH, 7, 501),
        (PATH, 8, 400),
        (PATH, 9, 503),
        (PATH, 10, 200),
        ("/v26.0/202/messages", 7, 200),
    ] {
        let request = post(&simulator, path).bearer_auth("t").json(&to(&json!(person)));
        assert_eq!(request.send().await.unwrap().status(), status, "{path} {person}");
    }
    assert_eq!(simulator.messages().len(), 2);
}

#[tokio::test]
async fn a_batch_and_its_items_are_told_apart() {
    let simulator = Simulator::start().await.unwrap();
    let alone = Requests::of_endpoint(Endpoint::Messages).alone();
    simulator.faults().add(alone, Fault::graph_error(551, None));
    assert_eq!(send(&simulator, PATH, &hello()).await.0, 400);
    let answers = batch(&simulator, json!([item("1"), item("2")])).await;
    assert_eq!((&answers[0]["code"], &answers[1]["code"]), (&json!(200), &json!(200)));
    simulator.faults().add(Requests::all().alone(), Fault::graph_error(4, None));
    let (status, answer) = send(&simulator, "/v26.0/", &json!({ "batch": [item("1")] })).await;
    assert_eq!((status, &answer["error"]["code"]), (400, &json!(4)));
}

#[tokio::test]
async fn among_requests_at_once_exactly_so_many_are_met() {
    let simulator = Simulator::start().await.unwrap();
    simulator.faults().add(Requests::all().first(10), Fault::graph_error(2, None));
    simulator.faults().add(Requests::to("7").first(5), Fault::graph_error(2, None));
    let client = reqwest::Client::new();
    let mut requests = JoinSet::new();
    for _ in 0..100 {
        let request = client.post(format!("{}{PATH}", simulator.url())).bearer_auth("t");
        requests.spawn(answer(request.json(&to(&json!("7")))));
    }
    let answers = requests.join_all().await;
    assert_eq!(answers.iter().filter(|(status, _)| *status == 500).count(), 15);
    assert_eq!(simulator.messages().len(), 85);
}

#[tokio::test]
async fn a_token_is_expired_until_the_new_one_comes() {
    let simulator = Simulator::builder().token("old").start().await.unwrap();
    let faults = simulator.faults();
    let with =
        |path: &str, token: &str| answer(post(&simulator, path).bearer_auth(token).json(&hello()));
    faults.expire_tokens_of("101", "new");
    let (status, refused) = with(PATH, "old").await;
    assert_eq!((status, &refused["error"]["code"]), (400, &json!(190)));
    assert_eq!(refused["error"]["error_subcode"], 463);
    assert_eq!(with(PATH, "new").await.0, 200);
    assert_eq!(with("/202/messages", "old").await.0, 200);
    faults.expire_tokens("newest");
    assert_eq!(with("/202/messages", "old").await.0, 400);
    assert_eq!(with("/202/messages", "newest").await.0, 200);
    assert_eq!(with(PATH, "new").await.0, 200);
    faults.clear();
    assert_eq!((with(PATH, "old").await.0, with(PATH, "new").await.0), (200, 400));
}

#[tokio::test]
async fn clear_ends_all_of_it() {
    let simulator = Simulator::start().await.unwrap();
    let faults = simulator.faults().clone();
    faults.add(Requests::all(), Fault::stall());
    faults.at_random(1, Fault::mixture(1.0));
    faults.clear();
    assert_eq!(statuses(&simulator, PATH, 3).await, [200; 3]);
}

#[tokio::test]
async fn the_log_names_the_fault_and_what_became_of_the_message() {
    let (simulator, seen) = observed().await;
    simulator.faults().next(Fault::html(502));
    simulator.faults().next(Fault::html(502).delivered());
    simulator.faults().next(Fault::cut_before_reading());
    for _ in 0..3 {
        let _ = post(&simulator, PATH).bearer_auth("SECRET").json(&hello()).send().await;
    }
    simulator.faults().expire_tokens("SECRET");

    let seen = seen.lock().unwrap();
    let lines: Vec<_> = seen.iter().map(ToString::to_string).collect();
    assert_eq!(lines[0], format!("POST {PATH} Messenger text: HTML with status 502"));
    assert!(lines[1].starts_with(&format!("POST {PATH} Messenger text: accepted, m_")));
    assert!(lines[1].ends_with(", but HTML with status 502, delivered"), "{}", lines[1]);
    assert_eq!(lines[2], format!("POST {PATH}: cut before reading"));
    let statuses: Vec<_> = seen.iter().map(Exchange::status).collect();
    assert_eq!(statuses, [Some(502), Some(502), None]);
    assert!(!format!("{seen:?} {:?}", simulator.faults()).contains("SECRET"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn amid_all_faults_at_once_what_counts_as_received_is_exact() {
    let (simulator, seen) = observed().await;
    simulator.faults().at_random(42, Fault::mixture(0.5));
    let unmoved = reqwest::redirect::Policy::none();
    let client = reqwest::Client::builder().redirect(unmoved).build().unwrap();
    let mut requests = JoinSet::new();
    for person in 1_001..=1_400 {
        let request = client.post(format!("{}{PATH}", simulator.url())).bearer_auth("t");
        requests.spawn(receipt(request.json(&to(&json!(person)))));
    }
    let receipts: BTreeSet<_> = requests.join_all().await.into_iter().flatten().collect();

    let seen = seen.lock().unwrap();
    assert_eq!(seen.len(), 400);
    let received: Vec<_> = seen.iter().filter_map(Exchange::received).collect();
    assert_eq!(received.len(), simulator.messages().len());
    for exchange in seen.iter() {
        match exchange.received() {
            Some(received) => assert_eq!(received.fault(), exchange.fault()),
            None => assert!(exchange.fault().is_some(), "{exchange}"),
        }
    }

    let messages = simulator.messages();
    let others = Usage::business(100).of_object("999").regained_after(Duration::from_secs(19 * 60));
    let harmless = [Fault::delay(Duration::from_millis(500)), Fault::usage(others)];
    let is_told = |it: &&Received| it.fault().is_none_or(|fault| harmless.contains(fault));
    let told = messages.iter().filter(is_told).filter_map(|message| message.message_id());
    assert_eq!(told.map(str::to_owned).collect::<BTreeSet<_>>(), receipts);
    assert!(messages.len() > receipts.len(), "some got through that nobody was told of");
}

async fn drawn(seed: u64) -> Vec<u16> {
    let simulator = Simulator::start().await.unwrap();
    let error = Fault::graph_error(2, None);
    let other = error.clone().http_status(503);
    simulator.faults().at_random(seed, [(error, 0.2), (other, 0.1)]);
    statuses(&simulator, PATH, 200).await
}

async fn statuses(simulator: &Simulator, path: &str, count: usize) -> Vec<u16> {
    let mut statuses = Vec::new();
    for _ in 0..count {
        statuses.push(send(simulator, path, &hello()).await.0);
    }
    statuses
}

/// The id in a receipt, where one arrived whole.
async fn receipt(request: reqwest::RequestBuilder) -> Option<String> {
    let answer: Value = request.send().await.ok()?.json().await.ok()?;
    Some(answer.get("message_id")?.as_str()?.to_owned())
}

fn to(id: &Value) -> Value {
    json!({ "recipient": { "id": id }, "messaging_type": "RESPONSE", "message": { "text": "a" } })
}

async fn observed() -> (Simulator, Arc<Mutex<Vec<Exchange>>>) {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let list = Arc::clone(&seen);
    let note = move |exchange: &Exchange| list.lock().unwrap().push(exchange.clone());
    let simulator = Simulator::builder().observe(note).start().await.unwrap();
    (simulator, seen)
}
