//! Where a token may stand, and which are accepted.

use reqwest::RequestBuilder;
use sendapi_simulator::Simulator;

use crate::support::{PATH, answer, hello, post, refusal};

const FORM: &[(&str, &str)] = &[
    ("recipient", r#"{"id":"1254477777772919"}"#),
    ("messaging_type", "RESPONSE"),
    ("message", r#"{"text":"Hello"}"#),
    ("access_token", "right"),
    ("appsecret_proof", "0123"),
];

#[tokio::test]
async fn header_query_and_form_carry_the_token() {
    let simulator = Simulator::builder().token("right").token("left").start().await.unwrap();
    for request in [
        post(&simulator, PATH).bearer_auth("right").json(&hello()),
        post(&simulator, PATH).bearer_auth("left").json(&hello()),
        post(&simulator, PATH).query(&[("access_token", "right")]).json(&hello()),
        post(&simulator, PATH).form(FORM),
        post(&simulator, PATH).query(FORM),
    ] {
        let (status, answer) = answer(request).await;
        assert_eq!(status, 200, "{answer}");
    }
    for message in simulator.messages() {
        assert_eq!(*message.body(), hello());
    }
}

#[tokio::test]
async fn without_named_tokens_any_will_do() {
    let simulator = Simulator::start().await.unwrap();
    let request = post(&simulator, PATH).bearer_auth("whatever").json(&hello());
    assert_eq!(answer(request).await.0, 200);
}

#[tokio::test]
async fn without_a_token_nothing_is_accepted() {
    let simulator = Simulator::start().await.unwrap();
    for request in [
        post(&simulator, PATH).json(&hello()),
        post(&simulator, PATH).bearer_auth("").json(&hello()),
        post(&simulator, PATH).basic_auth("right", Some("right")).json(&hello()),
        post(&simulator, PATH).query(&[("access_token", "")]).json(&hello()),
    ] {
        assert_eq!(refused(request).await, (400, 104));
    }
    assert!(simulator.messages().is_empty());
}

#[tokio::test]
async fn a_token_that_was_not_named_is_refused() {
    let simulator = Simulator::builder().token("right").start().await.unwrap();
    for request in [
        post(&simulator, PATH).bearer_auth("wrong").json(&hello()),
        post(&simulator, PATH).query(&[("access_token", "wrong")]).json(&hello()),
    ] {
        assert_eq!(refused(request).await, (400, 190));
    }
    assert!(simulator.messages().is_empty());
}

/// Status and code; a token is no matter of the platform, so the class is the same for both.
async fn refused(request: RequestBuilder) -> (u16, i64) {
    let answer = answer(request).await;
    let (status, code, subcode, message) = refusal(&answer);
    assert_eq!(subcode, None, "{message}");
    assert_eq!(answer.1["error"]["type"], "OAuthException");
    assert!(!message.contains("wrong") && !answer.1.to_string().contains("wrong"), "{answer:?}");
    (status, code)
}
