//! The envelope of a refusal. Which rule is refused how stands in `tests/rules.rs`.

use std::collections::BTreeSet;

use sendapi_simulator::Simulator;

use crate::support::{PATH, hello, refusal, send, to_nobody};

#[tokio::test]
async fn a_refusal_has_the_envelope_of_the_platform_and_all_violations() {
    let simulator = Simulator::start().await.unwrap();
    let answer = send(&simulator, PATH, &to_nobody()).await;
    let (status, code, subcode, message) = refusal(&answer);
    assert_eq!((status, code, subcode), (400, 100, None));

    let error = &answer.1["error"];
    let violation = &error["error_data"]["violations"][0];
    assert_eq!(violation["rule"], "req.recipient");
    assert_eq!(violation["pointer"], "");
    assert_eq!(violation["severity"], "error");
    assert_eq!(violation["message"], "a request needs `recipient` (who gets it)");
    assert_eq!(message, "(#100) param recipient must be non-empty");
    assert_eq!(error["error_user_msg"], serde_json::Value::Null);
    assert_eq!(answer.1.as_object().unwrap().len(), 1);
}

#[tokio::test]
async fn each_refusal_has_a_trace_id_of_its_own() {
    let simulator = Simulator::start().await.unwrap();
    let mut traces = BTreeSet::new();
    for _ in 0..20 {
        let (_, answer) = send(&simulator, PATH, &to_nobody()).await;
        traces.insert(answer["error"]["fbtrace_id"].as_str().unwrap().to_owned());
    }
    assert_eq!(traces.len(), 20);
}

#[tokio::test]
async fn after_a_refusal_the_next_message_is_accepted() {
    let simulator = Simulator::start().await.unwrap();
    assert_eq!(send(&simulator, PATH, &to_nobody()).await.0, 400);
    assert_eq!(send(&simulator, PATH, &hello()).await.0, 200);
}
