//! What is called beside messages, as bytes on the line: ways to write it, and what is told of it.

use std::sync::{Arc, Mutex};

use reqwest::{Client, Method, RequestBuilder};
use sendapi_simulator::{Endpoint, Simulator};
use serde_json::{Value, json};

use crate::support::{answer, post, refusal};

fn request(simulator: &Simulator, method: Method, path: &str) -> RequestBuilder {
    Client::new().request(method, format!("{}{path}", simulator.url())).bearer_auth("token")
}

async fn get(simulator: &Simulator, path: &str) -> (u16, Value) {
    answer(request(simulator, Method::GET, path)).await
}

#[tokio::test]
async fn lists_and_people_are_written_in_several_ways() {
    let simulator = Simulator::start().await.unwrap();
    let profile = "/v26.0/101/messenger_profile";
    let form = [
        ("get_started", r#"{"payload":"START"}"#),
        ("whitelisted_domains", r#"["https://a.example"]"#),
    ];
    let done = answer(post(&simulator, profile).bearer_auth("token").form(&form)).await;
    assert_eq!(done, (200, json!({ "result": "success" })));
    let whole = json!({ "data": [{
        "get_started": { "payload": "START" },
        "whitelisted_domains": ["https://a.example"],
    }] });
    for fields in ["get_started,whitelisted_domains", "[\"get_started\",\"whitelisted_domains\"]"] {
        assert_eq!(get(&simulator, &format!("{profile}?fields={fields}")).await.1, whole);
    }
    for recipient in ["7", "{\"id\":\"7\"}", "{\"id\":7}"] {
        let owner = get(&simulator, &format!("/101/thread_owner?recipient={recipient}")).await;
        assert_eq!(owner, (200, json!({ "data": [{}] })), "{recipient}");
    }
}

#[tokio::test]
async fn a_token_in_the_body_is_no_member_of_the_call() {
    let simulator = Simulator::builder().token("abc").start().await.unwrap();
    let body = json!({ "access_token": "abc", "page_label_name": "crew" });
    let (status, made) = answer(post(&simulator, "/v26.0/101/custom_labels").json(&body)).await;
    assert_eq!(status, 200, "{made}");
    assert!(made["id"].is_string());
}

#[tokio::test]
async fn parameters_that_a_reading_call_does_not_know_are_read_over() {
    let simulator = Simulator::start().await.unwrap();
    let (status, _) = get(&simulator, "/v26.0/101/personas?fields=name&pretty=1").await;
    assert_eq!(status, 200);
    let misspelt = json!({ "page_label": "crew" });
    let misspelt = post(&simulator, "/101/custom_labels").bearer_auth("token").json(&misspelt);
    assert_eq!(refusal(&answer(misspelt).await).1, 100);
}

#[tokio::test]
async fn the_next_page_can_be_followed_as_it_is_told() {
    let simulator = Simulator::start().await.unwrap();
    for name in ["a", "b", "c"] {
        let label = json!({ "page_label_name": name });
        answer(post(&simulator, "/101/custom_labels").bearer_auth("token").json(&label)).await;
    }
    let (_, first) = get(&simulator, "/101/custom_labels?limit=2&fields=page_label_name").await;
    assert_eq!(first["data"][1]["page_label_name"], "b");
    let after = first["paging"]["cursors"]["after"].as_str().unwrap();
    let next = first["paging"]["next"].as_str().unwrap();
    assert!(
        next.starts_with(simulator.url()) && next.contains(&format!("after={after}")),
        "{next}"
    );
    let (status, followed) = answer(Client::new().get(next)).await;
    assert_eq!((status, &followed["data"][0]["page_label_name"]), (200, &json!("c")));
    assert!(next.contains("/v") && next.contains("fields=page_label_name"), "{next}");
    let (_, last) = get(&simulator, &format!("/101/custom_labels?limit=2&after={after}")).await;
    assert_eq!(last["data"].as_array().unwrap().len(), 1);
    assert_eq!(last["paging"].get("next"), None);
    let (_, past) = get(&simulator, "/101/custom_labels?after=99").await;
    assert_eq!(past, json!({ "data": [] }));
}

#[tokio::test]
async fn a_method_that_is_not_taken_is_told_which_are() {
    let simulator = Simulator::start().await.unwrap();
    let refused = answer(request(&simulator, Method::DELETE, "/v26.0/101/personas")).await;
    assert_eq!(refusal(&refused).1, 100);
    assert_eq!(refused.1["error"]["error_data"]["hint"], "`personas` takes `GET` and `POST`");
}

#[tokio::test]
async fn unknown_objects_are_refused() {
    let simulator = Simulator::start().await.unwrap();
    for (method, path) in [(Method::DELETE, "/v26.0/55"), (Method::POST, "/v26.0/55")] {
        let refused = answer(request(&simulator, method, path)).await;
        assert_eq!(refusal(&refused).1, 100, "{path}");
        assert_eq!(refused.1["error"]["error_subcode"], 33, "{path}");
    }
}

#[tokio::test]
async fn an_item_of_a_batch_may_be_such_a_call() {
    let simulator = Simulator::start().await.unwrap();
    let batch = json!([
        { "method": "POST", "relative_url": "101/custom_labels", "body": "page_label_name=crew" },
        { "method": "GET", "relative_url": "101/custom_labels?fields=page_label_name" },
    ]);
    let form = [("batch", batch.to_string()), ("access_token", "token".to_owned())];
    let (_, answers) = answer(post(&simulator, "/v26.0/").form(&form)).await;
    let listed: Value = answers[1]["body"].as_str().unwrap().parse().unwrap();
    assert_eq!(listed["data"][0]["page_label_name"], "crew");
}

#[tokio::test]
async fn me_is_the_one_account_that_was_named() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let subscribe = post(&simulator, "/v26.0/me/subscribed_apps?subscribed_fields=feed");
    answer(subscribe.bearer_auth("token")).await;
    assert_eq!(simulator.account("101").subscribed_fields().unwrap(), ["feed"]);
    assert_eq!(simulator.account("me").subscribed_fields().unwrap(), ["feed"]);
    assert_eq!(simulator.account("102").subscribed_fields(), None);
}

#[tokio::test]
async fn the_log_names_what_was_made() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let lines = Arc::clone(&seen);
    let simulator = Simulator::builder().observe(move |exchange| {
        lines.lock().unwrap().push((exchange.endpoint(), exchange.to_string()));
    });
    let simulator = simulator.start().await.unwrap();
    let label = json!({ "page_label_name": "crew" });
    let made =
        answer(post(&simulator, "/101/custom_labels").bearer_auth("token").json(&label)).await;
    let id = made.1["id"].as_str().unwrap();
    let line = format!("POST /101/custom_labels: accepted, label {id}");
    assert_eq!(*seen.lock().unwrap(), [(Some(Endpoint::CustomLabels), line)]);
}
