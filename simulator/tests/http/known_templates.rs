//! Utility messages where only templates that were made and approved here are taken.

use reqwest::Client;
use sendapi_simulator::{Participant, Simulator};
use serde_json::{Value, json};

use crate::support::{refusal, send};
use crate::utility::{make, utility};

async fn simulator() -> Simulator {
    Simulator::builder().page("101").known_templates_only().start().await.unwrap()
}

async fn tries(
    simulator: &Simulator,
    ada: &Participant,
    name: &str,
    language: &str,
) -> (u16, Value) {
    send(simulator, "/101/messages", &utility(ada, name, language, &json!([]))).await
}

#[track_caller]
fn is_refused(answer: &(u16, Value), words: &str) {
    let (status, code, subcode, message) = refusal(answer);
    assert_eq!((status, code, subcode), (400, 100, None), "{answer:?}");
    assert!(message.contains(words), "{message}");
}

fn baked(language: &str) -> Value {
    let body = json!({ "type": "BODY", "text": "Your bread is baked." });
    json!({ "name": "baked", "category": "UTILITY", "language": language, "components": [body] })
}

#[tokio::test]
async fn a_template_that_was_never_made_is_refused_to_an_account_without_any() {
    let simulator = simulator().await;
    let ada = simulator.person("Ada");
    is_refused(
        &tries(&simulator, &ada, "never_made", "en").await,
        "no template `never_made` in `en`",
    );
    let lenient = Simulator::builder().page("101").start().await.unwrap();
    assert_eq!(tries(&lenient, &lenient.person("Ada"), "never_made", "en").await.0, 200);
}

#[tokio::test]
async fn a_template_is_taken_once_it_is_approved_and_in_its_language_alone() {
    let simulator = simulator().await;
    let ada = simulator.person("Ada");
    make(&simulator, &baked("en")).await;
    is_refused(&tries(&simulator, &ada, "baked", "en").await, "waits for its review");
    assert_eq!(simulator.approve_templates("101"), 1);
    assert_eq!(simulator.account("101").templates()[0]["status"], "APPROVED");
    assert_eq!(tries(&simulator, &ada, "baked", "en").await.0, 200);
    is_refused(&tries(&simulator, &ada, "baked", "de").await, "no template `baked` in `de`");
    make(&simulator, &baked("de")).await;
    is_refused(&tries(&simulator, &ada, "baked", "de").await, "waits for its review");
    assert_eq!(simulator.approve_templates("202"), 0, "of another account");
    is_refused(&tries(&simulator, &ada, "baked", "de").await, "waits for its review");
}

#[tokio::test]
async fn one_that_the_review_refused_stays_refused_and_one_of_the_library_needs_none() {
    let simulator = simulator().await;
    let ada = simulator.person("Ada");
    let mut refused = baked("en");
    refused["components"][0]["text"] = json!("Your {{1}} is baked.");
    make(&simulator, &refused).await;
    assert_eq!(simulator.approve_templates("101"), 0);
    is_refused(&tries(&simulator, &ada, "baked", "en").await, "was refused");
    let taken = json!({
        "name": "confirmed", "category": "UTILITY", "language": "en_US",
        "library_template_name": "order_confirmed_1",
    });
    make(&simulator, &taken).await;
    assert_eq!(tries(&simulator, &ada, "confirmed", "en_US").await.0, 200);
}

#[tokio::test]
async fn programs_elsewhere_let_the_review_pass_by_http() {
    let simulator = simulator().await;
    let ada = simulator.person("Ada");
    make(&simulator, &baked("en")).await;
    let request = Client::new().post(format!("{}/simulator/templates", simulator.url()));
    let answer = request.json(&json!({ "account": "101" })).send().await.unwrap();
    assert_eq!(answer.json::<Value>().await.unwrap(), json!({ "approved": 1 }));
    assert_eq!(tries(&simulator, &ada, "baked", "en").await.0, 200);
}

#[tokio::test]
async fn other_messages_are_taken_as_ever() {
    let simulator = simulator().await;
    let ada = simulator.person("Ada");
    ada.says("Hello").await.unwrap();
    let hello = json!({ "recipient": { "id": ada.id() }, "message": { "text": "Hello" } });
    assert_eq!(send(&simulator, "/101/messages", &hello).await.0, 200);
}
