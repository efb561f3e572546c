//! The tour from beginning to end, against the simulator.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use anstream::adapter::strip_str;
use sendapi::Client;
use sendapi_examples::tour::guide::Summary;
use sendapi_examples::tour::stage::{Chat, Stage};
use sendapi_examples::tour::{self, messages};
use sendapi_simulator::{Platform, Received};

#[tokio::test]
async fn what_is_shown_is_sent_and_what_breaks_a_rule_is_not() {
    let stage = Stage::set(|_| None).await.unwrap();
    let (summary, shown) = run(&stage).await;
    assert_eq!(summary, Summary { sent: 5, held_back: 1, failed: 0 });
    assert!(shown.ends_with("\n5 sent, 1 held back on purpose, 0 failed\n"), "{shown}");

    let received = stage.simulator.messages();
    let [typing, question, carousel, answer, thanks] = received.as_slice() else {
        panic!("five messages: {received:?}")
    };
    assert_eq!(typing.body()["sender_action"], "typing_on");
    assert_eq!(question.body()["message"]["quick_replies"][2]["content_type"], "user_email");
    let cards = &carousel.body()["message"]["attachment"]["payload"]["elements"];
    assert_eq!(cards[1]["buttons"][0]["payload"], "KEEP_SPELT");
    assert_eq!(answer.body()["tag"], "HUMAN_AGENT");
    assert_eq!((thanks.platform(), thanks.account()), (Platform::Instagram, "17841400000000001"));
    for message_id in received.iter().filter_map(Received::message_id) {
        assert!(shown.contains(&format!("message_id: {message_id}")), "{shown}");
    }
    assert!(
        shown.contains(
            "breaks a rule of the platform: button title is empty, it takes at least 1 character"
        ),
        "{shown}"
    );
    assert!(shown.contains("delivery: NotSent"));
}

#[tokio::test]
async fn a_message_that_does_not_arrive_is_explained_and_counted() {
    let mut stage = Stage::set(|_| None).await.unwrap();
    let nobody = Client::builder().base_url("http://127.0.0.1:1").build().unwrap();
    let account = nobody.instagram("me", "a-token-that-never-shows");
    stage.instagram = Chat { account, person: "8".to_owned(), server: "nowhere".to_owned() };
    let (summary, shown) = run(&stage).await;
    assert_eq!(summary, Summary { sent: 4, held_back: 1, failed: 1 });
    assert!(!summary.is_as_planned());
    assert!(shown.contains("✗ failed\n  no connection to"), "{shown}");
    assert!(shown.contains("Connection refused"), "{shown}");
    assert!(!shown.contains("a-token-that-never-shows"));
}

#[test]
fn the_messages_break_no_rule_and_call_for_no_warning() {
    let person = "7204418830956127";
    for message in [
        messages::typing(person),
        messages::question(person),
        messages::carousel(person),
        messages::answer_by_a_person(person),
        messages::offer(person, "Sourdough"),
    ] {
        assert_eq!(message.validate(), Ok(()));
        assert_eq!(message.warnings(), []);
    }
    assert_eq!(messages::thanks(person).validate(), Ok(()));
    assert_eq!(messages::thanks(person).warnings(), []);
}

async fn run(stage: &Stage) -> (Summary, String) {
    let mut screen = Vec::new();
    let summary = tour::run(stage, &mut screen, 100).await.unwrap();
    (summary, strip_str(&String::from_utf8(screen).unwrap()).to_string())
}
