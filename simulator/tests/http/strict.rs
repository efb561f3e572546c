//! What the platform takes and no page shows: told, and refused by a strict simulator.

use std::sync::{Arc, Mutex};

use sendapi_simulator::Simulator;
use serde_json::{Value, json};

use crate::support::{PATH, answer, hello, post, refusal, send};

#[tokio::test]
async fn what_is_taken_is_told() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let lines = Arc::clone(&seen);
    let builder = Simulator::builder().observe(move |exchange| {
        lines.lock().unwrap().push((exchange.to_string(), exchange.to_json()));
    });
    let simulator = builder.start().await.unwrap();
    for (body, rules) in odd() {
        let (status, answer) = send(&simulator, PATH, &body).await;
        assert_eq!(status, 200, "{body}: {answer}");
        let (line, json) = seen.lock().unwrap().pop().unwrap();
        let told = json["violations"].as_array().unwrap();
        let told: Vec<_> =
            told.iter().map(|it| (it["rule"].as_str(), it["severity"].as_str())).collect();
        let due: Vec<_> = rules.iter().map(|rule| (Some(*rule), Some("warning"))).collect();
        assert_eq!(told, due, "{body}");
        for rule in rules {
            assert!(line.contains(&format!("[{rule}]")) && line.contains("warning: "), "{line}");
        }
    }
    assert_eq!(send(&simulator, PATH, &hello()).await.0, 200);
    let (line, json) = seen.lock().unwrap().pop().unwrap();
    assert!(!line.contains("warning") && json["violations"] == json!([]), "{line}");
}

#[tokio::test]
async fn a_strict_simulator_refuses_it_and_nothing_comes_of_it() {
    let simulator = Simulator::builder().strict().start().await.unwrap();
    for (body, rules) in odd() {
        let refused = send(&simulator, PATH, &body).await;
        assert_eq!((refusal(&refused).0, refusal(&refused).1), (400, 100), "{body}");
        let told = refused.1["error"]["error_data"]["violations"].as_array().unwrap();
        assert!(told.iter().any(|it| it["rule"] == rules[0]), "{refused:?}");
    }
    let form = [("recipient[id]", "7"), ("message[text]", "Rye")];
    let refused = answer(post(&simulator, PATH).bearer_auth("t").form(&form)).await;
    assert_eq!(refused.1["error"]["error_data"]["violations"][0]["rule"], "wire.brackets");
    let capitals = json!({ "fields": ["GREETING"] });
    let url = format!("{}/101/messenger_profile", simulator.url());
    let delete = reqwest::Client::new().delete(url).bearer_auth("t").json(&capitals);
    assert_eq!(answer(delete).await.0, 400);
    assert!(simulator.messages().is_empty());
    assert_eq!(send(&simulator, PATH, &hello()).await.0, 200);
    assert_eq!(send(&simulator, &format!("{PATH}?pretty=1"), &hello()).await.0, 200);
}

#[tokio::test]
async fn inside_a_message_an_unknown_member_is_refused_by_both() {
    let body = json!({ "recipient": { "id": "7" }, "message": { "text": "Rye", "crust": 1 } });
    for builder in [Simulator::builder(), Simulator::builder().strict()] {
        let simulator = builder.start().await.unwrap();
        assert_eq!(send(&simulator, PATH, &body).await.0, 400);
    }
}

/// Bodies that the platform takes, with the rules that core has against them.
fn odd() -> Vec<(Value, Vec<&'static str>)> {
    let with = |name: &str, value: Value| {
        let mut body = hello();
        body[name] = value;
        body
    };
    let picture = json!({ "attachment": { "type": "image", "payload": {
        "url": "https://example.com/rye.png", "is_reusable": "true",
    } } });
    vec![
        (with("message_type", json!("RESPONSE")), vec!["req.unknown_top"]),
        (with("access_token", json!("token")), vec!["wire.token_in_json"]),
        (with("recipient", json!("{\"id\": \"7\"}")), vec!["req.type"]),
        (with("message", picture), vec!["att.reusable_type"]),
    ]
}

#[tokio::test]
async fn of_a_key_that_stands_twice_the_last_counts_and_that_is_told() {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let lines = Arc::clone(&seen);
    let builder = Simulator::builder().page("101").observe(move |exchange| {
        lines.lock().unwrap().push(exchange.to_json());
    });
    let simulator = builder.start().await.unwrap();
    let json = |path: &str, body: &str| {
        let request = post(&simulator, path).header("content-type", "application/json");
        request.body(body.to_owned())
    };
    let twice = r#"{"recipient":{"id":"1","id":"7"},"message":{"text":"a"},"message":{"text":"b"}"#;
    let text = r#"{"text":"a","text":"b"}"#;
    let form = [("recipient", r#"{"id":"7"}"#), ("message", text), ("access_token", "t")];
    for (request, pointers) in [
        (json(PATH, &format!("{twice}}}")).bearer_auth("t"), &["/recipient/id", "/message"][..]),
        (json(PATH, &format!("{twice},\"access_token\":\"t\"}}")), &["/recipient/id", "/message"]),
        (post(&simulator, PATH).form(&form), &["/message/text"]),
    ] {
        let (status, told) = answer(request).await;
        assert_eq!((status, &told["recipient_id"]), (200, &json!("7")), "{told}");
        assert_eq!(simulator.messages().last().unwrap().body()["message"]["text"], "b");
        let exchange = seen.lock().unwrap().pop().unwrap();
        let told = exchange["violations"].as_array().unwrap();
        let twice = told.iter().filter(|it| it["rule"] == "json.duplicate");
        let found: Vec<_> = twice.map(|it| it["pointer"].as_str().unwrap()).collect();
        assert_eq!(found, pointers, "{exchange}");
    }
    let strict = Simulator::builder().strict().start().await.unwrap();
    let request = post(&strict, PATH).header("content-type", "application/json").bearer_auth("t");
    let refused = answer(request.body(format!("{twice}}}"))).await;
    assert_eq!((refusal(&refused).0, refusal(&refused).1), (400, 100));
}

#[tokio::test]
async fn a_name_that_nothing_comes_of_is_told_with_an_answer_and_refused_by_a_strict_one() {
    let simulator = Simulator::builder().page("101").start().await.unwrap();
    let strict = Simulator::builder().page("101").strict().start().await.unwrap();
    let asked = [
        ("GET", "101?fields=id,nonsense{id}"),
        ("GET", "me/conversations?fields=nonsense,messages{message}"),
        ("GET", "me/accounts?fields=nonsense,id"),
        ("POST", "101/subscribed_apps?subscribed_fields=MESSAGES,nonsense"),
    ];
    for (method, path) in asked {
        let on = |simulator: &Simulator| {
            let url = format!("{}/v26.0/{path}&debug=all", simulator.url());
            let method = method.parse().unwrap();
            reqwest::Client::new().request(method, url).bearer_auth("token")
        };
        let (status, told) = answer(on(&simulator)).await;
        let messages = told["__debug__"]["messages"].as_array().unwrap();
        assert_eq!((status, messages.len()), (200, 1), "{path}: {told}");
        assert!(messages[0]["message"].as_str().unwrap().starts_with("`nonsense` in "), "{told}");
        assert_eq!(refusal(&answer(on(&strict)).await).1, 100, "{path}");
    }
}
