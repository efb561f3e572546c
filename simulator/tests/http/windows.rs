//! Until when an account may write to the people of the simulator.

use std::time::Duration;

use sendapi_simulator::{Participant, Simulator};
use serde_json::{Value, json};

use crate::support::{PATH, hello, refusal, send};

const DAY: Duration = Duration::from_secs(24 * 60 * 60);

#[tokio::test]
async fn the_window_of_messenger_closes_after_a_day_and_for_a_human_agent_after_a_week() {
    let simulator = Simulator::start().await.unwrap();
    let ada = simulator.person("Ada");
    ada.says("Hello?").await.unwrap();
    let human = json!({ "messaging_type": "MESSAGE_TAG", "tag": "HUMAN_AGENT" });
    assert_eq!(sent(&simulator, &to(&ada)).await, Ok(()));

    simulator.clock().advance(DAY + Duration::from_secs(60));
    assert_eq!(sent(&simulator, &to(&ada)).await, Err((400, 10, Some(2_018_278))));
    assert_eq!(sent(&simulator, &with(&ada, &human)).await, Ok(()));
    let action = json!({ "recipient": { "id": ada.id() }, "sender_action": "typing_on" });
    assert_eq!(sent(&simulator, &action).await, Ok(()));

    simulator.clock().advance(6 * DAY);
    assert_eq!(sent(&simulator, &with(&ada, &human)).await, Err((400, 10, Some(2_018_278))));
    ada.says("Still there?").await.unwrap();
    assert_eq!(sent(&simulator, &to(&ada)).await, Ok(()));
}

#[tokio::test]
async fn customer_feedback_may_be_asked_for_within_a_week() {
    let simulator = Simulator::start().await.unwrap();
    let ada = simulator.person("Ada");
    ada.says("Thank you").await.unwrap();
    let asking = json!({
        "messaging_type": "MESSAGE_TAG",
        "tag": "CUSTOMER_FEEDBACK",
        "message": { "attachment": { "type": "template", "payload": survey() } },
    });
    simulator.clock().advance(6 * DAY);
    assert_eq!(sent(&simulator, &with(&ada, &asking)).await, Ok(()));
    simulator.clock().advance(DAY + Duration::from_secs(60));
    assert_eq!(sent(&simulator, &with(&ada, &asking)).await, Err((400, 10, Some(2_018_278))));
}

#[tokio::test]
async fn a_tag_does_not_help_a_quotation_out_of_the_window() {
    let simulator = Simulator::start().await.unwrap();
    let ada = simulator.person("Ada");
    let mid = ada.says("Rye, please").await.unwrap();
    let quoting = json!({
        "messaging_type": "MESSAGE_TAG",
        "tag": "HUMAN_AGENT",
        "reply_to": { "mid": mid },
    });
    assert_eq!(sent(&simulator, &with(&ada, &quoting)).await, Ok(()));
    simulator.clock().advance(DAY + Duration::from_secs(60));
    assert_eq!(sent(&simulator, &with(&ada, &quoting)).await, Err((400, 10, Some(2_018_278))));
}

#[tokio::test]
async fn a_retired_tag_is_refused_within_the_window_too() {
    let simulator = Simulator::start().await.unwrap();
    let ada = simulator.person("Ada");
    ada.says("Hello?").await.unwrap();
    for tag in ["ACCOUNT_UPDATE", "CONFIRMED_EVENT_UPDATE", "POST_PURCHASE_UPDATE"] {
        let tagged = with(&ada, &json!({ "messaging_type": "MESSAGE_TAG", "tag": tag }));
        assert_eq!(sent(&simulator, &tagged).await, Err((400, 100, Some(1_893_061))));
        let answer = send(&simulator, PATH, &tagged).await.1;
        let hint = answer["error"]["error_data"]["hint"].as_str().unwrap();
        assert!(hint.contains(tag) && hint.contains("2026-04-27"), "{hint}");
    }
    assert!(simulator.messages().is_empty());
}

