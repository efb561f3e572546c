//! Paths and methods.

use reqwest::{Client, Method};
use sendapi_simulator::Simulator;

use crate::support::{answer, hello, refusal, send};

#[tokio::test]
async fn version_and_account_may_be_left_to_the_token() {
    let simulator = Simulator::start().await.unwrap();
    for path in ["/v26.0/101/messages", "/v26.0/me/messages", "/101/messages", "/me/messages"] {
        assert_eq!(send(&simulator, path, &hello()).await.0, 200, "{path}");
    }
    let versions: Vec<_> = simulator.messages().iter().map(|it| it.version().is_some()).collect();
    assert_eq!(versions, [true, true, false, false]);
}

#[tokio::test]
async fn unknown_paths_versions_and_objects_are_refused() {
    let simulator = Simulator::start().await.unwrap();
    for (path, code, words) in [
        ("/v26.0/101/message", (2500, None), "Unknown path components: /message"),
        ("/v26.0/101/messages/1", (2500, None), "Unknown path components: /messages/1"),
        ("/26.0/101/messages", (2500, None), "Unknown path components: /101/messages"),
        ("/v26/me/messages", (2500, None), "Unknown path components: /me/messages"),
        ("/v26.0/PAGE_ID/messages", (100, Some(33)), "Object with ID 'PAGE_ID' does not exist"),
        ("/v26.0/messages", (100, Some(33)), "Object with ID 'messages' does not exist"),
        ("/", (100, Some(33)), "Unsupported post request"),
        ("/v26.0/%FF/messages", (100, Some(33)), "Object with ID '%FF' does not exist"),
    ] {
        let answer = send(&simulator, path, &hello()).await;
        let (status, code_given, subcode, message) = refusal(&answer);
        assert_eq!((status, (code_given, subcode)), (400, code), "{path}");
        assert!(message.contains(words), "{message}");
        assert!(answer.1["error"]["error_data"]["hint"].is_string(), "{path}: {answer:?}");
    }
    assert!(simulator.messages().is_empty());
}

#[tokio::test]
async fn a_wrong_version_is_named_in_the_hint() {
    let simulator = Simulator::start().await.unwrap();
    let (_, answer) = send(&simulator, "/26.0/101/messages", &hello()).await;
    let hint = answer["error"]["error_data"]["hint"].as_str().unwrap();
    assert!(hint.contains("`26.0` is no version") && hint.contains("`v27.0`"), "{hint}");
}

#[tokio::test]
async fn only_post_is_served() {
    let simulator = Simulator::start().await.unwrap();
    for method in [Method::GET, Method::PUT, Method::DELETE, Method::PATCH] {
        let url = format!("{}/v26.0/101/messages", simulator.url());
        let answer = answer(Client::new().request(method.clone(), url).bearer_auth("t")).await;
        let (status, code, subcode, message) = refusal(&answer);
        assert_eq!((status, code, subcode), (400, 100, Some(33)), "{method}");
        let words = format!("Unsupported {} request.", method.as_str().to_lowercase());
        assert!(message.starts_with(&words), "{message}");
        assert_eq!(answer.1["error"]["type"], "GraphMethodException");
    }
}
