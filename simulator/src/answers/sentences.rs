//! The platform's own sentences for broken rules, as far as they are on record: programs look for them.
//!
//! What the sentences say of one member they say of its kin too: the platform has them from one place for all.

use sendapi_core::limit::{self, Fault, Format, Unit};
use sendapi_core::schema::{Shape, Type};
use sendapi_core::violation::Place;
use serde_json::Value;

use super::codes::{self, Said};
use super::due::{Due, Known, at, unescaped};
use super::flaw::Flaw;

/// What the platform says of a broken rule, without its code in front.
pub(crate) fn recorded(
    shape: &'static Shape,
    request: &Value,
    flaw: &Flaw,
    said: Said,
) -> Option<String> {
    let of_rule = BY_RULE.iter().find(|(own, _)| *own == flaw.rule).map(|(_, sentence)| *sentence);
    match of_rule.or(of_code(said)) {
        Some(sentence) => Some(sentence.to_owned()),
        None => of_kin(shape, request, flaw),
    }
}

/// The sentence that goes with a code whatever it is given for.
pub(crate) fn of_code(said: Said) -> Option<&'static str> {
    BY_CODE.iter().find(|(own, _)| *own == said).map(|(_, sentence)| *sentence)
}

fn of_kin(shape: &'static Shape, request: &Value, flaw: &Flaw) -> Option<String> {
    let pointer = flaw.pointer.as_str();
    match flaw.place() {
        Place::Key => unknown_key(shape, request, pointer),
        Place::Object => missing(shape, request, flaw),
        Place::Surplus { .. } => {
            Some(format!("param {} has too many elements.", param(request, pointer)))
        }
        Place::Value => {
            let (due, value) = at(shape, request, pointer)?;
            value_fault(request, flaw, due, value?)
        }
    }
}

fn unknown_key(shape: &'static Shape, request: &Value, pointer: &str) -> Option<String> {
    let (parent, key) = pointer.rsplit_once('/')?;
    let is_known = at(shape, request, pointer).is_some();
    let key = unescaped(key);
    let sentence =
        || format!("Invalid keys \"{key}\" were found in param \"{}\".", param(request, parent));
    (!is_known && !parent.is_empty()).then(sentence)
}

fn missing(shape: &'static Shape, request: &Value, flaw: &Flaw) -> Option<String> {
    let pointer = flaw.pointer.as_str();
    let object = request.pointer(pointer)?.as_object()?;
    let known = match pointer {
        "" => Known::of(shape, object),
        pointer => match at(shape, request, pointer)?.0.ty {
            Type::Object(shape) => Known::of(shape(), object),
            _ => return None,
        },
    };
    let name = known.required(&flaw.rule)?;
    Some(format!("param {} must be non-empty", param(request, &format!("{pointer}/{name}"))))
}

fn value_fault(request: &Value, flaw: &Flaw, due: Due, value: &Value) -> Option<String> {
    let param = || param(request, &flaw.pointer);
    let Value::String(text) = value else {
        let is_text = matches!(due.ty, Type::Text);
        return is_text.then(|| format!("Param {} must be a UTF-8 encoded string", param()));
    };
    match broken(flaw, due, text)? {
        Fault::Long { unit: Unit::Characters | Unit::Bytes, max, .. } => {
            Some(format!("Length of param {} must be less than or equal to {max}", param()))
        }
        Fault::Format(format) if format.is_of_an_address() => {
            Some(format!("{text} should represent a valid URL"))
        }
        Fault::Format(Format::Digits) => {
            Some(format!("Param {} must be a valid ID string (e.g., \"123\")", param()))
        }
        _ => None,
    }
}

/// The limit that the text breaks: that of the rule, which may have another name here, or the first.
fn broken(flaw: &Flaw, due: Due, text: &str) -> Option<Fault> {
    let checks = due.field?.checks.iter();
    let faults = checks.filter_map(|check| Some((check, limit::text_fault(&check.limit, text)?)));
    let faults: Vec<_> = faults.collect();
    let own = faults.iter().find(|(check, _)| check.rule == flaw.rule);
    own.or(faults.first()).map(|(_, fault)| *fault)
}

/// `message[quick_replies][0][title]`; the payload of a template is read by itself, and has another name then.
fn param(request: &Value, pointer: &str) -> String {
    let is_template =
        request.pointer("/message/attachment/type").is_some_and(|it| it == "template");
    let inside = pointer.strip_prefix("/message/attachment/payload").filter(|_| is_template);
    let path =
        inside.map_or_else(|| pointer.to_owned(), |inside| format!("/name_placeholder{inside}"));
    let mut steps = path.split('/').skip(1).map(unescaped);
    let first = steps.next().unwrap_or_default();
    steps.fold(first, |path, step| format!("{path}[{step}]"))
}

