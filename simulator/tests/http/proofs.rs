//! `appsecret_proof`, when the simulator knows the app's secret.

use std::fmt::Write;
use std::sync::{Arc, Mutex};
use std::time::{SystemTime, UNIX_EPOCH};

use hmac::{Hmac, KeyInit, Mac};
use reqwest::RequestBuilder;
use sendapi_simulator::{Exchange, Simulator};
use serde_json::{Value, json};
use sha2::Sha256;

use crate::items::{file_form, item};
use crate::support::{PATH, answer, hello, post, refusal};

#[tokio::test]
async fn query_form_multipart_and_json_carry_the_proof() {
    let simulator = start().await;
    let right = proof("token");
    let recipient = r#"{"id":"1"}"#;
    let form =
        [("recipient", recipient), ("message", r#"{"text":"a"}"#), ("appsecret_proof", &right)];
    let file = file_form("image", b"png".into(), "image/png").text("recipient", recipient);
    let payload = json!({ "url": "https://example.com/a.png", "is_reusable": true });
    let upload = json!({
        "message": { "attachment": { "type": "image", "payload": payload } },
        "access_token": "token",
        "appsecret_proof": right,
    });
    for request in [
        post(&simulator, PATH)
            .bearer_auth("token")
            .query(&[("appsecret_proof", &right)])
            .json(&hello()),
        post(&simulator, PATH).bearer_auth("token").form(&form),
        post(&simulator, PATH)
            .bearer_auth("token")
            .multipart(file.text("appsecret_proof", right.clone())),
        post(&simulator, "/101/message_attachments").json(&upload),
    ] {
        let (status, answer) = answer(request).await;
        assert_eq!(status, 200, "{answer}");
    }
}

#[tokio::test]
async fn a_missing_or_wrong_proof_is_refused() {
    let simulator = start().await;
    let other = proof("other");
    for (proof, words) in [
        (None, "API calls from the server require an appsecret_proof argument"),
        (Some(""), "API calls from the server require an appsecret_proof argument"),
        (Some("0123"), "Invalid appsecret_proof provided in the API argument"),
        (Some(other.as_str()), "Invalid appsecret_proof provided in the API argument"),
    ] {
        let query: Vec<_> = proof.into_iter().map(|proof| ("appsecret_proof", proof)).collect();
        let answer = answer(with(&simulator, &query)).await;
        let (status, code, subcode, message) = refusal(&answer);
        assert_eq!((status, code, subcode, message), (400, 100, None, words));
        assert_eq!(answer.1["error"]["type"], "GraphMethodException");
    }
    let query = [("appsecret_proof", &*proof(""))];
    assert_eq!(refusal(&answer(post(&simulator, PATH).query(&query).json(&hello())).await).1, 104);
    assert!(simulator.messages().is_empty());
}

#[tokio::test]
async fn a_stamped_proof_is_good_for_five_minutes() {
    let simulator = start().await;
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap().as_secs();
    for (time, stamped, status) in [
        (now.to_string(), now.to_string(), 200),
        ((now - 200).to_string(), (now - 200).to_string(), 200),
        ((now - 400).to_string(), (now - 400).to_string(), 400),
        ((now + 400).to_string(), (now + 400).to_string(), 400),
        (now.to_string(), (now - 1).to_string(), 400),
        ("soon".to_owned(), "soon".to_owned(), 400),
    ] {
        let proof = proof(&format!("token|{stamped}"));
        let query = [("appsecret_proof", proof.as_str()), ("appsecret_time", &time)];
        assert_eq!(answer(with(&simulator, &query)).await.0, status, "{time} {stamped}");
    }
}

#[tokio::test]
async fn an_item_with_a_token_of_its_own_needs_a_proof_of_its_own() {
    let simulator = start().await;
    let with = |members: Value| {
        let mut item = item("1");
        item.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        item
    };
    let mut in_url = item("1");
    let query = format!("access_token=other&appsecret_proof={}", proof("other"));
    in_url["relative_url"] = format!("101/messages?{query}").into();
    let items = json!([
        item("1"),
        with(json!({ "access_token": "token" })),
        with(json!({ "access_token": "other" })),
        with(json!({ "access_token": "other", "appsecret_proof": proof("other") })),
        in_url,
    ]);
    let batch =
        json!({ "batch": items, "access_token": "token", "appsecret_proof": proof("token") });
    let (_, answers) = answer(post(&simulator, "/").json(&batch)).await;
    let codes: Vec<_> = answers.as_array().unwrap().iter().map(|it| it["code"].as_u64()).collect();
    assert_eq!(codes, [Some(200), Some(200), Some(400), Some(200), Some(200)]);
    let unproven = json!({ "batch": [item("1")], "access_token": "token" });
    assert_eq!(refusal(&answer(post(&simulator, "/").json(&unproven)).await).0, 400);
}

#[tokio::test]
async fn secrets_and_proofs_are_nowhere_to_be_seen() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let list = Arc::clone(&seen);
    let note = move |exchange: &Exchange| list.lock().unwrap().push(exchange.clone());
    let builder = Simulator::builder().app_secret("SECRET").observe(note);
    let settings = format!("{builder:?}");
    let simulator = builder.start().await.unwrap();
    let proof = proof("token");
    for proof in [&proof, "PROOF"] {
        with(&simulator, &[("appsecret_proof", proof)]).send().await.unwrap();
    }
    let seen = seen.lock().unwrap();
    let lines: String = seen.iter().map(ToString::to_string).collect();
    let shown = format!("{settings} {seen:?} {lines} {simulator:?} {:?}", simulator.messages());
    assert_eq!(simulator.messages().len(), 1);
    for secret in ["SECRET", "PROOF", &proof] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

async fn start() -> Simulator {
    Simulator::builder().app_secret("SECRET").start().await.unwrap()
}

fn with(simulator: &Simulator, query: &[(&str, &str)]) -> RequestBuilder {
    post(simulator, PATH).bearer_auth("token").query(query).json(&hello())
}

fn proof(text: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(b"SECRET").unwrap();
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().iter().fold(String::new(), |mut proof, byte| {
        write!(proof, "{byte:02x}").unwrap();
        proof
    })
}
