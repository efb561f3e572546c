//! Struct literals of what is sent: each is built upon `EMPTY`, so that the platform can add a member.

use sendapi_core::template::generic;
use sendapi_core::template::receipt::Summary;
use sendapi_core::{Content, Number, Recipient, Request, Text};

/// Every member of a struct is written here that has few. The literal would not compile without `..EMPTY`, as the
/// doctest of [`sendapi_core::Request`] shows, and says so much as any other.
const PERSON: Request<'static> = Request {
    recipient: Recipient::Id(Text::Borrowed("7")),
    message: Some(Content { text: Some(Text::Borrowed("Hello")), ..Content::EMPTY }),
    ..Request::EMPTY
};

static CARDS: &[generic::Element<'static>] =
    &[generic::Element { title: Text::Borrowed("Rye"), ..generic::Element::EMPTY }];

const fn at_run_time_or_not(total: i64) -> Summary {
    Summary { total_cost: Number::Integer(total), ..Summary::EMPTY }
}

#[test]
fn literals_stand_in_constants_statics_and_const_functions() {
    const SUMMARY: Summary = at_run_time_or_not(3);
    assert_eq!(PERSON.recipient, Recipient::id("7"));
    assert_eq!(CARDS, [generic::Element::titled("Rye")]);
    assert_eq!(SUMMARY, at_run_time_or_not(3));
}

#[test]
fn what_lets_a_struct_grow_is_seen_nowhere() {
    let summary = at_run_time_or_not(3);
    assert_eq!(format!("{summary:?}"), "Summary { total_cost: 3 }");
    assert_eq!(serde_json::to_string(&summary).unwrap(), r#"{"total_cost":3}"#);
    let fields = <Summary as sendapi_core::convert::value::Schema>::SHAPE.members().fields;
    assert_eq!(fields.len(), 4);
}

#[cfg(feature = "calls")]
#[test]
fn a_secret_is_not_in_debug() {
    use sendapi_core::call::account_linking::ReadLinkingPerson;
    use sendapi_core::call::is_secret;
    use sendapi_core::call::token::DebugToken;

    let asked = format!("{:?}", ReadLinkingPerson::new("ARS8-secret"));
    assert_eq!(asked, "ReadLinkingPerson { fields: [\"recipient\"], .. }");
    assert_eq!(format!("{:?}", DebugToken::new("EAAB-secret")), "DebugToken { .. }");
    let names = ["account_linking_token", "input_token", "fields", "psid"];
    assert_eq!(names.map(is_secret), [true, true, false, false]);
}