#[tokio::test]
async fn a_refusal_tells_what_may_be_sent_instead() {
    let simulator = Simulator::start().await.unwrap();
    let ada = simulator.person("Ada");
    let answer = send(&simulator, PATH, &to(&ada)).await.1;
    let hint = answer["error"]["error_data"]["hint"].as_str().unwrap();
    assert!(hint.contains("`Ada` has not written to this account"), "{hint}");

    ada.says("Hello?").await.unwrap();
    simulator.clock().advance(2 * DAY);
    let answer = send(&simulator, PATH, &to(&ada)).await.1;
    let hint = answer["error"]["error_data"]["hint"].as_str().unwrap();
    assert!(hint.contains(" ago, 24 hours after") && hint.contains("`HUMAN_AGENT`"), "{hint}");
}

#[tokio::test]
async fn utility_templates_need_no_window() {
    let simulator = Simulator::start().await.unwrap();
    let ada = simulator.person("Ada");
    let template = json!({ "name": "order_update", "language": { "code": "en" } });
    let body = json!({
        "recipient": { "id": ada.id() },
        "messaging_type": "UTILITY",
        "message": { "template": template },
    });
    assert_eq!(sent(&simulator, &body).await, Ok(()));
}

#[tokio::test]
async fn control_over_a_thread_runs_out_after_a_day() {
    let simulator = Simulator::start().await.unwrap();
    let pass =
        json!({ "recipient": { "id": "1254477777772919" }, "target_app_id": "263902037430900" });
    assert_eq!(send(&simulator, "/v26.0/101/pass_thread_control", &pass).await.0, 200);
    assert_eq!(sent(&simulator, &hello()).await, Err((400, 10, Some(2_018_300))));

    simulator.clock().advance(DAY);
    assert_eq!(simulator.account("101").thread_owner("1254477777772919"), None);
    assert_eq!(sent(&simulator, &hello()).await, Ok(()));
}

#[tokio::test]
async fn instagram_has_its_own_error() {
    let simulator = Simulator::builder().instagram("202").start().await.unwrap();
    let ada = simulator.person("Ada");
    ada.says("Hello?").await.unwrap();
    let body = json!({ "recipient": { "id": ada.id() }, "message": { "text": "Hi" } });
    assert_eq!(send(&simulator, "/202/messages", &body).await.0, 200);
    simulator.clock().advance(2 * DAY);
    let answer = send(&simulator, "/202/messages", &body).await;
    assert_eq!(refusal(&answer).2, Some(2_534_022));
    assert_eq!((answer.0, &answer.1["error"]["type"]), (403, &json!("IGApiException")));
}

#[tokio::test]
async fn each_account_knows_a_person_by_another_id() {
    let simulator = Simulator::builder().page("101").page("202").start().await.unwrap();
    let (here, there) = (simulator.person("Ada"), simulator.person_of("202", "Ada"));
    assert_eq!(here.id(), simulator.person_of("101", "Ada").id());
    assert_ne!(here.id(), there.id());
    here.says("Hello?").await.unwrap();
    there.says("Hello?").await.unwrap();
    assert_eq!(sent(&simulator, &to(&here)).await, Ok(()));
    assert_eq!(sent(&simulator, &to(&there)).await, Err((400, 100, Some(2_018_001))));
    assert_eq!(send(&simulator, "/me/messages", &to(&there)).await.0, 200);
}

#[tokio::test]
async fn a_comment_is_good_for_one_private_reply_within_a_week() {
    let simulator = Simulator::start().await.unwrap();
    let ada = simulator.person("Ada");
    let comment = ada.comments("How much?").await.unwrap();
    let (status, answer) = send(&simulator, PATH, &replying(&comment)).await;
    assert_eq!((status, &answer["recipient_id"]), (200, &json!(ada.id())));
    assert_eq!(sent(&simulator, &replying(&comment)).await, Err((400, 10_900, None)));
    assert_eq!(sent(&simulator, &to(&ada)).await, Err((400, 10, Some(2_018_278))));
    ada.says("Thank you").await.unwrap();
    assert_eq!(sent(&simulator, &to(&ada)).await, Ok(()));

    let bo = simulator.person_of("202", "Bo").comments("How much?").await.unwrap();
    assert_eq!(sent(&simulator, &replying(&bo)).await, Err((400, 100, None)));
    let late = ada.comments("And the other?").await.unwrap();
    simulator.clock().advance(7 * DAY + Duration::from_secs(60));
    assert_eq!(sent(&simulator, &replying(&late)).await, Err((400, 10, Some(2_018_278))));
}

