//! Whom an event lets one write to.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use sendapi_core::webhook::{Change, Entry, Window};
use sendapi_core::{MessagingType, Recipient};
use serde_json::{Value, json};

use crate::{event_of, round_trip};

#[test]
fn what_a_person_does_can_be_answered_for_a_day() {
    let doings = [
        json!({"message": {"mid": "m", "text": "Hi"}}),
        json!({"call_permission_reply": {"response": "approve"}}),
        json!({"postback": {"payload": "RYE"}}),
        json!({"reaction": {"mid": "m", "action": "react"}}),
        json!({"referral": {"ref": "spring"}}),
        json!({"order": {}}),
        json!({"optin": {"ref": "spring"}}),
    ];
    for doing in doings {
        let event = event_of(doing);
        let reply = event.reply().unwrap();
        assert_eq!(reply.recipient, Recipient::id("7204418830956127"));
        assert_eq!(reply.messaging_type, Some(MessagingType::Response));
        assert_eq!(reply.window, Some(Window::conversation(at(1_763_800_000))));
    }
}

#[test]
fn what_no_person_does_cannot_be_answered() {
    let doings = [
        json!({"message": {"mid": "m", "is_echo": true}}),
        json!({"message": {"mid": "m", "is_self": true}}),
        json!({"message": {"mid": "m", "is_deleted": true}}),
        json!({"message_edit": {"mid": "m", "num_edit": 1}}),
        json!({"message_edit": {"mid": "m", "num_edit": 0, "text": "Hi"}}),
        json!({"messenger_subscription_token": "1"}),
        json!({"delivery": {}}),
        json!({"read": {}}),
        json!({"pass_thread_control": {}}),
        json!({"take_thread_control": {}}),
        json!({"request_thread_control": {}}),
        json!({"app_roles": {}}),
        json!({"policy_enforcement": {}}),
        json!({"teleport": {}}),
        json!({"message": {"mid": "m"}, "sender": {}}),
        json!({"message": {"mid": "m"}, "sender": null}),
    ];
    for doing in doings {
        assert_eq!(event_of(doing).reply(), None);
    }
}

#[test]
fn references_of_the_checkbox_plugin() {
    let reference = Recipient::user_ref("u");
    let tapped = event_of(json!({"postback": {}, "sender": {"user_ref": "u"}}));
    assert_eq!(tapped.reply().unwrap().recipient, reference);
    let agreed = event_of(json!({"optin": {"user_ref": "u"}, "sender": null}));
    assert_eq!(agreed.reply().unwrap().recipient, reference);
}

#[test]
fn ids_may_be_numbers() {
    let event = event_of(json!({"message": {}, "sender": {"id": 7_204_418_830_956_127_u64}}));
    assert_eq!(event.reply().unwrap().recipient, Recipient::id("7204418830956127"));
}

#[test]
fn an_id_that_json_rounds_is_none() {
    for id in [json!(18_446_744_073_709_551_616.0), json!(1.5), json!(""), json!(" ")] {
        assert_eq!(event_of(json!({"message": {}, "sender": {"id": id}})).reply(), None, "{id}");
        let (entry, comment) = change("comments", &json!({"id": id}));
        assert_eq!(comment.reply(&entry), None, "{id}");
    }
    let largest = event_of(json!({"message": {}, "sender": {"id": u64::MAX}}));
    assert_eq!(largest.reply().unwrap().recipient, Recipient::id("18446744073709551615"));
}

#[test]
fn an_advertisement_makes_the_window_uncertain() {
    let ads = [
        json!({"referral": {"source": "ADS"}}),
        json!({"referral": {"ad_id": 5}}),
        json!({"referral": {"source": "ADS"}, "message": {"mid": "m"}}),
        json!({"message": {"mid": "m", "referral": {"source": "ADS", "ad_id": "5"}}}),
        json!({"postback": {"payload": "GO", "referral": {"source": "ADS"}}}),
        json!({"referral": {"source": "ADS"}, "optin": {"ref": "spring"}}),
    ];
    let window = Window::conversation(at(1_763_800_000));
    for ad in ads {
        assert_eq!(event_of(ad).reply().unwrap().window, Some(window.after_ad()));
    }
    for other in [
        json!({"message": {"mid": "m"}}),
        json!({"referral": {"source": "SHORTLINK", "ref": "ADS"}}),
        json!({"message": {"mid": "m", "referral": {"product": {"id": "5"}}}}),
    ] {
        assert_eq!(event_of(other).reply().unwrap().window, Some(window));
    }
}

