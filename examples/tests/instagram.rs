//! The messages of an Instagram account, against the simulator.

#![allow(clippy::unwrap_used, reason = "a test fails by a panic")]

use sendapi::{Message, Messenger, message};
use sendapi_examples::instagram::{
    MESSENGERS_ALONE, PERSON, Stage, long_text, messages, on_instagram,
};
use sendapi_simulator::Platform;

#[tokio::test]
async fn all_messages_arrive_by_the_rules_of_instagram() {
    let stage = Stage::set().await.unwrap();
    let messages = messages(PERSON, &["Rye", "Spelt"]);
    for (what, message) in &messages {
        assert_eq!(message.warnings(), [], "{what}");
        stage.account.send(message).await.unwrap_or_else(|error| panic!("{what}: {error:?}"));
    }
    let received = stage.simulator.messages();
    assert_eq!(received.len(), messages.len());
    assert!(received.iter().all(|message| message.platform() == Platform::Instagram));
    let carousel = received.iter().find_map(|message| {
        message.body().pointer("/message/attachment/payload/elements")?.as_array().cloned()
    });
    assert_eq!(carousel.unwrap().len(), 2);
}

#[test]
fn what_is_messengers_alone_is_refused_on_instagram_and_nowhere_else() {
    for (what, json) in MESSENGERS_ALONE {
        assert!(on_instagram(json).is_err(), "{what}");
        let on_messenger = Message::<Messenger>::from_json(json);
        assert!(on_messenger.is_ok() || *what == "tag", "{what}: {on_messenger:?}");
    }
}

#[tokio::test]
async fn a_text_is_measured_in_bytes() {
    let stage = Stage::set().await.unwrap();
    let text = long_text();
    assert!(text.chars().count() < 1000 && text.len() > 1000);
    let error = stage
        .account
        .send(&message!(Instagram { recipient: PERSON, text: text.as_str() }))
        .await
        .unwrap_err();
    assert!(error.invalid().is_some());
    assert!(stage.simulator.messages().is_empty());
    assert!(message!(Messenger { recipient: PERSON, text: text.as_str() }).validate().is_ok());
}
