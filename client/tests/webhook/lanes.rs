//! What goes one after the other, and what is held up by nothing.

use std::convert::Infallible;

use sendapi::webhook::Incoming;
use serde_json::{Value, json};

use crate::{Diary, Door, builder, event, others, page, says, webhook};

/// How many handlers are at work at a time when these come and none of them ends, and in which order they end then.
async fn at_a_time(bodies: &[Value]) -> (usize, Vec<String>) {
    let (begun, done, door) = (Diary::default(), Diary::default(), Door::shut());
    let inbox = builder().with_echoes().start({
        let (begun, done, door) = (begun.clone(), done.clone(), door.clone());
        move |incoming: Incoming| {
            let (begun, done, door) = (begun.clone(), done.clone(), door.clone());
            async move {
                begun.note("");
                door.pass().await;
                done.note(incoming.to_json());
                Ok::<(), Infallible>(())
            }
        }
    });
    for body in bodies {
        inbox.accept(webhook(body)).unwrap();
    }
    others().await;
    let at_a_time = begun.lines().len();
    door.open(1000);
    inbox.settled().await;
    (at_a_time, done.lines())
}

fn change(field: &str, value: &Value) -> Value {
    json!({"object": "page", "entry": [{"id": "1", "changes": [{"field": field, "value": value}]}]})
}

#[tokio::test]
async fn what_is_about_nobody_is_not_held_up_by_something_else() {
    let policy = json!({"recipient": {"id": "1"}, "policy_enforcement": {"action": "warning"}});
    let roles = json!({"recipient": {"id": "1"}, "app_roles": {"5": ["primary_receiver"]}});
    let bodies = [
        change("feed", &json!({"item": "post", "verb": "add", "post_id": "1_1"})),
        change("feed", &json!({"item": "post", "verb": "add", "post_id": "1_2"})),
        change("feed", &json!({"item": "comment", "verb": "add", "comment_id": "1_3"})),
        change("comments", &json!({"id": "4", "text": "by whom?"})),
        change(
            "message_template_status_update",
            &json!({"message_template_id": 5, "event": "APPROVED"}),
        ),
        change(
            "message_template_status_update",
            &json!({"message_template_id": 6, "event": "APPROVED"}),
        ),
        change("leadgen", &json!({"leadgen_id": 7})),
        change("leadgen", &json!({"leadgen_id": 8})),
        change("mentions", &json!({"media_id": 9})),
        change("mentions", &json!({"media_id": 10})),
        page(&[policy, roles]),
        page(&[json!({"message_edit": {"mid": "m_1", "num_edit": 0}})]),
        page(&[json!({"message_edit": {"mid": "m_2", "num_edit": 0}})]),
        json!({"object": "page", "entry": [{"id": "1", "calls": [1]}, {"id": "1", "calls": [2]}]}),
    ];
    let (at_a_time, done) = at_a_time(&bodies).await;
    assert_eq!((at_a_time, done.len()), (16, 16));
}

#[tokio::test]
async fn what_is_about_the_same_goes_one_after_the_other() {
    let policy = |action: &str| {
        page(&[json!({"recipient": {"id": "1"}, "policy_enforcement": {"action": action}})])
    };
    let template = |word: &str| {
        change("message_template_status_update", &json!({"message_template_id": 5, "event": word}))
    };
    let comment =
        |verb: &str| change("feed", &json!({"item": "comment", "verb": verb, "comment_id": "1_3"}));
    let edit = |number: u64| page(&[json!({"message_edit": {"mid": "m_1", "num_edit": number}})]);
    for same in [
        [policy("block"), policy("unblock")],
        [template("REJECTED"), template("APPROVED")],
        [comment("add"), comment("remove")],
        [edit(1), edit(2)],
        [page(&[says("7", "m_1", "one")]), page(&[event("7", &json!({"read": {"watermark": 1}}))])],
    ] {
        let (at_a_time, done) = at_a_time(&same).await;
        assert_eq!(at_a_time, 1, "{same:?}");
        let came: Vec<_> = same.iter().map(ToString::to_string).collect();
        let value = |json: &String| -> Value { serde_json::from_str(json).unwrap() };
        assert_eq!(
            done.iter().map(value).collect::<Vec<_>>(),
            came.iter().map(value).collect::<Vec<_>>()
        );
    }
}

/// On Instagram an entry may name the account by another id than its events do.
#[tokio::test]
async fn echoes_to_different_people_do_not_wait_for_each_other() {
    let echo = |person: &str| {
        json!({
            "sender": {"id": "998877"}, "recipient": {"id": person},
            "message": {"mid": format!("m_{person}"), "is_echo": true},
        })
    };
    let (at_a_time, _) = at_a_time(&[page(&[echo("7"), echo("8")])]).await;
    assert_eq!(at_a_time, 2);
}

#[tokio::test]
async fn what_the_account_writes_in_public_is_one_persons_neither() {
    let post = |id: &str| {
        let from = json!({"id": "1", "name": "Mill Bakery"});
        change("feed", &json!({"item": "status", "verb": "add", "post_id": id, "from": from}))
    };
    let (at_a_time, _) = at_a_time(&[post("1_1"), post("1_2")]).await;
    assert_eq!(at_a_time, 2);
}
