//! Whatever is read comes back: random trees, and random changes of what the platform sends.

use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use sendapi_core::webhook::Webhook;
use serde_json::{Value, json};

use crate::round_trip;

proptest! {
    #[test]
    fn of_any_tree_in_any_place(tree in tree(), other in tree()) {
        round_trip(&json!({"object": tree, "entry": [], "x": other}));
        round_trip(&json!({"entry": [{"id": tree, "messaging": other}]}));
        round_trip(&json!({"entry": [{"messaging": [{"message": tree}, {"sender": other}], "changes": [{"value": tree}]}]}));
        round_trip(&json!({"entry": [{"messaging": [{"message": {"attachments": [{"payload": tree}, other]}}]}]}));
        round_trip(&json!({"entry": [{"changes": [{"field": "comments", "value": tree}, other]}]}));
        round_trip(&json!({"entry": [tree_of_members(&tree), tree_of_members(&other)]}));
        round_trip(&json!({"entry": [{"field": other, "value": tree}, {"field": "marketing_message_reads", "mid": tree}]}));
        round_trip(&json!({"entry": [{"calls": [tree, other]}, {"call_settings": tree, "call_permission_reply": other}]}));
        round_trip(&json!({"entry": [{"messaging": [{"app_roles": {"1": ["a"], "2": tree}}]}]}));
    }

    #[test]
    fn of_a_webhook_that_was_written(tree in tree()) {
        let body = json!({"entry": [{"messaging": [tree]}]}).to_string();
        let webhook = Webhook::from_json(body.as_bytes()).unwrap();
        let written = serde_json::to_vec(&webhook).unwrap();
        prop_assert_eq!(Webhook::from_json(&written).unwrap(), webhook);
    }

    /// Whatever one event is, another beside it is read, and both come back.
    #[test]
    fn of_what_cannot_be_read(tree in tree(), twice in name(), place in 0..3_usize) {
        let good = json!({"message": {"mid": "m_1"}});
        let name = serde_json::to_string(&twice).unwrap();
        let odd = [
            format!(r"{{{name}:{tree},{name}:{good}}}"),
            format!(r#"{{"message":{{{name}:{tree},{name}:{tree}}}}}"#),
            format!(r"[{{{name}:{tree},{name}:null}}]"),
        ][place].clone();
        let body = format!(r#"{{"entry":[{{"messaging":[{odd},{good}],"changes":[{odd}]}}]}}"#);
        let webhook = Webhook::from_json(body.as_bytes()).unwrap();
        prop_assert_eq!(webhook.events().count(), 2);
        prop_assert_eq!(webhook.events().last().unwrap().kind.name(), Some("message"));
        let written = serde_json::to_string(&webhook).unwrap();
        prop_assert!(written.matches(odd.as_str()).count() >= 2, "{}", written);
        prop_assert_eq!(Webhook::from_json(written.as_bytes()).unwrap(), webhook);
    }

    #[test]
    fn of_floating_numbers_to_their_last_digit(number in any::<f64>().prop_filter("JSON has no others", |it| it.is_finite())) {
        round_trip(&json!({"entry": [{"time": number, "x": {"confidence": number}}]}));
    }
}

/// A tree that is an object, or one in an object.
fn tree_of_members(tree: &Value) -> Value {
    if tree.is_object() { tree.clone() } else { json!({"x": tree}) }
}

/// Trees whose names are those that the reader looks for, or near them.
fn tree() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        ".{0,6}".prop_map(Value::from),
        prop::sample::select(WORDS).prop_map(Value::from),
    ];
    leaf.prop_recursive(5, 40, 6, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::from),
            btree_map(name(), inner, 0..6).prop_map(|members| members.into_iter().collect()),
        ]
    })
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => prop::sample::select(NAMES).prop_map(str::to_owned),
        1 => ".{0,4}",
    ]
}

const WORDS: &[&str] = &[
    "react",
    "image",
    "ADS",
    "linked",
    "SOLO",
    "comments",
    "feed",
    "leadgen",
    "group_feed",
    "calls",
    "business_integrity",
    "marketing_message_reads",
    "marketing_messages_subscriber_upload_status",
    "page",
    "1763800000",
];

const NAMES: &[&str] = &[
    "sender",
    "recipient",
    "timestamp",
    "message",
    "postback",
    "reaction",
    "delivery",
    "mids",
    "read",
    "optin",
    "referral",
    "policy-enforcement",
    "policy_enforcement",
    "app_roles",
    "attachments",
    "payload",
    "type",
    "id",
    "user_ref",
    "mid",
    "text",
    "ref",
    "questions",
    "feedback_screens",
    "messaging_feedback",
    "field",
    "value",
    "prior_message",
    "order",
    "products",
    "is_echo",
    "coordinates",
    "lat",
    "extra",
    "is_self",
    "message_edit",
    "call_permission_reply",
    "calls",
    "call_settings",
    "comment_id",
    "post_id",
    "group_id",
    "item",
    "verb",
    "from",
    "self_ig_scoped_id",
    "messenger_subscription_token",
    "marketing_message_tracking_id",
    "custom_audience_id",
    "batch_uploading_status",
    "recipient_id",
    "session",
    "violations",
    "restrictions",
    "media",
    "ad_id",
    "source",
];

#[test]
fn of_whole_numbers_of_64_bits() {
    for number in [json!(0), json!(u64::MAX), json!(i64::MIN), json!(9_007_199_254_740_993_u64)] {
        round_trip(&json!({"entry": [{"id": number, "time": number, "x": number}]}));
    }
}
