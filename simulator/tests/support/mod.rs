//! What the tests over HTTP share.

use reqwest::{Client, RequestBuilder};
use sendapi_simulator::Simulator;
use serde_json::{Value, json};

pub(crate) const PATH: &str = "/v26.0/101/messages";

/// A request that every rule allows.
pub(crate) fn hello() -> Value {
    json!({
        "recipient": { "id": "1254477777772919" },
        "messaging_type": "RESPONSE",
        "message": { "text": "Hello" },
    })
}

/// A message without anyone to get it: exactly one violation.
pub(crate) fn to_nobody() -> Value {
    json!({ "messaging_type": "RESPONSE", "message": { "text": "Hello" } })
}

pub(crate) fn post(simulator: &Simulator, path: &str) -> RequestBuilder {
    Client::new().post(format!("{}{path}", simulator.url()))
}

/// Sends with a token and gives the status and the JSON of the answer.
pub(crate) async fn send(simulator: &Simulator, path: &str, body: &Value) -> (u16, Value) {
    answer(post(simulator, path).bearer_auth("token").json(body)).await
}

pub(crate) async fn answer(request: RequestBuilder) -> (u16, Value) {
    let response = request.send().await.expect("an answer");
    let kind = response.headers()["content-type"].to_str().expect("text").to_owned();
    assert_eq!(kind, "application/json; charset=UTF-8");
    (response.status().as_u16(), response.json().await.expect("JSON"))
}

/// Status, code and subcode of a refusal, and its message.
pub(crate) fn refusal((status, answer): &(u16, Value)) -> (u16, i64, Option<i64>, &str) {
    let error = &answer["error"];
    assert!(error["fbtrace_id"].as_str().is_some_and(|id| id.starts_with('A')), "{answer}");
    let code = error["code"].as_i64().expect("a code");
    let message = error["message"].as_str().expect("a message");
    (*status, code, error["error_subcode"].as_i64(), message)
}
