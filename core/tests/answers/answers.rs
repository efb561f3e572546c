//! Answers to calls.

use std::fmt::Debug;

use sendapi_core::call::answer::{Answer, Done, Listing, Made};
use sendapi_core::call::notification_tokens::NotificationToken;
use sendapi_core::call::person::UserProfile;
use sendapi_core::call::persona::Persona;
use sendapi_core::call::profile::Fields;
use sendapi_core::call::subscription::SubscribedApp;
use serde_json::{Value, json};

fn read<T: Answer>(body: &str) -> T {
    T::from_json(body.as_bytes()).unwrap()
}

fn extra(of: &serde_json::Map<String, Value>) -> Value {
    Value::Object(of.clone())
}

/// The member, and what is left over.
#[track_caller]
fn id_of(member: &str, id: Option<&str>, left: Value) {
    let persona: Persona = read(&format!(r#"{{"name":"Runa","id":{member}}}"#));
    assert_eq!((persona.id.as_deref(), extra(&persona.extra)), (id, left), "{member}");
}

#[test]
fn text_may_be_a_number_that_is_whole() {
    id_of(r#""1008""#, Some("1008"), json!({}));
    id_of(r#"" ""#, Some(" "), json!({}));
    id_of("17841400000000001", Some("17841400000000001"), json!({}));
    id_of("-7", Some("-7"), json!({}));
    id_of("9223372036854775808", Some("9223372036854775808"), json!({}));
    id_of("18446744073709551615", Some("18446744073709551615"), json!({}));
}

#[test]
fn what_is_of_another_kind_or_was_rounded_is_left_over() {
    for odd in [
        "18446744073709551616",
        "-9223372036854775809",
        "1.5",
        "1e300",
        "1.0",
        "null",
        "true",
        "[]",
        r#"["7"]"#,
        r#"{"id":"7"}"#,
    ] {
        id_of(odd, None, json!({ "id": serde_json::from_str::<Value>(odd).unwrap() }));
    }
}

#[test]
fn flags_may_be_text_or_a_number() {
    for (member, success) in [
        ("true", Some(true)),
        ("false", Some(false)),
        ("1", Some(true)),
        ("0", Some(false)),
        ("-1", None),
        ("4711", None),
        ("0.0", None),
        ("0.5", None),
        (r#"" TRUE ""#, Some(true)),
        (r#""False""#, Some(false)),
        (r#""yes""#, None),
        (r#""1""#, None),
        ("[]", None),
        ("{}", None),
    ] {
        let done: Done = read(&format!(r#"{{"success":{member}}}"#));
        assert_eq!(done.success, success, "{member}");
        assert_eq!(done.extra.contains_key("success"), success.is_none(), "{member}");
    }
}

#[test]
fn numbers_may_be_text() {
    for (member, number) in [
        ("7", Some(7)),
        (r#"" -7 ""#, Some(-7)),
        ("9223372036854775807", Some(i64::MAX)),
        (r#""-9223372036854775808""#, Some(i64::MIN)),
        ("9223372036854775808", None),
        (r#""9223372036854775808""#, None),
        ("7.0", None),
        (r#""7.0""#, None),
        ("true", None),
        ("null", None),
    ] {
        let body = format!(r#"{{"creation_timestamp":{member}}}"#);
        let token: NotificationToken = read(&body);
        assert_eq!(token.creation_timestamp, number, "{member}");
        assert_eq!(token.extra.contains_key("creation_timestamp"), number.is_none(), "{member}");
    }
}

#[test]
fn numbers_with_a_fraction_are_no_text() {
    for (member, number) in
        [("5.5", Some(5.5)), ("-3", Some(-3.0)), (r#""5.5""#, None), ("null", None)]
    {
        let person: UserProfile = read(&format!(r#"{{"timezone":{member}}}"#));
        assert_eq!(person.timezone, number, "{member}");
        assert_eq!(person.extra.contains_key("timezone"), number.is_none(), "{member}");
    }
}

#[test]
fn a_list_of_words_is_one_or_left_over() {
    for (member, words) in [
        (r#"["feed","news"]"#, Some(vec!["feed".to_owned(), "news".to_owned()])),
        ("[]", Some(Vec::new())),
        (r#"["feed",7]"#, None),
        (r#"["feed",null]"#, None),
        (r#""feed""#, None),
        ("null", None),
    ] {
        let app: SubscribedApp = read(&format!(r#"{{"subscribed_fields":{member}}}"#));
        assert_eq!(app.extra.contains_key("subscribed_fields"), words.is_none(), "{member}");
        assert_eq!(app.subscribed_fields, words, "{member}");
    }
}

#[test]
fn a_list_of_objects_leaves_over_what_is_none() {
    let listing: Listing<Made> = read(r#"{"data":[{"id":1,"new":[2]},null,7,"x",[{"id":3}],{}]}"#);
    let ids: Vec<_> = listing.data.iter().map(|made| made.id.as_deref()).collect();
    assert_eq!(ids, [Some("1"), None]);
    assert_eq!(extra(&listing.data[0].extra), json!({"new": [2]}));
    assert_eq!(extra(&listing.extra), json!({"data": [null, 7, "x", [{"id": 3}]]}));
    let whole: Listing<Made> = read(r#"{"data":[{"id":1}]}"#);
    assert_eq!(extra(&whole.extra), json!({}));
}

#[test]
fn cursors_are_read_beside_what_is_left_over() {
    let paging = json!({"cursors": {"before": 7, "after": "b"}, "next": "https://example.com"});
    let body = json!({"data": [], "paging": paging, "summary": {"count": 0}});
    let listing: Listing<Made> = read(&body.to_string());
    assert_eq!((listing.before.as_deref(), listing.after.as_deref()), (Some("7"), Some("b")));
    assert_eq!(extra(&listing.extra), json!({"paging": paging, "summary": {"count": 0}}));
    for odd in [
        json!({}),
        json!(null),
        json!([]),
        json!({"cursors": []}),
        json!({"cursors": {"after": {}}}),
    ] {
        let listing: Listing<Made> = read(&json!({"data": 7, "paging": odd}).to_string());
        assert_eq!((listing.data.len(), listing.after), (0, None));
        assert_eq!(extra(&listing.extra), json!({"data": 7, "paging": odd}));
    }
}

#[test]
fn of_a_name_that_stands_twice_the_last_counts() {
    let made: Made = read(r#"{"id":"1","id":2,"new":1,"new":[]}"#);
    assert_eq!((made.id.as_deref(), extra(&made.extra)), (Some("2"), json!({"new": []})));
    let made: Made = read(r#"{"id":[],"id":2}"#);
    assert_eq!((made.id.as_deref(), extra(&made.extra)), (Some("2"), json!({})));
}

#[test]
fn what_the_schema_knows_is_read_by_it_and_kept_where_there_is_more() {
    let body = r#"{"get_started":{"payload":"START"},"greeting":[{"locale":"default","text":"Hi","tone":"warm"}],
        "ice_breakers":null,"commands":7,"subject_to_new_eu_privacy_rules":"true"}"#;
    let fields: Fields = read(body);
    assert!(fields.settings.get_started.is_some() && fields.settings.greeting.is_some());
    assert_eq!(fields.subject_to_new_eu_privacy_rules, Some(true));
    let greeting = json!([{"locale": "default", "text": "Hi", "tone": "warm"}]);
    assert_eq!(
        extra(&fields.extra),
        json!({"greeting": greeting, "ice_breakers": null, "commands": 7})
    );
}

#[test]
fn members_that_tell_must_be_there_and_not_null() {
    for body in ["{}", r#"{"id":null}"#, r#"{"message":"Forbidden"}"#] {
        let none = Made::from_json(body.as_bytes()).unwrap_err();
        assert_eq!(none.to_string(), "no answer: the body has none of `id`", "{body}");
    }
    // Of an odd kind they tell all the same.
    assert_eq!(read::<Made>(r#"{"id":[]}"#).id, None);
    assert_eq!(read::<Persona>("{}"), Persona::default());
}

#[test]
fn depth_is_bounded() {
    let nested =
        |depth: usize| format!(r#"{{"id":"1","a":{}{}}}"#, "[".repeat(depth), "]".repeat(depth));
    assert_eq!(read::<Made>(&nested(126)).id.as_deref(), Some("1"));
    refused::<Made>(&nested(127), "no answer: the body is not JSON");
    refused::<Made>(&nested(100_000), "no answer: the body is not JSON");
}

#[test]
fn anything_else_is_no_answer() {
    refused::<Made>("", "no answer: the body is not JSON");
    refused::<Made>(r#"{"id":"1"} x"#, "no answer: the body is not JSON");
    refused::<Made>(r#"[{"id":"1"}]"#, "no answer: the body is not a JSON object");
    refused::<Made>(
        r#"{"id":"1","error":7}"#,
        "no answer: the body has an `error` that is not an object",
    );
    refused::<Made>(r#"{"id":"1","error":{"code":100}}"#, "no answer: the body is an error");
    assert_eq!(read::<Made>(r#"{"id":"1","error":null}"#).id.as_deref(), Some("1"));
}

#[track_caller]
fn refused<T: Answer + Debug>(body: &str, words: &str) {
    assert_eq!(T::from_json(body.as_bytes()).unwrap_err().to_string(), words, "{body:.60}");
}
