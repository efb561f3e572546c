//! What was accepted is remembered: all of it, in order, up to the limit.

use std::collections::BTreeSet;

use sendapi_simulator::{Participant, Platform, Received, Simulator};
use serde_json::json;
use tokio::task::JoinSet;

use crate::support::{PATH, answer, hello, send, to_nobody};

#[tokio::test]
async fn a_message_is_remembered_with_all_there_is_to_know() {
    let simulator = Simulator::start().await.unwrap();
    let (_, answer) = send(&simulator, PATH, &hello()).await;
    let messages = simulator.messages();
    let [message] = messages.as_slice() else { panic!("one message") };
    assert_eq!(message.account(), "101");
    assert_eq!(message.version(), Some("v26.0"));
    assert_eq!(message.platform(), Platform::Messenger);
    assert_eq!(*message.body(), hello());
    assert_eq!(message.text(), hello().to_string());
    assert_eq!(message.recipient_id(), Some("1254477777772919"));
    assert_eq!(message.message_id(), answer["message_id"].as_str());
    assert_eq!(message.attachment_id(), None);
}

#[tokio::test]
async fn actions_are_remembered_in_order_and_refusals_are_not() {
    let simulator = Simulator::start().await.unwrap();
    let action = json!({ "recipient": { "id": "1254477777772919" }, "sender_action": "typing_on" });
    for body in [action, to_nobody(), hello()] {
        send(&simulator, "/me/messages", &body).await;
    }
    let messages = simulator.messages();
    assert_eq!(messages.len(), 2);
    assert_eq!(messages[0].body()["sender_action"], "typing_on");
    assert_eq!((messages[0].message_id(), messages[0].version()), (None, None));
    assert_eq!((messages[1].account(), *messages[1].body() == hello()), ("me", true));
}

#[tokio::test]
async fn the_oldest_are_forgotten_first() {
    let simulator = Simulator::builder().remember(2).start().await.unwrap();
    let mut ids = Vec::new();
    for _ in 0..5 {
        ids.push(send(&simulator, PATH, &hello()).await.1["message_id"].clone());
    }
    let messages = simulator.messages();
    let kept: Vec<_> = messages.iter().filter_map(|message| message.message_id()).collect();
    assert_eq!(kept, ids[3..]);
}

#[tokio::test]
async fn conversations_share_what_is_remembered() {
    let simulator = Simulator::builder().remember(3).start().await.unwrap();
    let people = ["Ann", "Ben"].map(|name| simulator.person(name));
    for (number, person) in [0, 1, 0, 1, 1].into_iter().enumerate() {
        people[person].says("Hello").await.unwrap();
        let to = people[person].id();
        let body = json!({ "recipient": { "id": to }, "message": { "text": format!("{number}") } });
        assert_eq!(send(&simulator, PATH, &body).await.0, 200, "{number}");
    }
    let kept = people.each_ref().map(Participant::messages);
    let texts = |messages: &[Received]| -> Vec<_> {
        messages.iter().map(|it| it.body()["message"]["text"].clone()).collect()
    };
    // With what a person wrote in between.
    assert_eq!((texts(&kept[0]), texts(&kept[1])), (vec![], vec![json!("3"), json!("4")]));
}

#[tokio::test]
async fn nothing_is_remembered_when_asked_so() {
    let simulator = Simulator::builder().remember(0).start().await.unwrap();
    assert_eq!(send(&simulator, PATH, &hello()).await.0, 200);
    assert!(simulator.messages().is_empty());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn hundreds_at_once_get_ids_of_their_own_and_are_all_remembered() {
    let simulator = Simulator::start().await.unwrap();
    let client = reqwest::Client::new();
    let mut requests = JoinSet::new();
    for number in 0..400 {
        let mut body = hello();
        body["message"]["text"] = format!("Hello {number}").into();
        let request = client.post(format!("{}{PATH}", simulator.url()));
        requests.spawn(answer(request.bearer_auth("token").json(&body)));
    }
    let answers = requests.join_all().await;
    assert!(answers.iter().all(|(status, _)| *status == 200));
    let given: BTreeSet<_> =
        answers.iter().filter_map(|(_, answer)| answer["message_id"].as_str()).collect();
    assert_eq!(given.len(), 400);
    let messages = simulator.messages();
    let kept: BTreeSet<_> = messages.iter().filter_map(|message| message.message_id()).collect();
    assert_eq!(kept, given);
    let texts: BTreeSet<_> =
        messages.iter().map(|message| message.body()["message"]["text"].as_str()).collect();
    assert_eq!(texts.len(), 400);
}
