//! What stands in the entry itself, and what else than conversations there is.

use sendapi_core::Recipient;
use sendapi_core::webhook::{
    CallDirection, CallMoment, CallPermission, CallStatus, ChangeValue, Kind, Window,
};
use serde_json::{Value, json};
use std::time::{Duration, UNIX_EPOCH};

use crate::round_trip;
use crate::samples::{call, event, group_comment, in_an_entry, marketing_message, upload};

#[test]
fn a_comment_may_stand_in_the_entry_itself() {
    for (field, is_live) in [("comments", false), ("live_comments", true)] {
        let value = json!({"id": "9", "text": "Rye?", "from": {"id": "2", "username": "ada"}});
        let webhook = round_trip(&in_an_entry(json!({"field": field, "value": value})));
        let [(entry, change)] = webhook.changes().collect::<Vec<_>>()[..] else {
            panic!("{webhook:?}")
        };
        assert_eq!(change.field.as_deref(), Some(field));
        let comment = match change.value.as_ref().unwrap() {
            ChangeValue::Comment(comment) if !is_live => comment,
            ChangeValue::LiveComment(comment) if is_live => comment,
            other => panic!("{other:?}"),
        };
        assert_eq!(comment.words(), Some("Rye?"));
        assert_eq!(change.reply(entry).unwrap().recipient, Recipient::comment_id("9"));
        assert!(entry.extra.is_empty() && !entry.says_something_else());
    }
}

#[test]
fn beside_a_list_of_changes_it_is_one_more() {
    let webhook = round_trip(&in_an_entry(json!({
        "field": "comments", "value": {"id": "9"}, "changes": [{"field": "feed", "value": {"post_id": "8"}}],
        "news": 5,
    })));
    assert_eq!(webhook.changes().count(), 2);
    assert_eq!(webhook.entries()[0].extra.len(), 1);
}

#[test]
fn an_event_may_come_by_a_field_of_the_entry() {
    let value = event(json!({"message": {"mid": "m", "text": "Hi"}}));
    let webhook = round_trip(&in_an_entry(json!({"field": "messages", "value": value})));
    let event = webhook.events().next().unwrap();
    assert_eq!((event.kind.name(), webhook.changes().count()), (Some("message"), 1));
    assert!(event.reply().is_some());
}

#[test]
fn a_sample_without_a_recipient_is_an_event() {
    let value = json!({"sender": {"id": "7"}, "message": {"mid": "m", "text": "Hi"}});
    let change = json!({"changes": [{"field": "messages", "value": value}]});
    assert_eq!(round_trip(&in_an_entry(change)).events().count(), 1);
}

#[test]
fn calls_and_what_becomes_of_them() {
    let ringing =
        json!({"id": "c_1", "event": "call_status", "recipient_id": "7", "call_status": "ringing"});
    let over = json!({"id": "c_1", "event": "terminate", "status": "Completed", "duration": 7, "end_time": 1_763_800_000});
    let moved = json!({"id": "c_1", "event": "media_update", "session": {"version": 2, "sdp_renegotiation": {"sdp": "v=0"}}});
    let webhook = round_trip(&in_an_entry(json!({"calls": [call(), ringing, over, moved]})));
    let calls: Vec<_> = webhook.calls().collect();
    let (entry, begins) = calls[0];
    assert_eq!(begins.event, Some(CallMoment::Connect));
    assert_eq!(begins.call_direction, Some(CallDirection::UserInitiated));
    let person = |place: usize| calls[place].1.person(entry.id.as_ref()).map(ToString::to_string);
    assert_eq!(person(0).as_deref(), Some("7204418830956127"));
    assert_eq!((person(1).as_deref(), person(2)), (Some("7"), None));
    assert_eq!(calls[1].1.call_status, Some(CallStatus::Ringing));
    assert!(calls[2].1.end_time.as_ref().unwrap().at().is_some());
    let session = calls[3].1.session.as_ref().unwrap();
    assert_eq!(session.version.as_ref().unwrap().as_u64(), Some(2));
    assert!(!entry.says_something_else());
}

#[test]
fn of_a_call_that_the_page_began_the_other_side_is_the_person() {
    let call = json!({"id": "c", "event": "connect", "from": "101", "to": "7", "call_direction": "business_initiated"});
    let webhook = round_trip(&in_an_entry(json!({"calls": [call]})));
    let (entry, call) = webhook.calls().next().unwrap();
    assert_eq!(call.person(entry.id.as_ref()).unwrap(), &"7");
    assert_eq!(call.person(None).unwrap(), &"7");
}

#[test]
fn a_permission_to_call_is_an_event_in_the_entry_or_in_its_list() {
    let members = json!({"call_permission_reply": {"response": "approve", "expiration_timestamp": "1763900000"}});
    let alone = json!({"object": "page", "entry": [event(members.clone())]});
    for body in [
        alone,
        in_an_entry(event(members.clone())),
        in_an_entry(json!({"messaging": [event(members)]})),
    ] {
        let webhook = round_trip(&body);
        let event = webhook.events().next().unwrap();
        let Kind::CallPermissionReply(reply) = &event.kind else { panic!("{event:?}") };
        assert_eq!(reply.response, Some(CallPermission::Approve));
        assert!(reply.expiration_timestamp.as_ref().unwrap().at().is_some());
        assert_eq!(event.reply().unwrap().recipient, Recipient::id("7204418830956127"));
        assert_eq!(webhook.entries()[0].account().unwrap(), &"101");
    }
}

