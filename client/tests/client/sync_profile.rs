//! A profile that is set as far as it is another.

use std::time::Duration;

use sendapi::call::profile::ProfileField;
use sendapi::{Account, Client, ErrorKind, Profile, profile};
use serde_json::{Value, json};

use crate::page;
use crate::perform::lines;
use crate::server::{Answer, Server, json};

const DONE: &str = r#"{"result":"success"}"#;

fn found(profile: &Value) -> Answer {
    json("200 OK", &json!({ "data": [profile] }).to_string())
}

fn wanted() -> Profile<'static> {
    profile!(Messenger {
        get_started: { payload: "START" },
        greeting: [greeting { locale: "default", text: "Good morning" }],
        persistent_menu: [menu { locale: "default", call_to_actions: [
            web_url { title: "Breads", url: "https://bakery.example" },
        ] }],
    })
}

fn there() -> Value {
    serde_json::from_str(&wanted().to_json()).unwrap()
}

/// What was told, and the requests that were made.
async fn synced(
    answers: impl IntoIterator<Item = Answer>,
    without: &[ProfileField],
) -> (String, Vec<String>) {
    let server = Server::start(Answer::in_turn(answers)).await;
    let told = page(server.url()).sync_profile_without(&wanted(), without).await.unwrap();
    (told.to_string(), lines(&server))
}

#[tokio::test]
async fn where_all_is_there_nothing_is_written() {
    let mut filled_in = there();
    filled_in["persistent_menu"][0]["composer_input_disabled"] = false.into();
    filled_in["persistent_menu"][0]["call_to_actions"][0]["webview_height_ratio"] = "full".into();
    filled_in["persistent_menu"][0]["something_new"] = json!([1]);
    filled_in["ice_breakers"] = json!([{"question": "Open?", "payload": "HOURS"}]);
    for there in [there(), filled_in] {
        let (told, lines) = synced([found(&there)], &[]).await;
        assert_eq!((told.as_str(), lines.len()), ("nothing to change", 1), "{lines:?}");
        assert!(lines[0].starts_with("GET "), "{lines:?}");
    }
}

#[tokio::test]
async fn only_what_is_another_is_written() {
    let server = Server::start(Answer::in_turn([
        found(&json!({"get_started": {"payload": "START"}, "greeting": [{"locale": "default", "text": "Hi"}]})),
        json("200 OK", DONE),
    ]))
    .await;
    let told = page(server.url()).sync_profile(&wanted()).await.unwrap();
    assert_eq!(told.set, [ProfileField::Greeting, ProfileField::PersistentMenu]);
    assert!(!told.is_unchanged() && told.deleted.is_empty());
    assert_eq!(told.to_string(), "set greeting, persistent_menu");
    let written = server.requests()[1].clone();
    assert!(written.contains("Good morning") && !written.contains("get_started"), "{written}");
}

#[tokio::test]
async fn what_is_asked_to_go_goes_if_it_is_there_and_nothing_else() {
    let mut more = there();
    more["ice_breakers"] = json!([{"question": "Open?", "payload": "HOURS"}]);
    more["commands"] =
        json!([{"locale": "default", "commands": [{"name": "a", "description": "b"}]}]);
    let without =
        [ProfileField::IceBreakers, ProfileField::AccountLinkingUrl, ProfileField::Greeting];
    let (told, lines) = synced([found(&more), json("200 OK", DONE)], &without).await;
    assert_eq!((told.as_str(), lines.len()), ("deleted ice_breakers", 2));
    assert!(lines[1].starts_with("DELETE "), "{lines:?}");
}

#[tokio::test]
async fn an_account_without_a_profile_gets_all_of_it() {
    let (told, lines) = synced([json("200 OK", r#"{"data":[]}"#), json("200 OK", DONE)], &[]).await;
    assert_eq!((told.as_str(), lines.len()), ("set get_started, greeting, persistent_menu", 2));
}

#[tokio::test]
async fn a_profile_that_breaks_a_rule_is_not_even_compared() {
    let server = Server::start(json("200 OK", DONE)).await;
    let mut settings = wanted().into_settings();
    settings.get_started.as_mut().unwrap().payload = "".into();
    let error = page(server.url()).sync_profile(&Profile::__new(settings)).await.unwrap_err();
    assert_eq!((error.kind(), server.requests().len()), (ErrorKind::Invalid, 0));
    assert!(error.to_string().ends_with("; the request was not carried out"), "{error}");
}

#[tokio::test]
async fn a_refusal_of_either_call_is_told() {
    let refusal = || {
        json(
            "400 Bad Request",
            r#"{"error":{"type":"OAuthException","fbtrace_id":"A","code":200}}"#,
        )
    };
    for answers in [vec![refusal()], vec![found(&json!({})), refusal()]] {
        let server = Server::start(Answer::in_turn(answers)).await;
        let error = page(server.url()).sync_profile(&wanted()).await.unwrap_err();
        assert_eq!(error.graph().unwrap().code(), 200);
    }
}

#[tokio::test]
async fn the_deadline_is_that_of_all_calls_together() {
    let slow = || found(&json!({})).after(Duration::from_millis(300));
    let server = Server::start(Answer::in_turn([
        slow(),
        json("200 OK", DONE).after(Duration::from_secs(5)),
    ]))
    .await;
    let began = std::time::Instant::now();
    let sync = page(server.url()).sync_profile(&wanted()).deadline(Duration::from_millis(700));
    assert_eq!(sync.await.unwrap_err().kind(), ErrorKind::Deadline);
    assert!(began.elapsed() < Duration::from_secs(3));
}

#[tokio::test]
async fn instagram_has_two_parts() {
    let server = Server::start(Answer::in_turn([found(&json!({})), json("200 OK", DONE)])).await;
    let client = Client::builder().base_url(server.url()).build().unwrap();
    let account: Account<sendapi::Instagram> = client.instagram("me", crate::TOKEN);
    let wanted = profile!(Instagram {
        ice_breakers: [ice_breakers {
            locale: "default",
            call_to_actions: [question { question: "Open?", payload: "HOURS" }]
        }],
    });
    assert_eq!(account.sync_profile(&wanted).await.unwrap().to_string(), "set ice_breakers");
    let requests = server.requests();
    assert!(
        requests[0].contains("fields=ice_breakers,persistent_menu")
            || requests[0].contains("fields=ice_breakers%2Cpersistent_menu"),
        "{requests:?}"
    );
    assert!(requests.iter().all(|request| request.contains("instagram")), "{requests:?}");
}
