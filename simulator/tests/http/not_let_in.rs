//! Who waits for a message learns that its sender was not let in, and nothing of the token.

use reqwest::{Client, RequestBuilder};
use sendapi_simulator::{Participant, Simulator};
use serde_json::{Value, json};

use crate::chat::get;
use crate::support::{PATH, post};

/// Sends it, whatever is answered, and gives the refusals that the conversation shows.
async fn refusals(simulator: &Simulator, ada: &Participant, request: RequestBuilder) -> Vec<Value> {
    let answer = request.send().await.unwrap();
    assert!(!answer.text().await.unwrap().contains(WRONG));
    let path = format!("/chat/api/conversations/{}", ada.id());
    let told = get(simulator, &path).await;
    let log = get(simulator, "/chat/api/log").await;
    assert!(!told.to_string().contains(WRONG) && !log.to_string().contains(WRONG), "{told} {log}");
    let entries = told["entries"].as_array().unwrap();
    entries.iter().filter(|entry| entry["kind"] == "refusal").cloned().collect()
}

/// The one that the last request left, which leads to that request in the log.
async fn refusal(simulator: &Simulator, ada: &Participant, request: RequestBuilder) -> String {
    let before = refusals(simulator, ada, Client::new().get(simulator.url())).await.len();
    let after = refusals(simulator, ada, request).await;
    assert_eq!(after.len(), before + 1, "{after:?}");
    let newest = after.last().unwrap();
    let log = get(simulator, "/chat/api/log").await;
    let items = log["items"].as_array().unwrap();
    let item = items.iter().find(|item| item["number"] == newest["log"]).expect("a request");
    assert_eq!((&item["accepted"], &item["conversation"]), (&json!(false), &json!(ada.id())));
    newest["sentence"].as_str().unwrap().to_owned()
}

fn hello(ada: &Participant) -> Value {
    json!({ "recipient": { "id": ada.id() }, "message": { "text": "Hello" } })
}

#[tokio::test]
async fn a_token_that_is_not_known_is_told_of_in_the_conversation() {
    let simulator = Simulator::builder().page("101").token("right").start().await.unwrap();
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    let hello = hello(&ada);
    for request in [
        post(&simulator, PATH).bearer_auth(WRONG).json(&hello),
        post(&simulator, PATH).query(&[("access_token", WRONG)]).json(&hello),
        post(&simulator, PATH).form(&[
            ("access_token", WRONG),
            ("recipient", &hello["recipient"].to_string()),
            ("message", &hello["message"].to_string()),
        ]),
        post(&simulator, PATH).bearer_auth(WRONG).json(&json!({
            "recipient": hello["recipient"], "sender_action": "typing_on",
        })),
    ] {
        let sentence = refusal(&simulator, &ada, request).await;
        assert!(sentence.contains("none of those"), "{sentence}");
    }
    let none = refusal(&simulator, &ada, post(&simulator, PATH).json(&hello)).await;
    assert!(none.contains("send a token"), "{none}");
    let unexpected = ada.expects("Hello").await.unwrap_err().to_string();
    assert!(unexpected.contains("104"), "who expects a message is told why: {unexpected}");
    assert!(ada.messages().is_empty());
}

#[tokio::test]
async fn so_are_an_expired_token_and_a_proof_that_is_wrong() {
    let builder = Simulator::builder().page("101").app_secret("sesame");
    let simulator = builder.start().await.unwrap();
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    let request = || post(&simulator, PATH).bearer_auth(WRONG).json(&hello(&ada));
    let missing = refusal(&simulator, &ada, request()).await;
    assert!(missing.contains("`appsecret_proof`"), "{missing}");
    let wrong = request().query(&[("appsecret_proof", "0123")]);
    assert!(refusal(&simulator, &ada, wrong).await.contains("HMAC-SHA256"));
    simulator.faults().expire_tokens_of("101", "new");
    assert!(refusal(&simulator, &ada, request()).await.contains("new token only"));
}

#[tokio::test]
async fn so_is_an_item_of_a_batch_with_a_token_of_its_own() {
    let simulator = Simulator::builder().page("101").token("right").start().await.unwrap();
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    let body = format!(
        "access_token={WRONG}&recipient={}&message={}",
        json!({ "id": ada.id() }),
        json!({ "text": "Hi" })
    );
    let item = json!({ "method": "POST", "relative_url": "101/messages", "body": body });
    let request = post(&simulator, "/v26.0/").bearer_auth("right");
    let request = request.json(&json!({ "batch": [item] }));
    assert!(refusal(&simulator, &ada, request).await.contains("none of those"));
}

#[tokio::test]
async fn so_is_a_batch_in_the_conversations_of_all_to_whom_it_writes() {
    let simulator = Simulator::builder().page("101").token("right").start().await.unwrap();
    let people = ["Ada", "Bo"].map(|name| simulator.person(name));
    let item = |person: &Participant, text: &str| {
        let (recipient, message) = (json!({ "id": person.id() }), json!({ "text": text }));
        let body = format!("recipient={recipient}&message={message}");
        json!({ "method": "POST", "relative_url": "101/messages", "body": body })
    };
    let [ada, bo] = &people;
    let other = json!({ "method": "GET", "relative_url": "101" });
    let batch = json!({ "batch": [item(ada, "1"), item(ada, "2"), item(bo, "3"), other] });
    let request = post(&simulator, "/v26.0/").bearer_auth(WRONG).json(&batch);
    assert_eq!(refusals(&simulator, ada, request).await.len(), 1);
    let of_bo = refusals(&simulator, bo, Client::new().get(simulator.url())).await;
    assert!(of_bo[0]["sentence"].as_str().unwrap().contains("none of those"), "{of_bo:?}");
    assert_eq!(of_bo.len(), 1);
}

#[tokio::test]
async fn whoever_wrote_a_comment_learns_why_its_private_reply_does_not_come() {
    let simulator = Simulator::builder().page("101").token("right").start().await.unwrap();
    let ada = simulator.person("Ada");
    let comment = ada.comments("How much?").await.unwrap();
    let reply =
        |message: Value| json!({ "recipient": { "comment_id": comment }, "message": message });
    let not_let_in = post(&simulator, PATH).bearer_auth(WRONG).json(&reply(json!({ "text": "1" })));
    assert!(refusal(&simulator, &ada, not_let_in).await.contains("none of those"));
    let empty = post(&simulator, PATH).bearer_auth("right").json(&reply(json!({ "text": "" })));
    refusal(&simulator, &ada, empty).await;
}

const WRONG: &str = "EAAwrong";
