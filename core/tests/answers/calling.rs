//! What the Calling API answers.

use sendapi_core::call::answer::{Answer, Done};
use sendapi_core::call::calling::{
    CallAnswer, CallPermissions, CallSettings, PermissionStatus, RingTarget, SdpType, Session,
};
use serde_json::{Value, json};

fn read<T: Answer>(json: &Value) -> T {
    T::from_json(json.to_string().as_bytes()).unwrap()
}

#[test]
fn a_description_is_an_object_or_the_text_alone() {
    let call: CallAnswer = read(&json!({
        "success": true,
        "id": "c_8",
        "session": {
            "sdp_response": { "sdp_type": "answer", "sdp": "v=0 ice-pwd" },
            "sdp_renegotiation": "v=0 offer",
        },
    }));
    assert_eq!((call.id(), call.is_success()), (Some("c_8"), true));
    let session = call.session.unwrap();
    let (answer, offer) = (session.sdp_response.unwrap(), session.sdp_renegotiation.unwrap());
    assert_eq!(answer.sdp_type, Some(SdpType::Answer));
    assert_eq!(answer.sdp.as_deref(), Some("v=0 ice-pwd"));
    assert_eq!((offer.sdp_type.as_ref(), offer.sdp.as_deref()), (None, Some("v=0 offer")));
    assert!(!format!("{answer:?}").contains("ice-pwd"));
    assert!(!format!("{:?}", Session::offer("v=0 ice-pwd")).contains("ice-pwd"));
}

#[test]
fn the_id_of_a_call_has_two_names() {
    let call: CallAnswer = read(&json!({ "success": "false", "call_id": "c_8" }));
    assert_eq!((call.id(), call.is_success()), (Some("c_8"), false));
    let odd: CallAnswer = read(&json!({ "success": true, "session": [], "id": {} }));
    assert_eq!(odd.id(), None);
    assert_eq!((&odd.extra["session"], &odd.extra["id"]), (&json!([]), &json!({})));
    assert!(CallAnswer::from_json(br#"{"ok":true}"#).is_err());
}

#[test]
fn permissions_are_an_object_or_in_a_list() {
    let guide = json!({
        "permission": { "status": "has_permission", "expiration_time": 1_763_800_000 },
        "actions": [
            { "action_name": "send_call_permission_request", "can_perform": false,
              "limits": [{ "time_period": "PT24H", "max_allowed": 2, "current_usage": 2 }] },
            { "action_name": "start_call", "can_perform_action": true },
        ],
    });
    let mut reference = guide.clone();
    reference["permission"]["status"] = "HAS_PERMISSION".into();
    for answer in [guide, json!({ "data": [reference] })] {
        let may: CallPermissions = read(&answer);
        let permission = may.permission.as_ref().unwrap();
        assert_eq!(permission.status, Some(PermissionStatus::HasPermission));
        assert_eq!(permission.expiration_time, Some(1_763_800_000));
        assert_eq!((may.can_call(), may.can_ask()), (Some(true), Some(false)));
        assert!(may.extra.is_empty(), "{:?}", may.extra);
    }
}

#[test]
fn what_its_page_promises_may_be_missing_or_odd() {
    let none: CallPermissions = read(&json!({ "data": [] }));
    assert_eq!((none.permission.as_ref(), none.can_call()), (None, None));
    assert_eq!(none.extra["data"], json!([]));
    let two: CallPermissions =
        read(&json!({ "data": [{ "permission": { "status": "perhaps" } }, { "color": 1 }, 7] }));
    let status = two.permission.as_ref().unwrap().status.clone();
    assert_eq!(status, Some(PermissionStatus::Other("perhaps".to_owned())));
    assert_eq!(two.extra["data"], json!([{ "color": 1 }, 7]));
    let inner = json!({ "id": "of the item", "data": [8], "permission": { "status": "x" } });
    let twice: CallPermissions = read(&json!({ "data": [inner.clone(), 7], "id": "of the list" }));
    assert_eq!(twice.extra["id"], "of the list");
    assert_eq!(twice.extra["data"], json!([{ "id": "of the item", "data": [8] }, 7]));
    assert!(twice.permission.is_some());
    let alone: CallSettings = read(&json!({ "data": [inner], "id": "of the list" }));
    assert_eq!(alone.extra["data"], json!([{ "id": "of the item", "data": [8] }]));
    let odd: CallPermissions = read(&json!({ "data": 7, "actions": [null, {}] }));
    assert_eq!(odd.can_ask(), None);
    assert_eq!((&odd.extra["data"], &odd.extra["actions"]), (&json!(7), &json!([null])));
    assert!(CallPermissions::from_json(b"{}").is_err());
}

#[test]
fn settings_are_read_as_they_are_written() {
    let hours = json!({
        "timezone_id": "Europe/Oslo",
        "weekly_operating_hours": [{ "day_of_week": "MONDAY", "open_time": "0900", "close_time": "1700" }],
    });
    let settings: CallSettings = read(&json!({ "data": [{
        "icon_enabled": true, "call_hours": hours, "call_routing": { "ring_target": "PARTNERS" },
    }] }));
    assert_eq!(settings.icon_enabled, Some(true));
    assert_eq!(settings.call_routing.unwrap().ring_target, RingTarget::Partners);
    assert_eq!(settings.call_hours.unwrap().timezone_id.as_deref(), Some("Europe/Oslo"));
    assert!(settings.extra.is_empty());
    let more: CallSettings =
        read(&json!({ "call_hours": { "status": "ENABLED" }, "audio_enabled": "true" }));
    assert_eq!(more.extra["call_hours"], json!({ "status": "ENABLED" }));
    assert_eq!(more.audio_enabled, Some(true));
}

#[test]
fn a_failure_in_a_word_is_no_success() {
    assert!(!read::<Done>(&json!({ "result": "failure" })).is_success());
    assert!(read::<Done>(&json!({ "result": "success" })).is_success());
}
