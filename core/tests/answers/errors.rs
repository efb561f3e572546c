//! The platform's errors.

use sendapi_core::call::answer::{Answer as _, Done};
use sendapi_core::graph_error::{Code, Family, GraphError};
use sendapi_core::response::Answer;

fn read(members: &str) -> GraphError {
    GraphError::from_json(format!(r#"{{"error":{{{members}}}}}"#).as_bytes()).unwrap()
}

#[test]
fn codes_may_be_text_and_are_whole() {
    for (member, code) in [
        ("190", 190),
        (r#"" 190 ""#, 190),
        ("-1", -1),
        ("9223372036854775807", i64::MAX),
        ("9223372036854775808", 0),
        (r#""9223372036854775808""#, 0),
        ("1e3", 0),
        ("190.0", 0),
        ("true", 0),
        ("null", 0),
        ("[190]", 0),
    ] {
        let error = read(&format!(r#""code":{member},"error_subcode":{member}"#));
        assert_eq!(error.code(), code, "{member}");
        assert_eq!(error.subcode(), (code != 0).then_some(code), "{member}");
    }
}

#[test]
fn words_may_be_whole_numbers() {
    for (member, words) in [
        (r#""No""#, Some("No")),
        (r#""""#, Some("")),
        ("18446744073709551615", Some("18446744073709551615")),
        ("18446744073709551616", None),
        ("0.5", None),
        ("null", None),
        ("false", None),
        (r#"{"text":"No"}"#, None),
    ] {
        let error = read(&format!(
            r#""message":{member},"type":{member},"fbtrace_id":{member},"error_user_title":{member},"error_user_msg":{member}"#
        ));
        assert_eq!((error.message(), error.kind()), (words.unwrap_or(""), words.unwrap_or("")));
        assert_eq!([error.fbtrace_id(), error.user_title(), error.user_message()], [words; 3]);
    }
}

#[test]
fn data_is_any_json_but_null() {
    for (member, data) in [
        (r#""text""#, Some(r#""text""#)),
        (r#"{"a":[1,2]}"#, Some(r#"{"a":[1,2]}"#)),
        ("7", Some("7")),
        ("false", Some("false")),
        ("null", None),
    ] {
        assert_eq!(read(&format!(r#""error_data":{member}"#)).error_data(), data, "{member}");
    }
}

#[test]
fn of_a_name_that_stands_twice_the_last_counts() {
    assert_eq!(read(r#""code":1,"code":"2""#).code(), 2);
    let twice = br#"{"error":{"code":1},"error":{"code":2}}"#;
    assert_eq!(GraphError::from_json(twice).unwrap().code(), 2);
}

#[test]
fn depth_is_bounded() {
    let nested = |depth: usize| {
        let body =
            format!(r#"{{"error":{{"code":1,"a":{}{}}}}}"#, "[".repeat(depth), "]".repeat(depth));
        GraphError::from_json(body.as_bytes())
    };
    assert_eq!(nested(125).unwrap().code(), 1);
    assert_eq!(nested(126).unwrap_err().to_string(), "no Graph error: the body is not JSON");
    assert!(nested(100_000).is_err());
}

#[test]
fn what_is_not_known_or_of_another_kind_is_kept() {
    let error = read(r#""code":100,"message":["No"],"is_transient":null,"blame":{"field":"text"}"#);
    let kept =
        serde_json::json!({"message": ["No"], "is_transient": null, "blame": {"field": "text"}});
    assert_eq!(*error.extra(), *kept.as_object().unwrap());
    let flat = br#"{"error_message":"No","code":400,"hint":"log in"}"#;
    let error = GraphError::from_json(flat).unwrap();
    assert_eq!(error.extra()["hint"], "log in");
    assert_eq!(error.extra().len(), 1);
}

#[test]
fn the_flat_form_of_the_login_host_is_an_error_by_every_door() {
    for (flat, code) in [
        (r#"{"error_type":"OAuthException","code":400,"error_message":"No such token"}"#, 400),
        (r#"{"error_type":"OAuthException","code":"401","error_message":""}"#, 401),
        (r#"{"error_type":"OAuthException","error_message":"No such token"}"#, 0),
        (r#"{"error":null,"code":1,"error_message":["No"],"message_id":"m_1"}"#, 1),
    ] {
        assert_eq!(GraphError::from_json(flat.as_bytes()).unwrap().code(), code, "{flat}");
        let Ok(Answer::Error(error)) = Answer::from_json(flat.as_bytes()) else {
            panic!("no error: {flat}")
        };
        assert_eq!(error.code(), code, "{flat}");
        let refused = Done::from_json(flat.as_bytes()).unwrap_err();
        assert_eq!(refused.graph(), Some(&error), "{flat}");
        assert!(!error.is_from_graph(), "{flat}");
    }
}

#[test]
fn words_alone_are_no_flat_error() {
    for other in [
        r#"{"error_message":"No"}"#,
        r#"{"error_message":null,"code":400}"#,
        r#"{"error_type":"OAuthException","code":400}"#,
        r#"{"error_message":"No","error_type":null,"code":null}"#,
    ] {
        assert!(GraphError::from_json(other.as_bytes()).is_err(), "{other}");
        assert!(!matches!(Answer::from_json(other.as_bytes()), Ok(Answer::Error(_))), "{other}");
    }
}

#[test]
fn each_code_is_of_its_family_and_passes_or_stays() {
    use Family::{
        Attachment, Busy, Marketing, Permission, Platform, Policy, Recipient, Replied, Request,
        Thread, Token, Window,
    };
    for (code, subcode, family, passes) in [
        (-1, None, Platform, true),
        (-1, Some(2_018_416), Request, false),
        (-1, Some(2_534_023), Replied, false),
        (1, Some(2_018_085), Request, false),
        (3, None, Permission, false),
        (10, Some(2_018_300), Thread, false),
        (10, Some(2_534_022), Window, false),
        (100, Some(1_545_133), Recipient, false),
        (200, Some(1_545_133), Recipient, false),
        (100, Some(1_893_029), Request, false),
        (100, Some(1_893_060), Request, false),
        (100, Some(2_018_007), Attachment, false),
        (100, Some(2_018_015), Request, false),
        (100, Some(2_018_048), Busy, true),
        (100, Some(2_018_218), Request, false),
        (100, Some(2_018_276), Permission, false),
        (100, Some(2_534_001), Recipient, false),
        (100, Some(2_534_002), Request, false),
        (100, Some(2_534_052), Request, false),
        (102, None, Token, false),
        (102, Some(460), Token, false),
        (102, Some(463), Token, false),
        (102, Some(7), Token, false),
        (104, None, Token, false),
        (194, None, Request, false),
        (200, Some(2_534_066), Policy, false),
        (546, None, Attachment, false),
        (551, Some(1_893_047), Recipient, false),
        (1200, Some(2_018_024), Busy, true),
        (2500, None, Request, false),
        (10_902, None, Request, false),
        (2_300_051, None, Marketing, false),
        (2_300_052, None, Marketing, false),
        (2_300_053, None, Marketing, false),
    ] {
        let numbers = format!(r#""code":{code},"error_subcode":{}"#, serde_json::json!(subcode));
        let error = read(&numbers);
        assert_eq!((error.explain().family(), error.is_transient()), (family, passes), "{numbers}");
    }
    assert_ne!(Code::of(2_300_052, None), Code::of(2_300_051, None));
}

/// What others lost days with, since only one of the causes was named.
#[test]
fn a_code_with_several_causes_names_them_the_likeliest_first() {
    for (code, subcode, causes) in [
        (1, None, &["failed", "permission", "version"][..]),
        (2, None, &["failed", "blocked"]),
        (3, None, &["access level", "Instagram account"]),
        (10, None, &["permission", "window"]),
        (10, Some(2_018_278), &["24 hours", "after an ad", "not live", "access"]),
        (10, Some(2_534_022), &["24 hours", "after an ad", "not live", "seconds after a tap"]),
        (
            100,
            None,
            &[
                "parameter",
                "nobody's",
                "notifications",
                "retired",
                "for this host",
                "act for",
                "HUMAN_AGENT",
            ],
        ),
        (100, Some(1_893_060), &["deleted", "messaging_type"]),
        (100, Some(2_534_001), &["conversation", "archived", "deleted"]),
        (
            100,
            Some(2_534_014),
            &["no Instagram user", "scoped id", "echo", "second private reply", "daily limit"],
        ),
        (100, Some(2_534_015), &["content", "permission"]),
        (190, None, &["cannot be used", "other host"]),
        (200, None, &["testers", "takes no messages"]),
        (2500, None, &["path", "token"]),
    ] {
        let explained = Code::of(code, subcode).to_string();
        let places: Vec<_> = causes.iter().map(|cause| explained.find(cause)).collect();
        assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{code}: {explained}");
    }
}
