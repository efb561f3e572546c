//! One body of each kind that the platform sends, with all the members that are known.

use serde_json::{Value, json};

/// Whole bodies: conversations, changes, calls, and what stands in the entry itself.
pub(crate) fn bodies() -> Vec<Value> {
    let events = events().into_iter().map(|event| in_an_entry(json!({"messaging": [event]})));
    let changes = changes().into_iter();
    let changes =
        changes.flat_map(|change| [in_an_entry(json!({"changes": [change]})), in_an_entry(change)]);
    events.chain(changes).chain(entries().into_iter().map(in_an_entry)).collect()
}

/// An entry of Page 101 with these members besides.
pub(crate) fn in_an_entry(members: Value) -> Value {
    let mut entry = json!({"id": "101", "time": 1_763_800_000_500_u64});
    if let (Some(entry), Value::Object(members)) = (entry.as_object_mut(), members) {
        entry.extend(members);
    }
    json!({"object": "page", "entry": [entry]})
}

/// An event of Page 101 and a person for each kind.
pub(crate) fn events() -> Vec<Value> {
    kinds().into_iter().map(|(name, value)| event(json!({ name: value }))).chain(flat()).collect()
}

/// An event with these members besides.
pub(crate) fn event(members: Value) -> Value {
    let mut event = json!({
        "sender": {"id": "7204418830956127"}, "recipient": {"id": "101"}, "timestamp": 1_763_800_000_000_u64,
    });
    if let (Some(event), Value::Object(members)) = (event.as_object_mut(), members) {
        event.extend(members);
    }
    event
}

/// What happened, by the member that says it.
pub(crate) fn kinds() -> Vec<(&'static str, Value)> {
    vec![
        (
            "message",
            json!({
                "mid": "m_1", "text": "Rye?", "quick_reply": {"payload": "RYE"},
                "reply_to": {"mid": "m_0", "story": {"url": "https://e.org/s", "id": "5"}},
                "attachments": [{"type": "ig_post", "payload": {"url": "https://e.org/p", "ig_post_media_id": 8}}],
                "referral": {"product": {"id": "9"}}, "commands": [{"name": "order"}], "is_echo": false, "app_id": 3,
            }),
        ),
        (
            "postback",
            json!({"mid": "m_2", "title": "Buy", "payload": "BUY", "referral": {"ref": "spring", "source": "SHORTLINK"}}),
        ),
        ("message_edit", json!({"mid": "m_1", "text": "Rye!", "num_edit": 2})),
        ("reaction", json!({"mid": "m_1", "action": "react", "reaction": "love", "emoji": "❤"})),
        (
            "optin",
            json!({"ref": "checkout", "type": "one_time_notif_req", "one_time_notif_token": "t", "payload": "P"}),
        ),
        ("account_linking", json!({"status": "linked", "authorization_code": "c"})),
        (
            "call_permission_reply",
            json!({"response": "approve", "expiration_timestamp": 1_763_900_000}),
        ),
        (
            "game_play",
            json!({"game_id": "1", "player_id": "2", "context_type": "SOLO", "context_id": 4, "score": 300, "payload": "p"}),
        ),
        ("response_feedback", json!({"feedback": "Good response", "mid": "m_1"})),
        (
            "messaging_feedback",
            json!({"feedback_screens": [{"screen_id": 0, "questions": {"rye": {"type": "csat", "payload": "4", "follow_up": {"type": "free_form", "payload": "Crusty"}}}}]}),
        ),
        (
            "messaging_customer_information",
            json!({"screens": [{"screen_id": "a", "responses": [{"key": "city", "value": "Bergen"}]}]}),
        ),
        (
            "order",
            json!({"products": [{"id": "1", "retailer_id": "r", "name": "Rye", "unit_price": 4.5, "currency": "EUR", "quantity": 2}], "note": "Sliced"}),
        ),
        ("template", json!({"type": "coupon", "payload": "p", "coupon_code": "RYE10"})),
        ("lead", json!({"lead_id": "5", "form_id": "6", "created_time": 1_763_800_000})),
        (
            "referral",
            json!({"ref": "autumn", "source": "ADS", "type": "OPEN_THREAD", "ad_id": "7", "ads_context_data": {"ad_title": "Rye", "post_id": "4"}}),
        ),
        ("read", json!({"watermark": 1_763_800_000_000_u64, "mid": "m_1"})),
        ("delivery", json!({"mids": ["m_1"], "watermark": 1_763_800_000_000_u64, "seq": 3})),
        (
            "pass_thread_control",
            json!({"new_owner_app_id": 12, "previous_owner_app_id": 13, "metadata": "m"}),
        ),
        (
            "take_thread_control",
            json!({"previous_owner_app_id": "12", "new_owner_app_id": "13", "metadata": "m"}),
        ),
        ("request_thread_control", json!({"requested_owner_app_id": 12, "metadata": "m"})),
        ("app_roles", json!({"12": ["primary_receiver"]})),
        ("policy_enforcement", json!({"action": "block", "reason": "Spam"})),
        ("policy-enforcement", json!({"action": "warning", "reason": "Spam"})),
    ]
}