const BY_CODE: &[(Said, &str)] = &[
    (codes::EMPTY, "Message cannot be empty, must provide valid attachment or text"),
    (codes::NEITHER_MESSAGE_NOR_ACTION, "param message must be non-empty"),
    (codes::NOBODY_ON_MESSENGER, "No matching user found"),
    (codes::OTHER_FILE, "Upload attachment failure."),
    (
        codes::TITLE_ALONE,
        "Incomplete element data: title and at least one other field (image url, subtitle or buttons) is required with \
         non-empty value",
    ),
    (codes::WINDOW_ON_INSTAGRAM, "This message is sent outside of allowed window."),
    (
        codes::WINDOW_ON_MESSENGER,
        "This message is sent outside of allowed window. Learn more about the new policy here: \
         https://developers.facebook.com/docs/messenger-platform/policy-overview",
    ),
];

const BY_RULE: &[(&str, &str)] = &[
    ("att.enum", NO_ATTACHMENT_TYPE),
    ("att.enum_ig", NO_ATTACHMENT_TYPE),
    ("req.ids", "Specifying multiple ids with a post method is not supported"),
    ("subscribe.fields", NO_SUBSCRIBED_FIELDS),
    ("tag.enum", NO_TAG),
    ("tag.enum_ig", NO_TAG),
];

const NO_ATTACHMENT_TYPE: &str =
    "Param message[attachment][type] is not supported. Please check developer docs for details";
pub(super) const NO_SUBSCRIBED_FIELDS: &str = "The parameter subscribed_fields is required.";
const NO_TAG: &str = "Invalid tag.";

#[cfg(test)]
mod tests {
    use sendapi_core::call::CALLS;
    use sendapi_core::rule_ids::rule_ids;
    use sendapi_core::value::Schema as _;
    use sendapi_core::{Message, Messenger, Request};
    use serde_json::{Value, json};

    use super::{BY_RULE, recorded};
    use crate::answers::codes::PARAMETER;
    use crate::answers::flaw::Flaw;

    #[test]
    fn the_rules_are_cores() {
        let shapes = CALLS.iter().map(|call| call.shape).chain([Request::SHAPE]);
        let known: Vec<_> = shapes.flat_map(rule_ids).collect();
        assert!(BY_RULE.iter().all(|(rule, _)| known.contains(rule)));
    }

    #[test]
    fn what_is_on_record_of_one_member_is_said_of_its_kin() {
        let card = |card: Value| {
            json!({ "attachment": { "type": "template", "payload": {
                "template_type": "generic", "elements": [card],
            } } })
        };
        let replies = |reply: Value| json!({ "text": "Which?", "quick_replies": [reply] });
        let rye = json!({ "content_type": "text", "title": "Rye", "payload": "RYE" });
        for (message, sentence) in [
            (
                json!({ "text": "a", "metadata": "x".repeat(1000) }),
                "Length of param message[metadata] must be less than or equal to 999",
            ),
            (
                json!({ "text": "Which?", "quick_replies": vec![rye; 14] }),
                "param message[quick_replies] has too many elements.",
            ),
            (
                replies(json!({ "content_type": "text", "title": 7, "payload": "RYE" })),
                "Param message[quick_replies][0][title] must be a UTF-8 encoded string",
            ),
            (
                card(json!({ "title": "Rye", "subtitle": "750 g", "price": 5 })),
                "Invalid keys \"price\" were found in param \"name_placeholder[elements][0]\".",
            ),
            (
                card(json!({ "title": "Rye", "image_url": "rye.png" })),
                "rye.png should represent a valid URL",
            ),
            (
                card(json!({ "subtitle": "750 g" })),
                "param name_placeholder[elements][0][title] must be non-empty",
            ),
            (json!({ "attachment": { "type": "loaf" } }), super::NO_ATTACHMENT_TYPE),
        ] {
            assert_eq!(said(&message).as_deref(), Some(sentence));
        }
    }

    fn said(message: &Value) -> Option<String> {
        let request = json!({ "recipient": { "id": "7" }, "message": message });
        let invalid = Message::<Messenger>::from_json(&request.to_string()).expect_err("a mistake");
        let flaw = Flaw::from(invalid.violations().first().expect("a violation"));
        recorded(Request::SHAPE, &request, &flaw, PARAMETER)
    }
}