#[test]
fn call_settings() {
    let webhook = round_trip(&in_an_entry(json!({"call_settings": {
        "audio_enabled": true, "video_enabled": false, "call_hours": {"status": "on"},
    }})));
    let entry = &webhook.entries()[0];
    let settings = entry.call_settings.as_ref().unwrap();
    assert_eq!((settings.audio_enabled, settings.video_enabled), (Some(true), Some(false)));
    assert!(entry.says_something_else());
    let change = json!({"field": "call_settings_update", "value": {"icon_enabled": true}});
    let webhook = round_trip(&in_an_entry(json!({"changes": [change]})));
    let (_, change) = webhook.changes().next().unwrap();
    let Some(ChangeValue::CallSettings(settings)) = &change.value else { panic!("{change:?}") };
    assert_eq!(settings.icon_enabled, Some(true));
}

#[test]
fn a_comment_in_a_group_is_an_event_or_a_change() {
    let written = UNIX_EPOCH + Duration::from_secs(1_763_700_000);
    let webhook = round_trip(&in_an_entry(json!({"messaging": [group_comment()]})));
    let event = webhook.events().next().unwrap();
    let Kind::Comment(comment) = &event.kind else { panic!("{event:?}") };
    assert_eq!(comment.words(), Some("How much is it?"));
    assert_eq!(comment.from.as_ref().unwrap().name.as_deref(), Some("Ada"));
    assert!(event.extra.is_empty() && event.recipient.is_some() && event.kind.name().is_none());
    let reply = event.reply().unwrap();
    assert_eq!(reply.recipient, Recipient::comment_id("77"));
    assert_eq!(reply.window, Some(Window::private_reply(written)));

    let change = json!({"changes": [{"field": "group_feed", "value": group_comment()}]});
    let webhook = round_trip(&in_an_entry(change));
    let (entry, change) = webhook.changes().next().unwrap();
    assert!(matches!(change.value, Some(ChangeValue::Comment(_))));
    assert_eq!(change.reply(entry).unwrap().recipient, Recipient::comment_id("77"));
    assert_eq!(webhook.events().count(), 0);
}

#[test]
fn what_is_no_new_comment_in_a_group_gets_no_reply() {
    let told = |members: Value| {
        let mut event = group_comment();
        event.as_object_mut().unwrap().extend(members.as_object().unwrap().clone());
        let webhook = round_trip(&in_an_entry(json!({"messaging": [event]})));
        webhook.events().next().unwrap().clone()
    };
    for members in [
        json!({"verb": "edited"}),
        json!({"verb": "remove"}),
        json!({"item": "status"}),
        json!({"item": "reaction"}),
        json!({"from": {"id": "101"}}),
        json!({"comment_id": null}),
    ] {
        assert_eq!(told(members.clone()).reply(), None, "{members}");
    }
    for members in [json!({"from": null}), json!({"group_id": null}), json!({"parent_id": [5]})] {
        assert!(told(members.clone()).reply().is_some(), "{members}");
    }
}

#[test]
fn marketing_messages_come_by_a_change_flat_or_not_and_as_events() {
    let mut flat = marketing_message();
    flat["field"] = json!("marketing_message_echoes");
    let nested = json!({"field": "marketing_message_echoes", "value": marketing_message()});
    for members in
        [json!({"changes": [flat]}), json!({"changes": [nested]}), flat.clone(), nested.clone()]
    {
        let webhook = round_trip(&in_an_entry(members));
        let (entry, change) = webhook.changes().next().unwrap();
        assert_eq!(change.field.as_deref(), Some("marketing_message_echoes"));
        let Some(ChangeValue::MarketingMessage(message)) = &change.value else {
            panic!("{change:?}")
        };
        assert_eq!(message.marketing_message_tracking_id.as_ref().unwrap(), &"98ec-1");
        assert_eq!(message.recipient_id.as_ref().unwrap(), &"7204418830956127");
        assert_eq!(change.reply(entry), None);
        assert!(entry.extra.is_empty());
    }
    let webhook = round_trip(&in_an_entry(json!({"messaging": [flat]})));
    let event = webhook.events().next().unwrap();
    let Kind::MarketingMessage(message) = &event.kind else { panic!("{event:?}") };
    assert_eq!(message.field.as_deref(), Some("marketing_message_echoes"));
    assert!(event.reply().is_none() && event.timestamp.is_some());
}

#[test]
fn uploads_and_integrity() {
    let webhook = round_trip(&in_an_entry(json!({"changes": [
        {"field": "marketing_messages_subscriber_upload_status", "value": upload()},
        {"field": "business_integrity", "value": {
            "status": "restricted", "violations": [{"type": "SPAM", "url": "https://e.org"}],
            "restrictions": [{"feature": "messaging", "status": "ACTIVE", "expiration_time": 1_763_800_009}],
        }},
    ]})));
    let values: Vec<_> =
        webhook.changes().map(|(_, change)| change.value.as_ref().unwrap()).collect();
    let ChangeValue::SubscriberUpload(upload) = values[0] else { panic!("{:?}", values[0]) };
    assert_eq!(upload.num_rows.as_ref().unwrap().as_u64(), Some(1000));
    let ChangeValue::BusinessIntegrity(integrity) = values[1] else { panic!("{:?}", values[1]) };
    let violation = &integrity.violations.as_ref().unwrap()[0];
    assert_eq!(violation.kind.as_deref(), Some("SPAM"));
    let restriction = &integrity.restrictions.as_ref().unwrap()[0];
    assert!(restriction.expiration_time.as_ref().unwrap().at().is_some());
}
