//! What is known of tokens, and what is refused to them.

use std::time::{Duration, SystemTime};

use reqwest::Client;
use sendapi_simulator::{AccessToken, Simulator};
use serde_json::{Value, json};

use crate::support::{answer, hello};

async fn get(simulator: &Simulator, path: &str, token: &str) -> (u16, Value) {
    let url = format!("{}/v27.0/{path}", simulator.url());
    answer(Client::new().get(url).bearer_auth(token)).await
}

async fn send(simulator: &Simulator, token: &str) -> (u16, Value) {
    let url = format!("{}/v27.0/me/messages", simulator.url());
    answer(Client::new().post(url).bearer_auth(token).json(&hello())).await
}

#[tokio::test]
async fn a_token_that_lacks_a_permission_is_refused_what_needs_it() {
    let token = AccessToken::new("poor").without("pages_messaging");
    let builder = Simulator::builder().page("101").access_token(token).token("rich");
    let simulator = builder.start().await.unwrap();
    let (status, refused) = send(&simulator, "poor").await;
    assert_eq!((status, &refused["error"]["code"]), (400, &json!(200)));
    assert!(refused["error"]["message"].as_str().unwrap().contains("pages_messaging"));
    assert_eq!(get(&simulator, "me/subscribed_apps", "poor").await.0, 200);
    assert_eq!(send(&simulator, "rich").await.0, 200);
    let (_, told) = get(&simulator, "debug_token?input_token=poor", "rich").await;
    let scopes = told["data"]["scopes"].as_array().unwrap();
    assert!(!scopes.contains(&json!("pages_messaging")));
    assert!(scopes.contains(&json!("pages_manage_metadata")));
}

#[tokio::test]
async fn a_persons_token_is_good_for_what_is_the_persons_alone() {
    let token = AccessToken::new("ada").of_a_person("Ada Berg").without("pages_messaging");
    let simulator = Simulator::builder().page("101").access_token(token).start().await.unwrap();
    let (_, person) = get(&simulator, "me", "ada").await;
    assert_eq!(person["name"], "Ada Berg");
    assert_ne!(person["id"], "101");
    let (_, allowed) = get(&simulator, "me/permissions", "ada").await;
    let has =
        |name: &str| allowed["data"].as_array().unwrap().iter().any(|it| it["permission"] == name);
    assert!(has("pages_show_list") && !has("pages_messaging"));
    assert_eq!(get(&simulator, "me/accounts", "ada").await.0, 200);
    for path in ["me/subscribed_apps", "101/subscribed_apps", "me/message_templates"] {
        let (_, refused) = get(&simulator, path, "ada").await;
        assert_eq!(refused["error"]["code"], 190, "{path}");
    }
    assert_eq!(send(&simulator, "ada").await.1["error"]["code"], 190);
    let (_, told) = get(&simulator, "debug_token?input_token=ada", "ada").await;
    assert_eq!(told["data"]["type"], "USER");
}

#[tokio::test]
async fn a_token_runs_out_by_the_simulators_clock() {
    let (hour, now) = (Duration::from_secs(3600), SystemTime::now());
    let token = AccessToken::new("short").expires_at(now + hour).data_access_expires_at(now + hour);
    let builder = Simulator::builder().page("101").access_token(token).token("long");
    let simulator = builder.start().await.unwrap();
    assert_eq!(send(&simulator, "short").await.0, 200);
    let (_, told) = get(&simulator, "debug_token?input_token=short", "long").await;
    let seconds = (now + hour).duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs();
    assert_eq!(told["data"]["expires_at"], seconds);
    assert_eq!(told["data"]["data_access_expires_at"], seconds);
    simulator.clock().advance(hour);
    assert_eq!(send(&simulator, "short").await.1["error"]["error_subcode"], 463);
    let (_, told) = get(&simulator, "debug_token?input_token=short", "long").await;
    assert_eq!(told["data"]["is_valid"], false);
    assert_eq!(told["data"]["error"]["subcode"], 463);
    assert_eq!(told["data"]["app_id"], "1000000000000042");
}

#[tokio::test]
async fn an_app_is_told_of_its_own_tokens_alone() {
    let builder = Simulator::builder().page("101").token("ours").token("1000000000000042|sesame");
    let simulator = builder.access_token(AccessToken::new("theirs").of_app("77")).start().await;
    let simulator = simulator.unwrap();
    let ask = |token| {
        let path = format!("debug_token?input_token={token}");
        let simulator = &simulator;
        async move { get(simulator, &path, "1000000000000042|sesame").await }
    };
    assert_eq!(ask("ours").await.1["data"]["is_valid"], true);
    assert_eq!(ask("theirs").await.1["error"]["code"], 100);
    let (_, told) = get(&simulator, "debug_token?input_token=theirs", "theirs").await;
    assert_eq!(told["data"]["app_id"], "77");
}

#[tokio::test]
async fn who_knows_the_secret_asks_as_the_app() {
    let builder = Simulator::builder().page("101").token("ours").app_secret("sesame");
    let simulator = builder.start().await.unwrap();
    // HMAC-SHA256 of the token with `sesame` as its key.
    let proof = "1b0b5b6f8c5e6f3b";
    let ask = |token: &str| {
        let path = format!("debug_token?input_token=ours&appsecret_proof={proof}");
        let (simulator, token) = (&simulator, token.to_owned());
        async move { get(simulator, &path, &token).await.1["error"]["message"].clone() }
    };
    let wrong_proof = ask("ours").await;
    assert_eq!(ask("1000000000000042|sesame").await, wrong_proof);
    assert_ne!(ask("1000000000000042|open").await, wrong_proof);
}

#[tokio::test]
async fn answers_are_dated_by_the_simulators_clock() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let day = Duration::from_secs(24 * 60 * 60);
    simulator.clock().advance(day);
    let url = format!("{}/v27.0/me", simulator.url());
    let answer = Client::new().get(url).bearer_auth("any").send().await.unwrap();
    let date = answer.headers()["date"].to_str().unwrap();
    let date = httpdate::parse_http_date(date).unwrap();
    let ahead = date.duration_since(SystemTime::now()).unwrap();
    assert!(ahead.abs_diff(day) < Duration::from_secs(60), "{ahead:?}");
}