#[tokio::test]
async fn a_comment_on_instagram_is_good_for_one_private_reply_too() {
    let simulator = Simulator::builder().instagram("202").start().await.unwrap();
    let ada = simulator.person("Ada");
    let comment = ada.comments("How much?").await.unwrap();
    let path = "/202/messages";
    let (status, answer) = send(&simulator, path, &replying(&comment)).await;
    assert_eq!((status, &answer["recipient_id"]), (200, &json!(ada.id())));
    let again = send(&simulator, path, &replying(&comment)).await;
    assert_eq!(refusal(&again).2, Some(2_534_023));
    let late = ada.comments("And the other?").await.unwrap();
    simulator.clock().advance(7 * DAY + Duration::from_secs(60));
    let late = send(&simulator, path, &replying(&late)).await;
    assert_eq!((late.0, refusal(&late).2), (403, Some(2_534_022)));
}

#[tokio::test]
async fn strangers_are_written_to_at_any_time_unless_only_known_people_are_taken() {
    let token =
        json!({ "recipient": { "one_time_notif_token": "1" }, "message": { "text": "Hi" } });
    let lenient = Simulator::start().await.unwrap();
    let strict = Simulator::builder().known_people_only().start().await.unwrap();
    for (body, error) in [
        (hello(), (400, 100, Some(2_018_001))),
        (replying("101_202"), (400, 100, None)),
        (token, (400, 100, None)),
    ] {
        assert_eq!(sent(&lenient, &body).await, Ok(()));
        assert_eq!(sent(&strict, &body).await, Err(error));
    }
    let plugin = json!({ "recipient": { "user_ref": "1" }, "message": { "text": "Hi" } });
    assert_eq!(sent(&strict, &plugin).await, Ok(()));
}

#[tokio::test]
async fn an_uploaded_file_can_be_sent_for_90_days() {
    let simulator = Simulator::builder().known_attachments_only().start().await.unwrap();
    let payload = json!({ "url": "https://example.com/a.png", "is_reusable": true });
    let upload = json!({ "message": { "attachment": { "type": "image", "payload": payload } } });
    let (_, uploaded) = send(&simulator, "/101/message_attachments", &upload).await;
    let mut body = hello();
    let payload = json!({ "attachment_id": uploaded["attachment_id"] });
    body["message"] = json!({ "attachment": { "type": "image", "payload": payload } });
    simulator.clock().advance(89 * DAY);
    assert_eq!(sent(&simulator, &body).await, Ok(()));
    simulator.clock().advance(2 * DAY);
    assert_eq!(sent(&simulator, &body).await, Err((400, 100, Some(2_018_074))));
}

async fn sent(simulator: &Simulator, body: &Value) -> Result<(), (u16, i64, Option<i64>)> {
    let answer = send(simulator, PATH, body).await;
    if answer.0 == 200 {
        return Ok(());
    }
    let (status, code, subcode, _) = refusal(&answer);
    Err((status, code, subcode))
}

fn to(person: &Participant) -> Value {
    let mut body = hello();
    body["recipient"]["id"] = person.id().into();
    body
}

fn with(person: &Participant, members: &Value) -> Value {
    let mut body = to(person);
    for (name, value) in members.as_object().unwrap() {
        body[name] = value.clone();
    }
    body
}

fn replying(comment: &str) -> Value {
    json!({ "recipient": { "comment_id": comment }, "message": { "text": "Ten" } })
}

/// A template that asks what somebody thinks.
pub(crate) fn survey() -> Value {
    let question = json!({ "id": "hauydmns8", "type": "csat", "title": "How was the bread?" });
    json!({
        "template_type": "customer_feedback",
        "title": "Rate the bread",
        "subtitle": "It helps us",
        "button_title": "Rate",
        "feedback_screens": [{ "questions": [question] }],
        "business_privacy": { "url": "https://www.example.com/privacy" },
    })
}
