//! Putting by the one statement, as any driver of any language does.

use sendapi_outbox::{Outbox, Outcome, State};
use serde_json::{Value, json};

use crate::tested::{Tested, on_each};
use crate::{PAGE, outbox};

const BODY: &str =
    r#"{"recipient":{"id":"7204418830956127"},"message":{"text":"Your bread is ready"}}"#;

async fn put<DB: Tested>(outbox: &Outbox<DB>, request: &str) -> Result<i64, String> {
    DB::put_by_hand(outbox, request).await.map_err(|error| error.to_string())
}

on_each!(it_is_the_same_message);
async fn it_is_the_same_message<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let message = sendapi::Message::<sendapi::Messenger>::from_json(BODY).unwrap();
    let body = message.to_json();
    let request =
        json!({"account": PAGE, "body": body, "key": "order-7", "at": 1_796_044_670_987_i64});
    let id = put(&outbox, &request.to_string()).await.unwrap();
    let same = outbox.put(PAGE, &message).key("order-7").commit().await.unwrap();
    assert!(!same.is_new());
    assert!(same.ticket().to_string().ends_with(&format!(".{id}")), "{same:?}");
    let outcome = outbox.outcome(same.ticket()).await.unwrap();
    assert!(matches!(outcome, Some(Outcome::Waiting { .. })), "{outcome:?}");
    assert_eq!(put(&outbox, &request.to_string()).await.unwrap(), id);
    let null = json!({"account": PAGE, "body": BODY, "key": null, "at": null, "until": null, "lane": null});
    assert!(put(&outbox, &null.to_string()).await.unwrap() > id);
    assert_eq!(outbox.counts().await.unwrap().of(State::Waiting), 2);
}

on_each!(a_mistake_is_told_and_nothing_is_put);
async fn a_mistake_is_told_and_nothing_is_put<DB: Tested>() {
    let (outbox, _folder) = outbox::<DB>().await;
    let with = |name: &str, value: Value| {
        let mut request = json!({"account": PAGE, "body": BODY});
        request.as_object_mut().unwrap().insert(name.to_owned(), value);
        request.to_string()
    };
    for (request, says) in [
        (String::new(), DB::NO_JSON),
        ("[]".to_owned(), "takes a JSON object"),
        ("null".to_owned(), "takes a JSON object"),
        ("{".repeat(100_000), DB::NO_JSON),
        (json!({"account": PAGE}).to_string(), "`body` is"),
        (json!({"body": BODY}).to_string(), "`account` is"),
        (with("account", json!(7)), "`account` is"),
        (with("account", json!("messenger:me")), "`account` is"),
        (with("account", json!("messenger:1%")), "`account` is"),
        (with("account", json!("instagram:")), "`account` is"),
        (with("body", json!({"recipient": {"id": "1"}})), "as a string"),
        (with("body", json!("text")), "`body` is"),
        (with("body", json!(r#"{"recipient":"1"}"#)), "`body` is"),
        (with("at", json!("tomorrow")), "milliseconds"),
        (with("until", json!(1.5)), "milliseconds"),
        (with("priority", json!("urgent")), "`priority` is"),
        (with("priority", json!(1)), "`priority` is"),
        (with("key", json!(7)), "are strings"),
        (with("key", json!("")), "1 to 512 bytes"),
        (with("lane", json!("x".repeat(513))), "1 to 512 bytes"),
        (with("prio", json!("answer")), "alone"),
    ] {
        let told = put(&outbox, &request).await.unwrap_err();
        let is_ours = told.contains("sendapi: ") || says == DB::NO_JSON;
        assert!(is_ours && told.contains(says), "{request:.100}: {told}");
    }
    assert_eq!(outbox.counts().await.unwrap(), sendapi_outbox::Counts::default());
}