/// Events whose members say by themselves what happened.
fn flat() -> Vec<Value> {
    vec![group_comment(), marketing_message(), upload()]
}

pub(crate) fn group_comment() -> Value {
    json!({
        "recipient": {"id": "101"}, "from": {"id": "7204418830956127", "name": "Ada"}, "group_id": "55", "comment_id": "77",
        "post_id": "55_1", "parent_id": "66", "created_time": 1_763_700_000, "item": "comment", "verb": "add",
        "message": "How much is it?",
    })
}

pub(crate) fn marketing_message() -> Value {
    json!({
        "recipient_id": 7_204_418_830_956_127_u64, "page_id": 101, "app_id": 12, "business_id": 14, "timestamp": 1_763_800_000,
        "mid": "m_9", "marketing_message_tracking_id": "98ec-1", "messenger_subscription_token": "12348",
        "message_id": "1241", "error_message": "Unknown Error",
    })
}

pub(crate) fn upload() -> Value {
    json!({
        "app_id": 12, "page_id": 101, "custom_audience_id": 15, "ad_account_id": 16, "timestamp": 1_763_800_000,
        "num_rows": 1000, "business_id": 14, "approximate_count_lower_bound": 105, "approximate_count_upper_bound": 120,
        "batch_uploading_status": "SUCCESS",
    })
}

/// Changes, each of which may also stand in the entry itself.
pub(crate) fn changes() -> Vec<Value> {
    vec![
        json!({"field": "comments", "value": {
            "id": "9", "text": "Nice", "parent_id": "8", "from": {"id": "2", "username": "ada", "self_ig_scoped_id": "3"},
            "media": {"id": "5", "media_product_type": "AD", "ad_id": "6", "ad_title": "Rye", "original_media_id": "7"},
        }}),
        json!({"field": "live_comments", "value": {"id": "9", "text": "Fresh?", "from": {"id": "2", "username": "ada"}}}),
        json!({"field": "feed", "value": {
            "item": "comment", "verb": "add", "comment_id": "9_8", "post_id": "9", "parent_id": "9", "message": "Hi",
            "from": {"id": "2", "name": "Ada"}, "created_time": 1_763_700_000,
        }}),
        json!({"field": "group_feed", "value": group_comment()}),
        json!({"field": "messages", "value": event(json!({"message": {"mid": "m", "text": "Hi"}}))}),
        json!({"field": "message_template_status_update", "value": {
            "event": "REJECTED", "message_template_id": 5, "message_template_name": "n", "message_template_language": "en", "reason": "r",
        }}),
        json!({"field": "leadgen", "value": {"leadgen_id": "4", "form_id": "6", "page_id": "101", "created_time": 1_763_800_000}}),
        json!({"field": "business_integrity", "value": {
            "timestamp": 1_763_800_000, "status": "restricted", "violations": [{"type": "SPAM", "description": "d", "url": "https://e.org"}],
            "restrictions": [{"feature": "messaging", "status": "ACTIVE", "applied_time": 1_763_800_000, "expiration_time": 1_763_800_009}],
        }}),
        json!({"field": "calls", "value": call()}),
        json!({"field": "call_settings_update", "value": {"audio_enabled": true, "call_routing": {"to": "phone"}}}),
        json!({"field": "marketing_message_reads", "value": marketing_message()}),
        flat_change("marketing_message_clicks", marketing_message()),
        json!({"field": "marketing_messages_subscriber_upload_status", "value": upload()}),
        flat_change("marketing_messages_subscriber_upload_status", upload()),
        json!({"field": "mentions", "value": {"comment_id": "4", "media_id": "5"}}),
    ]
}

/// A change without a value: its members stand beside the field.
fn flat_change(field: &str, members: Value) -> Value {
    let mut change = json!({ "field": field });
    if let (Some(change), Value::Object(members)) = (change.as_object_mut(), members) {
        change.extend(members);
    }
    change
}

/// What else stands in an entry.
fn entries() -> Vec<Value> {
    let calls = json!({"calls": [
        call(),
        {"id": "c_1", "event": "call_status", "timestamp": 1_763_800_001, "recipient_id": "7204418830956127", "call_status": "ringing"},
        {"id": "c_1", "event": "media_update", "session": {"version": 1, "sdp_renegotiation": {"sdp_type": "offer", "sdp": "v=0"}}},
        {"id": "c_1", "event": "terminate", "status": "Completed", "start_time": 1_763_800_002, "end_time": 1_763_800_009, "duration": 7},
    ]});
    let settings = json!({"call_settings": {
        "audio_enabled": true, "video_enabled": false, "icon_enabled": true, "call_hours": {"timezone": "Europe/Oslo"},
    }});
    let permission = event(json!({"call_permission_reply": {"response": "reject"}}));
    let standby = json!({"standby": [event(json!({"postback": {"title": "Buy"}}))]});
    vec![calls, settings, permission, standby, json!({"hop_context": [{"app_id": 1}]})]
}

pub(crate) fn call() -> Value {
    json!({
        "id": "c_1", "to": "101", "from": "7204418830956127", "event": "connect", "timestamp": 1_763_800_000,
        "call_direction": "user_initiated",
    })
}
