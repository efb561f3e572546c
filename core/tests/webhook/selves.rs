//! What the account does itself is never answered.

use sendapi_core::webhook::{Event, Kind};
use serde_json::{Value, json};

use crate::round_trip;
use crate::samples::{event, in_an_entry, kinds};

/// The event of Page 101 with these members.
fn told(members: Value) -> Event {
    let webhook = round_trip(&in_an_entry(json!({"messaging": [event(members)]})));
    webhook.events().next().unwrap().clone()
}

#[test]
fn what_is_marked_is_the_accounts_own_wherever_the_mark_stands() {
    for (name, value) in kinds() {
        let beside = told(json!({name: value, "is_self": true}));
        assert!(beside.is_by_account() && beside.reply().is_none(), "{name}");
        assert_eq!(beside.is_self, Some(true));
    }
    let marked = |name: &str| {
        let (_, mut value) = kinds().into_iter().find(|(other, _)| *other == name).unwrap();
        value["is_self"] = json!(true);
        told(json!({ name: value }))
    };
    for name in [
        "message",
        "message_edit",
        "postback",
        "reaction",
        "optin",
        "referral",
        "read",
        "response_feedback",
    ] {
        let event = marked(name);
        assert!(event.is_by_account() && event.reply().is_none(), "{name}");
        assert_eq!(event.payload_text(), None, "{name}");
    }
    let Kind::Postback(postback) = marked("postback").kind else { panic!("a postback") };
    assert_eq!(postback.is_self, Some(true));
}

#[test]
fn nothing_is_answered_whose_sender_is_the_account_of_the_entry() {
    for own in [json!("101"), json!(101)] {
        for (name, value) in kinds() {
            let event = told(json!({name: value, "sender": {"id": own}, "recipient": {"id": "7"}}));
            assert_eq!(event.reply(), None, "{name}");
        }
    }
    let event = told(json!({"reaction": {"mid": "m"}, "sender": {"id": "101"}}));
    assert!(event.is_by_account());
}

#[test]
fn what_the_platform_and_apps_do_is_not_the_accounts_doing() {
    for name in ["pass_thread_control", "take_thread_control", "policy_enforcement", "delivery"] {
        let (_, value) = kinds().into_iter().find(|(other, _)| *other == name).unwrap();
        let event = told(json!({name: value, "sender": {"id": "101"}}));
        assert!(!event.is_by_account() && event.reply().is_none(), "{name}");
    }
    assert!(!told(json!({"teleport": {}, "sender": {"id": "101"}})).is_by_account());
}

#[test]
fn wherever_the_id_of_the_entry_stands() {
    let event = r#"{"sender":{"id":"101"},"recipient":{"id":"7"},"message":{"mid":"m"}}"#;
    let odd = r#"{"a":1,"a":2}"#;
    for body in [
        format!(r#"{{"entry":[{{"messaging":[{event}],"id":"101"}}]}}"#),
        format!(r#"{{"entry":[{{"messaging":[{event},{odd}],"id":"101"}}]}}"#),
        format!(r#"{{"entry":[{{"messaging":[{event}],"x":{odd},"id":"101"}}]}}"#),
        format!(r#"{{"entry":[{{"id":"101","messaging":[{event}],"id":"101"}}]}}"#),
        format!(r#"{{"entry":[{{"messaging":5,"messaging":[{event}],"id":"101"}}]}}"#),
        format!(r#"{{"entry":[{{"standby":[{event}],"id":"101"}}]}}"#),
        format!(
            r#"{{"entry":[{{"changes":[{{"field":"messages","value":{event}}}],"id":"101"}}]}}"#
        ),
        format!(r#"{{"entry":[{{"field":"messages","value":{event},"id":"101"}}]}}"#),
    ] {
        let webhook = sendapi_core::webhook::Webhook::from_json(body.as_bytes()).unwrap();
        let event = webhook.events().chain(webhook.standby()).next().unwrap();
        assert!(event.is_by_account() && event.reply().is_none(), "{body}");
    }
}

#[test]
fn what_a_person_does_is_answered_all_the_same() {
    let event = told(json!({"message": {"mid": "m", "is_self": false}, "is_self": false}));
    assert!(!event.is_by_account() && event.reply().is_some());
    let event = told(json!({"message": {"mid": "m"}, "is_self": null}));
    assert!(event.reply().is_some());
}

#[test]
fn how_a_person_came_shows_wherever_it_stands() {
    let ad = json!({"source": "ADS", "ref": "autumn"});
    for members in [
        json!({"referral": ad}),
        json!({"referral": ad, "message": {"mid": "m"}}),
        json!({"message": {"mid": "m", "referral": ad}}),
        json!({"postback": {"referral": ad}}),
    ] {
        let event = told(members);
        assert_eq!(event.came_by().unwrap().reference.as_deref(), Some("autumn"));
    }
    assert_eq!(told(json!({"message": {"mid": "m"}})).came_by(), None);
}
