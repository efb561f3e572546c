//! Requests as programs write them that know the platform and not this simulator: `requests/graph.jsonl`, one in a line.
//!
//! `before` goes first; `{/paging/next}` in a path is what the last one before was answered at that pointer. `status` and
//! `has` are what the platform answers: in `has`, `*` is any value that is not empty, and `null` what is not there; `items`
//! are those of a batch, with the status of each.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test fails by a panic"
)]

use reqwest::{Client, Method, Response};
use sendapi_simulator::Simulator;
use serde::Deserialize;
use serde_json::{Map, Value};

#[tokio::test]
async fn each_request_gets_the_platforms_answer() {
    let mut failed = Vec::new();
    for (number, line) in include_str!("requests/graph.jsonl").lines().enumerate() {
        let place = format!("graph.jsonl:{}", number + 1);
        let case: Case = serde_json::from_str(line).unwrap_or_else(|odd| panic!("{place}: {odd}"));
        if let Err(fault) = case.run().await {
            failed.push(format!("{place}: {}: {fault}", case.name));
        }
    }
    assert!(failed.is_empty(), "{} failed:\n{}", failed.len(), failed.join("\n"));
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    before: Vec<Sent>,
    method: String,
    path: String,
    content_type: Option<String>,
    #[serde(default)]
    headers: Map<String, Value>,
    body: Option<String>,
    status: u16,
    #[serde(default)]
    has: Value,
    #[serde(default)]
    items: Vec<(u16, Value)>,
    #[serde(default)]
    headers_of_answer: Vec<String>,
}

#[derive(Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    method: String,
    path: String,
    content_type: Option<String>,
    body: Option<String>,
}

impl Case {
    async fn run(&self) -> Result<(), String> {
        let builder = Simulator::builder().page("101").account_name("101", "Mill");
        let simulator = builder.start().await.expect("a simulator");
        let mut last = Value::Null;
        for sent in &self.before {
            let sent = Sent { path: filled(&sent.path, &last), ..sent.clone() };
            let response = send(&simulator, &sent, &Map::new()).await;
            last = response.json().await.map_err(|odd| format!("before: {odd}"))?;
        }
        let sent = Sent {
            method: self.method.clone(),
            path: filled(&self.path, &last),
            content_type: self.content_type.clone(),
            body: self.body.clone(),
        };
        let response = send(&simulator, &sent, &self.headers).await;
        let status = response.status().as_u16();
        let missing =
            self.headers_of_answer.iter().find(|name| !response.headers().contains_key(*name));
        if let Some(name) = missing {
            return Err(format!("no header {name}"));
        }
        let answer = response.text().await.map_err(|odd| odd.to_string())?;
        if status != self.status {
            return Err(format!("{status}: {answer}"));
        }
        let answer: Value = serde_json::from_str(&answer).map_err(|odd| odd.to_string())?;
        self.items.iter().enumerate().try_for_each(|(at, item)| is_item(&answer[at], item))?;
        has(&answer, &self.has, "")
    }
}

fn is_item(answer: &Value, (status, due): &(u16, Value)) -> Result<(), String> {
    let body = answer["body"].as_str().unwrap_or_default();
    if answer["code"] != *status {
        return Err(format!("an item is {answer}"));
    }
    has(&serde_json::from_str(body).unwrap_or_default(), due, "item")
}

fn has(answer: &Value, due: &Value, place: &str) -> Result<(), String> {
    match due {
        Value::Null => Ok(()),
        Value::Object(members) => members.iter().try_for_each(|(name, due)| {
            let found = &answer[name.as_str()];
            let is_there = !found.is_null();
            match due {
                Value::Null if is_there => Err(format!("{place}/{name} is there: {found}")),
                due => has(found, due, &format!("{place}/{name}")),
            }
        }),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .try_for_each(|(at, due)| has(&answer[at], due, &format!("{place}/{at}"))),
        Value::String(any) if any == "*" => {
            let is_empty = answer.is_null() || *answer == "";
            if is_empty { Err(format!("nothing at {place}")) } else { Ok(()) }
        }
        due if due == answer => Ok(()),
        due => Err(format!("{place} is {answer}, not {due}")),
    }
}

/// What stands in braces is a pointer into the answer before.
fn filled(path: &str, last: &Value) -> String {
    let pointer = path.strip_prefix('{').and_then(|path| path.strip_suffix('}'));
    let found = pointer.and_then(|pointer| last.pointer(pointer)?.as_str());
    found.unwrap_or(path).to_owned()
}

async fn send(simulator: &Simulator, sent: &Sent, headers: &Map<String, Value>) -> Response {
    let url = match sent.path.strip_prefix('/') {
        Some(path) => format!("{}/{path}", simulator.url()),
        None => sent.path.clone(),
    };
    let method = Method::from_bytes(sent.method.as_bytes()).expect("a method");
    let mut request = Client::new().request(method, url);
    if let Some(kind) = &sent.content_type {
        request = request.header("content-type", kind);
    }
    for (name, value) in headers {
        request = request.header(name, value.as_str().expect("text"));
    }
    if let Some(body) = &sent.body {
        request = request.body(body.clone());
    }
    request.send().await.expect("an answer")
}