#[test]
fn tokens_are_good_for_as_long_as_they_say() {
    let once =
        event_of(json!({"optin": {"type": "one_time_notif_req", "one_time_notif_token": "t"}}));
    let reply = once.reply().unwrap();
    assert_eq!(reply.recipient, Recipient::one_time_notif_token("t"));
    assert_eq!(reply.window.unwrap().closes(), Some(at(1_763_800_000 + 365 * 86_400)));

    let expiry = json!({"notification_messages_token": "t", "token_expiry_timestamp": 1_763_900_000_000_u64});
    let marketing = event_of(json!({"optin": expiry}));
    let reply = marketing.reply().unwrap();
    let token = Recipient::NotificationMessagesToken("t".into());
    assert_eq!(reply.recipient, token);
    assert_eq!(reply.window.unwrap().closes(), Some(at(1_763_900_000)));
}

#[test]
fn without_a_time_there_is_no_window() {
    let event = event_of(json!({"message": {}, "timestamp": "soon"}));
    assert_eq!(event.reply().unwrap().window, None);
}

#[test]
fn seconds_and_milliseconds_are_told_apart() {
    for timestamp in [json!(1_763_800_000), json!("1763800000"), json!(1_763_800_000_000_u64)] {
        let event = event_of(json!({"message": {}, "timestamp": timestamp}));
        assert_eq!(event.reply().unwrap().window, Some(Window::conversation(at(1_763_800_000))));
    }
    for timestamp in [json!(u64::MAX), json!("-1"), json!(1.5), json!("")] {
        let event = event_of(json!({"message": {}, "timestamp": timestamp}));
        assert!(event.reply().is_some());
    }
}

#[test]
fn comments_get_a_private_reply() {
    let comment_id = Some(Recipient::comment_id("9"));
    let cases = [
        ("comments", json!({"id": "9", "text": "Nice"}), comment_id.clone()),
        ("live_comments", json!({"id": "9"}), comment_id.clone()),
        (
            "feed",
            json!({"item": "comment", "verb": "add", "comment_id": 9, "post_id": "8"}),
            comment_id,
        ),
        (
            "feed",
            json!({"item": "post", "verb": "add", "post_id": "8"}),
            Some(Recipient::post_id("8")),
        ),
        ("feed", json!({"item": "comment", "verb": "remove", "comment_id": "9"}), None),
        ("feed", json!({"item": "reaction", "verb": "add", "post_id": "8"}), None),
        (
            "group_feed",
            json!({"item": "comment", "verb": "add", "comment_id": "9", "group_id": "7", "recipient": {"id": "1"}}),
            Some(Recipient::comment_id("9")),
        ),
        (
            "group_feed",
            json!({"item": "status", "verb": "add", "post_id": "8", "group_id": "7", "recipient": {"id": "1"}}),
            None,
        ),
        ("comments", json!({"id": "9", "from": {"id": "1"}}), None),
        ("comments", json!({"id": "9", "from": {"id": "2", "self_ig_scoped_id": "1"}}), None),
        ("comments", json!({"id": "9", "from": {"id": "2", "self_ig_scoped_id": "3"}}), None),
        ("comments", json!({"text": "Nice"}), None),
        ("mention", json!({"id": "9"}), None),
    ];
    for (field, value, recipient) in cases {
        let (entry, change) = change(field, &value);
        assert_eq!(change.reply(&entry).map(|reply| reply.recipient), recipient, "{field} {value}");
    }
}

#[test]
fn a_comment_is_as_old_as_it_says_or_as_its_entry() {
    let (entry, dated) = change("feed", &json!({"comment_id": "9", "created_time": 1_763_700_000}));
    assert_eq!(dated.reply(&entry).unwrap().window, Some(Window::private_reply(at(1_763_700_000))));
    let (entry, undated) = change("comments", &json!({"id": "9"}));
    assert_eq!(
        undated.reply(&entry).unwrap().window,
        Some(Window::private_reply(at(1_763_800_000)))
    );
}

fn change(field: &str, value: &Value) -> (Entry, Change) {
    let webhook = round_trip(&json!({"object": "page", "entry": [
        {"id": 1, "time": 1_763_800_000, "changes": [{"field": field, "value": value}]},
    ]}));
    let (entry, change) = webhook.changes().next().unwrap();
    (entry.clone(), change.clone())
}

fn at(seconds: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(seconds)
}
