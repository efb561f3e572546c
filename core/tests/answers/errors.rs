//! The platform's errors.

use sendapi_core::graph_error::GraphError;

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
