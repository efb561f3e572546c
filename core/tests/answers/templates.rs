//! Utility templates as they are answered.

use sendapi_core::call::answer::{Answer, Listing};
use sendapi_core::call::message_template::{
    LibraryTemplate, MadeTemplate, ParameterFormat, Part, RejectionReason, Template, TemplateStatus,
};
use serde_json::{Value, json};

fn read<T: Answer>(json: &Value) -> T {
    T::from_json(json.to_string().as_bytes()).unwrap()
}

#[test]
fn why_a_template_was_refused_is_told_once_each() {
    let template: Template = read(&json!({
        "id": 1008,
        "status": "REJECTED",
        "rejected_reason": "TAG_SHOULD_BE_MARKETING",
        "rejection_reasons": ["TAG_SHOULD_BE_MARKETING", "INCORRECT_PARAMS"],
        "specific_rejection_reasons": ["OF_NEXT_YEAR"],
    }));
    assert_eq!(template.id.as_deref(), Some("1008"));
    assert_eq!(template.status, Some(TemplateStatus::Rejected));
    assert!(!template.is_approved());
    assert_eq!(
        template.reasons(),
        [
            &RejectionReason::TagShouldBeMarketing,
            &RejectionReason::IncorrectParams,
            &RejectionReason::Other("OF_NEXT_YEAR".to_owned()),
        ]
    );
    assert!(template.extra.is_empty());
}

#[test]
fn what_a_template_says_is_read_and_kept_where_there_is_more() {
    let body = json!({ "type": "BODY", "text": "Bell {{1}} is here.", "example": { "body_text": [["8"]] } });
    let known: Template = read(&json!({
        "name": "bell", "components": [body], "parameter_format": "POSITIONAL",
        "language_count": "2", "creation_time": 1_763_800_000,
    }));
    assert!(
        matches!(known.components.as_deref(), Some([Part::Body(body)]) if body.example.is_some())
    );
    assert_eq!(known.parameter_format, Some(ParameterFormat::Positional));
    assert_eq!(
        (known.language_count, known.creation_time.as_deref()),
        (Some(2), Some("1763800000"))
    );
    assert!(known.extra.is_empty());

    for odd in [
        json!([body, { "type": "CAROUSEL", "cards": [] }]),
        json!([{ "type": "BODY", "text": "Hi", "color": "red" }]),
        json!("BODY"),
        json!([7]),
    ] {
        let odd_one: Template = read(&json!({ "id": "8", "components": odd }));
        assert_eq!(odd_one.extra["components"], odd);
    }
}

#[test]
fn what_its_page_promises_may_be_missing_or_odd() {
    let odd =
        json!({ "id": "8", "status": 7, "rejected_reason": {}, "rejection_reasons": ["A", 7] });
    let template: Template = read(&odd);
    assert_eq!((template.status, template.rejection_reasons), (None, None));
    assert_eq!(template.extra["rejection_reasons"], json!(["A", 7]));
    assert_eq!(template.extra["status"], 7);
    for nothing in ["{}", r#"{"success":true}"#, r#"{"id":null}"#] {
        assert!(MadeTemplate::from_json(nothing.as_bytes()).is_err(), "{nothing}");
        assert!(Template::from_json(nothing.as_bytes()).is_err(), "{nothing}");
    }
}

#[test]
fn templates_of_the_library_show_what_is_open_in_them() {
    let list: Listing<LibraryTemplate> = read(&json!({ "data": [{
        "name": "delivery_update_1", "industry": ["E_COMMERCE"], "body_params": ["8"],
        "buttons": [{ "type": "URL", "text": "See it", "url": "https://velo.example/{{1}}" }],
    }] }));
    let template = &list.data[0];
    let button = &template.buttons.as_ref().unwrap()[0];
    assert_eq!((button.kind.as_deref(), button.text.as_deref()), (Some("URL"), Some("See it")));
    assert_eq!(template.industry.as_deref(), Some(&["E_COMMERCE".to_owned()][..]));
    assert!(template.extra.is_empty() && button.extra.is_empty());
}
